import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  beyondOf,
  choicesOf,
  fits,
  groupOfKey,
  heatFigures,
  keyOfGroup,
  keysByGroup,
  matching,
  sorted,
} from '../../../src/main/resources/web/parts/heat-rows.js';

const COLLEGES = [
  { code: '101', name: '北京甲学院', nameEn: 'Alpha College', group: 'public' },
  { code: '102', name: '北京乙学院', nameEn: null, group: 'private' },
  { code: '103', name: '北京丙学院', nameEn: 'Gamma College', group: 'public' },
];

function codes(colleges) {
  return colleges.map(({ code }) => code).join(' ');
}

function sortedBy(choices, values) {
  return codes(
    sorted(
      COLLEGES,
      choices,
      ({ code }) => values[code] ?? null,
      ({ code }) => code,
    ),
  );
}

test('an address without choices sorts by nothing, downwards, ungrouped', () => {
  const none = { rule: null, of: null, line: null, owner: null, columns: null };
  const usual = { ...none, sort: null, order: 'desc', group: false, find: '' };
  assert.deepEqual(choicesOf(new URLSearchParams(), new Map()), usual);
});

test('what is beyond comes gravest and farthest first, and nothing else', () => {
  const judged = [
    ['near', { level: 'near', depth: 0, why: 'within' }],
    ['little', { level: 'warning', depth: 1, why: 'beyond' }],
    ['much', { level: 'warning', depth: 3, why: 'beyond' }],
    ['grave', { level: 'critical', depth: 1, why: 'beyond' }],
    ['case', { level: 'critical', depth: 1, why: 'unset' }],
  ].map(([code, stands]) => ({ code, stands }));
  assert.equal(codes(beyondOf(judged)), 'grave much little');
});

test('choices of the address hold where they are known', () => {
  const query = new URLSearchParams('sort=employment_rate&order=asc&group=ownership&find=x');
  const { sort, order, group, find } = choicesOf(query, new Map([['employment_rate', {}]]));
  assert.deepEqual({ sort, order, group, find }, { sort: 'employment_rate', order: 'asc', group: true, find: 'x' });
  const known = new Map([['employment_rate', {}]]);
  const ruled = choicesOf(
    new URLSearchParams('rule=below&of=employment_rate&line=85&columns=employment_rate,gone'),
    known,
  );
  assert.deepEqual(
    [ruled.rule, ruled.of, ruled.line, ruled.columns],
    ['below', 'employment_rate', 85, ['employment_rate']],
  );
  assert.equal(choicesOf(new URLSearchParams('rule=below&line=x'), known).line, null);
  assert.throws(() => choicesOf(new URLSearchParams('rule=beneath'), known), /没有筛选“beneath”/);
  assert.throws(() => choicesOf(query, new Map()), /没有排序的列“employment_rate”/);
  assert.equal(choicesOf(new URLSearchParams('sort=college'), new Map()).sort, 'college');
});

test('a college is found by its code and by both of its names, in any case', () => {
  assert.equal(codes(matching(COLLEGES, '103')), '103');
  assert.equal(codes(matching(COLLEGES, ' 乙 ')), '102');
  assert.equal(codes(matching(COLLEGES, 'COLLEGE')), '101 103');
  assert.equal(codes(matching(COLLEGES, '  ')), '101 102 103');
  assert.equal(codes(matching(COLLEGES, 'nowhere')), '');
});

test('colleges stand by their value, what is missing last, whichever way', () => {
  assert.equal(sortedBy({ sort: 'x', order: 'desc' }, { 101: 1, 103: 2 }), '103 101 102');
  assert.equal(sortedBy({ sort: 'x', order: 'asc' }, { 101: 1, 103: 2 }), '101 103 102');
});

test('colleges of equal value stand by their codes, whichever way', () => {
  assert.equal(sortedBy({ sort: 'x', order: 'desc' }, { 101: 1, 102: 1, 103: 1 }), '101 102 103');
  assert.equal(sortedBy({ sort: 'x', order: 'asc' }, { 101: 1, 102: 1, 103: 1 }), '101 102 103');
});

