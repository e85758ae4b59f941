import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDays,
  addYears,
  change,
  count,
  coverage,
  dayInWords,
  daysBetween,
  figure,
  instant,
  isDay,
  MISSING,
  moved,
  span,
  startOfYearTo,
  unitOf,
  whyMissing,
  withUnit,
  yearsBegun,
} from '../../../src/main/resources/web/frame/format.js';
import { inEnglish } from '../english.js';

const PEOPLE = { unit: 'person', kind: 'sum' };
const RATE = { unit: 'ratio', kind: 'ratio' };
const INCOME = { unit: 'yuan', kind: 'sum' };
const SALARY = { unit: 'yuan', kind: 'mean' };

test('a whole number has separators from a thousand on', () => {
  assert.equal(count(0), '0');
  assert.equal(count(999), '999');
  assert.equal(count(12345), '12,345');
  assert.equal(count(9_007_199_254_740_991), '9,007,199,254,740,991');
});

test('a whole number below zero keeps its sign', () => {
  assert.equal(count(-1200), '-1,200');
});

test('a number that is not there is a dash', () => {
  for (const nothing of [null, undefined]) {
    assert.equal(count(nothing), MISSING);
    assert.equal(figure(nothing, RATE), MISSING);
    assert.equal(withUnit(nothing, RATE), MISSING);
    assert.equal(moved(nothing, RATE), MISSING);
  }
  assert.equal(MISSING, '—');
});

test('money of the ledger is shown in 万元 and an average income in 元', () => {
  assert.equal(unitOf(INCOME), '万元');
  assert.equal(unitOf(SALARY), '元');
});

test('every other unit has its own name', () => {
  assert.equal(unitOf(PEOPLE), '人');
  assert.equal(unitOf(RATE), '%');
});

test('a unit is named in the language of the page', () => {
  assert.equal(
    inEnglish(() => unitOf(INCOME)),
    'CNY 10k',
  );
});

test('a ratio is shown in percent with two places, briefly with one', () => {
  assert.equal(figure(0.937812, RATE), '93.78');
  assert.equal(figure(0.937812, RATE, { brief: true }), '93.8');
  assert.equal(figure(1, RATE), '100.00');
  assert.equal(figure(0, RATE), '0.00');
});

test('a half is rounded away from zero', () => {
  assert.equal(figure(0.00125, RATE), '0.13');
  assert.equal(figure(-0.00125, RATE), '-0.13');
  assert.equal(figure(2.5, PEOPLE, { brief: true }), '3');
});

test('money of the ledger is divided by ten thousand, an average income is not', () => {
  assert.equal(figure(12_345_678, INCOME), '1,234.57');
  assert.equal(figure(12_345_678, INCOME, { brief: true }), '1,235');
  assert.equal(figure(6543.219, SALARY), '6,543.22');
  assert.equal(figure(6543.219, SALARY, { brief: true }), '6,543');
});

test('people are counted whole, and their mean has one place unless it is whole or brief', () => {
  assert.equal(figure(1234, PEOPLE), '1,234');
  assert.equal(figure(1234.56, PEOPLE), '1,234.6');
  assert.equal(figure(1234.56, PEOPLE, { brief: true }), '1,235');
});

test('a value stands before its unit', () => {
  assert.equal(withUnit(0.9378, RATE), '93.78 %');
  assert.equal(withUnit(1234, PEOPLE), '1,234 人');
  assert.equal(withUnit(12_345_678, INCOME, { brief: true }), '1,235 万元');
});

test('a ratio changes by percentage points', () => {
  assert.deepEqual(change(0.95, 0.9365, RATE), { text: '+1.35 个百分点', direction: 1 });
  assert.deepEqual(change(0.9365, 0.95, RATE), { text: '−1.35 个百分点', direction: -1 });
});

test('everything else changes by percent of what it was', () => {
  assert.deepEqual(change(110, 100, PEOPLE), { text: '+10.0 %', direction: 1 });
  assert.deepEqual(change(50, 200, PEOPLE), { text: '−75.0 %', direction: -1 });
});

test('a change from below zero is measured by its distance from zero', () => {
  assert.deepEqual(change(-50, -100, PEOPLE), { text: '+50.0 %', direction: 1 });
});

test('a change that rounds to nothing has no sign and no direction', () => {
  assert.deepEqual(change(0.90001, 0.9, RATE), { text: '0.00 个百分点', direction: 0 });
  assert.deepEqual(change(100_001, 100_000, PEOPLE), { text: '0.0 %', direction: 0 });
  assert.deepEqual(change(7, 7, PEOPLE), { text: '0.0 %', direction: 0 });
});

test('a change cannot be said where one side is missing or the earlier is zero', () => {
  const unsaid = { text: MISSING, direction: null };
  assert.deepEqual(change(null, 0.9, RATE), unsaid);
  assert.deepEqual(change(0.9, undefined, RATE), unsaid);
  assert.deepEqual(change(12, 0, PEOPLE), unsaid);
});

test('a ratio may rise from zero', () => {
  assert.deepEqual(change(0.5, 0, RATE), { text: '+50.00 个百分点', direction: 1 });
});

