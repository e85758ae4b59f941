import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { accessible, API, fitsItsWidth, open, pay, pictures, rest, until } from '../stage.mjs';

const COLLEGE = '4111010853';
const TABLES = ['2-2', '2-3', '5-2', '6-1'];
const WHOLE = ['人', '人日', '个', '项'];
const READY = '[data-table="6-1"] tbody tr:nth-child(18)';

function printed(value, unit) {
  if (value === null) return '—';
  const places = WHOLE.includes(unit) ? 0 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places });
}

const rowsOf = (page, id) =>
  page.$$eval(`[data-table="${id}"] tbody tr`, (rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));

/** The files of a ZIP by name, by its central directory. */
function unzip(bytes) {
  const files = new Map();
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(begin, begin + bytes.readUInt32LE(at + 20));
    files.set(name, (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

/** The cells of the first sheet, by address: texts, and numbers as they are. */
function sheetOf(bytes) {
  const files = unzip(bytes);
  const plain = (xml) => xml.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    .replace(/&#x([0-9a-f]+);/gi, (all, hex) => String.fromCodePoint(parseInt(hex, 16))).replaceAll('&amp;', '&');
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, text]) => plain(text));
  const cells = [...files.get('xl/worksheets/sheet1.xml').matchAll(/<c r="([A-Z]+\d+)"([^>]*?)>(.*?)<\/c>/gs)];
  return new Map(cells.map(([, address, attributes, content]) => [address, attributes.includes('t="s"') ? shared[Number(plain(content))] : plain(content)]));
}

async function downloaded(page, id, format) {
  const waiting = page.waitForEvent('download');
  await page.click(`[data-table="${id}"] a[href*="format=${format}"]`);
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('the four tables are those of the interface, row by row', async () => {
  const page = await open('/report?year=2019');
  await page.waitForSelector(READY);
  for (const id of TABLES) {
    const answer = await rest(`/reports/${id}?year=2019`);
    const rows = await rowsOf(page, id);
    assert.equal(rows.length, answer.rows.length, id);
    answer.rows.forEach((row, index) => {
      const [number, name, unit, last, now, remark] = rows[index];
      assert.deepEqual([number, name, unit], [row.number, row.name, row.unit]);
      if (row.heading) return;
      assert.equal(last, printed(row.previousYear.value, row.unit), `${id} ${name} 2018`);
      assert.equal(now, printed(row.value, row.unit), `${id} ${name} 2019`);
      assert.equal(/尚未接入数据/.test(remark), !row.fed, `${id} ${name}: ${remark}`);
    });
  }
  await page.done();
});

test('another year, group and college come by choice and by link', async () => {
  const page = await open('/report/6-1?year=2018&entity=private', { timezoneId: 'America/Los_Angeles' });
  await page.waitForSelector(READY);
  const expect = async (year, entity) => {
    const { rows } = await rest(`/reports/6-1?year=${year}&entity=${entity}`);
    await until(`${entity} in ${year}`, async () => {
      const shown = await rowsOf(page, '6-1');
      return rows.every((row, index) => row.heading || shown[index]?.[4] === printed(row.value, row.unit));
    });
  };
  await expect(2018, 'private');
  assert.equal(await page.locator('[data-table]').count(), 1);
  assert.match(await page.locator('[data-table="6-1"] .hint').first().textContent(), /2018-12-31/);
  await page.selectOption('#entity', COLLEGE);
  await expect(2018, COLLEGE);
  await page.fill('#year', '2019');
  await page.press('#year', 'Enter');
  await expect(2019, COLLEGE);
  await page.goBack();
  await expect(2018, COLLEGE);
  await page.goBack();
  await expect(2018, 'private');
  await page.click('.state a');
  await until('English', async () => /Tables of the annual report/.test(await page.locator('h1').textContent()));
  assert.match(await page.locator('[data-table="6-1"]').textContent(), /nothing for 2017|colleges/);
  await page.done();
});

test('what was closed stands beside what it is now', async () => {
  const closing = await fetch(`${API}/api/v1/closings`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ year: 2018, closedBy: '测试员' }) });
  assert.ok([200, 201, 409].includes(closing.status), await closing.text());
  const page = await open('/report/6-1?year=2018&view=difference');
  await page.waitForSelector(READY);
  const row = () => page.$$eval('[data-row="技术交易到款额"] td.number', (cells) => cells.slice(-3).map((cell) => cell.textContent));
  const [closed, before] = await row();
  await pay(COLLEGE, `report-${Date.now()}`, 30_000_000, { day: '2018-05-05', kind: 'TECH_TRADE' });
  const plus = (text, amount) => printed(Number(text.replaceAll(',', '')) + amount, '万元');
  await until('the correction', async () => (await row())[1] === plus(before, 30));
  const after = await row();
  assert.equal(after[0], closed, 'what was closed stays');
  const { rows, closing: { restatedRows, closedBy } } = await rest('/reports/6-1?year=2018&view=difference');
  const own = rows.find(({ indicator }) => indicator === 'tech_trade_income');
  assert.equal(after[2], `+${printed(own.difference, '万元')}`);
  await until('the closing in words', async () => (await page.locator('.page > [role="status"]').textContent()).includes(`${closedBy}，`));
  assert.match(await page.locator('.page > [role="status"]').textContent(), new RegExp(`此后更正 ${restatedRows} 行`));

  await page.selectOption('#view', 'closed');
  await until('as closed', async () => (await page.locator('[data-row="技术交易到款额"] td.number').last().textContent()) === closed);
  assert.match(await page.locator('[data-row="技术交易到款额"] .remark').textContent(), new RegExp(`2018 年结账 ${closed}，现为 ${after[1]}`));
  await page.fill('#year', '2019');
  await page.press('#year', 'Enter');
  await until('a year that is open', async () => /2019 年尚未结账/.test(await page.locator('.page > [role="status"]').textContent()));
  assert.ok(await page.$eval('#view option[value="closed"]', (option) => option.disabled));
  await page.done();
});

