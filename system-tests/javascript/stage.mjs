// What every test of a page needs: a real browser, the interface, and a hand behind the scenes that publishes events.
// Started by PagesInTheBrowser, which says where things are; a page's test is one file in pages/.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import UPNG from 'upng-js';

/** The address of the app over the replayed city. */
export const API = process.env.API;
const HAND = process.env.HAND;
const IMAGES = process.env.IMAGES;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser = null;
after(() => browser?.close());

/**
 * A page of the dashboard in a browser of its own. What goes wrong in it (an exception, a refused script, an answer that
 * is no answer) fails the test when the page is closed; `forgive` names what a test provokes. `before` runs in the page,
 * and in its other tabs (`page.context().newPage()`), before anything else.
 */
export async function open(path, { api = API, forgive = [], before = null, ...options } = {}) {
  browser ??= await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'], env: { ...process.env, LANGUAGE: 'zh_CN' } });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  if (before) await context.addInitScript(before);
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const wrong = [];
  const note = (text) => {
    // A version without cases answers 404 there, and the page does without.
    if (!text.includes('/api/v1/cases') && !forgive.some((each) => text.includes(each))) wrong.push(text);
  };
  page.on('pageerror', (error) => note(String(error.stack ?? error)));
  page.on('console', (message) => {
    if (message.type() === 'error') note(`${message.text()} ${message.location().url}`);
  });
  page.on('dialog', (dialog) => {
    note(`a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(api + path);
  page.done = async () => {
    await context.close();
    assert.deepEqual(wrong, [], 'what went wrong in the page');
  };
  return page;
}

/** What the interface answers. */
export async function rest(path, api = API) {
  const response = await fetch(`${api}/api/v1${path}`);
  assert.equal(response.status, 200, `${path}: ${response.status}`);
  return response.json();
}

/** The open cases about a figure of its pooled statistic. */
export async function openCases() {
  return (await rest('/cases?state=open')).filter(({ indicator, statistic }) => indicator && (statistic ?? 'pooled') === 'pooled');
}

/** Whether it is measured longer, on a machine that does nothing else: only then are limits of time held. */
export const LONG = Boolean(process.env.LONG);

/** Says how long something took; a busy machine is no mistake of the page. */
export function promptly(what, ms, mostMs) {
  console.log(`${what}: ${ms} ms, meant to be at most ${mostMs}`);
  if (LONG) assert.ok(ms <= mostMs, `${what}: ${ms} ms`);
}

/** Waits until something holds, and says what it was otherwise: a limit for what never comes, not for what comes slowly. */
export async function until(what, holds, { timeoutMs = 120_000, everyMs = 50 } = {}) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await holds();
    if (found) return found;
    if (Date.now() > end) assert.fail(`${what}: not within ${timeoutMs} ms, got ${JSON.stringify(found)}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

async function hand(path, body = '') {
  const response = await fetch(HAND + path, { method: 'POST', body });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return text ? JSON.parse(text) : null;
}

/** Publishes one payment through the SDK: `{ acknowledgedAt }` in milliseconds, when the broker had acknowledged it. */
export function pay(college, paymentId, amountFen, { day, kind = 'TECH_SERVICE', revision = 1 }) {
  return hand(`/pay?${new URLSearchParams({ college, paymentId, amountFen, day, kind, revision })}`);
}

/** Kills the app as kill -9 does; it is started again. */
export function killApp() {
  return hand('/kill');
}

/** Stops the broker's process (`STOP`), or lets it go on (`CONT`). */
export async function broker(signal) {
  assert.equal((await hand(`/broker?signal=${signal}`)).exit, 0);
}

/** The address of an app over 1,500 invented colleges, some of hostile names; the first call makes it. */
export async function nation() {
  return (await hand('/nation')).api;
}

/** A figure of the interface. */
export async function figure(query, api = API) {
  const { values } = await rest(`/values?${new URLSearchParams(query)}`, api);
  assert.equal(values.length, 1, JSON.stringify(query));
  return values[0];
}

/** No finding of axe-core that is serious or critical. */
export async function accessible(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => `${node.html} ${node.failureSummary}`).join(' | ')}`);
  assert.deepEqual(grave, []);
}

/** Scrolls until every figure of the city has its course, which is asked for when its row comes into sight. */
export function courses(page) {
  return until('every course', () =>
    page.evaluate(() => {
      const lines = [...document.querySelectorAll('.figure-row .spark')];
      const without = lines.find((line) => !/\d{4}-\d\d-\d\d/.test(line.getAttribute('aria-label')));
      without?.scrollIntoView();
      return lines.length > 0 && !without;
    }),
  );
}

/** Nothing sticks out of a phone's width. */
export async function fitsItsWidth(page) {
  const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
  assert.ok(scroll <= client, `the page is ${scroll} px wide in a window of ${client} px`);
}

const SIZES = {
  desktop: { viewport: { width: 1440, height: 900 }, most: 2400 },
  wall: { viewport: { width: 1920, height: 1080 }, most: 1080 },
  phone: { viewport: { width: 390, height: 844 }, most: 2400 },
  print: { viewport: { width: 1045, height: 720 }, most: 1478, media: 'print' },
};

/**
 * Screenshots of a page, `name-desktop.png` and so on, once `shown` is there: a desktop's, a wall's, a phone's and paper.
 * They go to the folder that IMAGES names; print is checked too: what is printed has a page.
 */
export async function pictures(path, name, shown, { api = API, only = Object.keys(SIZES) } = {}) {
  for (const size of only) {
    const { viewport, most, media } = SIZES[size];
    const page = await open(path, { api, viewport });
    await page.waitForSelector(shown);
    if (size === 'phone') await fitsItsWidth(page);
    if (media) {
      assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 10_000, 'a page of paper');
      await page.emulateMedia({ media });
    }
    await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => {}); // the stream never ends
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const file = `${IMAGES}/${name}-${size}.png`;
    await page.screenshot({ path: file, clip: { x: 0, y: 0, width: viewport.width, height: Math.max(viewport.height, Math.min(height, most)) }, fullPage: true, animations: 'disabled' });
    if (process.env.KEEP) shrink(file);
    await page.done();
  }
}

/** To a palette of 64 colours: a third of the bytes, for pictures that are kept. */
function shrink(file) {
  const picture = UPNG.decode(readFileSync(file));
  writeFileSync(file, Buffer.from(UPNG.encode(UPNG.toRGBA8(picture), picture.width, picture.height, 64)));
}
