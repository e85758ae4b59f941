import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, API, fitsItsWidth, open, pictures, promptly, rest, until } from '../stage.mjs';

const TABLE = 'table.thresholds tbody tr[data-threshold]';
const HOSTILE = '<img src=x onerror=alert(1)>';

test('the shipped thresholds are shown with their reasons', async () => {
  const page = await open('/thresholds');
  await page.waitForSelector(TABLE);
  const thresholds = await rest('/thresholds');
  assert.equal(await page.locator(TABLE).count(), thresholds.length);
  const row = await page.locator('tr[data-threshold="default-employment-rate"]').textContent();
  for (const word of ['就业率', '每所学校', '不低于 60.00 %', '警戒', '近 365 天', '出厂设置', '毕业季']) assert.ok(row.includes(word), `${word} in ${row}`);
  await page.done();
});

test('a threshold is tried over the history, put in force, changed and taken away, and each is kept', async () => {
  const page = await open('/thresholds');
  await page.waitForSelector(TABLE);
  await page.click('text=新增阈值');
  await page.fill('[name=id]', 'page-trial');
  await page.selectOption('[name=indicator]', 'employment_rate');
  await page.selectOption('[name=window]', 'ytd');
  await page.selectOption('[name=severity]', 'info');
  await page.fill('[name=value]', '95');
  await page.fill('[name=note]', HOSTILE);
  await page.fill('[name=changedBy]', '李老师');

  await page.click('[data-do=trial]');
  await page.waitForSelector('.trial tr[data-entity]');
  const begun = performance.now();
  const response = await fetch(`${API}/api/v1/thresholds/trial`, {
    method: 'POST',
    body: JSON.stringify({ indicator: 'employment_rate', window: 'ytd', scope: 'college', statistic: 'pooled', bound: 'lower', severity: 'info', value: 0.95 }),
  });
  const tried = await response.json();
  const milliseconds = Math.round(performance.now() - begun);
  console.log(`tried on 25 colleges from ${tried.from} to ${tried.to} in ${milliseconds} ms: ${tried.spells} spells, ${tried.days} days`);
  promptly('the trial', milliseconds, 3000);
  assert.equal(response.status, 200);
  assert.ok(tried.days > 0);
  const said = await page.locator('.trial .verdict').textContent();
  assert.ok(said.includes(`${tried.entities.length} 个对象触发 ${tried.spells} 次，共 ${tried.days.toLocaleString('en-US')} 天`), said);
  assert.equal(await page.locator('.trial tr[data-entity]').count(), tried.entities.length);
  assert.ok(!(await rest('/thresholds')).some(({ id }) => id === 'page-trial'), 'a trial sets nothing');

  await page.click('[data-do=save]');
  await page.waitForSelector('tr[data-threshold="page-trial"]');
  assert.equal((await rest('/thresholds')).find(({ id }) => id === 'page-trial').value, 0.95);

  await page.click('tr[data-threshold="page-trial"] button');
  await page.fill('[name=value]', '93.5');
  await page.fill('[name=note]', HOSTILE);
  await page.click('[data-do=save]');
  await until('the change', async () => (await page.locator('tr[data-change="page-trial"]').first().textContent()).includes('不低于 95.00 % → 不低于 93.50 %'));
  await page.click('[data-do=take]');
  await until('that it is gone', async () => (await page.locator('tr[data-threshold="page-trial"]').count()) === 0);
  const audit = await page.locator('tr[data-change="page-trial"]').allTextContents();
  assert.equal(audit.length, 3);
  assert.ok(audit[0].includes('停用') && audit[2].includes('新增'), audit.join('\n'));
  for (const line of audit) assert.ok(line.includes('李老师') && line.includes(HOSTILE), line);
  await page.done();
});

