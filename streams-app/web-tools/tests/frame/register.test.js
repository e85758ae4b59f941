import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, nameOf, windowOf } from '../../../src/main/resources/web/frame/register.js';
import { inEnglish } from '../english.js';

test('a name is Chinese on a Chinese page, and English where there is one on an English page', () => {
  const college = { code: '4111010853', name: '北京工业职业技术学院', nameEn: 'Beijing Polytechnic College' };
  assert.equal(nameOf(college), '北京工业职业技术学院');
  assert.equal(
    inEnglish(() => nameOf(college)),
    'Beijing Polytechnic College',
  );
  assert.equal(
    inEnglish(() => nameOf({ nameZh: '就业率' })),
    '就业率',
  );
});

test('what has no name goes by its id or code', () => {
  assert.equal(nameOf({ id: 'employment_rate' }), 'employment_rate');
  assert.equal(nameOf({ code: '4111010853' }), '4111010853');
});

test('an indicator is shown in the window of the page, else as a stock, else not at all', () => {
  assert.equal(windowOf({ windows: ['ytd', '30d'] }, '30d'), '30d');
  assert.equal(windowOf({ windows: ['stock'] }, '30d'), 'stock');
  assert.equal(windowOf({ windows: ['ytd'] }, '30d'), null);
});

test('colleges of the groups count, others do not', () => {
  const all = new Map([
    ['a', { code: 'a', group: 'public' }],
    ['b', { code: 'b', group: null }],
    ['c', { code: 'c', group: 'private' }],
  ]);
  const groups = [{ id: 'public' }, { id: 'private' }];
  assert.deepEqual(
    counted(all, { groups }).map(({ code }) => code),
    ['a', 'c'],
  );
});
