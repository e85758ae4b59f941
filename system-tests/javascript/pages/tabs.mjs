import assert from 'node:assert/strict';
import { test } from 'node:test';
import { API, open, pay, promptly, rest, until } from '../stage.mjs';

const COLLEGE = '4111010858';
const VALUE = '.figure-row[data-indicator="vertical_research_income"] .value';
/** More than the six connections that a browser opens to one host over HTTP/1.1. */
const TABS = 10;

/** The first page and others in the same browser, each with figures on it. */
async function manyTabs(count, options = {}) {
  const first = await open('/', options);
  const tabs = [first];
  while (tabs.length < count) {
    const tab = await first.context().newPage();
    await tab.goto(`${API}/`);
    tabs.push(tab);
  }
  for (const tab of tabs) await tab.waitForSelector(`${VALUE}:not(:empty)`);
  return tabs;
}

/** Publishes a payment, and waits until every tab shows another figure than before. */
async function everyTabLearns(tabs, name) {
  const before = await tabs[0].textContent(VALUE);
  const { asOf } = await rest('/status');
  await pay(COLLEGE, `tabs-${name}-${Date.now()}`, 900_000_000, { day: asOf, kind: 'VERTICAL_RESEARCH' });
  const begun = Date.now();
  for (const [index, tab] of tabs.entries()) {
    await until(`the figure in tab ${index + 1}`, async () => (await tab.textContent(VALUE)) !== before);
    await until(`tab ${index + 1} live`, async () => (await tab.textContent('#live')) === '实时');
  }
  promptly(`all ${tabs.length} tabs`, Date.now() - begun, 10_000);
}

test('ten tabs of a browser stay live over plain HTTP, and can still ask', async () => {
  const tabs = await manyTabs(TABS);
  await everyTabLearns(tabs, 'worker');
  for (const tab of tabs) assert.equal(await tab.evaluate(() => fetch('/api/v1/status').then(({ status }) => status)), 200);
  await tabs.pop().close();
  await tabs.splice(1, 1)[0].close();
  await everyTabLearns(tabs, 'after-closing');
  await tabs[0].done();
});

test('a tab that comes back by the back button is live again', async () => {
  const [page] = await manyTabs(1);
  await page.goto('about:blank');
  await page.goBack();
  await page.waitForSelector(`${VALUE}:not(:empty)`);
  await until('live', async () => (await page.textContent('#live')) === '实时');
  await everyTabLearns([page], 'back');
  await page.done();
});

test('without shared workers the tabs share the stream of one, and another takes over when it is closed', async () => {
  const tabs = await manyTabs(TABS, { before: () => delete globalThis.SharedWorker });
  await everyTabLearns(tabs, 'leader');
  // The context ends with its first page's `done`, which is the leader: it is left without closing.
  await tabs[0].goto('about:blank');
  await everyTabLearns(tabs.slice(1), 'next-leader');
  await tabs[0].done();
});
