import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collegesMeant, indicatorChoice } from '../../../src/main/resources/web/parts/indicator-choice.js';

const RATE = { windows: ['30d', 'ytd'] };
const ROSTER = new Map([['101', {}]]);
const DEFINITIONS = { groups: [{ id: 'public' }] };

function choice(query, indicator = RATE) {
  return indicatorChoice(new URLSearchParams(query), indicator, ROSTER, DEFINITIONS);
}

test('without choices it is the whole city, pooled, of this year, beside a year before', () => {
  assert.deepEqual(choice(''), {
    asOf: null,
    wantedWindow: 'ytd',
    window: 'ytd',
    scope: 'city',
    entity: 'beijing',
    statistic: 'pooled',
    before: 'year',
  });
});

test('an entity is a college, a group or the city, and nobody else', () => {
  assert.deepEqual([choice('entity=101').scope, choice('entity=101').entity], ['college', '101']);
  assert.deepEqual([choice('entity=public').scope, choice('entity=public').entity], ['group', 'public']);
  assert.deepEqual([choice('entity=beijing').scope, choice('entity=beijing').entity], ['city', 'beijing']);
  assert.throws(() => choice('entity=nowhere'), /没有学校、分组或城市“nowhere”/);
});

test('a college has no statistic but its own', () => {
  assert.equal(choice('entity=101&statistic=median').statistic, 'pooled');
  assert.equal(choice('entity=public&statistic=median').statistic, 'median');
  assert.throws(() => choice('statistic=mode'), /没有统计方式“mode”/);
});

test('a window that the indicator lacks gives way to this year, else to its first', () => {
  assert.equal(choice('window=30d').window, '30d');
  assert.equal(choice('window=7d').window, 'ytd');
  assert.equal(choice('window=7d').wantedWindow, '7d');
  assert.equal(choice('window=7d', { windows: ['365d', '90d'] }).window, '365d');
  assert.equal(choice('window=7d', { windows: ['stock'] }).window, 'stock');
});

test('an unknown comparison is said', () => {
  assert.equal(choice('before=quarter').before, 'quarter');
  assert.throws(() => choice('before=toString'), /没有比较的起点“toString”/);
});

test('a figure covers all colleges, those of the group, or one', () => {
  const colleges = [{ group: 'public' }, { group: 'private' }, { group: 'public' }];
  assert.equal(collegesMeant({ scope: 'city' }, colleges), 3);
  assert.equal(collegesMeant({ scope: 'group', entity: 'public' }, colleges), 2);
  assert.equal(collegesMeant({ scope: 'college', entity: '101' }, colleges), 1);
});
