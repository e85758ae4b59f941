import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONG, nation, open, promptly, rest, until } from '../stage.mjs';

test('1,500 colleges are there and scroll, few of them in the document', async () => {
  const api = await nation();
  // The best of three: what else the machine does is not the page's.
  const visits = [];
  let page = null;
  for (let visit = 0; visit < 3; visit++) {
    await page?.done();
    page = await open('about:blank', { api: '' });
    const begun = Date.now();
    await page.goto(`${api}/`);
    await page.waitForSelector('.heat-row.college .heat-cell[data-kind]');
    visits.push(Date.now() - begun);
  }
  const firstMs = Math.min(...visits);
  // The sparklines are drawn after everything that is seen first.
  await until('the courses in sight', () => page.evaluate(() => [...document.querySelectorAll('.spark')].some((line) => line.getAttribute('aria-label').includes('从'))));
  const inDocument = await page.locator('.heat-row').count();
  const { frames, seconds, worst } = await page.evaluate(async () => {
    const heat = document.querySelector('.heat');
    heat.scrollIntoView();
    const end = heat.scrollHeight - heat.clientHeight;
    const times = [];
    await new Promise((resolve) => {
      const step = (at) => {
        times.push(at);
        heat.scrollTop = Math.min(end, heat.scrollTop + 90);
        if (times.length < 240) requestAnimationFrame(step);
        else resolve();
      };
      requestAnimationFrame(step);
    });
    const gaps = times.slice(1).map((at, index) => at - times[index]);
    return { frames: gaps.length, seconds: (times.at(-1) - times[0]) / 1000, worst: Math.max(...gaps) };
  });
  const perSecond = frames / seconds;
  console.log(`1,500 colleges: first view ${visits.join(', ')} ms, ${inDocument} rows in the document, ${perSecond.toFixed(0)} frames a second while scrolling, longest ${worst.toFixed(0)} ms`);
  promptly('first view', firstMs, 2000);
  assert.ok(inDocument < 80, `${inDocument} rows in the document`);
  if (LONG) assert.ok(perSecond >= 30, `${perSecond} frames a second`);
  const { colleges } = await rest('/matrix', api);
  assert.equal(colleges.length, 1500);
  const last = colleges.at(-1).code;
  await page.evaluate(() => (document.querySelector('.heat').scrollTop = 1e9));
  await page.waitForSelector(`.heat-row[data-key="${last}"]`);
  await page.done();
});

test('a college’s name is never more than a name', async () => {
  const api = await nation();
  const colleges = await rest('/colleges', api);
  const page = await open('/?find=9000000', { api });
  await page.waitForSelector('.heat-row.college .heat-cell[data-kind]');
  for (const name of ['<img src=x onerror=alert(1)>', '=HYPERLINK("x")']) {
    const { code } = colleges.find((each) => each.name === name);
    await page.fill('#find', code);
    await until('its row alone', async () => (await page.locator('.heat-row').count()) === 1);
    assert.equal(await page.locator('.heat-row .heat-college').textContent(), name);
    const csv = await (await fetch(`${api}/api/v1/reports/6-1?year=2019&scope=college&entity=${code}&format=csv`)).text();
    assert.ok(!/(^|,)"?[=+@]/m.test(csv), `no formula in ${csv.slice(0, 300)}`);
  }
  assert.equal(await page.locator('main img').count(), 0);
  await page.done();
});
