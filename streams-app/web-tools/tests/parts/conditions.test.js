import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conditionsOf, holdAgainst } from '../../../src/main/resources/web/parts/conditions.js';

const compared = (state, more = {}) => ({ id: 'all', line: 10, bound: 'lower', state, ...more });

test('the conditions are those of the table, in its order', () => {
  const of = (id, ...tables) => ({ id, tables });
  const indicators = [
    of('tenth', { id: '1-5', number: '10' }, { id: '3-6', number: '1' }),
    of('other', { id: '3-6', number: '2' }),
    of('second', { id: '1-5', number: '2' }),
  ];
  assert.deepEqual(
    conditionsOf(indicators, '1-5').map(({ id }) => id),
    ['second', 'tenth'],
  );
});

test('what was not compared is neither met nor below', () => {
  assert.deepEqual(holdAgainst([], []), {
    city: 'unset',
    line: null,
    bound: null,
    threshold: null,
    judged: 0,
    below: [],
  });
  const stands = holdAgainst([compared('too_few')], [{ code: 'A', comparisons: [compared('missing')] }]);
  assert.equal(stands.city, 'too_few');
  assert.equal(stands.line, 10);
  assert.equal(stands.judged, 0);
});

test('colleges beyond their threshold are below, of those that were compared', () => {
  const stands = holdAgainst(
    [compared('within')],
    [
      { code: 'A', comparisons: [compared('within')] },
      { code: 'B', comparisons: [compared('within'), compared('beyond', { id: 'own' })] },
      { code: 'C', comparisons: [] },
    ],
  );
  assert.equal(stands.city, 'within');
  assert.equal(stands.judged, 2);
  assert.deepEqual(stands.below, ['B']);
  assert.equal(stands.threshold, 'own');
});
