import assert from 'node:assert/strict';
import { test } from 'node:test';
import { termInWords, wordOf } from '../../../src/main/resources/web/parts/explanation.js';

test('a word that the pages lack is its id', () => {
  assert.equal(wordOf('measure', 'unheard_of'), 'unheard_of');
  assert.notEqual(wordOf('measure', 'admitted'), 'admitted');
});

test('a measure without slices is its word alone', () => {
  assert.equal(termInWords({ measure: 'admitted', slices: [] }), wordOf('measure', 'admitted'));
});

test('slices stand in brackets behind their measure', () => {
  assert.equal(termInWords({ measure: 'm', slices: ['a', 'b'] }), 'm（a、b）');
});
