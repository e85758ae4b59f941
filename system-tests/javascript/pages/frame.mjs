import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, API, courses, figure, killApp, LONG, open, pay, promptly, rest, until } from '../stage.mjs';

const COLLEGE = '4111010857';
const SERVICE = '.figure-row[data-indicator="tech_trade_income"]';

test('the first view comes soon and weighs little', async () => {
  // The best of three: what else the machine does is not the page's.
  const visits = [];
  for (let visit = 0; visit < 3; visit++) {
    const page = await open('about:blank', { api: '' });
    let bytes = 0;
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    client.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const begun = Date.now();
    await page.goto(`${API}/`);
    await page.waitForSelector('.figure-row .value:not(:empty)');
    const ms = Date.now() - begun;
    await courses(page);
    visits.push({ ms, bytes });
    await page.reload();
    await page.waitForSelector('.figure-row .value:not(:empty)');
    const scripts = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/')).map(({ transferSize }) => transferSize));
    assert.ok(scripts.length > 5 && scripts.every((size) => size === 0), `of the second visit nothing but figures is loaded: ${scripts}`);
    await page.done();
  }
  const first = Math.min(...visits.map(({ ms }) => ms));
  const bytes = Math.max(...visits.map((visit) => visit.bytes));
  console.log(`first view: ${visits.map(({ ms }) => ms).join(', ')} ms; ${bytes} bytes with every sparkline`);
  promptly('first view', first, 1000);
  assert.ok(bytes > 30_000 && bytes <= 1_500_000, `${bytes} bytes`);
});

test('an event is on screen soon after Kafka’s acknowledgement', async () => {
  const page = await open('/');
  await page.waitForSelector(`${SERVICE} .value`);
  const { asOf } = await rest('/status');
  await page.evaluate((selector) => {
    globalThis.seen = [];
    const value = document.querySelector(selector);
    new MutationObserver(() => requestAnimationFrame(() => globalThis.seen.push({ text: value.textContent, at: Date.now() }))).observe(value, { childList: true, characterData: true, subtree: true });
  }, `${SERVICE} .value`);
  const delays = [];
  const rounds = LONG ? 300 : 40;
  for (let round = 0; round < rounds; round++) {
    const { acknowledgedAt } = await pay(COLLEGE, `latency-${Date.now()}-${round}`, 10_000_000, { day: asOf, kind: 'TECH_TRADE' });
    const at = await until('the tile', () => page.evaluate((count) => globalThis.seen[count]?.at, round), { everyMs: 5 });
    delays.push(at - acknowledgedAt);
  }
  delays.sort((a, b) => a - b);
  const at = (share) => delays[Math.min(delays.length - 1, Math.ceil(share * delays.length) - 1)];
  console.log(`acknowledged to screen, ${rounds} events: p50 ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms, most ${delays.at(-1)} ms`);
  promptly('p50', at(0.5), 400);
  promptly('p99', at(0.99), 400);
  await page.done();
});

test('choices live in the address, and back and forward bring them again', async () => {
  const page = await open('/?asOf=2018-12-31&sort=registered&order=asc');
  await page.waitForSelector('.heat-row.college');
  const past = await figure({ indicator: 'registered', window: 'ytd', scope: 'city', statistic: 'pooled', asOf: '2018-12-31' });
  const value = page.locator('.figure-row[data-indicator="registered"] .value');
  assert.equal(await value.textContent(), past.value.toLocaleString('en-US'));
  assert.equal(await page.inputValue('#asOf'), '2018-12-31');
  // a browser of another language shows the field as 12/31/2018
  assert.match(await page.locator('#header .choices .hint').first().textContent(), /^2018-12-31（年-月-日）/);
  assert.equal(await page.locator('.heat-head [aria-sort]').getAttribute('data-column'), 'registered');
  await page.selectOption('#window', '30d');
  await until('the window in the address', async () => page.url().includes('window=30d'));
  await until('December alone', async () => (await value.textContent()) !== past.value.toLocaleString('en-US'));
  await page.goBack();
  await until('the year again', async () => (await value.textContent()) === past.value.toLocaleString('en-US'));
  await page.goForward();
  await until('forward again', async () => (await value.textContent()) !== past.value.toLocaleString('en-US'));
  await page.goBack();
  await page.click('text=回到最新');
  await until('no day in the address', async () => !page.url().includes('asOf'));
  const now = await rest('/status');
  await until('the clock’s day', async () => (await page.inputValue('#asOf')) === now.asOf);
  await page.done();
});

