import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, API, fitsItsWidth, open, pictures, rest, until } from '../stage.mjs';

const COLLEGE = '4111010853';
const HOSTILE = '<img src=x onerror=alert(1)>';

/** Tells the app of an alert, as Alertmanager does. */
async function tell(status, { college = COLLEGE, indicator = 'employment_rate', startsAt = '2026-01-01T00:00:00Z' } = {}) {
  const response = await fetch(`${API}/api/v1/alerts`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      version: '4',
      status,
      alerts: [{
        status,
        startsAt,
        labels: { alertname: 'BeyondThreshold', severity: 'warning', kind: 'data', indicator, window: '365d', scope: 'college', college, statistic: 'pooled', bound: 'lower', threshold: 'default-employment-rate' },
        annotations: { description: `就业率 ${HOSTILE}`, runbook_url: 'javascript:alert(2)' },
      }],
    }),
  });
  assert.equal(response.status, 200);
}

async function theCase() {
  return (await rest(`/cases?college=${COLLEGE}&indicator=employment_rate`))[0];
}

test('an alert becomes a case that people work on until they close it', async () => {
  await tell('firing');
  const { id } = await theCase();
  const page = await open('/cases');
  await page.waitForSelector(`tr[data-case="${id}"]`);
  const row = await page.locator(`tr[data-case="${id}"]`).textContent();
  for (const word of ['北京工业职业技术学院', '就业率', '告警中', '警戒']) assert.ok(row.includes(word), `${word} in ${row}`);

  await page.click(`tr[data-case="${id}"] a`);
  await page.waitForSelector('[data-form=assign]');
  assert.ok((await page.locator('.page.cases').textContent()).includes(HOSTILE), 'a text stays text');
  assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
  await page.fill('[name=by]', '李老师');
  await page.fill('[data-form=assign] [name=owner]', '王老师');
  await page.click('[data-form=assign] button');
  await page.waitForSelector('[data-action=assigned]');
  assert.equal(await page.locator('[data-fact=owner]').textContent(), '王老师');
  await page.click('[data-form=acknowledge] button');
  await page.waitForSelector('[data-action=acknowledged]');
  await page.fill('[data-form=explain] [name=note]', HOSTILE);
  await page.fill('[data-form=explain] [name=evidence]', 'https://example.edu.cn/a?b=1');
  await page.click('[data-form=explain] button');
  await page.waitForSelector('[data-action=explained]');
  assert.equal(await page.locator('[data-action=explained] .note').textContent(), HOSTILE);
  assert.match(await page.locator('[data-action=explained] a').getAttribute('rel'), /noopener/);
  await page.fill('[data-form=tolerate] [name=value]', '55.5');
  await page.fill('[data-form=tolerate] [name=approver]', '张处长');
  await page.click('[data-form=tolerate] button');
  await page.waitForSelector('[data-action=tolerance_agreed]');
  assert.match(await page.locator('[data-fact=tolerance]').textContent(), /55\.50 %.*张处长 批准/);
  const metrics = await (await fetch(`${API}/metrics`)).text();
  assert.match(metrics, /cultivation_tolerance\{bound="lower",college="4111010853".*\} 0\.555\n/);

  // The alert is over: the open page says so by itself, and the case stays open.
  await tell('resolved');
  await page.reload();
  await page.waitForSelector('[data-state=over]');
  await page.selectOption('[data-form=close] [name=reason]', 'tolerated');
  await page.click('[data-form=close] button');
  await page.waitForSelector('[data-action=closed]');
  await until('that nothing but the tolerance can be changed', async () => (await page.locator('form').count()) === 1);
  await page.click('[data-form=withdraw] button');
  await page.waitForSelector('[data-action=tolerance_withdrawn]');
  const { history } = await rest(`/cases/${id}`);
  assert.deepEqual(history.map(({ action }) => action), ['opened', 'assigned', 'acknowledged', 'explained', 'tolerance_agreed', 'resolved', 'closed', 'tolerance_withdrawn']);
  assert.deepEqual(await page.$$eval('.history > li', (all) => all.map((item) => item.dataset.action)), history.map(({ action }) => action));
  await page.done();
});

test('cases are found by state, college and indicator, and the choice is in the address', async () => {
  await tell('firing', { indicator: 'admission_rate' });
  const page = await open('/cases');
  await page.waitForSelector('tr[data-case]');
  assert.equal(await page.locator('tr[data-case]').count(), (await rest('/cases?state=open')).length);
  await page.selectOption('#state', 'closed');
  await until('the closed one', async () => (await page.locator('[data-state=closed]').count()) === 1 && (await page.locator('tr[data-case]').count()) === 1);
  assert.match(page.url(), /state=closed/);
  await page.selectOption('[name=indicator]', 'admission_rate');
  await until('none', async () => (await page.locator('tr[data-case]').count()) === 0);
  await page.goBack();
  await until('the closed one again', async () => (await page.locator('tr[data-case]').count()) === 1);
  await page.done();
});

test('what the server refuses is said, and nothing is done', async () => {
  const { id } = (await rest('/cases?state=open'))[0];
  const page = await open(`/cases/${id}`, { forgive: ['409'] });
  await page.waitForSelector('[data-form=tolerate]');
  await page.fill('[name=by]', '李老师');
  await page.fill('[data-form=tolerate] [name=value]', '50');
  await page.fill('[data-form=tolerate] [name=until]', '2018-01-01');
  await page.fill('[data-form=tolerate] [name=approver]', '张处长');
  await page.click('[data-form=tolerate] button');
  await page.waitForSelector('.outcome.refused');
  assert.match(await page.locator('.outcome').textContent(), /容许值的截止日/);
  assert.equal((await rest(`/cases/${id}`)).history.length, 1);
  await page.done();
});

test('list and case are accessible, fit a phone and speak English', async () => {
  const { id } = (await rest('/cases?state=open'))[0];
  for (const [path, shown] of [['/cases?lang=en', 'tr[data-case]'], [`/cases/${id}?lang=en`, '[data-form=assign]']]) {
    const page = await open(path, { viewport: { width: 390, height: 844 } });
    await page.waitForSelector(shown);
    await accessible(page);
    await fitsItsWidth(page);
    assert.doesNotMatch(await page.locator('h1').textContent(), /告警/);
    await page.done();
  }
  await pictures('/cases', 'cases', 'tr[data-case]', { only: ['desktop', 'phone'] });
  await pictures(`/cases/${id}`, 'case', '[data-form=assign]', { only: ['desktop', 'phone'] });
});
