// The pages in English: nothing Chinese stays that a reader needs. What stays is marked as Chinese (`lang`), and listed here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { API, open, rest, until } from '../stage.mjs';

const COLLEGE = '4111010853';
/** The switch to Chinese; what the college was told of a rejected record; rows of the printed report; headers of its files. */
const MAY_BE_CHINESE = ['header .state a', '[lang="zh-CN"].hint', '.facts a[href*="/report/"]', '.reconcile .hint', '.reconcile-table [lang="zh-CN"]'];

/** Every text and spoken attribute of a page that has Chinese where it may not. */
async function chineseOn(page) {
  return page.evaluate((allowed) => {
    const chinese = /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u;
    const found = new Set();
    const look = (element, text) => {
      if (chinese.test(text ?? '') && !allowed.some((each) => element.closest(each))) found.add(`${element.tagName} ${element.className}: ${text}`);
    };
    const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) if (!texts.currentNode.parentElement.closest('script, style, noscript')) look(texts.currentNode.parentElement, texts.currentNode.data);
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) look(element, element.getAttribute(name));
    }
    return [...found];
  }, MAY_BE_CHINESE);
}

/** Alerts of each kind, as Alertmanager tells them, and a case of each that opens one. */
async function tellAlerts() {
  const labels = { severity: 'warning', kind: 'data', college: COLLEGE };
  const alerts = [
    { ...labels, alertname: 'BeyondThreshold', indicator: 'tech_service_income', window: '365d', scope: 'college', statistic: 'pooled', bound: 'lower', threshold: 'default-tech-service' },
    { ...labels, alertname: 'CheckFailed', check: 'jump' },
    { ...labels, alertname: 'BehindLastYear', indicator: 'employment_rate', window: '365d', scope: 'group', statistic: 'pooled', college: undefined, group: 'municipal_commission' },
  ].map((each) => ({ status: 'firing', startsAt: '2026-02-01T00:00:00Z', labels: each, annotations: { description: '低于下限', description_en: 'below the lower bound' } }));
  const response = await fetch(`${API}/api/v1/alerts`, { method: 'POST', body: JSON.stringify({ version: '4', alerts }) });
  assert.equal(response.status, 200, await response.text());
}

/** What no quiet city has: alerts of every kind that the pages name, and a rejected record. */
async function withTrouble(page) {
  const alert = (alertname, more) => ({ state: 'firing', alertname, severity: 'critical', kind: 'data', indicator: null, window: null, scope: null, college: COLLEGE, group: null, check: null, startsAt: '2026-03-01T16:30:00Z', summary: '标题 · A title', description: '说明', descriptionEn: null, ...more });
  await page.route('**/api/v1/alerts', (route) => route.fulfill({ json: { alertmanager: 'up', alerts: [
    alert('BeyondThreshold', { indicator: 'employment_rate', window: '365d', descriptionEn: '71.2%, below the lower bound 80%' }),
    alert('BehindLastYear', { college: null, group: 'private', indicator: 'training_income' }),
    alert('CheckFailed', { check: 'jump' }),
    alert('TopicNotConsumed', { kind: 'pipeline', severity: 'warning' }),
  ] } }));
  await page.route('**/rejections?*', (route) => route.fulfill({ json: [{ reason: 'INVALID_FIELD', field: 'places', message: '计划数不能为负，收到 -1。', messageEn: 'This value of the field cannot be.', source: `cultivation.events.${COLLEGE}-0@7`, rejectedAt: '2026-03-01T16:30:00Z' }] }));
}

test('in English no page has Chinese that a reader needs', async () => {
  await tellAlerts();
  const { id } = (await rest('/cases?state=open')).find(({ description }) => description === '低于下限 · below the lower bound');
  for (const [path, shown] of [
    ['/', '.heat-row.college .heat-cell[data-kind]'],
    ['/?window=365d&group=ownership', '.heat-row.group'],
    [`/college/${COLLEGE}`, '.checks li'],
    ['/indicator', '.definitions dt'],
    ['/indicator/employment_rate', '.multiple'],
    ['/indicator/average_monthly_income', '.multiple'],
    ['/report', '[data-table="6-1"] tbody tr'],
    ['/report/2-3?entity=private&year=2018', '[data-table="2-3"] tbody tr'],
    ['/report/reconcile', '.reconcile'],
    ['/thresholds', '[data-threshold]'],
    ['/cases', '[data-case]'],
    [`/cases/${id}`, '.history li'],
    ['/flow', '.alert-firing'],
    ['/nowhere', 'h1'],
    ['/report?year=1999', 'h1'],
    ['/college/1', 'h1'],
  ]) {
    const page = await open('/', { forgive: ['404', '400'] });
    await withTrouble(page);
    await page.goto(`${API}${path}${path.includes('?') ? '&' : '?'}lang=en`);
    await page.waitForSelector(shown);
    await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => {}); // the stream never ends
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    assert.deepEqual(await chineseOn(page), [], `${path} in English`);
    await page.done();
  }
});

test('what reconciliation finds is said in English', async () => {
  const page = await open('/report/reconcile?lang=en');
  await page.setInputFiles('#printed', { name: 'printed.csv', mimeType: 'text/csv', buffer: Buffer.from('指标,单位,2018年,2019年\n就业率,%,95.48,83.92\n毕业生人数,人,19874,19394\n就业人数,人,18637,—\n毕业生满意度,%,90,x\n') });
  await until('what was found', async () => (await page.locator('.contradictions li').count()) > 0);
  await page.waitForSelector('.reconcile-table .reasons li');
  assert.deepEqual(await chineseOn(page), []);
  await page.done();
});

test('a threshold is made and tried out in English', async () => {
  const page = await open('/thresholds?lang=en');
  await page.waitForSelector('[data-threshold]');
  await page.click('thead button');
  await page.selectOption('[name=scope]', 'group');
  await page.fill('[name=id]', 'english');
  await page.fill('[name=value]', '99.9');
  await page.selectOption('[name=indicator]', 'employment_rate');
  await page.fill('[name=note]', 'tried');
  await page.fill('[name=changedBy]', 'tester');
  await page.click('[data-do=trial]');
  await until('the trial', async () => (await page.locator('[data-entity]').count()) > 0);
  assert.deepEqual(await chineseOn(page), []);
  await page.done();
});

test('names and headers are whole in English, on the desktop', async () => {
  const page = await open('/?lang=en');
  await page.waitForSelector('.heat-row.college .heat-cell[data-kind]');
  const cut = await page.evaluate(() => {
    const wider = (element) => element.scrollWidth > element.clientWidth + 1;
    return [...document.querySelectorAll('.heat-head button, .heat-row.college .heat-college, .figure-row')].filter(wider).map((each) => each.textContent);
  });
  assert.deepEqual(cut, []);
  await page.done();
});
