import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, open, pay, pictures, rest, until } from '../stage.mjs';

const COLLEGE = '4111010857';
const READY = '.flow-table tbody tr:nth-child(25)';
const grouped = (value) => value.toLocaleString('en-US');
const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);

test('the counts by college and type and the verdicts are those of the interface', async () => {
  const page = await open('/flow');
  await page.waitForSelector(READY);
  const flow = await rest('/flow');
  const shown = await page.$$eval('.flow-table tbody tr', (rows) => rows.map((row) => ({ code: row.dataset.college, totals: [...row.querySelectorAll('.total')].map((total) => total.textContent), verdicts: row.querySelector('.shares').getAttribute('aria-label') })));
  // The probe, which is in no group, goes on counting.
  const still = new Set((await rest('/colleges')).filter(({ group }) => group !== 'none').map(({ code }) => code));
  assert.equal(still.size, 25);
  for (const { code, received, verdicts } of flow.colleges.filter((college) => still.has(college.code))) {
    const row = shown.find((each) => each.code === code);
    assert.deepEqual(row.totals, [...received, sum(received)].map(grouped), code);
    assert.equal(row.verdicts, `入账 ${grouped(verdicts[0])}、重复 ${grouped(verdicts[1])}、被新版取代 ${grouped(verdicts[2])}、拒收 ${grouped(verdicts[3])}`);
    assert.equal(sum(received), sum(verdicts), 'every record has one verdict');
  }
  const card = (name) => page.locator(`[data-sign="${name}"]`);
  assert.equal(await card('instances').locator('.card-number').textContent(), String(flow.instances));
  assert.match(await card('registry').textContent(), /正常/);
  assert.match(await card('topics').textContent(), /各校主题均已接入/);
  const { alertmanager } = await rest('/alerts');
  await until('the alerts', async () => (alertmanager === 'none' ? /没有接入 Alertmanager/ : /告警/).test(await card('alerts').textContent()));
  await page.done();
});

test('records are seen to flow, by college and type', async () => {
  const page = await open('/flow');
  await page.waitForSelector(READY);
  await page.waitForSelector('.chart canvas');
  const cell = page.locator(`[data-college="${COLLEGE}"] [data-type="TechServicePayment"]`);
  const before = Number((await cell.locator('.total').textContent()).replaceAll(',', ''));
  const { asOf } = await rest('/status');
  const end = Date.now();
  const rate = async () => Number(await cell.locator('span').first().textContent());
  const moves = until('the rate', rate);
  const sign = until('the rate of all', async () => Number(await page.locator('[data-sign="rate"] .card-number').textContent()) > 0);
  for (let i = 0; i < 12; i++) await pay(COLLEGE, `flow-${end}-${i}`, 100, { day: asOf });
  await until('the count', async () => (await cell.locator('.total').textContent()) === grouped(before + 12));
  const most = await moves;
  assert.ok(most <= 12, `${most} a second`);
  assert.ok(await sign);
  await until('calm again', async () => (await cell.locator('span').first().textContent()) === '0');
  await page.done();
});

test('alerts that fire and those held back look different, and their texts stay texts', async () => {
  const page = await open('/');
  const alert = (state, alertname, more) => ({ state, alertname, severity: 'critical', kind: 'data', indicator: null, window: null, scope: null, college: null, group: null, check: null, startsAt: '2026-03-01T16:30:00Z', summary: null, description: null, ...more });
  await page.route('**/api/v1/alerts', (route) => route.fulfill({ json: { alertmanager: 'up', alerts: [
    alert('inhibited', 'BelowThreshold', { severity: 'warning', college: COLLEGE, indicator: 'employment_rate', window: '365d' }),
    alert('firing', 'BelowThreshold', { college: COLLEGE, indicator: 'employment_rate', description: '<img src=x onerror=alert(1)>' }),
    alert('firing', 'Heartbeat', { severity: 'info' }),
  ] } }));
  await page.goto(`${new URL(page.url()).origin}/flow`);
  await page.waitForSelector('.alert-inhibited');
  assert.equal(await page.locator('[data-sign="alerts"] .card-number').textContent(), '1', 'the heartbeat is no trouble');
  assert.match(await page.locator('[data-sign="alerts"]').textContent(), /抑制 1.*链路心跳正常/);
  const rows = await page.$$eval('[aria-labelledby="alerts-title"] tbody tr', (all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  assert.deepEqual(rows.map(([state, severity]) => `${state} ${severity}`), ['触发 严重', '被抑制 警戒']);
  assert.equal(rows[0][3], '北京信息职业技术学院 · 就业率');
  assert.equal(rows[0][4], '2026-03-02 00:30:00');
  assert.equal(rows[0][5], '<img src=x onerror=alert(1)>');
  assert.equal(await page.locator('main img').count(), 0);
  await page.done();
});

test('the flow page is accessible, speaks English and has its pictures', async () => {
  const page = await open('/flow');
  await page.waitForSelector(READY);
  await accessible(page);
  await page.click('.state a');
  await until('English', async () => /Flow and operations/.test(await page.locator('h1').textContent()));
  await page.done();
  await pictures('/flow', 'flow', READY);
});
