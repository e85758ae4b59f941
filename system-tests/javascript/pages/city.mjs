import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, figure, open, openCases, pay, pictures, rest, until } from '../stage.mjs';

const COLLEGE = '4111010853';
const TILE = (indicator) => `.tile[data-indicator="${indicator}"]`;

const grouped = (value, places) => value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places });

/** As an official would read it, worked out here once more. */
function asRead({ value, unit, indicator }) {
  if (value === null) return '—';
  if (unit === 'ratio') return grouped(value * 100, 2);
  if (indicator === 'average_monthly_income') return grouped(value, 2);
  return unit === 'yuan' ? grouped(value / 10_000, 2) : grouped(value, 0);
}

/** The figures of colleges that the interface compared and found beyond, or about which an alert fires, in whichever window. */
async function beyondOfColleges() {
  const { thresholds } = await rest('/thresholds/compared');
  const found = thresholds.filter(({ scope }) => scope === 'college').flatMap(({ indicator, entities, states }) => entities.filter((_, at) => states[at] === 'beyond').map((code) => `${code} ${indicator}`));
  const firing = (await openCases()).filter((each) => each.firing && each.scope === 'college').map(({ college, indicator }) => `${college} ${indicator}`);
  return new Set([...found, ...firing]);
}

test('every tile shows what the interface says', async () => {
  const page = await open('/');
  await page.waitForSelector('.tile');
  const { asOf, values } = await rest('/values?scope=city&statistic=pooled&window=ytd&window=stock');
  assert.equal(values.length, 29);
  for (const each of values) {
    const tile = page.locator(TILE(each.indicator));
    assert.equal(await tile.locator('.value').textContent(), asRead(each), each.indicator);
    assert.equal(await tile.locator('.coverage').textContent(), `${each.colleges}/25 所`);
    assert.equal(await tile.locator('.day').textContent(), `截至 ${asOf}`);
  }
  const rate = values.find(({ indicator }) => indicator === 'employment_rate');
  const points = (rate.value - rate.previousYear.value) * 100;
  assert.match(await page.locator(TILE('employment_rate')).locator('.change').textContent(), new RegExp(`${Math.abs(points).toFixed(2)} 个百分点`));
  await page.waitForFunction(() => [...document.querySelectorAll('.tile .spark-path')].every((line) => line.getAttribute('d')?.length > 10));
  await page.done();
});

test('what is missing is a dash and says why', async () => {
  const page = await open('/?asOf=2015-06-30&window=30d');
  await page.waitForSelector('.tile');
  const tile = page.locator(TILE('employment_rate'));
  assert.equal(await tile.locator('.value').textContent(), '—');
  assert.match(await tile.locator('.why').textContent(), /没有学校报送/);
  assert.equal(await tile.locator('.coverage').textContent(), '0/25 所');
  assert.equal(await page.locator(TILE('admission_rate')).count(), 0, 'an indicator without that window has no tile');
  await page.done();
});

