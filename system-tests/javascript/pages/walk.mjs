// Every card, badge and status word of every page, in each state that makes one untrue: nothing compared, some, all, a past
// day, and a broker that is gone. What is true is asked of the interface, and worked out here once more.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { API, broker, open, openCases, rest, until } from '../stage.mjs';

const COLLEGE = '4111010853';
/** Long before the first record, and long after the last. */
const NOTHING_KNOWN = ['2010-01-01', '2031-01-01'];
const PAST = '2018-12-31';
const GRAVITY = { info: 1, warning: 2, critical: 3 };
const WORDS = { info: '提示', warning: '警戒', critical: '严重' };
const PAGES = ['/', `/college/${COLLEGE}`, '/indicator/employment_rate', '/flow', '/report', '/thresholds', '/cases'];

/**
 * What was compared as of a day: by scope, entity and indicator the states, with the severities of what is beyond. Of today
 * also the open cases, with the severity of an alert that still fires: `open`, `firing`.
 */
async function truthOf(asOf) {
  const { thresholds } = await rest(`/thresholds/compared${asOf ? `?asOf=${asOf}` : ''}`);
  const truth = new Map();
  for (const { scope, college, group, indicator, severity, firing } of asOf ? [] : await openCases()) {
    const key = `${scope} ${college ?? group ?? 'beijing'} ${indicator}`;
    truth.set(key, [...(truth.get(key) ?? []), { severity, state: firing ? 'firing' : 'open' }]);
  }
  for (const { indicator, scope, statistic, severity, entities, states } of thresholds) {
    if (statistic !== 'pooled') continue;
    entities.forEach((entity, at) => {
      const key = `${scope} ${entity} ${indicator}`;
      truth.set(key, [...(truth.get(key) ?? []), { severity, state: states[at] }]);
    });
  }
  return truth;
}

/** The level that a figure may be shown with, whatever its value is. */
function levelOf(known = [], value) {
  const grave = known.filter(({ state }) => state === 'beyond' || state === 'firing').sort((a, b) => GRAVITY[b.severity] - GRAVITY[a.severity]);
  if (grave.length > 0) return [grave[0].severity];
  if (known.some(({ state }) => state === 'open')) return ['near'];
  if (value === '') return ['missing'];
  return known.some(({ state }) => state === 'within') ? ['inside', 'near'] : ['unset'];
}

/** Looks at every tile, cell and card of the city's page, on the screen or on paper; returns how many tiles were compared. */
async function walkCity(query, asOf, media = 'screen') {
  const page = await open(`/${query}`);
  await page.waitForSelector('.heat-row.college .heat-cell[data-kind]');
  await until('the cases', () => page.evaluate(() => !document.querySelector('[data-card=cases]').hidden));
  await page.emulateMedia({ media });
  if (asOf) assert.equal(await page.inputValue('#asOf:visible'), asOf);
  const truth = await truthOf(asOf);
  const tiles = await page.$$eval('.figure-row', (all) => all.map((tile) => ({ id: tile.dataset.indicator, level: tile.dataset.level, value: tile.querySelector('.value').dataset.value, badge: tile.querySelector('.badge:not([hidden])')?.textContent ?? '' })));
  let compared = 0;
  let beyond = 0;
  for (const { id, level, value, badge } of tiles) {
    const own = truth.get(`city beijing ${id}`);
    const allowed = levelOf(own, value);
    assert.ok(allowed.includes(level), `${query} ${id}: ${level}, not ${allowed}`);
    assert.equal(/正常|接近阈值/.test(badge), allowed.includes('inside'), `${query} ${id}: ${badge}`);
    if (GRAVITY[level]) assert.ok(badge.includes(WORDS[level]), `${query} ${id}: ${badge}`);
    if (level === 'unset' && !own) assert.ok(badge.includes('未设阈值'), `${query} ${id}: ${badge}`);
    if (own?.some(({ state }) => state === 'within' || state === 'beyond')) compared++;
    if (own?.some(({ state }) => state === 'beyond')) beyond++;
  }
  const cells = await page.$$eval('.heat-row.college', (rows) => rows.flatMap((row) => [...row.querySelectorAll('.heat-cell')].map((cell) => ({ college: row.dataset.key, id: cell.dataset.column, level: cell.dataset.kind.split(' ')[1], text: cell.textContent }))));
  for (const { college, id, level, text } of cells) {
    const allowed = levelOf(truth.get(`college ${college} ${id}`), text.includes('—') ? '' : text);
    assert.ok(allowed.includes(level), `${query} ${college} ${id}: ${level}, not ${allowed}`);
  }
  const card = await page.$eval('[data-card=beyond]', ({ dataset, innerText }) => ({ alarming: dataset.alarming, text: innerText }));
  const ofColleges = Number(/各校指标：已比较 (\d+) 项/.exec(card.text)[1]);
  assert.match(card.text, new RegExp(`全市指标：已比较 ${compared} 项`));
  assert.equal(card.text.includes('均在阈值之内'), compared + ofColleges > 0 && card.alarming === 'false', card.text);
  if (compared + ofColleges === 0) assert.equal(card.alarming, 'unknown', card.text);
  if (beyond > 0) assert.equal(card.alarming, 'true', card.text);
  for (const name of ['silent', 'cases']) {
    const { text, alarming } = await page.$eval(`[data-card=${name}]`, ({ innerText, dataset }) => ({ text: innerText, alarming: dataset.alarming }));
    assert.equal(/今天（\d{4}-\d{2}-\d{2}）的情况/.test(text), Boolean(asOf), `${query} ${name}: ${text}`);
    if (asOf) assert.equal(alarming, 'unknown', `${query} ${name} has a colour that is not of ${asOf}`);
  }
  await page.done();
  return { compared, all: tiles.length };
}

