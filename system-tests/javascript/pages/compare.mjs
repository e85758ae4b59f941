import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { accessible, fitsItsWidth, open, pictures, rest, until } from '../stage.mjs';

const COLLEGES = ['4111010853', '4111010857', '4111014073'];
const ADDRESS = `/compare?colleges=${COLLEGES.join(',')}`;

const decimals = (value) => value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const shown = ({ value, unit, indicator }, kinds) => {
  if (value === null) return '—';
  if (unit === 'ratio') return decimals(value * 100);
  if (unit !== 'yuan') return null;
  return decimals(['ratio', 'mean'].includes(kinds.get(indicator)) ? value : value / 10_000);
};

test('colleges are chosen one by one, and every figure stands beside the others’', async () => {
  const page = await open('/compare');
  for (const code of COLLEGES) {
    await page.selectOption('#add', code);
    const name = page.locator(`.chosen-colleges a[href*="${code}"]`);
    await name.waitFor();
  }
  await page.waitForSelector('.compare-table .value:not(:empty)');
  const { values } = await rest(`/values?entity=${COLLEGES}&window=ytd&window=stock`);
  const kinds = new Map((await rest('/catalogue')).indicators.map(({ id, kind }) => [id, kind]));
  let compared = 0;
  for (const each of values) {
    const text = shown(each, kinds);
    if (text === null) continue;
    compared++;
    const cell = page.locator(`.compare-table tr[data-indicator="${each.indicator}"] td[data-college="${each.entity}"]`);
    assert.equal(await cell.locator('.value').textContent(), text, `${each.entity} ${each.indicator}`);
  }
  assert.ok(compared > 30, `${compared} figures compared`);
  const rates = values.filter(({ indicator }) => indicator === 'employment_rate').sort((a, b) => b.value - a.value);
  assert.equal(await page.locator('tr[data-indicator="employment_rate"] td:has(.best)').getAttribute('data-college'), rates[0].entity);
  await page.locator('.chosen-colleges button').first().click();
  await until('one fewer', async () => (await page.locator('.chosen-colleges li').count()) === 2 && (await page.locator('.compare-table thead th').count()) === 3);
  await page.done();
});

test('the curves lie over each other, and what is drawn can be saved', async () => {
  const page = await open(`${ADDRESS}&indicator=average_monthly_income`);
  await page.waitForSelector('.chart canvas');
  const { asOf } = await rest('/status');
  const series = await rest(`/series?indicator=average_monthly_income&entity=${COLLEGES[0]}&window=ytd&to=${asOf}&step=7`);
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.chart ~ .saves [data-save="csv"]').click()]);
  const [head, ...lines] = readFileSync(await file.path(), 'utf8').replace('\uFEFF', '').trim().split('\r\n').map((line) => line.split(','));
  assert.equal(head.length, 1 + 2 * COLLEGES.length, 'each college’s year and the one before');
  const last = series.points.at(-1);
  assert.equal(lines.at(-1)[0], last.day);
  assert.equal(Number(lines.at(-1)[1]), Math.round(last.value * 100) / 100);
  const [picture] = await Promise.all([page.waitForEvent('download'), page.locator('[data-save="png"]').click()]);
  assert.deepEqual([...readFileSync(await picture.path()).subarray(1, 4)], [...Buffer.from('PNG')]);
  await page.done();
});

test('a college that there is not is said', async () => {
  const page = await open('/compare?colleges=9999999999');
  await page.waitForSelector('.failed');
  assert.match(await page.locator('.failed').textContent(), /没有代码为 9999999999 的学校/);
  await page.done();
});

test('the comparison is accessible, fits a phone and has its pictures', async () => {
  const page = await open(ADDRESS);
  await page.waitForSelector('.chart canvas');
  await accessible(page);
  await page.done();
  const phone = await open(ADDRESS, { viewport: { width: 390, height: 844 } });
  await phone.waitForSelector('.chart canvas');
  await fitsItsWidth(phone);
  await phone.done();
  await pictures(ADDRESS, 'compare', '.chart canvas');
});
