// A registrar at the upload page, in a real browser: chooses 学籍号, drops a wrong file, then a right one, sends it, reads
// what it says, and takes it back.
// usage: node upload.mjs ADDRESS WRONG_FILE RIGHT_FILE
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { chromium } from 'playwright-core';

const [address, wrong, right] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(address);
  await page.waitForSelector('#studentNumberLabel:visible');
  await page.selectOption('#studentNumber', 'NATIONAL');

  await page.setInputFiles('#file', wrong);
  await page.waitForSelector('#wrong:visible');
  console.log(`wrong: ${await page.textContent('#summary')}`);
  console.log(`mistake: ${(await page.locator('#mistakes tr').first().locator('td').allTextContents()).join(' | ')}`);
  console.log(`can send: ${await page.isEnabled('#send')}`);

  // dropped, as a person does
  const file = await page.evaluateHandle(
    ([name, text]) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([text], name, { type: 'text/csv' }));
      return dropped;
    },
    [basename(right), readFileSync(right, 'utf8')],
  );
  await page.dispatchEvent('#drop', 'drop', { dataTransfer: file });
  await page.waitForFunction((name) => document.getElementById('summary').textContent.startsWith(name), basename(right));
  await page.waitForSelector('#wrong', { state: 'hidden' });
  console.log(`right: ${await page.textContent('#summary')}`);
  console.log(`preview: ${(await page.locator('#preview tr').nth(1).locator('td').allTextContents()).join(' | ')}`);
  await page.click('#send');
  await page.waitForFunction(() => !document.getElementById('outcome').textContent.startsWith('正在'), null, {
    timeout: 60_000,
  });
  console.log(`outcome: ${await page.textContent('#outcome')}`);
  console.log(await page.textContent('#log'));
  await page.waitForSelector('#studentNumberLabel', { state: 'hidden' });

  // taken back: first what that would do, then the question
  await page.click('#list');
  await page.click('#pastRows button');
  await page.waitForSelector('#undoAsk:visible');
  console.log(`past: ${await page.textContent('#pastRows td')}`);
  console.log(`can undo: ${await page.isEnabled('#undo')}`);
  await page.check('#undoAgreed');
  await page.click('#undo');
  await page.waitForFunction(() => document.getElementById('undoLog').textContent.includes('已撤销'));

  // in English nothing stays Chinese but what the program says, which is marked so, and the names of columns
  await page.goto(`${address}?lang=en`);
  await page.waitForFunction(() => document.getElementById('college').textContent !== '');
  await page.setInputFiles('#file', right);
  await page.waitForSelector('#checked:visible');
  const chinese = await page.evaluate((file) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const text = texts.currentNode.data.replace(file, '');
      if (/\p{Script=Han}/u.test(text) && !texts.currentNode.parentElement.closest('[lang="zh-CN"], #studentNumber')) found.push(text);
    }
    return found;
  }, basename(right));
  console.log(`english: ${await page.textContent('#summary')} ${JSON.stringify(chinese)}`);
  console.log(`complaints: ${JSON.stringify(complaints)}`);
} finally {
  await browser.close();
}
