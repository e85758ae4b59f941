import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fiveNumbers, percentBetween, placeAmong, ranked } from '../../../src/main/resources/web/parts/distribution.js';

function figures(values) {
  return Object.entries(values).map(([entity, value]) => ({ entity, value }));
}

function ranksOf(values, better) {
  return ranked(figures(values), better).map(({ entity, rank }) => `${entity}${rank}`);
}

test('quartiles lie between values where their place does', () => {
  assert.deepEqual(fiveNumbers([4, 1, 3, 2]), { min: 1, q1: 1.75, median: 2.5, q3: 3.25, max: 4 });
  assert.deepEqual(fiveNumbers([5, 1, 3]), { min: 1, q1: 2, median: 3, q3: 4, max: 5 });
});

test('one value is all five numbers, and of none there are none', () => {
  assert.deepEqual(fiveNumbers([7]), { min: 7, q1: 7, median: 7, q3: 7, max: 7 });
  assert.equal(fiveNumbers([]), null);
});

test('values are sorted as numbers, and the list that was given stays as it is', () => {
  const given = [10, 9, -1];
  assert.equal(fiveNumbers(given).max, 10);
  assert.deepEqual(given, [10, 9, -1]);
});

test('the highest is the first, or the lowest where lower is better', () => {
  assert.deepEqual(ranksOf({ a: 1, b: 3, c: 2 }, 'higher'), ['b1', 'c2', 'a3']);
  assert.deepEqual(ranksOf({ a: 1, b: 3, c: 2 }, 'lower'), ['a1', 'c2', 'b3']);
  assert.deepEqual(ranksOf({ a: 1, b: 3, c: 2 }, 'none'), ['b1', 'c2', 'a3']);
});

test('equal values share a rank in the order of their codes, and the next is counted on', () => {
  assert.deepEqual(ranksOf({ d: 1, c: 2, b: 2, a: 3 }, 'higher'), ['a1', 'b2', 'c2', 'd4']);
});

test('what is missing stands last without a rank, whichever way', () => {
  assert.deepEqual(ranksOf({ a: null, b: 0, c: -1 }, 'higher'), ['b1', 'c2', 'anull']);
  assert.deepEqual(ranksOf({ a: null, b: 0, c: -1 }, 'lower'), ['c1', 'b2', 'anull']);
});

test('ranking leaves the figures that were given as they are', () => {
  const given = figures({ a: 1, b: 2 });
  ranked(given, 'higher');
  assert.deepEqual(given, figures({ a: 1, b: 2 }));
});

test('a place is one more than there are better ones', () => {
  assert.equal(placeAmong([1, 2, 2, 3], 2, 'higher'), 2);
  assert.equal(placeAmong([1, 2, 2, 3], 2, 'lower'), 2);
  assert.equal(placeAmong([1, 2, 2, 3], 1, 'higher'), 4);
  assert.equal(placeAmong([5], 5, 'higher'), 1);
});

test('a value lies at its share of the way, in the middle where all are equal', () => {
  assert.equal(percentBetween({ min: 10, max: 20 }, 12.5), 25);
  assert.equal(percentBetween({ min: -10, max: 10 }, 10), 100);
  assert.equal(percentBetween({ min: 5, max: 5 }, 5), 50);
});