test('colleges stand by their names both ways, and as they are when nothing is chosen', () => {
  assert.equal(sortedBy({ sort: 'college', order: 'asc' }, {}), '101 102 103');
  assert.equal(sortedBy({ sort: 'college', order: 'desc' }, {}), '103 102 101');
  assert.equal(sortedBy({ sort: null, order: 'desc' }, {}), '101 102 103');
});

test('groups stand over their colleges, and those without any are left out', () => {
  const groups = [{ id: 'private' }, { id: 'empty' }, { id: 'public' }];
  assert.deepEqual(keysByGroup(COLLEGES, groups), ['group:private', '102', 'group:public', '101', '103']);
});

test('a key says whether its row is a group’s', () => {
  assert.equal(groupOfKey(keyOfGroup('public')), 'public');
  assert.equal(groupOfKey('101'), null);
});

function filled() {
  const figures = heatFigures(new Map([['rate', 'ytd']]));
  figures.takeMatrix({ indicators: ['rate'], colleges: [{ code: '101', values: [0.5], statuses: ['warning'] }] });
  figures.forgetGroups(['public']);
  return figures;
}

function figure(differences) {
  return {
    scope: 'college',
    entity: '101',
    indicator: 'rate',
    window: 'ytd',
    value: 0.9,
    status: 'normal',
    ...differences,
  };
}

test('a matrix fills the rows of its colleges', () => {
  assert.deepEqual(filled().ofCollege('101', 'rate'), { value: 0.5, status: 'warning' });
  assert.equal(filled().ofCollege('101', 'other'), undefined);
  assert.equal(filled().ofCollege('999', 'rate'), undefined);
});

test('a newer figure takes the place of the old one and names its row and indicator', () => {
  const figures = filled();
  const { keys, indicators } = figures.take([figure()]);
  assert.deepEqual([...keys], ['101']);
  assert.deepEqual([...indicators], ['rate']);
  assert.deepEqual(figures.ofCollege('101', 'rate'), { value: 0.9, status: 'normal' });
});

test('a group’s figure goes to its row', () => {
  const figures = filled();
  const { keys } = figures.take([figure({ scope: 'group', entity: 'public', value: 0.7 })]);
  assert.deepEqual([...keys], ['group:public']);
  assert.equal(figures.ofGroup('public', 'rate').value, 0.7);
});

test('figures of other windows, indicators and rows are not taken', () => {
  const figures = filled();
  const { keys } = figures.take([figure({ window: '30d' }), figure({ indicator: 'other' }), figure({ entity: '999' })]);
  assert.equal(keys.size, 0);
  assert.equal(figures.ofCollege('101', 'rate').value, 0.5);
});

test('a rule keeps what it says, and never what is missing but where that is asked for', () => {
  const own = (value, before = null, level = 'unset') => ({ value, before, level });
  assert.ok(fits({ rule: 'below', line: 85 }, own(84.99), 'higher'));
  assert.ok(!fits({ rule: 'below', line: 85 }, own(85), 'higher'));
  assert.ok(!fits({ rule: 'below', line: null }, own(1), 'higher'));
  assert.ok(!fits({ rule: 'below', line: 85 }, own(null), 'higher'));
  assert.ok(fits({ rule: 'above', line: 85 }, own(86), 'higher'));
  assert.ok(fits({ rule: 'worse' }, own(1, 2), 'higher'));
  assert.ok(fits({ rule: 'worse' }, own(2, 1), 'lower'));
  assert.ok(!fits({ rule: 'worse' }, own(1, null), 'higher'));
  assert.ok(!fits({ rule: 'worse' }, own(1, 2), 'none'));
  assert.ok(fits({ rule: 'beyond' }, own(1, null, 'warning'), 'higher'));
  assert.ok(!fits({ rule: 'beyond' }, own(1, null, 'near'), 'higher'));
  assert.ok(fits({ rule: 'missing' }, own(null), 'higher'));
  assert.ok(fits({ rule: null }, own(null), 'higher'));
});