test('the heat table shows every college’s figures, sorts and groups', async () => {
  const page = await open('/');
  await page.waitForSelector('.heat-row.college .heat-cell[data-kind]');
  const { values } = await rest('/values?scope=college&window=ytd&window=stock');
  const beyond = await beyondOfColleges();
  const inSight = await page.$$eval('.heat-row.college', (rows) => rows.map((row) => ({ code: row.dataset.key, cells: Object.fromEntries([...row.querySelectorAll('.heat-cell')].map((cell) => [cell.dataset.column, cell.textContent])) })));
  assert.ok(inSight.length >= 20, `${inSight.length} rows in sight`);
  for (const { code, cells } of inSight) {
    for (const each of values.filter(({ entity }) => entity === code)) {
      const brief = each.value === null ? '—' : each.unit === 'ratio' ? grouped(each.value * 100, 1) : each.unit === 'yuan' && each.indicator !== 'average_monthly_income' ? grouped(each.value / 10_000, 0) : grouped(each.value, 0);
      assert.equal(cells[each.indicator].replace(/^[▼▽≈]+ /, ''), brief, `${code} ${each.indicator}`);
      assert.equal(/^[▼▽]/.test(cells[each.indicator]), beyond.has(`${code} ${each.indicator}`), `${code} ${each.indicator}`);
    }
  }

  // sort
  const byRate = values.filter(({ indicator }) => indicator === 'employment_rate').sort((a, b) => a.value - b.value);
  await page.click('.heat-head [data-column="employment_rate"] button');
  await until('the highest first', async () => (await page.locator('.heat-row').first().getAttribute('data-key')) === byRate.at(-1).entity);
  await page.click('.heat-head [data-column="employment_rate"] button');
  await until('the lowest first', async () => (await page.locator('.heat-row').first().getAttribute('data-key')) === byRate[0].entity);
  assert.equal(await page.locator('.heat-head [aria-sort]').getAttribute('aria-sort'), 'ascending');
  assert.match(page.url(), /sort=employment_rate&order=asc/);

  // group
  await page.check('#grouped');
  await until('the first group on top', async () => (await page.locator('.heat-row').first().getAttribute('data-key')) === 'group:municipal_commission');
  const group = await figure({ indicator: 'registered', window: 'ytd', scope: 'group', entity: 'municipal_commission', statistic: 'pooled' });
  assert.equal(await page.locator('.heat-row.group').first().locator('[data-column="registered"]').textContent(), grouped(group.value, 0));

  // find
  await page.uncheck('#grouped');
  await page.fill('#find', '4111010853');
  await until('one row', async () => (await page.locator('.heat-row').count()) === 1);
  await page.done();
});

test('the card names whose figures are beyond, each leading to the college’s page about it, of the same window and day', async () => {
  const address = new URLSearchParams({ asOf: (await rest('/status')).asOf, window: '365d' });
  const page = await open(`/?${address}`);
  const { thresholds } = await rest(`/thresholds/compared?asOf=${address.get('asOf')}`);
  const beyond = thresholds.filter(({ scope }) => scope === 'college').flatMap(({ indicator, entities, states }) => entities.filter((_, at) => states[at] === 'beyond').map((code) => `/college/${code}?${address}&indicator=${indicator}`));
  assert.ok(beyond.length > 0);
  const links = page.locator('[data-card="beyond"] a[href^="/college/"]');
  await until('all of them', async () => (await links.count()) === new Set(beyond).size);
  const named = await links.evaluateAll((all) => all.map((each) => ({ to: each.getAttribute('href'), text: each.textContent })));
  assert.deepEqual(new Set(named.map(({ to }) => to)), new Set(beyond));
  const [first] = named;
  assert.match(first.text, /学院 · /);
  await links.first().click();
  await page.waitForSelector('h1');
  await until('its page', async () => page.url().endsWith(first.to) && first.text.startsWith(await page.locator('h1').textContent()));
  await page.done();
});

test('an event arrives in tile, table and college without reload', async () => {
  const page = await open('/');
  await page.waitForSelector('.heat-row.college .heat-cell[data-kind]');
  await page.evaluate(() => {
    globalThis.sameDocument = true;
    globalThis.firstTile = document.querySelector('.tile');
  });
  const { asOf } = await rest('/status');
  const before = await figure({ indicator: 'tech_service_income', window: 'ytd', scope: 'city', statistic: 'pooled' });
  await pay(COLLEGE, `city-${Date.now()}`, 123_456_700, { day: asOf });
  await until('the tile', async () => (await page.locator(TILE('tech_service_income')).locator('.value').textContent()) === grouped((before.value + 1_234_567) / 10_000, 2));
  assert.ok(await page.locator(`${TILE('tech_service_income')}.changed`).count(), 'the tile is marked for a moment');
  const own = await figure({ indicator: 'tech_service_income', window: 'ytd', scope: 'college', entity: COLLEGE });
  await until('the cell', async () => (await page.locator(`.heat-row[data-key="${COLLEGE}"] [data-column="tech_service_income"]`).textContent()) === grouped(own.value / 10_000, 0));
  assert.ok(await page.evaluate(() => globalThis.sameDocument && document.contains(globalThis.firstTile)), 'nothing was drawn anew');
  await page.done();
});

test('the city page is accessible and has its pictures', async () => {
  const page = await open('/?group=ownership');
  await page.waitForSelector('.heat-row.college .heat-cell[data-kind]');
  await accessible(page);
  await page.done();
  await pictures('/?group=ownership', 'city', '.heat-row.college .heat-cell[data-kind]');
});
