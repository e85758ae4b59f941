import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryUnit, fromEntry, isDoubtful, toEntry } from '../../../src/main/resources/web/parts/form.js';

test('a ratio is entered in percent, everything else as it is', () => {
  assert.equal(toEntry(0.935, 'ratio'), '93.5');
  assert.equal(toEntry(1234, 'person'), '1234');
  assert.equal(toEntry(-2.5, 'yuan'), '-2.5');
});

test('a value that is not there is an empty entry', () => {
  assert.equal(toEntry(null, 'ratio'), '');
  assert.equal(toEntry(undefined, 'person'), '');
});

test('an entry in percent is a ratio without the dust of binary fractions', () => {
  assert.equal(fromEntry('93.5', 'ratio'), 0.935);
  assert.equal(fromEntry(' 58 ', 'ratio'), 0.58);
  assert.equal(fromEntry('1e3', 'person'), 1000);
});

test('a ratio comes back from its entry as it was', () => {
  for (const value of [0, 0.07, 0.29, 0.935, 0.9999, 1, 1.234]) {
    assert.equal(fromEntry(toEntry(value, 'ratio'), 'ratio'), value);
  }
});

test('what is no number is null', () => {
  for (const text of ['', '  ', 'many', '1,234', '12 %', 'Infinity', 'NaN']) {
    assert.equal(fromEntry(text, 'person'), null, text);
  }
});

test('a percent of one or less may have been meant as a ratio', () => {
  for (const text of ['0.93', ' 1 ', '0.05']) assert.ok(isDoubtful(text, 'ratio'), text);
  for (const text of ['93', '1.5', '0', '', 'many', '-0.5']) assert.ok(!isDoubtful(text, 'ratio'), text);
  assert.ok(!isDoubtful('0.93', 'yuan'));
});

test('the unit of an entry is never 万元', () => {
  assert.equal(entryUnit('yuan'), '元');
  assert.equal(entryUnit('ratio'), '%');
});
