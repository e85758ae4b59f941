import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { accessible, courses, figure, fitsItsWidth, open, openCases, pay, pictures, rest, until } from '../stage.mjs';

const COLLEGE = '4111010853';
const ROW = (indicator) => `.figure-row[data-indicator="${indicator}"]`;

const grouped = (value, places) => value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places });

/** As an official would read it, worked out here once more: money of the city in 万元, of one student in 元. */
function asRead({ value, unit, indicator }, kinds) {
  if (value === null) return '—';
  if (unit === 'ratio') return grouped(value * 100, 2);
  if (unit === 'yuan') return grouped(['ratio', 'mean'].includes(kinds.get(indicator)) ? value : value / 10_000, 2);
  return grouped(value, !['person', 'person_day', 'count'].includes(unit) ? 2 : Number.isInteger(value) ? 0 : 1);
}

/** The kind of each indicator. */
async function kindsOfAll() {
  return new Map((await rest('/catalogue')).indicators.map(({ id, kind }) => [id, kind]));
}

/** The figures of colleges that the interface compared and found beyond, or about which an alert fires, in whichever window. */
async function beyondOfColleges() {
  const { thresholds } = await rest('/thresholds/compared');
  const found = thresholds.filter(({ scope }) => scope === 'college').flatMap(({ indicator, entities, states }) => entities.filter((_, at) => states[at] === 'beyond').map((code) => `${code} ${indicator}`));
  const firing = (await openCases()).filter((each) => each.firing && each.scope === 'college').map(({ college, indicator }) => `${college} ${indicator}`);
  return new Set([...found, ...firing]);
}

test('every row shows what the interface says, in a chapter that can be folded', async () => {
  const page = await open('/');
  await page.waitForSelector('.figure-row');
  const { asOf, values } = await rest('/values?scope=city&statistic=pooled&window=ytd&window=stock');
  const kinds = await kindsOfAll();
  assert.equal(values.length, kinds.size);
  for (const each of values) {
    const row = page.locator(ROW(each.indicator));
    assert.equal(await row.locator('.value').textContent(), asRead(each, kinds), each.indicator);
    assert.equal(await row.locator('.coverage').textContent(), `${each.colleges}/25 所`);
  }
  assert.equal(await page.locator('.day').textContent(), `截至 ${asOf}`);
  const rate = values.find(({ indicator }) => indicator === 'employment_rate');
  const points = (rate.value - rate.previousYear.value) * 100;
  assert.match(await page.locator(ROW('employment_rate')).locator('.change').textContent(), new RegExp(`${Math.abs(points).toFixed(2)} 个百分点`));
  await courses(page);
  await page.done();
});

test('the page opens with what moved most, and from there it is two clicks to the college that moved it most', async () => {
  const page = await open('/');
  await page.waitForSelector('.mover-list li a');
  for (const against of ['year', 'week']) {
    const answer = await rest(`/movers?against=${against}&limit=5`);
    const said = page.locator(`.movers-of >> nth=${against === 'year' ? 0 : 1}`);
    for (const scope of ['city', 'colleges']) {
      for (const way of ['falls', 'rises']) {
        assert.equal(await said.locator(`[data-scope="${scope}"][data-way="${way}"] li`).count(), answer[scope][way].length, `${against} ${scope} ${way}`);
      }
    }
  }
  assert.ok(await page.evaluate(() => document.querySelector('.movers').getBoundingClientRect().top < document.querySelector('.chapters').getBoundingClientRect().top));
  const { city, asOf, before } = await rest('/movers?limit=5');
  const [largest] = city.falls;
  const { parts } = await rest(`/movement?indicator=${largest.indicator}&window=${largest.window}&from=${before}&to=${asOf}`);
  const most = parts.reduce((a, b) => (b.change < a.change ? b : a));
  await page.locator('[data-scope="city"][data-way="falls"] a').first().click();
  const college = page.locator('#movement ~ * tr[data-college], section:has(> #movement) tr[data-college]').first().locator('a');
  await college.waitFor();
  await until('the colleges in sight', () => college.evaluate((each) => each.getBoundingClientRect().top < innerHeight));
  await college.click();
  await until('its page', () => page.url().includes(`/college/${most.college}`));
  await page.done();
});

