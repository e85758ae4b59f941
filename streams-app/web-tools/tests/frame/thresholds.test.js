import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SIGNS, standing, thresholdBook, thresholdsOf } from '../../../src/main/resources/web/frame/thresholds.js';

const DAY = '2020-02-29';
const RATE = { unit: 'ratio', kind: 'ratio', incompleteMonths: [] };
const PEOPLE = { unit: 'person', kind: 'sum', incompleteMonths: [] };
const FIGURE = { indicator: 'employment_rate', window: 'ytd', scope: 'college', entity: 'A', statistic: 'pooled' };

function threshold(differences = {}) {
  return { ...FIGURE, id: 'one', entity: null, bound: 'lower', severity: 'warning', value: 0.9, ...differences };
}

function idsOf(thresholds, figure = FIGURE, day = DAY) {
  return thresholdsOf(thresholdBook(thresholds, day), figure).map(({ id }) => id);
}

test('a threshold without days holds always', () => {
  assert.deepEqual(idsOf([threshold()]), ['one']);
});

test('a threshold holds from its first day to its last, both included', () => {
  const bounded = [threshold({ validFrom: '2020-02-01', validTo: '2020-02-29' })];
  assert.deepEqual(idsOf(bounded, FIGURE, '2020-01-31'), []);
  assert.deepEqual(idsOf(bounded, FIGURE, '2020-02-01'), ['one']);
  assert.deepEqual(idsOf(bounded, FIGURE, '2020-02-29'), ['one']);
  assert.deepEqual(idsOf(bounded, FIGURE, '2020-03-01'), []);
});

test('a book says for which day it is', () => {
  assert.equal(thresholdBook([], DAY).day, DAY);
});

test('a threshold is about one indicator, window, scope and statistic', () => {
  for (const name of ['indicator', 'window', 'scope', 'statistic']) {
    assert.deepEqual(idsOf([threshold({ [name]: 'other' })]), [], name);
  }
});

test('a threshold that names a college is about that college alone', () => {
  const own = [threshold({ entity: 'A' })];
  assert.deepEqual(idsOf(own, { ...FIGURE, entity: 'A' }), ['one']);
  assert.deepEqual(idsOf(own, { ...FIGURE, entity: 'B' }), []);
});

test('a threshold that names the college takes the place of one for all, of the same bound and severity', () => {
  const both = [threshold({ id: 'all' }), threshold({ id: 'own', entity: 'A' })];
  assert.deepEqual(idsOf(both, { ...FIGURE, entity: 'A' }), ['own']);
  assert.deepEqual(idsOf(both, { ...FIGURE, entity: 'B' }), ['all']);
});

test('of two that say the same the first stands', () => {
  assert.deepEqual(idsOf([threshold({ id: 'first' }), threshold({ id: 'second', value: 0.8 })]), ['first']);
});

test('bounds and severities stand beside each other, the gravest first', () => {
  const all = [
    threshold({ id: 'info', severity: 'info' }),
    threshold({ id: 'critical', severity: 'critical' }),
    threshold({ id: 'warning' }),
    threshold({ id: 'upper', bound: 'upper', severity: 'critical' }),
  ];
  assert.deepEqual(idsOf(all), ['critical', 'upper', 'warning', 'info']);
});

test('a figure without thresholds has none', () => {
  assert.deepEqual(idsOf([]), []);
});

test('a value that is not there is missing, whatever the thresholds', () => {
  for (const nothing of [null, undefined]) {
    const { level, depth } = standing(nothing, 'missing', [threshold()], RATE, DAY);
    assert.deepEqual({ level, depth }, { level: 'missing', depth: 0 });
  }
});

test('a value without thresholds is unset', () => {
  assert.deepEqual(standing(0.5, 'unset', [], RATE, DAY), { level: 'unset', depth: 0, words: '未设阈值' });
});

test('a value is not compared in the months in which its indicator is incomplete', () => {
  const seasonal = { ...RATE, incompleteMonths: [2, 3] };
  assert.deepEqual(standing(0.5, 'warning', [threshold()], seasonal, '2020-02-29'), {
    level: 'unset',
    depth: 0,
    words: '报送期内，不比较阈值',
  });
  assert.equal(standing(0.5, 'warning', [threshold()], seasonal, '2020-04-01').level, 'warning');
});

test('a ratio is near a threshold within two percentage points', () => {
  assert.equal(standing(0.919, 'normal', [threshold()], RATE, DAY).level, 'near');
  assert.equal(standing(0.921, 'normal', [threshold()], RATE, DAY).level, 'inside');
  assert.equal(standing(0.9, 'normal', [threshold()], RATE, DAY).level, 'near');
});

test('a sum is near a threshold within five percent of it', () => {
  const most = [threshold({ bound: 'upper', value: 1000 })];
  assert.equal(standing(951, 'normal', most, PEOPLE, DAY).level, 'near');
  assert.equal(standing(949, 'normal', most, PEOPLE, DAY).level, 'inside');
});

test('of several thresholds the nearest counts', () => {
  const lines = [threshold({ severity: 'critical', value: 0.8 }), threshold({ value: 0.9 })];
  assert.equal(standing(0.91, 'normal', lines, RATE, DAY).level, 'near');
});

test('whether a value is beyond is the word of the server', () => {
  assert.equal(standing(0.5, 'normal', [threshold()], RATE, DAY).level, 'inside');
});

test('a ratio below its threshold is deeper beyond by five and by ten percentage points', () => {
  const depthAt = (value) => standing(value, 'warning', [threshold()], RATE, DAY).depth;
  assert.equal(depthAt(0.86), 1);
  assert.equal(depthAt(0.84), 2);
  assert.equal(depthAt(0.79), 3);
});

test('a sum above its threshold is deeper beyond by ten and by twenty-five percent', () => {
  const lines = [threshold({ bound: 'upper', value: 1000, severity: 'critical' })];
  const depthAt = (value) => standing(value, 'critical', lines, PEOPLE, DAY).depth;
  assert.equal(depthAt(1099), 1);
  assert.equal(depthAt(1100), 2);
  assert.equal(depthAt(1250), 3);
});

test('words say which line was crossed, and to which side', () => {
  assert.equal(standing(0.86, 'warning', [threshold()], RATE, DAY).words, '低于警戒阈值 90.00 %');
  const upper = [threshold({ bound: 'upper', value: 1000, severity: 'critical' })];
  assert.equal(standing(1001, 'critical', upper, PEOPLE, DAY).words, '高于严重阈值 1,000 人');
});

test('the line of the severity that the server names is the one crossed', () => {
  const lines = [threshold({ severity: 'critical', value: 0.8 }), threshold({ value: 0.9 })];
  assert.equal(standing(0.85, 'warning', lines, RATE, DAY).words, '低于警戒阈值 90.00 %');
});

test('a threshold of zero has a distance too', () => {
  const lines = [threshold({ value: 0 })];
  assert.equal(standing(-1, 'warning', lines, PEOPLE, DAY).depth, 3);
});

test('every level has a sign, so that nothing is said by colour alone', () => {
  assert.deepEqual(Object.keys(SIGNS).sort(), ['critical', 'info', 'inside', 'missing', 'near', 'unset', 'warning']);
  assert.equal(new Set([SIGNS.critical, SIGNS.warning, SIGNS.info, SIGNS.near]).size, 4);
});
