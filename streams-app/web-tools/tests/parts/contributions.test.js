import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisOf, stepsFrom } from '../../../src/main/resources/web/parts/contributions.js';

function part(college, change, within = null, mix = null) {
  return { college, change, within, mix };
}

test('each step begins where the one before it ends, the greatest first', () => {
  const steps = stepsFrom(100, [part('a', 1), part('b', -5), part('c', 3)], 12);
  assert.deepEqual(
    steps.map(({ college, begin, end }) => [college, begin, end]),
    [
      ['b', 100, 95],
      ['c', 95, 98],
      ['a', 98, 99],
    ],
  );
});

test('equal steps stand in the order of their codes, and who changed nothing has none', () => {
  const steps = stepsFrom(0, [part('b', 2), part('c', 0), part('a', -2)], 12);
  assert.deepEqual(
    steps.map(({ college }) => college),
    ['a', 'b'],
  );
});

test('of more steps than fit, the smallest are summed up in the last', () => {
  const steps = stepsFrom(10, [part('a', 5, 4, 1), part('b', -1, -2, 1), part('c', 2, 1, 1), part('d', 1, 1, null)], 3);
  assert.deepEqual(
    steps.map(({ college }) => college),
    ['a', 'c', null],
  );
  assert.deepEqual(steps[2], { college: null, count: 2, change: 0, within: -1, mix: 1, begin: 17, end: 17 });
});

test('as many steps as fit are not summed up', () => {
  const steps = stepsFrom(0, [part('a', 3), part('b', 2), part('c', 1)], 3);
  assert.deepEqual(
    steps.map(({ college }) => college),
    ['a', 'b', 'c'],
  );
});

test('without parts there are no steps', () => {
  assert.deepEqual(stepsFrom(1, [], 12), []);
});

test('an axis leaves a little room at both ends', () => {
  const place = axisOf([0, 100]);
  assert.ok(Math.abs(place(50) - 50) < 1e-9);
  assert.ok(place(0) > 0 && place(0) < 5);
  assert.ok(place(100) > 95 && place(100) < 100);
});

test('an axis of one value has it in the middle, also at zero', () => {
  assert.ok(Math.abs(axisOf([7, 7])(7) - 50) < 1e-9);
  assert.ok(Math.abs(axisOf([0])(0) - 50) < 1e-9);
});
