import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, figure, nation, open, pay, pictures, rest, until } from '../stage.mjs';

const COLLEGE = '4111010853';
const grouped = (value, places) => value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places });
const percent = (value) => (value === null ? '—' : grouped(value * 100, 2));
const READY = '.ranking tbody tr:nth-child(2)';

async function card(page, statistic) {
  return page.locator(`.statistic[data-statistic="${statistic}"] .value`).textContent();
}

/** Median and quartiles once more, by another way: the weighted mean of the two neighbours. */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  return sorted[low] * (1 - (place - low)) + (sorted[Math.ceil(place)] ?? 0) * (place - low);
}

test('the three statistics, the ranking and the spread are those of the interface', async () => {
  const page = await open('/indicator/employment_rate');
  await page.waitForSelector(READY);
  const { values } = await rest('/values?indicator=employment_rate&window=ytd');
  for (const statistic of ['pooled', 'mean', 'median']) {
    const each = values.find((one) => one.scope === 'city' && one.statistic === statistic);
    assert.equal(await card(page, statistic), percent(each.value), statistic);
  }
  const own = values.filter(({ scope }) => scope === 'college').sort((a, b) => b.value - a.value);
  const rows = await page.$$eval('.ranking tbody tr', (all) => all.map((row) => ({ code: row.dataset.college, cells: [...row.children].map((cell) => cell.textContent) })));
  assert.deepEqual(rows.map(({ code }) => code), own.map(({ entity }) => entity));
  rows.forEach(({ cells }, index) => {
    assert.equal(cells[2], percent(own[index].value));
    assert.equal(cells[5], grouped(own[index].denominator, 0));
  });
  for (const [name, share] of [['min', 0], ['q1', 0.25], ['median', 0.5], ['q3', 0.75], ['max', 1]]) {
    const expected = percent(quantile(own.map(({ value }) => value), share));
    assert.equal(await page.locator(`[data-spread="${name}"]`).textContent(), `${expected} %`, name);
  }
  const city = (statistic) => values.find((one) => one.scope === 'city' && one.statistic === statistic).value;
  const said = await page.locator('.differs').textContent();
  assert.match(said, new RegExp(`合并计算比各校平均${city('pooled') > city('mean') ? '高' : '低'} ${Math.abs((city('pooled') - city('mean')) * 100).toFixed(2)} 个百分点`));
  assert.match(said, new RegExp(`中位数比各校平均${city('median') > city('mean') ? '高' : '低'}`));
  await page.waitForFunction(() => document.querySelectorAll('.multiple .spark-path[d^="M"]').length === 25);
  await page.done();
});

test('the definition names formula, table row, version and earlier names', async () => {
  const page = await open('/indicator/employment_rate');
  await page.waitForSelector('.facts dd');
  const { version, indicators } = await rest('/catalogue');
  const facts = await page.locator('.facts').textContent();
  for (const word of [version, '就业人数 ÷ 毕业生人数', '表 2-3「就业率」', '2021-01-01 起：毕业去向落实率', indicators.find(({ id }) => id === 'employment_rate').definitionZh]) {
    assert.ok(facts.includes(word), `${word} in ${facts}`);
  }
  assert.match(await page.locator('.facts a').getAttribute('href'), /^\/report\/2-3/);
  await page.done();
});

