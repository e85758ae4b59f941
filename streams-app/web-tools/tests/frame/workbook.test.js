import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { csvOf, workbookOf } from '../../../src/main/resources/web/frame/workbook.js';

test('a CSV keeps what is in a cell in it, and is no formula', () => {
  const text = csvOf([
    ['学校', '就业率 %'],
    ['甲,"乙"', 92.38],
    ['=HYPERLINK("x")', null],
    ['-1', -1.5],
  ]);
  assert.equal(text, '\uFEFF学校,就业率 %\r\n"甲,""乙""",92.38\r\n"\'=HYPERLINK(""x"")",\r\n\'-1,-1.5\r\n');
});

/** The files of an archive whose entries are stored, by its own directory. */
function filesOf(archive) {
  const view = new DataView(archive.buffer);
  const end = archive.length - 22;
  assert.equal(view.getUint32(end, true), 0x06054b50);
  const files = new Map();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < view.getUint16(end + 10, true); index++) {
    const [size, nameLength, local] = [
      view.getUint32(at + 24, true),
      view.getUint16(at + 28, true),
      view.getUint32(at + 42, true),
    ];
    const name = Buffer.from(archive.slice(at + 46, at + 46 + nameLength)).toString();
    const from = local + 30 + nameLength;
    const content = Buffer.from(archive.slice(from, from + size));
    assert.equal(view.getUint32(at + 16, true), crc32(content), name);
    files.set(name, content.toString());
    at += 46 + nameLength;
  }
  return files;
}

test('a workbook is an archive whose sheet holds texts and numbers', () => {
  const files = filesOf(
    workbookOf(
      [
        ['学校', 'a'],
        ['<甲> & "乙"', 92.38],
        ['丙', null],
      ],
      '各校/指标',
    ),
  );
  assert.deepEqual([...files.keys()].toSorted(), [
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
  ]);
  const sheet = files.get('xl/worksheets/sheet1.xml');
  assert.match(sheet, /&lt;甲&gt; &amp; &quot;乙&quot;/);
  assert.match(sheet, /<v>92.38<\/v>/);
  assert.match(sheet, /丙<\/t><\/is><\/c><c\/>/);
  assert.match(files.get('xl/workbook.xml'), /name="各校 指标"/);
});