/** The standings beside a college's own figures. */
async function walkCollege(query, asOf, media = 'screen') {
  const page = await open(`/college/${COLLEGE}${query}`);
  await page.waitForSelector('.own-lines tr[data-level]');
  await page.emulateMedia({ media });
  if (asOf) assert.equal(await page.inputValue('#asOf:visible'), asOf);
  const truth = await truthOf(asOf);
  const rows = await page.$$eval('.own-lines tr[data-level]', (all) => all.map((row) => ({ id: row.dataset.indicator, level: row.dataset.level, badge: row.querySelector('.badge').textContent, value: row.querySelector('.own-value').textContent.replace('—', '') })));
  assert.ok(rows.length > 0);
  for (const { id, level, badge, value } of rows) {
    const allowed = levelOf(truth.get(`college ${COLLEGE} ${id}`), value);
    assert.ok(allowed.includes(level), `${query} ${id}: ${level}, not ${allowed}`);
    assert.equal(badge.includes('正常'), level === 'inside', `${id}: ${badge}`);
  }
  await page.done();
}

async function setThreshold(id, threshold) {
  const response = await fetch(`${API}/api/v1/thresholds/${id}`, { method: 'PUT', body: JSON.stringify(threshold) });
  assert.equal(response.status, 200, await response.text());
}

test('where nothing was compared, no page says that all is well', async () => {
  for (const day of NOTHING_KNOWN) {
    const { compared } = await walkCity(`?asOf=${day}`, day);
    assert.equal(compared, 0, day);
    await walkCollege(`?asOf=${day}`, day);
  }
});

test('where some was compared, each tile, cell and card says which', async () => {
  const { compared, all } = await walkCity('', null);
  assert.ok(compared > 0 && compared < all, `${compared} of ${all}`);
  await walkCity('?window=365d', null);
  await walkCollege('', null);
});

test('a past day is told as that day, and what is of today says so', async () => {
  await walkCity(`?asOf=${PAST}`, PAST);
  await walkCollege(`?asOf=${PAST}`, PAST);
});

test('on paper a past day is told as that day too, and what is of today says so', async () => {
  for (const day of [PAST, ...NOTHING_KNOWN]) await walkCity(`?asOf=${day}`, day, 'print');
  await walkCity('', null, 'print');
  await walkCollege(`?asOf=${PAST}`, PAST, 'print');
});