test('English is a switch, and goes along in the address', async () => {
  const page = await open('/');
  await page.waitForSelector('.figure-row');
  assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
  await page.click('.state a');
  await until('English', async () => (await page.textContent('h1')).startsWith('Talent'));
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  assert.match(page.url(), /lang=en/);
  assert.equal(await page.locator('.figure-row[data-indicator="employment_rate"] .of-name a').textContent(), 'Employment rate');
  assert.match(await page.locator('nav a').first().getAttribute('href'), /lang=en/);
  await page.done();
});

test('a business day is the same day in every time zone', async () => {
  const seen = [];
  for (const timezoneId of ['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
    const page = await open('/?asOf=2019-01-01', { timezoneId });
    await courses(page);
    seen.push([await page.locator('.day').textContent(), await page.inputValue('#asOf'), await page.locator('.spark').first().getAttribute('aria-label')]);
    await page.done();
  }
  assert.deepEqual(seen[0], ['截至 2019-01-01', '2019-01-01', seen[0][2]]);
  assert.deepEqual(seen[0], seen[1]);
  assert.deepEqual(seen[0], seen[2]);
});

test('an unknown page says so and leads back', async () => {
  const page = await open('/nothing/here', { forgive: ['404'] });
  await until('the sentence', async () => (await page.textContent('h1').catch(() => '')) === '没有这个页面');
  await page.click('nav a >> nth=0');
  await page.waitForSelector('.figure-row');
  await page.done();
});

test('the keyboard reaches everything, the first stop leads to the figures', async () => {
  const page = await open('/');
  await page.waitForSelector('.figure-row');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => location.hash), '#page');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null), 'inside the page');
  await page.done();
});

test('a reader who is offline is told how old the figures are, and gets the new ones by himself', async () => {
  const page = await open('/', { forgive: ['ERR_', 'Failed to load'] });
  await page.waitForSelector(`${SERVICE} .value:not(:empty)`);
  await until('live', async () => (await page.textContent('#live')) === '实时');
  const { asOf } = await rest('/status');
  const before = await page.textContent(`${SERVICE} .value`);
  await page.context().setOffline(true);
  await until('the age', async () => /连接中断，所示数据为 \d+ 秒前的/.test(await page.textContent('#live')));
  assert.ok(await page.evaluate(() => document.body.classList.contains('stale')));
  assert.equal(await page.textContent(`${SERVICE} .value`), before, 'what was known stays on screen');
  await pay(COLLEGE, `offline-${Date.now()}`, 500_000_000, { day: asOf, kind: 'TECH_TRADE' });
  await page.context().setOffline(false);
  await until('the missed event', async () => (await page.textContent(`${SERVICE} .value`)) !== before);
  await until('live again', async () => (await page.textContent('#live')) === '实时');
  await page.done();
});

test('a server that was killed is waited for, and its figures come by themselves', async () => {
  const page = await open('/', { forgive: ['ERR_', 'Failed to load', '503'] });
  await page.waitForSelector(`${SERVICE} .value:not(:empty)`);
  await until('live', async () => (await page.textContent('#live')) === '实时');
  const before = await page.textContent(`${SERVICE} .value`);
  const { asOf } = await rest('/status');
  await killApp();
  await until('lost', async () => (await page.textContent('#live')).startsWith('连接中断'));
  await pay(COLLEGE, `killed-${Date.now()}`, 700_000_000, { day: asOf, kind: 'TECH_TRADE' });
  await until('the figure of the new process', async () => (await page.textContent(`${SERVICE} .value`)) !== before);
  await until('live again', async () => (await page.textContent('#live')) === '实时');
  await accessible(page);
  await page.done();
});
