import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from '../../../src/main/resources/web/frame/chart-rows.js';

test('of categories, each series is a column', () => {
  const option = {
    xAxis: { data: ['2019-01-01', '2019-01-02'] },
    series: [
      { name: '甲', data: [1, null] },
      { name: '乙', data: [{ value: 2 }, 3] },
    ],
  };
  assert.deepEqual(rowsOf(option), [
    ['', '甲', '乙'],
    ['2019-01-01', 1, 2],
    ['2019-01-02', null, 3],
  ]);
});

test('of instants, series that know other ones share the rows', () => {
  const option = {
    xAxis: { type: 'time' },
    series: [
      { name: '甲', data: [['2019-01-02', 5]] },
      {
        name: '乙',
        data: [
          ['2019-01-01', 7],
          ['2019-01-02', 8],
        ],
      },
    ],
  };
  assert.deepEqual(rowsOf(option), [
    ['', '甲', '乙'],
    ['2019-01-01', null, 7],
    ['2019-01-02', 5, 8],
  ]);
});
