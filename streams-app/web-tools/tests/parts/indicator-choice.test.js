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

test('an entity is a college, a group or else the city', () => {
  assert.deepEqual([choice('entity=101').scope, choice('entity=101').entity], ['college', '101']);
  assert.deepEqual([choice('entity=public').scope, choice('entity=public').entity], ['group', 'public']);
  assert.deepEqual([choice('entity=nowhere').scope, choice('entity=nowhere').entity], ['city', 'beijing']);
});

test('a college has no statistic but its own', () => {
  assert.equal(choice('entity=101&statistic=median').statistic, 'pooled');
  assert.equal(choice('entity=public&statistic=median').statistic, 'median');
  assert.equal(choice('statistic=mode').statistic, 'pooled');
});

test('a window that the indicator lacks gives way to this year, else to its first', () => {
  assert.equal(choice('window=30d').window, '30d');
  assert.equal(choice('window=7d').window, 'ytd');
  assert.equal(choice('window=7d').wantedWindow, '7d');
  assert.equal(choice('window=7d', { windows: ['365d', '90d'] }).window, '365d');
  assert.equal(choice('window=7d', { windows: ['stock'] }).window, 'stock');
});

test('a day that is none is not asked for', () => {
  assert.equal(choice('asOf=2020-02-29').asOf, '2020-02-29');
  assert.equal(choice('asOf=2019-02-29').asOf, null);
});

test('an unknown comparison is a year', () => {
  assert.equal(choice('before=quarter').before, 'quarter');
  assert.equal(choice('before=toString').before, 'year');
});

test('a figure covers all colleges, those of the group, or one', () => {
  const colleges = [{ group: 'public' }, { group: 'private' }, { group: 'public' }];
  assert.equal(collegesMeant({ scope: 'city' }, colleges), 3);
  assert.equal(collegesMeant({ scope: 'group', entity: 'public' }, colleges), 2);
  assert.equal(collegesMeant({ scope: 'college', entity: '101' }, colleges), 1);
});
