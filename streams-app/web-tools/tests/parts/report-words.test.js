import assert from 'node:assert/strict';
import { test } from 'node:test';
import { say } from '../../../src/main/resources/web/frame/words.js';
import { remarkOn, reportChoice } from '../../../src/main/resources/web/parts/report-words.js';

const COLUMNS = [
  { show: 'figure', year: 2018 },
  { show: 'figure', year: 2019 },
];
const ANSWER = { year: 2019, scope: 'city', columns: COLUMNS };

function row(own = {}, before = {}) {
  const figure = { restated: false, value: 12, colleges: 25, indicator: 'graduates', statistic: 'pooled' };
  return {
    fed: true,
    unit: '人',
    cells: [
      { ...figure, ...before },
      { ...figure, ...own },
    ],
  };
}

function choice(query) {
  return reportChoice(new URLSearchParams(query), '2019-12-30', (entity) => entity === '101');
}

test('without choices it is the latest year of the city as it is now', () => {
  assert.deepEqual(choice(''), { year: 2019, entity: 'beijing', view: 'now' });
});

test('a year without data is said, never shown as another one', () => {
  assert.equal(choice('year=2018').year, 2018);
  assert.equal(choice('year=1990').year, 1990);
  assert.throws(() => choice('year=2021'), /没有 2021 年的数据：现有数据截至 2019-12-30/);
  assert.throws(() => choice('year=1989'), /没有 1989 年的数据/);
  for (const year of ['2018.5', 'many', '']) assert.throws(() => choice(`year=${year}`), /没有年份/, year);
});

test('an unknown view or entity is said', () => {
  assert.equal(choice('view=difference').view, 'difference');
  assert.throws(() => choice('view=other'), /没有版本“other”/);
  assert.equal(choice('entity=101').entity, '101');
  assert.throws(() => choice('entity=102'), /“102”/);
});

test('a row says how many colleges it covers, of its own year', () => {
  assert.equal(remarkOn(row({ colleges: 23 }), ANSWER), say('report.covered', { year: 2019, covered: '23' }));
});

test('of one college it is not said how many it covers', () => {
  assert.equal(remarkOn(row(), { ...ANSWER, scope: 'college' }), '');
});

test('a year of which nothing was sent is missing, the earlier one first', () => {
  const nothing = { value: null, colleges: 0 };
  assert.equal(
    remarkOn(row(nothing, nothing), ANSWER),
    `${say('report.missing', { year: 2018 })}；${say('report.missing', { year: 2019 })}`,
  );
});

test('a restated year says what it was and what it is, in the unit of the row', () => {
  const restated = { restated: true, closed: { value: 1200 }, now: { value: 1201 } };
  assert.equal(remarkOn(row(restated), ANSWER), say('report.restated', { year: 2019, closed: '1,200', now: '1,201' }));
});

test('a mean or median is named, once, but of one college', () => {
  const mean = row({ statistic: 'mean', colleges: 0 }, { statistic: 'mean' });
  assert.ok(remarkOn(mean, ANSWER).startsWith(`${say('report.statistic.mean')}；`));
  assert.equal(remarkOn(mean, { ...ANSWER, scope: 'college' }), '');
});

test('what is no figure is not said to be missing', () => {
  assert.equal(
    remarkOn(
      { fed: true, unit: '%', cells: [{ value: null, colleges: 0, indicator: null }] },
      { ...ANSWER, columns: [{ show: 'limit', year: 2019 }] },
    ),
    '',
  );
});

test('a heading has no remark, and a row that nothing feeds says so', () => {
  assert.equal(remarkOn({ heading: true }, ANSWER), '');
  assert.equal(remarkOn({ fed: false }, ANSWER), say('report.notFed'));
});