test('a percentage that may have been meant as a ratio is asked about before it is tried or saved', async () => {
  const page = await open('/thresholds');
  await page.waitForSelector(TABLE);
  const saved = async () => (await rest('/thresholds')).find(({ id }) => id === 'page-doubt')?.value ?? null;
  const asked = async (entry, times) => {
    await page.fill('[name=value]', entry);
    for (const what of ['trial', 'save']) {
      const before = await saved();
      await page.click(`[data-do=${what}]`);
      await until(`the question about ${entry}`, async () => (await page.textContent('.outcome.refused').catch(() => '')).includes(`是 ${entry} % 还是 ${times} %？`));
      assert.equal(await saved(), before, `${entry}: ${what} did not wait for the answer`);
      assert.equal(await page.locator('.trial > *').count(), 0);
    }
  };
  const save = async (value) => {
    await page.click('[data-do=save]');
    await until(`${value} in force`, async () => (await saved()) === value);
  };
  await page.click('text=新增阈值');
  await page.fill('[name=id]', 'page-doubt');
  await page.selectOption('[name=indicator]', 'employment_rate');
  await page.selectOption('[name=severity]', 'info');
  await page.fill('[name=note]', '试');
  await page.fill('[name=changedBy]', '李老师');

  // meant as a ratio
  await asked('0.93', '93');
  await page.click('[data-answer="93"]');
  assert.equal(await page.inputValue('[name=value]'), '93');
  await save(0.93);
  // meant as it stands, which another entry is not
  await asked('1', '100');
  await page.click('[data-answer="1"]');
  await save(0.01);
  await asked('0.5', '50');
  // nobody means a ratio
  await page.fill('[name=value]', '1.01');
  await save(0.0101);
  await page.selectOption('[name=indicator]', 'employed');
  await page.fill('[name=value]', '1');
  await save(1);
  assert.equal((await fetch(`${API}/api/v1/thresholds/page-doubt?changedBy=x&note=x`, { method: 'DELETE' })).ok, true);
  await page.done();
});

test('a line where no value can lie is refused beside the form', async () => {
  const page = await open('/thresholds', { forgive: ['400'] });
  await page.waitForSelector(TABLE);
  await page.click('text=新增阈值');
  await page.fill('[name=id]', 'page-nonsense');
  await page.fill('[name=note]', '试');
  await page.fill('[name=changedBy]', '李老师');
  for (const [indicator, entry] of [['employment_rate', '9300'], ['employment_rate', '-1'], ['employed', '-1']]) {
    await page.selectOption('[name=indicator]', indicator);
    await page.fill('[name=value]', entry);
    for (const what of ['trial', 'save']) {
      await page.evaluate(() => document.querySelector('.outcome').replaceChildren());
      await page.click(`[data-do=${what}]`);
      await until(`a word on ${indicator} ${entry}`, async () => (await page.textContent('.outcome.refused').catch(() => '')).includes('value'));
    }
  }
  assert.ok(!(await rest('/thresholds')).some(({ id }) => id === 'page-nonsense'));
  await page.done();
});

test('what the server refuses is said beside the form', async () => {
  const page = await open('/thresholds', { forgive: ['400'] });
  await page.waitForSelector(TABLE);
  await page.click('text=新增阈值');
  await page.fill('[name=id]', 'wrong');
  await page.fill('[name=value]', '90');
  await page.fill('[name=validFrom]', '2020-02-01');
  await page.fill('[name=validTo]', '2020-01-01');
  await page.fill('[name=note]', 'x');
  await page.fill('[name=changedBy]', 'x');
  await page.click('[data-do=save]');
  await page.waitForSelector('.outcome.refused');
  assert.match(await page.locator('.outcome').textContent(), /早于 validFrom/);
  await page.done();
});

test('the page is accessible, fits a phone and speaks English', async () => {
  const page = await open('/thresholds?lang=en', { viewport: { width: 390, height: 844 } });
  await page.waitForSelector(TABLE);
  await page.click('text=New threshold');
  await accessible(page);
  await fitsItsWidth(page);
  assert.equal(await page.locator('h1').textContent(), 'Thresholds');
  await page.done();
  await pictures('/thresholds', 'thresholds', TABLE, { only: ['desktop', 'phone'] });
});
