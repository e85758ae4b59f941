import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  comparisonBook,
  comparisonsOf,
  isNotable,
  SIGNS,
  standing,
  tally,
  tallyInWords,
  withCases,
  wordOf,
} from '../../../src/main/resources/web/frame/thresholds.js';

const DAY = '2020-02-29';
const RATE = { unit: 'ratio', kind: 'ratio', better: 'higher' };
const PEOPLE = { unit: 'person', kind: 'sum', better: 'higher' };
const FIGURE = { indicator: 'employment_rate', scope: 'college', entity: 'A', statistic: 'pooled' };

/** What one threshold said of one figure; of year to date unless said otherwise. */
function compared(state, differences = {}) {
  const usual = { id: 'one', window: 'ytd', bound: 'lower', severity: 'warning', line: 0.9, minDenominator: 50 };
  return { ...usual, value: 0.5, state, ...differences };
}

const within = (value, differences = {}) => compared('within', { value, ...differences });
const beyond = (value, differences = {}) => compared('beyond', { value, ...differences });

test('a book has the comparisons of each figure, whichever their window, and says for which day it is', () => {
  const threshold = { id: 't', indicator: 'employment_rate', scope: 'college', statistic: 'pooled', bound: 'lower' };
  const one = { ...threshold, window: '365d', value: 0.9, entities: ['A', 'B'], values: [0.5, null] };
  const book = comparisonBook({
    asOf: DAY,
    thresholds: [
      { ...one, states: ['beyond', 'missing'] },
      { ...one, id: 'u', window: 'ytd', states: ['within', 'missing'] },
    ],
  });
  assert.equal(book.day, DAY);
  assert.deepEqual(
    comparisonsOf(book, FIGURE).map(({ id, window, line, value, state }) => [id, window, line, value, state]),
    [
      ['t', '365d', 0.9, 0.5, 'beyond'],
      ['u', 'ytd', 0.9, 0.5, 'within'],
    ],
  );
  assert.deepEqual(comparisonsOf(book, { ...FIGURE, scope: 'city' }), []);
});

test('a value that is not there is missing, whatever was compared in another window', () => {
  for (const nothing of [null, undefined]) {
    assert.equal(standing(nothing, 'ytd', [], RATE).level, 'missing');
    const { level, why } = standing(nothing, 'ytd', [within(0.95, { window: '365d' })], RATE);
    assert.deepEqual([level, why], ['missing', 'missing']);
  }
});

test('a value with which nothing was compared is never normal, and says why', () => {
  const said = (comparisons) => {
    const { level, why, words } = standing(0.5, 'ytd', comparisons, RATE);
    return [level, why, words];
  };
  assert.deepEqual(said([]), ['unset', 'unset', '未设阈值']);
  assert.deepEqual(said([compared('paused')]), ['unset', 'paused', '报送期内，不比较阈值']);
  assert.deepEqual(said([compared('too_few')]), ['unset', 'too_few', '基数不足 50，不比较阈值']);
  assert.deepEqual(said([compared('missing', { window: '365d' })])[1], 'missing');
});

test('a ratio is near a threshold within two percentage points', () => {
  assert.equal(standing(0.919, 'ytd', [within(0.919)], RATE).level, 'near');
  assert.equal(standing(0.921, 'ytd', [within(0.921)], RATE).level, 'inside');
  assert.equal(standing(0.9, 'ytd', [within(0.9)], RATE).level, 'near');
});

test('a sum is near a threshold within five percent of it', () => {
  const most = (value) => [within(value, { bound: 'upper', line: 1000 })];
  assert.equal(standing(951, 'ytd', most(951), PEOPLE).level, 'near');
  assert.equal(standing(949, 'ytd', most(949), PEOPLE).level, 'inside');
});

test('of several thresholds the nearest counts', () => {
  const lines = [within(0.91, { severity: 'critical', line: 0.8 }), within(0.91)];
  assert.equal(standing(0.91, 'ytd', lines, RATE).level, 'near');
});

test('a ratio below its threshold is deeper beyond by five and by ten percentage points', () => {
  const depthAt = (value) => standing(value, 'ytd', [beyond(value)], RATE).depth;
  assert.equal(depthAt(0.86), 1);
  assert.equal(depthAt(0.84), 2);
  assert.equal(depthAt(0.79), 3);
});

