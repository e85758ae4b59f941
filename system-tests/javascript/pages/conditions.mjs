import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { accessible, fitsItsWidth, open, pictures, rest, until } from '../stage.mjs';

const ADDRESS = '/conditions?asOf=2019-12-31';
const DRAWN = '.conditions-table [data-state]';

test('of the twelve conditions one is not met, and each says who is short of it and since when', async () => {
  const page = await open(ADDRESS);
  await page.waitForSelector(DRAWN);
  const rows = page.locator('.conditions-table tbody tr');
  assert.equal(await rows.count(), 12);
  const report = await rest('/reports/1-5?year=2019');
  const medians = await rows.locator('[data-cell="median"]').allTextContents();
  for (const [at, row] of report.rows.entries()) {
    assert.equal(await rows.nth(at).getAttribute('data-indicator'), row.indicator);
    assert.notEqual(medians[at], '—', row.name);
    const nation = await rows.nth(at).locator('[data-cell="nation"]').textContent();
    assert.equal(Number(nation.replaceAll(',', '')), row.cells[1].value, row.name);
  }
  assert.deepEqual(await page.locator('.conditions-table tr:has([data-state="beyond"])').evaluateAll((all) => all.map((row) => row.dataset.indicator)), ['new_equipment_share']);
  assert.equal(await page.locator('.conditions-table [data-state="within"]').count(), 11);
  assert.match(await page.locator('.lead').textContent(), /12 项中 11 项达标；未达标：新增科研仪器设备所占比例/);

  const { thresholds } = await rest('/thresholds/compared?asOf=2019-12-31');
  const ofColleges = thresholds.find(({ id }) => id === 'conditions-11-college');
  const short = ofColleges.entities.filter((_, at) => ofColleges.states[at] === 'beyond');
  const own = page.locator('tr[data-indicator="new_equipment_share"] details');
  await own.locator('summary').click();
  assert.deepEqual((await own.locator('li').evaluateAll((all) => all.map((each) => each.dataset.college))).sort(), short.sort());
  await until('since when', async () => (await own.locator('li .hint').allTextContents()).every((text) => /自 20\d\d-\d\d-\d\d 起|以前起/.test(text)));
  await page.done();
});

test('the conditions are saved as a table', async () => {
  const page = await open(ADDRESS);
  await page.waitForSelector(DRAWN);
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-save="csv"]').click()]);
  const [head, ...lines] = readFileSync(await file.path(), 'utf8').replace('\uFEFF', '').trim().split('\r\n');
  assert.match(head, /^条件,单位,全市中位数,全国中位数,合格指标,达标,未达到的学校$/);
  assert.equal(lines.length, 12);
  await page.done();
});

test('the conditions are accessible, fit a phone and have their pictures', async () => {
  const page = await open(ADDRESS);
  await page.waitForSelector(DRAWN);
  await accessible(page);
  await page.done();
  const phone = await open(ADDRESS, { viewport: { width: 390, height: 844 } });
  await phone.waitForSelector(DRAWN);
  await fitsItsWidth(phone);
  await phone.done();
  await pictures(ADDRESS, 'conditions', DRAWN);
});
