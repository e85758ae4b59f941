import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAddress, knownChoice, Misaddressed } from '../../../src/main/resources/web/frame/choices.js';

const READS = { view: ['now', 'closed'], find: null };

function check(query) {
  return checkAddress(new URLSearchParams(query), READS);
}

/** What is said of an address, and about which parameter. */
function said(query) {
  try {
    check(query);
    return null;
  } catch (error) {
    assert.ok(error instanceof Misaddressed);
    return [error.parameter, error.message];
  }
}

test('what every page knows, and its own, is taken', () => {
  check('asOf=2019-12-31&window=365d&lang=en&view=closed&find=anything');
  check('');
});

test('a day, window or view that there is not is said, never replaced by another', () => {
  assert.deepEqual(said('asOf=2019-02-29'), ['asOf', '没有截至日“2019-02-29”；地址里的 asOf 可能写错了。']);
  assert.equal(said('asOf=1989-12-31')[0], 'asOf');
  assert.equal(said('window=ydt')[1], '没有统计期“ydt”；地址里的 window 可能写错了。');
  assert.equal(said('view=other')[0], 'view');
  assert.equal(said('window=')[0], 'window');
});

test('a parameter in other capitals is said, somebody else’s is left alone', () => {
  assert.deepEqual(said('asof=2019-12-31'), ['asof', '地址里的 asof 应写作 asOf。']);
  assert.equal(said('from=singlemessage&isappinstalled=0'), null);
});

test('a choice of the address is one that is known, or none', () => {
  const query = new URLSearchParams('entity=101');
  assert.equal(
    knownChoice(query, 'entity', (code) => code === '101'),
    '101',
  );
  assert.equal(
    knownChoice(query, 'view', () => false),
    null,
  );
  assert.throws(() => knownChoice(query, 'entity', () => false), Misaddressed);
});
