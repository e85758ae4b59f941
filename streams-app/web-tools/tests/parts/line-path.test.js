import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heightIn, linePath, rangeOf } from '../../../src/main/resources/web/parts/line-path.js';

const asItIs = (value) => value;

test('the range of values is the lowest and the highest', () => {
  assert.deepEqual(rangeOf([3, -1, 2]), { low: -1, high: 3 });
  assert.deepEqual(rangeOf([5]), { low: 5, high: 5 });
});

test('the highest value lies at the upper edge and the lowest at the lower one', () => {
  const y = heightIn({ low: 10, high: 20 }, 100, 6);
  assert.equal(y(20), 6);
  assert.equal(y(10), 94);
  assert.equal(y(15), 50);
});

test('equal values lie in the middle', () => {
  assert.equal(heightIn({ low: 7, high: 7 }, 100, 6)(7), 50);
});

test('a line goes from value to value', () => {
  assert.equal(linePath([1, 2, 3], asItIs, asItIs), 'M0.0 1.0L1.0 2.0L2.0 3.0');
});

test('a missing value is a gap, after which the line begins anew', () => {
  assert.equal(linePath([null, 1, null, null, 2, 3], asItIs, asItIs), 'M1.0 1.0M4.0 2.0L5.0 3.0');
});

test('of no values there is no line', () => {
  assert.equal(linePath([], asItIs, asItIs), '');
  assert.equal(linePath([null, null], asItIs, asItIs), '');
});
