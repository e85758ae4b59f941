import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { accessible, figure, open, pay, pictures, rest, until } from '../stage.mjs';

const COLLEGE = '4111010857';
const LINE = (indicator) => `tr[data-indicator="${indicator}"]`;
const percent = (value) => (value * 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const drawn = (page) => page.waitForSelector('.chart.low canvas');

test('a college’s figures stand beside its group’s and the city’s', async () => {
  const page = await open(`/college/${COLLEGE}`);
  await page.waitForSelector(`${LINE('employment_rate')} .own-value:not(:empty)`);
  const query = { indicator: 'employment_rate', window: 'ytd' };
  const own = await figure({ ...query, entity: COLLEGE });
  const city = await figure({ ...query, entity: 'beijing', statistic: 'median' });
  const group = await figure({ ...query, entity: 'other_bureau', statistic: 'median' });
  const { values } = await rest('/values?indicator=employment_rate&window=ytd&scope=college');
  const cells = await page.$$eval(`${LINE('employment_rate')} td`, (all) => all.map((cell) => cell.textContent));
  assert.equal(cells[0], `${percent(own.value)} %`);
  assert.equal(cells[2], percent(group.value));
  assert.equal(cells[3], percent(city.value));
  const place = 1 + values.filter(({ value }) => value > own.value).length;
  assert.equal(cells.at(-1), `${place}/25`);
  assert.equal(await page.locator(`${LINE('employment_rate')} .strip-other`).count(), 25);
  assert.equal(await page.locator('.own-lines tbody tr[data-indicator]').count(), (await rest('/catalogue')).indicators.length);
  const row = (await rest('/colleges')).find(({ code }) => code === COLLEGE);
  assert.equal(row.received, row.applied + row.duplicate + row.superseded + row.rejected);
  assert.match(await page.locator('[data-accounting]').textContent(), new RegExp(`收到 ${row.received.toLocaleString('en-US')} = 入账 ${row.applied.toLocaleString('en-US')}`));
  await page.done();
});

test('days, rejections, checks and timeliness are the interface’s', async () => {
  const page = await open(`/college/${COLLEGE}`);
  await drawn(page);
  const { asOf, checks, timeliness } = await rest(`/colleges/${COLLEGE}/overview`);
  const days = await rest(`/colleges/${COLLEGE}/daily?from=${asOf}&to=${timeliness.lastReceivedOn}`);
  const applied = days.slice(-365).reduce((sum, day) => sum + day.applied, 0);
  assert.ok(applied > 0);
  await until('the days', async () => (await page.getAttribute('.chart.low', 'data-applied')) === String(applied));
  assert.equal(await page.locator('.checks li').count(), checks.length);
  for (const each of timeliness.records) {
    const cells = await page.$$eval(`tr[data-type="${each.type}"] td`, (all) => all.map((cell) => cell.textContent));
    assert.deepEqual(cells.slice(1), [each.received.toLocaleString('en-US'), each.rejected.toLocaleString('en-US'), each.lastReceivedOn ?? '—', each.lastBusinessDay ?? (each.type === 'EmploymentOutcome' ? '计入毕业日' : '—')]);
  }
  await page.done();
});

test('on the page of another day, what is of today says so, in print too', async () => {
  const page = await open(`/college/${COLLEGE}?asOf=2019-03-31`);
  await drawn(page);
  const says = /今天（\d{4}-\d\d-\d\d）的情况，不是 2019-03-31 的/;
  await page.emulateMedia({ media: 'print' });
  for (const place of ['.own-facts', '[aria-labelledby="of-rejections"]', '[aria-labelledby="of-timeliness"]']) {
    assert.match(await page.locator(place).innerText(), says, place);
  }
  await page.done();
  const latest = await open(`/college/${COLLEGE}`);
  await drawn(latest);
  assert.doesNotMatch(await latest.locator('main').innerText(), /今天（/);
  await latest.done();
});

test('the list of what was refused that the guide promises is downloaded from the page, of a college without any as well', async () => {
  const refused = '4111014588';
  const { asOf } = await rest('/status');
  for (const amountFen of [100, 200]) await pay(refused, 'one-revision-two-amounts', amountFen, { day: asOf });
  await until('the rejection', async () => (await rest(`/colleges/${refused}/rejections`)).length > 0);
  const spotless = (await rest('/colleges')).find(({ rejected }) => rejected === 0).code;
  for (const [code, query] of [[refused, ''], [refused, '?asOf=2018-12-31'], [refused, '?lang=en'], [spotless, '']]) {
    const rows = await rest(`/colleges/${code}/rejections?limit=10000`);
    assert.equal(rows.length === 0, code === spotless);
    const page = await open(`/college/${code}${query}`);
    await drawn(page);
    const none = page.locator('p', { hasText: query.includes('en') ? 'No rejected records' : '没有拒收的记录' });
    await until(`whether there are any of ${code}${query}`, async () => (await none.isVisible()) === (code === spotless));
    const download = async (words) => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.click(`a[download]:has-text("${words}")`)]);
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    };
    const sheet = await download('XLSX');
    assert.equal(sheet.name, `rejections-${code}.xlsx`);
    assert.equal(sheet.bytes.subarray(0, 2).toString(), 'PK');
    const list = await download('CSV');
    assert.equal(list.name, `rejections-${code}.csv`);
    const lines = list.bytes.toString().trimEnd().split(/\r?\n/);
    assert.equal(lines[0], '\ufeff时间（北京时间）,原因代码,原因,字段,说明,来源');
    assert.equal(lines.length - 1, rows.length, `${code}${query}`);
    for (const { reason, source } of rows) assert.ok(lines.some((line) => line.includes(reason) && line.endsWith(source)), source);
    await page.done();
  }
});

