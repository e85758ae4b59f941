import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knows, language, say } from '../../../src/main/resources/web/frame/words.js';
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