test('the slider goes by days and months, and everything follows', async () => {
  const page = await open('/indicator/registered?window=30d');
  await page.waitForSelector(READY);
  const { asOf } = await rest('/status');
  const back = (days) => new Date(Date.parse(`${asOf}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
  await page.focus('#slider');
  for (let i = 0; i < 3; i++) await page.keyboard.press('PageDown');
  for (let i = 0; i < 21; i++) await page.keyboard.press('ArrowLeft');
  const day = back(111);
  await until('the address', () => page.url().includes(`asOf=${day}`));
  const then = await figure({ indicator: 'registered', window: '30d', scope: 'city', statistic: 'pooled', asOf: day });
  await until('the value', async () => (await card(page, 'pooled')) === grouped(then.value, 0));
  assert.notEqual(then.value, (await figure({ indicator: 'registered', window: '30d', scope: 'city', statistic: 'pooled' })).value);
  assert.equal(await page.inputValue('#asOf'), day);
  assert.equal(await page.getAttribute('#slider', 'aria-valuetext'), day);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'slider', 'the focus stays');
  await until('the days counted', async () => (await page.locator('.facts').textContent()).includes(`至 ${day}`));
  await page.keyboard.press('End');
  await until('the latest day', () => !page.url().includes('asOf='));
  await page.done();
});

test('the number is explained, and its parts add up', async () => {
  const page = await open('/indicator/tech_service_income?asOf=2019-11-30');
  await page.waitForSelector('.explanation tfoot');
  const answer = await rest('/explain?indicator=tech_service_income&window=ytd&asOf=2019-11-30');
  assert.match(await page.locator('.explanation p').first().textContent(), new RegExp(`由 ${grouped(answer.events, 0)} 条记录算出`));
  for (const sum of await page.locator('.explanation [data-sum="numerator"]').allTextContents()) assert.equal(sum, grouped(answer.figure.numerator, 0));

  await page.waitForSelector('.waterfall [data-change]');
  const movement = await rest('/movement?indicator=tech_service_income&window=ytd&to=2019-11-30');
  assert.equal(Number(await page.locator('.waterfall [data-change]').getAttribute('data-change')), movement.change);
  const steps = await page.$$eval('.waterfall tbody tr:not(.waterfall-end)', (rows) => rows.map((row) => row.querySelector('td.number').textContent));
  const amounts = steps.map((text) => Number(text.replace(/^[▲▼] /, '').replace('−', '-').replace(/[+,]| 万元/g, '')));
  assert.equal(amounts.length, 12);
  assert.ok(Math.abs(amounts.reduce((sum, amount) => sum + amount, 0) - movement.change / 10_000) < 0.07, `${steps} add up to ${movement.change}`);
  const largest = movement.parts.reduce((most, part) => (Math.abs(part.change) > Math.abs(most.change) ? part : most));
  assert.equal(await page.locator('.waterfall tbody tr:nth-child(2)').getAttribute('data-college'), largest.college);

  await page.selectOption('#before', 'month');
  const month = await rest('/movement?indicator=tech_service_income&window=ytd&from=2019-10-31&to=2019-11-30');
  await until('the month’s movement', async () => Number(await page.locator('.waterfall [data-change]').getAttribute('data-change')) === month.change);
  await page.click('.statistic[data-statistic="median"] button');
  await until('a median has no parts', async () => /中位数不能分解/.test(await page.locator('.waterfall').textContent()));
  await page.done();
});

test('an event arrives in the figures and in the revisions without reload', async () => {
  const page = await open(`/indicator/tech_trade_income?entity=${COLLEGE}`);
  await page.waitForSelector('.revisions p');
  const { asOf } = await rest('/status');
  const before = await figure({ indicator: 'tech_trade_income', window: 'ytd', scope: 'college', entity: COLLEGE });
  await pay(COLLEGE, `indicator-${Date.now()}`, 500_000_000, { day: asOf, kind: 'TECH_TRADE' });
  const after = grouped((before.value + 5_000_000) / 10_000, 2);
  await until('the card', async () => (await card(page, 'pooled')) === after);
  await until('the row', async () => (await page.locator(`.ranking [data-college="${COLLEGE}"] td`).nth(1).textContent()) === after);
  await until('the revision', async () => (await page.locator('.revisions tbody tr').first().locator('td').nth(1).textContent()) === after);
  const { revisions } = await rest(`/revisions?indicator=tech_trade_income&window=ytd&entity=${COLLEGE}&asOf=${asOf}`);
  assert.match(await page.locator('.revisions p').first().textContent(), new RegExp(`发布过 ${revisions.length} 次`));
  await page.done();
});

test('a link shows the same again, in English too, and back and forward work', async () => {
  const page = await open('/indicator/major_relevance_rate?entity=private&statistic=mean&asOf=2018-12-31&window=365d&lang=en', { timezoneId: 'America/Los_Angeles' });
  await page.waitForSelector(READY);
  const mean = await figure({ indicator: 'major_relevance_rate', window: '365d', scope: 'group', entity: 'private', statistic: 'mean', asOf: '2018-12-31' });
  assert.equal(await card(page, 'mean'), percent(mean.value));
  assert.equal(await page.locator('.ranking tbody tr').count(), 9);
  assert.match(await page.locator('h1').textContent(), /relevan/i);
  assert.match(await page.locator('.facts').textContent(), /2018-01-01 to 2018-12-31/);
  assert.equal(await page.getAttribute('.statistic[data-statistic="mean"] button', 'aria-pressed'), 'true');
  await page.selectOption('#entity', 'district');
  await until('two colleges', async () => (await page.locator('.ranking tbody tr').count()) === 2);
  await page.goBack();
  await until('nine again', async () => (await page.locator('.ranking tbody tr').count()) === 9);
  await page.goForward();
  await until('two again', async () => (await page.locator('.ranking tbody tr').count()) === 2);
  await page.selectOption('#indicator', 'graduates');
  await until('another indicator', async () => /Graduates/.test(await page.locator('h1').textContent()));
  await page.done();
});

test('every indicator stands in the list with its definition', async () => {
  const page = await open('/indicator');
  await page.waitForSelector('.definitions dt');
  const { indicators } = await rest('/catalogue');
  assert.deepEqual(await page.locator('.definitions dt').allTextContents(), indicators.map(({ nameZh }) => nameZh));
  assert.deepEqual(await page.locator('.definitions dd').allTextContents(), indicators.map(({ definitionZh }) => definitionZh));
  await page.done();
});

test('1,500 colleges of any name are ranked', { skip: !process.env.HAND?.length }, async () => {
  const api = await nation();
  const page = await open('/indicator/employment_rate', { api });
  await page.waitForSelector(READY);
  const own = (await rest('/values?indicator=employment_rate&window=ytd&scope=college', api)).values;
  assert.equal(await page.locator('.ranking tbody tr').count(), 60, 'the best and the last of them');
  await page.click('.spread > button');
  await until('all of them', async () => (await page.locator('.ranking tbody tr').count()) === own.length);
  const hostile = (await rest('/colleges', api)).filter(({ name }) => /[<=]/.test(name));
  assert.ok(hostile.length > 0);
  const names = new Set(await page.locator('.ranking tbody th').allTextContents());
  for (const { name } of hostile) assert.ok(names.has(name), name);
  assert.equal(await page.locator('main img').count(), 0);
  await page.done();
});

test('the indicator page is accessible and has its pictures', async () => {
  const page = await open('/indicator/employment_rate');
  await page.waitForSelector('.revisions p');
  await accessible(page);
  await page.done();
  await pictures('/indicator/employment_rate', 'indicator', '.revisions p', { only: ['desktop', 'phone', 'print'] });
});
