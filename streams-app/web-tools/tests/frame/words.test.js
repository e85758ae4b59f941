import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEYS, knows, language, ownPart, say } from '../../../src/main/resources/web/frame/words.js';
import { inEnglish } from '../english.js';

test('the pages speak Chinese until they are told otherwise', () => {
  assert.equal(language(), 'zh');
  assert.equal(inEnglish(language), 'en');
});

test('the places of a sentence are filled', () => {
  assert.equal(say('span.days', { amount: 5 }), '5 天');
  assert.equal(
    inEnglish(() => say('span.days', { amount: 5 })),
    '5 days',
  );
});

test('a place that nobody fills stays to be seen', () => {
  assert.equal(say('span.days'), '{amount} 天');
});

test('a word that the dictionary lacks is an error that names it', () => {
  assert.throws(() => say('span.centuries'), /span\.centuries/);
});

test('whether the dictionary has a word can be asked', () => {
  assert.equal(knows('span.days'), true);
  assert.equal(knows('span.centuries'), false);
});

test('what is said in English has no Chinese but names of columns in files, of the language, and of rows in brackets', () => {
  const chinese = KEYS.filter((key) => /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u.test(inEnglish(() => say(key))));
  assert.deepEqual(chinese, ['nav.language', 'nav.languageLabel', 'reconcile.hint']);
});

test('of what is said twice, a page says the part in its language', () => {
  for (const [text, chinese, english] of [
    ['指标骤降 · An indicator dropped', '指标骤降', 'An indicator dropped'],
    ['没有“x”。也没有“y”。 There is no x. No y either.', '没有“x”。也没有“y”。', 'There is no x. No y either.'],
    ['服务没有应答。The server does not answer.', '服务没有应答。', 'The server does not answer.'],
    ['只有中文。', '只有中文。', '只有中文。'],
    ['English · only. Really', 'English · only. Really', 'English · only. Really'],
    ['李老师 · 北京', '李老师 · 北京', '李老师 · 北京'],
    ['', '', ''],
  ]) {
    assert.equal(ownPart(text), chinese);
    assert.equal(
      inEnglish(() => ownPart(text)),
      english,
    );
  }
});