test('the chapters hold every indicator once and can be folded; on a phone they begin so', async () => {
  const page = await open('/');
  await page.waitForSelector('.figure-row');
  const { indicators } = await rest('/catalogue');
  const shown = await page.$$eval('.figure-row', (rows) => rows.map((row) => row.dataset.indicator));
  assert.deepEqual(shown.toSorted(), indicators.filter(({ windows }) => windows.includes('ytd') || windows.includes('stock')).map(({ id }) => id).toSorted());
  await page.click('.chapter summary');
  assert.equal(await page.locator('.chapter').first().locator('.figure-row:visible').count(), 0);
  await page.done();
  const phone = await open('/', { viewport: { width: 390, height: 844 } });
  await phone.waitForSelector('.chapter');
  assert.equal(await phone.locator('.figure-row:visible').count(), 0);
  await phone.click('.chapter summary');
  await phone.waitForSelector('.figure-row .value:not(:empty)');
  await fitsItsWidth(phone);
  await phone.done();
});

test('what is missing is a dash and says why', async () => {
  const page = await open('/?asOf=2015-06-30&window=30d');
  await page.waitForSelector('.figure-row');
  const row = page.locator(ROW('employment_rate'));
  assert.equal(await row.locator('.value').textContent(), '—');
  assert.match(await row.locator('.why').textContent(), /没有学校报送/);
  assert.equal(await row.locator('.coverage').textContent(), '0/25 所');
  assert.equal(await page.locator(ROW('admission_rate')).count(), 0, 'an indicator without that window has no row');
  await page.done();
});

