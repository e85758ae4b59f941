import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  aboutOf,
  alertName,
  indicatorOf,
  isLink,
  reasonOf,
  saidOf,
  severityOf,
  stateName,
  stateOf,
  toleranceOf,
} from '../../../src/main/resources/web/parts/case-words.js';
import { inEnglish } from '../english.js';

const RATE = { id: 'employment_rate', nameZh: '就业率', unit: 'ratio', kind: 'ratio' };
const KNOWN = {
  definitions: { byId: new Map([[RATE.id, RATE]]), groups: [{ id: 'g', nameZh: '某组' }] },
  roster: new Map([['c', { code: 'c', name: '某学院' }]]),
};

test('a case is about a college, its indicator and the window', () => {
  assert.equal(
    aboutOf(KNOWN, { college: 'c', indicator: 'employment_rate', window: 'ytd' }),
    '某学院 · 就业率 · 本年至今',
  );
});

test('a group has its English name in English', () => {
  const known = { ...KNOWN, definitions: { ...KNOWN.definitions, groups: [{ id: 'private', nameZh: '民办' }] } };
  assert.match(
    inEnglish(() => aboutOf(known, { group: 'private', indicator: 'employment_rate' })),
    /^Private · /,
  );
});

test('a case without a college is about its group, and without that about the city', () => {
  assert.equal(aboutOf(KNOWN, { group: 'g', indicator: 'employment_rate' }), '某组 · 就业率');
  assert.equal(aboutOf(KNOWN, { indicator: 'employment_rate' }), '全市 · 就业率');
});

test('what nobody knows goes by what the alert called it', () => {
  assert.equal(aboutOf(KNOWN, { college: '9', check: 'sums' }), '9 · sums');
  assert.equal(aboutOf(KNOWN, { college: 'c', indicator: 'gone' }), '某学院 · gone');
  assert.equal(aboutOf(KNOWN, { college: 'c', alertname: 'SomethingNew' }), '某学院 · SomethingNew');
});

test('an alert and a check are called by their names, in the language of the page', () => {
  const checks = [{ id: 'sums', nameZh: '合计相符', nameEn: 'Sums agree' }];
  const known = { ...KNOWN, definitions: { ...KNOWN.definitions, checks } };
  const each = { college: 'c', check: 'sums', alertname: 'CheckFailed', description: '有 3 处不符 · 3 violations' };
  assert.equal(aboutOf(known, each), '某学院 · 合计相符');
  assert.equal(alertName('CheckFailed'), '数据核对不符');
  assert.equal(saidOf(each), '有 3 处不符');
  assert.deepEqual(
    inEnglish(() => [aboutOf(known, each), saidOf(each)]),
    ['某学院 · Sums agree', 'A check fails: 3 violations'],
  );
});

test('a case has the indicator of the catalogue, or none', () => {
  assert.equal(indicatorOf(KNOWN, { indicator: 'employment_rate' }), RATE);
  assert.equal(indicatorOf(KNOWN, { indicator: null }), null);
});

test('an open case fires or is over, a closed one is closed whatever its alert does', () => {
  assert.equal(stateName({ state: 'open', firing: true }), 'firing');
  assert.equal(stateName({ state: 'open', firing: false }), 'over');
  assert.equal(stateName({ state: 'closed', firing: true }), 'closed');
});

test('a tolerance is told of an open case while it holds', () => {
  const tolerated = /（.+）$/;
  assert.match(stateOf({ state: 'open', firing: true, tolerance: { holds: true } }), tolerated);
  assert.doesNotMatch(stateOf({ state: 'open', firing: true, tolerance: { holds: false } }), tolerated);
  assert.doesNotMatch(stateOf({ state: 'closed', tolerance: { holds: true } }), tolerated);
});

test('a severity that the pages do not know stays as it is', () => {
  assert.equal(severityOf({ severity: 'critical' }), '严重');
  assert.equal(severityOf({ severity: 'page' }), 'page');
});

test('a tolerance names its value in the unit of the indicator', () => {
  const tolerance = { value: 0.85, until: '2020-02-29', approver: '某人', holds: true };
  const about = { indicator: 'employment_rate' };
  for (const part of ['85.00 %', '2020-02-29', '某人']) {
    assert.ok(toleranceOf(KNOWN, about, tolerance).includes(part), part);
  }
  assert.notEqual(toleranceOf(KNOWN, about, tolerance), toleranceOf(KNOWN, about, { ...tolerance, holds: false }));
  assert.equal(toleranceOf(KNOWN, about, null), '—');
});

test('a reason is said as the server words it, in English from the dictionary', () => {
  const closed = { reason: 'false_alarm', reasonText: '误报' };
  assert.equal(reasonOf(closed), '误报');
  assert.equal(
    inEnglish(() => reasonOf(closed)),
    'false alarm',
  );
  assert.equal(
    inEnglish(() => reasonOf({ reason: 'other', reasonText: '其他' })),
    '其他',
  );
  assert.equal(reasonOf({ reason: null }), '—');
});

test('only addresses of the web are links', () => {
  assert.equal(isLink('https://example.edu/a'), true);
  assert.equal(isLink('HTTP://example.edu'), true);
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    ' https://example.edu',
    'ftp://x',
    '',
    null,
    undefined,
  ]) {
    assert.equal(isLink(text), false, String(text));
  }
});