test('the downloads hold what the page shows', async () => {
  const page = await open(`/report/2-2?year=2019&entity=${COLLEGE}`);
  await page.waitForSelector('[data-table="2-2"] tbody tr');
  const shown = (await rowsOf(page, '2-2')).map((cells) => cells.slice(0, 5).map((text) => text.replaceAll(',', '')));

  const csv = await downloaded(page, '2-2', 'csv');
  assert.equal(csv.name, `report-2-2-2019-${COLLEGE}.csv`);
  const lines = csv.bytes.toString('utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/).map((line) => line.split(','));
  assert.deepEqual(lines.slice(1).map((line) => line.slice(0, 5)), shown);

  const xlsx = await downloaded(page, '2-2', 'xlsx');
  const cells = sheetOf(xlsx.bytes);
  assert.match(cells.get('A1'), /表2-2.*北京工业职业技术学院/);
  assert.deepEqual(shown.map((unused, index) => ['A', 'B', 'C', 'D', 'E'].map((column) => cells.get(`${column}${5 + index}`))), shown);
  await page.done();
});

test('a file of printed figures is compared, and its texts stay texts', async () => {
  const { rows } = await rest('/reports/2-2?year=2019');
  const [plan, admitted] = rows.map(({ value }) => value);
  const hostile = '<img src=x onerror=alert(1)>';
  const file = (text) => ({ name: 'printed.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const page = await open('/report/reconcile', { forgive: ['status of 400'] });
  await page.setInputFiles('#printed', file(`表,指标,单位,2019年\n2-2,计划招生数,人,${plan}\n2-2,实际录取数,人,${admitted + 300}\n2-2,${hostile},人,1\n`));
  await page.waitForSelector('.reconcile-table tbody tr:nth-child(3)');
  const verdicts = await page.$$eval('.reconcile-table tbody tr', (all) => all.map((row) => row.dataset.verdict));
  assert.deepEqual(verdicts, ['agrees', 'differs', 'incomparable']);
  const differs = await page.$$eval('[data-verdict="differs"] td.number', (cells) => cells.map((cell) => cell.textContent));
  assert.deepEqual(differs.slice(1), [String(admitted + 300), printed(admitted, '人'), '+300']);
  assert.ok((await page.locator('.reconcile-table').textContent()).includes(hostile));
  assert.equal(await page.locator('main img').count(), 0);
  assert.match(await page.locator('.reconcile [role="status"]').textContent(), /3 个数，相符 1，不符 1/);
  await page.check('#only');
  assert.equal(await page.locator('.reconcile-table tbody tr').count(), 2);

  await page.setInputFiles('#printed', file('没有表头的文件\n'));
  await until('a sentence', async () => (await page.locator('.reconcile .failed').count()) === 1);
  assert.ok((await page.locator('.reconcile .failed').textContent()).length > 15);
  assert.equal(await page.locator('.reconcile-table').count(), 0);
  await accessible(page);
  await page.done();
});

test('the tables fill a few clean pages of A4', async () => {
  const page = await open('/report?year=2019', { viewport: { width: 760, height: 1075 } });
  await page.waitForSelector(READY);
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['#header', '.heat-tools', '.page nav', '.report-head a']) assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  assert.match(await page.locator('.printed').textContent(), /\/report\?year=2019/);
  await page.screenshot({ path: `${process.env.IMAGES}/report-print.png` });
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sheets = pdf.match(/MediaBox \[[^\]]*\]/g).map((box) => box.match(/[\d.]+/g).map((size) => Math.round(Number(size))));
  for (const sheet of sheets) assert.deepEqual(sheet, [0, 0, 595, 842], 'upright');
  assert.ok(sheets.length <= 8, `twelve tables on ${sheets.length} pages`);
  await page.done();
});

test('the report page is accessible and has its pictures', async () => {
  const page = await open('/report');
  await page.waitForSelector(READY);
  await accessible(page);
  await page.done();
  const phone = await open('/report/6-1?year=2018&view=difference', { viewport: { width: 390, height: 844 } });
  await phone.waitForSelector(READY);
  await fitsItsWidth(phone);
  await phone.done();
  await pictures('/report?year=2019', 'report', READY, { only: ['desktop', 'phone'] });
});
