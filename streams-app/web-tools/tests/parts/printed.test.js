import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differing, printed } from '../../../src/main/resources/web/parts/printed.js';

test('counts are printed whole, shares and money with two decimals', () => {
  assert.equal(printed(1234, '人'), '1,234');
  assert.equal(printed(1234, '人日'), '1,234');
  assert.equal(printed(7, '个'), '7');
  assert.equal(printed(92.375, '%'), '92.38');
  assert.equal(printed(1234.5, '万元'), '1,234.50');
});

test('what was not printed is a dash', () => {
  assert.equal(printed(null, '人'), '—');
  assert.equal(printed(undefined, '%'), '—');
  assert.equal(differing(null, '%'), '—');
  assert.equal(differing(undefined, '%'), '—');
});

test('a difference has its sign', () => {
  assert.equal(differing(3, '人'), '+3');
  assert.equal(differing(-0.25, '%'), '−0.25');
});

test('a difference that rounds to nothing has no sign', () => {
  assert.equal(differing(0, '人'), '0');
  assert.equal(differing(-0.001, '%'), '0.00');
});
