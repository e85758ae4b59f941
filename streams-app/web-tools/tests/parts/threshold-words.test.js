import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aboutOf, differences, lineOf, validOf } from '../../../src/main/resources/web/parts/threshold-words.js';

const RATE = { id: 'employment_rate', nameZh: '就业率', unit: 'ratio', kind: 'ratio' };
const KNOWN = {
  definitions: { byId: new Map([[RATE.id, RATE]]) },
  roster: new Map([['c', { code: 'c', name: '某学院' }]]),
  groups: [{ id: 'g', nameZh: '某组' }],
};
const THRESHOLD = {
  id: 'one',
  indicator: 'employment_rate',
  window: 'ytd',
  scope: 'college',
  entity: null,
  statistic: 'pooled',
  bound: 'lower',
  severity: 'warning',
  value: 0.9,
  minDenominator: 30,
  validFrom: null,
  validTo: null,
};

test('a threshold without an entity is about every one of its scope', () => {
  assert.equal(aboutOf(KNOWN, THRESHOLD), '每所学校');
  assert.equal(aboutOf(KNOWN, { ...THRESHOLD, scope: 'group', statistic: 'mean' }), '每个分组 · 各校平均');
});

test('a threshold names its college or group, and one that is gone by its id', () => {
  assert.equal(aboutOf(KNOWN, { ...THRESHOLD, entity: 'c' }), '某学院');
  assert.equal(aboutOf(KNOWN, { ...THRESHOLD, scope: 'group', entity: 'g' }), '某组 · 合并计算');
  assert.equal(aboutOf(KNOWN, { ...THRESHOLD, entity: '9' }), '9');
});

test('a line has the unit of its indicator, and is a bare number without one', () => {
  assert.equal(lineOf(RATE, THRESHOLD), '不低于 90.00 %');
  assert.equal(lineOf(undefined, { bound: 'upper', value: 0.9 }), '不高于 0.9');
});

test('a threshold may be open at either end of its days', () => {
  assert.equal(validOf({ validFrom: '2020-02-29', validTo: null }), '2020-02-29 – …');
  assert.equal(validOf({ validFrom: null, validTo: '2020-02-29' }), '… – 2020-02-29');
  assert.doesNotMatch(validOf({ validFrom: null, validTo: null }), /–/);
});

test('a change names what differs and nothing else', () => {
  const after = { ...THRESHOLD, value: 0.85, severity: 'critical' };
  assert.deepEqual(differences(KNOWN, THRESHOLD, after), ['不低于 90.00 % → 不低于 85.00 %', '警戒 → 严重']);
});

test('a change that changes nothing of what holds says so', () => {
  const said = differences(KNOWN, THRESHOLD, { ...THRESHOLD });
  assert.equal(said.length, 1);
  assert.doesNotMatch(said[0], /→/);
});

test('a threshold that was made or taken away is told whole', () => {
  for (const [before, after] of [
    [null, THRESHOLD],
    [THRESHOLD, null],
  ]) {
    const said = differences(KNOWN, before, after);
    assert.equal(said.length, 1);
    assert.match(said[0], /就业率 · 每所学校 · 不低于 90\.00 % · 警戒/);
  }
});
