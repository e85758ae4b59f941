import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flowRates, perSecond, share } from '../../../src/main/resources/web/parts/flow-rates.js';

/** An answer of /flow some seconds after the first, with what colleges have sent of two types. */
function flow(seconds, received) {
  return {
    at: new Date(Date.UTC(2020, 1, 29) + seconds * 1000).toISOString(),
    types: ['graduation', 'outcome'],
    colleges: Object.entries(received).map(([code, counts]) => ({ code, received: counts })),
  };
}

function ratesOf(...flows) {
  const rates = flowRates();
  flows.forEach(rates.add);
  return rates;
}

test('one look says nothing of a rate', () => {
  assert.equal(ratesOf(flow(0, { a: [5, 5] })).now(), null);
});

test('a rate is what came divided by the seconds it took', () => {
  const now = ratesOf(flow(0, { a: [0, 10], b: [5, 0] }), flow(4, { a: [8, 10], b: [5, 4] })).now();
  assert.equal(now.seconds, 4);
  assert.equal(now.all, 3);
  assert.deepEqual([now.of('a', 0), now.of('a', 1), now.of('b', 1)], [2, 0, 1]);
});

test('a college that was not there before came from nothing, and one nobody knows has none', () => {
  const now = ratesOf(flow(0, { a: [0, 0] }), flow(2, { a: [0, 0], b: [4, 0] })).now();
  assert.equal(now.of('b', 0), 2);
  assert.equal(now.of('z', 0), 0);
});

test('a rate goes back ten seconds and no further', () => {
  const looks = [0, 2, 4, 6, 8, 10, 12, 14].map((seconds) => flow(seconds, { a: [seconds < 4 ? 0 : 100, 0] }));
  const now = ratesOf(...looks).now();
  assert.equal(now.seconds, 10);
  assert.equal(now.all, 0);
});

test('counts that fall are of an instance that was started anew, and begin anew', () => {
  const rates = ratesOf(flow(0, { a: [100, 0] }), flow(2, { a: [10, 0] }));
  assert.equal(rates.now(), null);
  rates.add(flow(4, { a: [14, 0] }));
  assert.equal(rates.now().all, 2);
});

test('a look that is not later begins anew', () => {
  assert.equal(ratesOf(flow(2, { a: [0, 0] }), flow(2, { a: [4, 0] })).now(), null);
});

test('points are the rates from look to look', () => {
  const points = ratesOf(flow(0, { a: [0, 0] }), flow(2, { a: [4, 1] }), flow(4, { a: [4, 2] })).points();
  assert.deepEqual(
    points.map((point) => point.rates),
    [
      [2, 0.5],
      [0, 0.5],
    ],
  );
});

test('points go back ten minutes', () => {
  const rates = flowRates();
  for (let seconds = 0; seconds <= 700; seconds += 2) rates.add(flow(seconds, { a: [seconds, 0] }));
  assert.equal(rates.points().length, 300);
});

test('a small rate has one place', () => {
  assert.equal(perSecond(0), '0');
  assert.equal(perSecond(9.96), '10');
  assert.equal(perSecond(3.14), '3.1');
  assert.equal(perSecond(12345.6), '12,346');
});

test('a share of what is there is never shown as nothing, and of nothing there is none', () => {
  assert.equal(share(1, 4), '25.00 %');
  assert.equal(share(0, 4), '0.00 %');
  assert.equal(share(1, 1_000_000), '< 0.01 %');
  assert.equal(share(0, 0), '—');
});