test('the heat table shows every college’s figures, sorts and groups', async () => {
  const page = await open('/');
  await page.waitForSelector('.heat-row.college .heat-cell[data-kind]');
  const { values } = await rest('/values?scope=college&window=ytd&window=stock');
  const beyond = await beyondOfColleges();
  const kinds = await kindsOfAll();
  const inSight = await page.$$eval('.heat-row.college', (rows) => rows.map((row) => ({ code: row.dataset.key, cells: Object.fromEntries([...row.querySelectorAll('.heat-cell')].map((cell) => [cell.dataset.column, cell.textContent])) })));
  assert.ok(inSight.length >= 20, `${inSight.length} rows in sight`);
  for (const { code, cells } of inSight) {
    for (const each of values.filter(({ entity }) => entity === code)) {
      const ofOne = ['ratio', 'mean'].includes(kinds.get(each.indicator));
      const brief =
        each.value === null
          ? '—'
          : each.unit === 'ratio'
            ? grouped(each.value * 100, 1)
            : each.unit === 'yuan'
              ? grouped(ofOne ? each.value : each.value / 10_000, 0)
              : grouped(each.value, ['person', 'person_day', 'count'].includes(each.unit) ? 0 : 1);
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

/** The texts and numbers of a saved workbook's rows, whose entries are stored as they are. */
function rowsOf(archive) {
  const sheet = /<sheetData>(.*)<\/sheetData>/s.exec(archive.toString('utf8'))[1];
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => [...row.matchAll(/<c\/>|<c[^>]*>(?:<v>(.*?)<\/v>|<is><t[^>]*>(.*?)<\/t><\/is>)<\/c>/gs)].map(([, number, text]) => (number === undefined ? (text ?? null) : Number(number))));
}

test('the heat table keeps rows by a rule and columns by choice, saves what is seen, and a cell leads to its figure', async () => {
  const { values, asOf } = await rest('/values?scope=college&indicator=employment_rate&window=ytd');
  const sortedCodes = (all) => all.map(({ entity }) => entity).toSorted();
  const median = values.map(({ value }) => value).toSorted((a, b) => a - b)[12] * 100;
  const line = Math.round(median * 100) / 100 + 0.005;
  const page = await open('/');
  await page.waitForSelector('.heat-row.college .heat-cell[data-kind]');
  const codes = () => page.$$eval('.heat-row.college', (rows) => rows.map((row) => row.dataset.key).toSorted());
  const become = (what, wanted) => until(what, async () => JSON.stringify(await codes()) === JSON.stringify(wanted));

  // below a line
  await page.selectOption('#rule', 'below');
  await page.selectOption('#rule-of', 'employment_rate');
  await page.fill('#line', String(line));
  const below = values.filter(({ value }) => value * 100 < line);
  assert.ok(below.length > 5 && below.length < 20);
  await become('those below', sortedCodes(below));
  assert.match(page.url(), /rule=below/);

  // columns, and saved
  await page.click('.heat-columns summary');
  await page.locator('.heat-boxes fieldset', { hasText: '毕业与就业' }).locator('button').click();
  const columns = await page.$$eval('.heat-head [data-column]', (heads) => heads.map((head) => head.dataset.column).slice(1));
  assert.ok(columns.includes('employment_rate') && !columns.includes('admitted'), columns.join(' '));
  const [csv] = await Promise.all([page.waitForEvent('download'), page.locator('.heat-tools [data-save="csv"]').click()]);
  const text = readFileSync(await csv.path(), 'utf8');
  assert.ok(csv.suggestedFilename().includes(asOf));
  const lines = text.replace('\uFEFF', '').trim().split('\r\n').map((each) => each.split(','));
  assert.deepEqual(lines.slice(1).map(([code]) => code).toSorted(), sortedCodes(below));
  const at = 2 + columns.indexOf('employment_rate');
  for (const [code, , ...rest] of lines.slice(1)) {
    const { value } = values.find(({ entity }) => entity === code);
    assert.ok(Math.abs(Number(rest[at - 2]) - value * 100) < 0.0051, code);
  }
  const [xlsx] = await Promise.all([page.waitForEvent('download'), page.locator('.heat-tools [data-save="xlsx"]').click()]);
  const rows = rowsOf(readFileSync(await xlsx.path()));
  assert.equal(rows.length, lines.length);
  assert.equal(rows[1][0], lines[1][0]);
  assert.equal(rows[1][at], Number(lines[1][at]));

  // worse than last year, private, and a cell
  await page.selectOption('#rule', 'worse');
  await become('the worse', sortedCodes(values.filter((each) => each.previousYear.value !== null && each.value < each.previousYear.value)));
  await page.selectOption('#rule', '');
  await page.selectOption('#owner', 'private');
  const colleges = await rest('/colleges');
  await become('the private', colleges.filter(({ group }) => group === 'private').map(({ code }) => code).toSorted());
  const row = page.locator('.heat-row.college').first();
  const code = await row.getAttribute('data-key');
  await row.locator('[data-column="employment_rate"]').click();
  await until('its figure', () => page.url().includes(`/college/${code}`) && page.url().includes('indicator=employment_rate'));
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

test('an event arrives in row, table and college without reload', async () => {
  const page = await open('/');
  await page.waitForSelector('.heat-row.college .heat-cell[data-kind]');
  await page.evaluate(() => {
    globalThis.sameDocument = true;
    globalThis.firstTile = document.querySelector('.figure-row');
  });
  const { asOf } = await rest('/status');
  const before = await figure({ indicator: 'tech_service_income', window: 'ytd', scope: 'city', statistic: 'pooled' });
  await pay(COLLEGE, `city-${Date.now()}`, 123_456_700, { day: asOf });
  await until('the row', async () => (await page.locator(ROW('tech_service_income')).locator('.value').textContent()) === grouped((before.value + 1_234_567) / 10_000, 2));
  assert.ok(await page.locator(`${ROW('tech_service_income')}.changed`).count(), 'the row is marked for a moment');
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
