// A registrar who drops files on the upload page one after the other, in a real browser, and sends each that can be sent;
// what the page asks is agreed to after it was seen that nothing goes without it.
// usage: node drop.mjs ADDRESS FILE...
import { chromium } from 'playwright-core';

const [address, ...files] = process.argv.slice(2);
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
  await page.waitForFunction(() => document.getElementById('college').textContent !== '');
  console.log(`college: ${await page.textContent('#college')}`);
  for (const file of files) {
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('/check?')),
      page.setInputFiles('#file', file),
    ]);
    if ((await page.inputValue('#file')) !== '') console.log(`to choose ${file} again is no change`);
    if (!answer.ok()) {
      await page.waitForSelector('#problem:visible');
      console.log(`problem: ${await page.textContent('#problem')}`);
      continue;
    }
    await page.waitForSelector('#checked:visible');
    console.log(`checked: ${await page.textContent('#summary')}`);
    if (await page.isVisible('#effect')) {
      console.log(`effect: ${await page.textContent('#effectTitle')} ${await page.textContent('#effectLines')}`);
    }
    if (await page.isVisible('#asks')) {
      console.log(`asks: ${(await page.locator('#reasons li').allTextContents()).join(' | ')}`);
      console.log(`can send unasked: ${await page.isEnabled('#send')}`);
      for (const box of await page.locator('#asks input:visible').all()) await box.check();
    }
    console.log(`can send: ${await page.isEnabled('#send')}`);
    if (!(await page.isEnabled('#send'))) continue;
    await page.click('#send');
    await page.waitForFunction(() => !document.getElementById('outcome').textContent.startsWith('正在'));
    console.log(`outcome: ${await page.textContent('#outcome')}`);
    console.log(await page.textContent('#log'));
  }
  console.log(`complaints: ${JSON.stringify(complaints)}`);
} finally {
  await browser.close();
}