test('an amount that moved has its sign and its own unit', () => {
  assert.equal(moved(0.0135, RATE), '+1.35 个百分点');
  assert.equal(moved(-120, PEOPLE), '−120 人');
  assert.equal(moved(-25_000, INCOME), '−2.50 万元');
});

test('an amount that rounds to nothing has no sign', () => {
  assert.equal(moved(0, PEOPLE), '0 人');
  assert.equal(moved(-0.000001, RATE), '0.00 个百分点');
});

test('coverage names both numbers', () => {
  assert.match(coverage(23, 25), /23.*25/);
});

test('a figure of which no college sent a record is missing for that, whatever its denominator', () => {
  assert.equal(whyMissing({ colleges: 0 }, { denominator: {} }), '统计期内没有学校报送相关记录');
});

test('a ratio of which records are there is missing for its denominator', () => {
  assert.equal(whyMissing({ colleges: 3 }, { denominator: {} }), '分母为 0，比率无从算起');
  assert.equal(whyMissing({ colleges: 3 }, { denominator: null }), '统计期内没有学校报送相关记录');
});

test('an instant is shown in Beijing time, also over midnight and the end of a year', () => {
  assert.equal(instant('2026-11-25T08:55:19Z'), '2026-11-25 16:55:19');
  assert.equal(instant('2019-12-31T16:00:00Z'), '2020-01-01 00:00:00');
  assert.equal(instant('2020-02-28T20:30:00.123Z'), '2020-02-29 04:30:00');
});

test('an instant that is not there is a dash', () => {
  assert.equal(instant(null), MISSING);
  assert.equal(instant(undefined), MISSING);
  assert.equal(instant(''), MISSING);
});

test('a span is said in the unit that fits it', () => {
  assert.equal(span(12), '12 秒');
  assert.equal(span(89), '89 秒');
  assert.equal(span(90), '2 分钟');
  assert.equal(span(5399), '90 分钟');
  assert.equal(span(5400), '2 小时');
  assert.equal(span(129_599), '36 小时');
  assert.equal(span(129_600), '2 天');
  assert.equal(span(86_400 * 365), '365 天');
});

test('a span of a clock that runs ahead is none', () => {
  assert.equal(span(-3), '0 秒');
});

test('days are added over the ends of months, years and a February of 29 days', () => {
  assert.equal(addDays('2019-12-31', 1), '2020-01-01');
  assert.equal(addDays('2020-03-01', -1), '2020-02-29');
  assert.equal(addDays('2019-03-01', -1), '2019-02-28');
  assert.equal(addDays('2020-02-29', 366), '2021-03-01');
  assert.equal(addDays('2020-02-29', 0), '2020-02-29');
});

test('a year after 29 February is 28 February, and four years after it is 29 February', () => {
  assert.equal(addYears('2020-02-29', 1), '2021-02-28');
  assert.equal(addYears('2020-02-29', -1), '2019-02-28');
  assert.equal(addYears('2020-02-29', 4), '2024-02-29');
  assert.equal(addYears('2021-02-28', -1), '2020-02-28');
  assert.equal(addYears('2019-12-31', 1), '2020-12-31');
});

test('a hundredth year has no 29 February unless it is a four hundredth', () => {
  assert.equal(addYears('2096-02-29', 4), '2100-02-28');
  assert.equal(addYears('1996-02-29', 4), '2000-02-29');
});

test('the days between two days count leap days and go below zero backwards', () => {
  assert.equal(daysBetween('2019-01-01', '2020-01-01'), 365);
  assert.equal(daysBetween('2020-01-01', '2021-01-01'), 366);
  assert.equal(daysBetween('2020-03-01', '2020-02-28'), -2);
  assert.equal(daysBetween('2020-02-29', '2020-02-29'), 0);
});

test('a day is a text of the calendar', () => {
  assert.equal(isDay('2020-02-29'), true);
  assert.equal(isDay('2019-02-29'), false);
  assert.equal(isDay('2019-13-01'), false);
  assert.equal(isDay('2019-1-1'), false);
  assert.equal(isDay('2019-01-01T00:00'), false);
  assert.equal(isDay(''), false);
  assert.equal(isDay(null), false);
  assert.equal(isDay(undefined), false);
});

test('a day in words has no leading zeros, and in English it stays as it is', () => {
  assert.equal(dayInWords('2019-02-03'), '2019 年 2 月 3 日');
  assert.equal(
    inEnglish(() => dayInWords('2019-02-03')),
    '2019-02-03',
  );
});

test('the years that begin between two days are told, both days included', () => {
  assert.deepEqual(yearsBegun('2018-03-01', '2020-12-31'), [2019, 2020]);
  assert.deepEqual(yearsBegun('2018-01-01', '2019-01-01'), [2018, 2019]);
  assert.deepEqual(yearsBegun('2018-01-02', '2018-12-31'), []);
});

test('the year to a day begins the day after that day a year before', () => {
  assert.equal(startOfYearTo('2019-12-30'), '2018-12-31');
  assert.equal(startOfYearTo('2019-12-31'), '2019-01-01');
  assert.equal(startOfYearTo('2020-02-29'), '2019-03-01');
});