test('a name of an indicator shows its history, and the address says which', async () => {
  const page = await open(`/college/${COLLEGE}`);
  await drawn(page);
  assert.equal(await page.getAttribute('.chart >> nth=0', 'data-indicator'), 'employment_rate');
  await page.click(`${LINE('registered')} button`);
  await until('its history', async () => (await page.getAttribute('.chart >> nth=0', 'data-indicator')) === 'registered');
  assert.match(page.url(), /indicator=registered/);
  await page.goBack();
  await until('the one before', async () => (await page.getAttribute('.chart >> nth=0', 'data-indicator')) === 'employment_rate');
  await page.done();
});

test('an event of the college arrives without reload', async () => {
  const page = await open(`/college/${COLLEGE}`);
  await drawn(page);
  await page.evaluate(() => (globalThis.line = document.querySelector('tr[data-indicator="vertical_research_income"]')));
  const before = await page.textContent(`${LINE('vertical_research_income')} .own-value`);
  const { asOf } = await rest('/status');
  await pay(COLLEGE, `college-${Date.now()}`, 345_678_900, { day: asOf, kind: 'VERTICAL_RESEARCH' });
  await until('the figure', async () => (await page.textContent(`${LINE('vertical_research_income')} .own-value`)) !== before);
  const now = await figure({ indicator: 'vertical_research_income', window: 'ytd', entity: COLLEGE });
  const wan = (now.value / 10_000).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  assert.equal(await page.textContent(`${LINE('vertical_research_income')} .own-value`), `${wan} 万元`);
  assert.ok(await page.evaluate(() => document.contains(globalThis.line)), 'nothing was drawn anew');
  await page.done();
});

test('without a college there is a list of all, an unknown one says so', async () => {
  const page = await open('/college/nobody');
  await until('the sentence', async () => (await page.textContent('h1').catch(() => '')).includes('nobody'));
  assert.equal(await page.locator('.college-list a').count(), 25);
  await page.click(`.college-list a[href*="${COLLEGE}"]`);
  await page.waitForSelector('.own-lines');
  await page.done();
});

test('the college page is accessible and has its pictures', async () => {
  const page = await open(`/college/${COLLEGE}`);
  await drawn(page);
  await accessible(page);
  await page.done();
  await pictures(`/college/${COLLEGE}`, 'college', '.chart.low canvas');
});