test('a sum above its threshold is deeper beyond by ten and by twenty-five percent', () => {
  const depthAt = (value) =>
    standing(value, 'ytd', [beyond(value, { bound: 'upper', line: 1000, severity: 'critical' })], PEOPLE).depth;
  assert.equal(depthAt(1099), 1);
  assert.equal(depthAt(1100), 2);
  assert.equal(depthAt(1250), 3);
});

test('a threshold of zero has a distance too', () => {
  assert.equal(standing(-1, 'ytd', [beyond(-1, { line: 0 })], PEOPLE).depth, 3);
});

test('words say which line was crossed, and to which side', () => {
  assert.equal(standing(0.86, 'ytd', [beyond(0.86)], RATE).words, '低于警戒阈值 90.00 %');
  const upper = [beyond(1001, { bound: 'upper', line: 1000, severity: 'critical' })];
  assert.equal(standing(1001, 'ytd', upper, PEOPLE).words, '高于严重阈值 1,000 人');
});

test('the gravest line that is crossed is the one that is named', () => {
  const lines = [within(0.85, { severity: 'critical', line: 0.8 }), beyond(0.85), beyond(0.85, { severity: 'info' })];
  assert.equal(standing(0.85, 'ytd', lines, RATE).level, 'warning');
});

test('a threshold for another window is used, and its window is said', () => {
  const year = { window: '365d' };
  const below = standing(0.97, 'ytd', [beyond(0.86, year)], RATE);
  assert.deepEqual([below.level, below.window], ['warning', '365d']);
  assert.equal(below.words, '低于警戒阈值 90.00 %（阈值按近 365 天，为 86.00 %）');
  const inside = standing(0.97, 'ytd', [within(0.95, year)], RATE);
  assert.deepEqual([inside.level, inside.words], ['inside', '正常（阈值按近 365 天，为 95.00 %）']);
});

test('a figure with an open alert is as grave as that, never normal', () => {
  const normal = standing(0.97, 'ytd', [within(0.97)], RATE);
  const firing = { severity: 'warning', firing: true };
  assert.equal(withCases(normal, []), normal);
  const stands = withCases(normal, [firing, { severity: 'critical', firing: true }]);
  assert.deepEqual([stands.level, stands.words, wordOf(stands)], ['critical', '2 项未结事项', '严重，2 项未结']);
  const worse = withCases(standing(0.86, 'ytd', [beyond(0.86, { severity: 'critical' })], RATE), [firing]);
  assert.equal(worse.level, 'critical');
  assert.equal(worse.words, '低于严重阈值 90.00 %；1 项未结事项');
});

test('a figure whose alert is over, but not its case, is not normal either', () => {
  const stands = withCases(standing(0.97, 'ytd', [within(0.97)], RATE), [{ severity: 'warning', firing: false }]);
  assert.deepEqual([stands.level, wordOf(stands)], ['near', '1 项未结事项']);
});

test('a change for the worse of five points, or of thirty percent, deserves a word', () => {
  assert.ok(isNotable(0.85, 0.9, RATE));
  assert.ok(!isNotable(0.86, 0.9, RATE));
  assert.ok(!isNotable(0.95, 0.9, RATE));
  assert.ok(isNotable(70, 100, PEOPLE));
  assert.ok(!isNotable(71, 100, PEOPLE));
  assert.ok(isNotable(130, 100, { ...PEOPLE, better: 'lower' }));
  for (const [value, before] of [
    [null, 1],
    [1, null],
    [1, 0],
  ]) {
    assert.ok(!isNotable(value, before, PEOPLE), `${value} ${before}`);
  }
});

test('a tally counts what was compared and says why the rest was not', () => {
  const whys = ['within', 'beyond', 'unset', 'unset', 'paused', 'too_few', 'missing'];
  const counted = tally(whys.map((why) => ({ why })));
  assert.deepEqual([counted.compared, counted.beyond], [2, 1]);
  assert.equal(tallyInWords(counted), '已比较 2 项，2 项未设阈值，1 项在报送期内，1 项基数不足，1 项无数据');
  assert.equal(tallyInWords(tally(Array(29).fill({ why: 'unset' }))), '已比较 0 项，29 项未设阈值');
});

test('every level has a sign, so that nothing is said by colour alone', () => {
  assert.deepEqual(Object.keys(SIGNS).sort(), ['critical', 'info', 'inside', 'missing', 'near', 'unset', 'warning']);
  assert.equal(new Set([SIGNS.critical, SIGNS.warning, SIGNS.info, SIGNS.near]).size, 4);
});