test('a threshold made in the form as it opens is about the window that one came from, and colours its tile', async () => {
  for (const window of ['ytd', '365d', '30d']) {
    const query = window === 'ytd' ? '' : `?window=${window}`;
    const page = await open(`/${query}`);
    const tile = page.locator('.figure-row[data-indicator="tech_service_income"]');
    await tile.waitFor();
    const before = await tile.getAttribute('data-level');
    await page.click('nav a[href^="/thresholds"]');
    await page.click('text=新增阈值');
    await page.fill('[name=id]', `opened-${window}`);
    await page.selectOption('[name=indicator]', 'tech_service_income');
    await page.selectOption('[name=scope]', 'city');
    await page.selectOption('[name=severity]', 'critical');
    assert.equal(await page.inputValue('[name=window]'), window);
    await page.fill('[name=value]', '1000000000000');
    await page.fill('[name=note]', '逐项走查');
    await page.fill('[name=changedBy]', '走查');
    await page.click('[data-do=save]');
    try {
      await page.waitForSelector(`tr[data-threshold="opened-${window}"]`);
      await page.goto(`${API}/${query}`);
      await until(`the tile of ${window}, which was ${before}`, async () => (await tile.getAttribute('data-level')) === 'critical');
      assert.equal(await page.getAttribute('[data-card=beyond]', 'data-alarming'), 'true');
    } finally {
      await fetch(`${API}/api/v1/thresholds/opened-${window}?changedBy=x&note=x`, { method: 'DELETE' });
    }
    await page.done();
  }
});

test('where all was compared, all is said to be', async () => {
  const { indicators } = await rest('/catalogue');
  const ids = [];
  try {
    for (const { id, windows } of indicators) {
      const window = windows.includes('ytd') ? 'ytd' : 'stock';
      if (!windows.includes(window)) continue;
      ids.push(`walk-${id}`);
      await setThreshold(`walk-${id}`, { indicator: id, window, scope: 'city', statistic: 'pooled', bound: 'lower', severity: 'info', value: 0, note: '逐项走查', changedBy: '走查' });
    }
    const { compared, all } = await walkCity('', null);
    // but for what no college told
    const { values } = await rest('/values?scope=city&statistic=pooled&window=ytd&window=stock');
    const missing = values.filter(({ value }) => value === null).length;
    assert.ok(missing < 5, `${missing} figures of the city are missing`);
    assert.equal(compared, all - missing);
  } finally {
    for (const id of ids) await fetch(`${API}/api/v1/thresholds/${id}?changedBy=x&note=x`, { method: 'DELETE' });
  }
});

test('a year, day, window, entity or indicator that there is not is said, never replaced by another', async () => {
  for (const [path, words] of [
    ['/report?year=2021', '没有 2021 年的数据'],
    ['/report?entity=4111019999', '“4111019999”'],
    ['/?asOf=2019-02-30', '没有截至日“2019-02-30”'],
    ['/?window=ydt', '没有统计期“ydt”'],
    ['/?asof=2019-01-01', '应写作 asOf'],
    ['/?sort=nothing', '没有排序的列“nothing”'],
    [`/college/${COLLEGE}?indicator=nothing`, '没有指标“nothing”'],
    ['/indicator/employment_rate?entity=nowhere', '“nowhere”'],
    ['/cases?college=1', '没有学校“1”'],
  ]) {
    const page = await open(path);
    await page.waitForSelector('.failed');
    const text = await page.textContent('main');
    assert.ok(text.includes(words), `${path}: ${text}`);
    assert.equal(await page.locator('main table, .figure-row').count(), 0, `${path} shows nothing else`);
    await page.click('text=不带它打开');
    await until(`${path} without it`, async () => (await page.locator('.failed').count()) === 0 && (await page.locator('main table, .figure-row').count()) > 0);
    await page.done();
  }
});

test('a broker that does not answer is named on every page, and nobody is called silent for it', async () => {
  const page = await open('/', { forgive: ['503', 'Failed to load'] });
  await page.waitForSelector('.figure-row');
  await broker('STOP');
  try {
    await until('the head names the broker', async () => /^消息服务没有应答，数据停在 \d+月\d+日 \d\d:\d\d$/.test(await page.textContent('#live')), { timeoutMs: 40_000 });
    assert.deepEqual((await (await fetch(`${API}/health/ready`)).json()).status, 'UP');
    for (const path of PAGES) {
      await page.goto(API + path);
      await page.waitForSelector('h1');
      await until(`${path} names the broker`, async () => (await page.textContent('#live')).startsWith('消息服务没有应答'));
      const text = await page.textContent('body');
      for (const untrue of ['正在处理', '实时', '从未报送', '全部已处理']) assert.ok(!text.includes(untrue), `${path} says ${untrue}`);
    }
    assert.ok('broker' in (await (await fetch(`${API}/health/ready`)).json()).missing);
  } finally {
    await broker('CONT');
  }
  await until('live again', async () => (await page.textContent('#live')) === '实时', { timeoutMs: 60_000 });
  await page.done();
});
