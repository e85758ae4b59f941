// Tables as files: CSV, and a workbook of one sheet. Nothing here touches the document.

/**
 * A table as CSV as Excel opens it: with a mark of UTF-8, CRLF, and no text that it would take for a formula.
 *
 * @param rows `[[text, number or null, …]]`, the first being the head
 */
export function csvOf(rows) {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function harmless(text) {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A table as the bytes of a workbook with one sheet; its head is bold and stays in sight. */
export function workbookOf(rows, sheetName) {
  const text = new TextEncoder();
  return zip(
    Object.entries({
      '[Content_Types].xml': CONTENT_TYPES,
      '_rels/.rels': relationships('officeDocument', 'xl/workbook.xml'),
      'xl/workbook.xml': workbook(sheetName),
      'xl/_rels/workbook.xml.rels': relationships('worksheet', 'worksheets/sheet1.xml', 'styles', 'styles.xml'),
      'xl/styles.xml': STYLES,
      'xl/worksheets/sheet1.xml': sheet(rows),
    }).map(([name, content]) => ({ name: text.encode(name), content: text.encode(content) })),
  );
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PART = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${PART}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${PART}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${PART}.styles+xml"/></Types>`;
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`;

/** Of pairs of kind and target. */
function relationships(...pairs) {
  const all = [];
  for (let at = 0; at < pairs.length; at += 2) {
    all.push(`<Relationship Id="rId${at / 2 + 1}" Type="${OFFICE}/${pairs[at]}" Target="${pairs[at + 1]}"/>`);
  }
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function workbook(name) {
  // What Excel does not take in a sheet's name, and no more than 31 characters.
  const allowed = name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(allowed)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

function sheet(rows) {
  const widths = (rows[0] ?? []).map((_, column) => widthOf(rows, column));
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const lines = rows.map(
    (row, at) => `<row r="${at + 1}">${row.map((cell) => xmlCell(cell, at === 0)).join('')}</row>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** In characters; a Chinese one takes two. */
function widthOf(rows, column) {
  const widths = rows.map((row) => [...String(row[column] ?? '')].reduce((sum, c) => sum + (c > '\u2E7F' ? 2 : 1), 0));
  return Math.min(48, Math.max(8, ...widths) + 2);
}

function xmlCell(value, isHead) {
  const style = isHead ? ' s="1"' : '';
  if (value === null || value === undefined) return '<c/>';
  if (typeof value === 'number') return `<c${style}><v>${value}</v></c>`;
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

function escaped(text) {
  const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  // eslint-disable-next-line no-control-regex -- what XML cannot hold
  return text.replace(/[\x00-\x08\x0B\x0C\x0E-\x1F]/g, '').replace(/[&<>"]/g, (each) => entities[each]);
}

/** An archive of files that are stored as they are. */
function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, content } of files) {
    const common = [20, 0x0800, 0, 0, 33, checksum(content), content.length, content.length, name.length, 0];
    const sizes = [2, 2, 2, 2, 2, 4, 4, 4, 2, 2];
    const local = [bytes([0x04034b50], [4]), bytes(common, sizes), name, content];
    const more = bytes([0, 0, 0, 0, offset], [2, 2, 2, 4, 4]);
    directory.push(bytes([0x02014b50, 20], [4, 2]), bytes(common, sizes), more, name);
    parts.push(...local);
    offset += lengthOf(local);
  }
  const size = lengthOf(directory);
  const end = bytes([0x06054b50, 0, 0, files.length, files.length, size, offset, 0], [4, 2, 2, 2, 2, 4, 4, 2]);
  return joined([...parts, ...directory, end]);
}

/** Numbers, each in so many bytes, the lowest first. */
function bytes(numbers, sizes) {
  return Uint8Array.from(
    numbers.flatMap((number, at) => Array.from({ length: sizes[at] }, (_, byte) => (number >>> (8 * byte)) & 0xff)),
  );
}

function lengthOf(arrays) {
  return arrays.reduce((sum, { length }) => sum + length, 0);
}

function joined(arrays) {
  const all = new Uint8Array(lengthOf(arrays));
  let at = 0;
  for (const each of arrays) {
    all.set(each, at);
    at += each.length;
  }
  return all;
}

const CRC = Uint32Array.from({ length: 256 }, (_, number) => {
  let crc = number;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function checksum(content) {
  let crc = 0xffffffff;
  for (const byte of content) crc = CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
