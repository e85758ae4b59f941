import assert from 'node:assert/strict';
import { test } from 'node:test';
import { say } from '../../../src/main/resources/web/frame/words.js';
import { differenceInWords, isWhole } from '../../../src/main/resources/web/parts/statistic-words.js';

const RATE = {
  unit: 'ratio',
  kind: 'ratio',
  numerator: { measure: 'numerator', slices: [] },
  denominator: { measure: 'admitted', slices: [] },
};
const PEOPLE = { unit: 'person', kind: 'sum', numerator: { measure: 'admitted', slices: [] }, denominator: null };

function of(pooled, mean, median) {
  return { pooled: { value: pooled, colleges: 25 }, mean: { value: mean }, median: { value: median } };
}

function differ(key, by, { denominator, numerator }) {
  const { measure } = denominator ?? numerator;
  return say(`differ.${key}`, { by, base: say(`measure.${measure}`) });
}

test('sums and stocks are whole, shares and means are not', () => {
  assert.deepEqual(
    ['sum', 'stock', 'ratio', 'mean'].map((kind) => isWhole({ kind })),
    [true, true, false, false],
  );
});

test('a pooled share above the mean says by how much, and so does the median', () => {
  assert.equal(
    differenceInWords(RATE, of(0.95, 0.93, 0.92)),
    differ('pooledAbove', '2.00 个百分点', RATE) + differ('medianBelow', '1.00 个百分点', RATE),
  );
  assert.equal(
    differenceInWords(RATE, of(0.91, 0.93, 0.94)),
    differ('pooledBelow', '2.00 个百分点', RATE) + differ('medianAbove', '1.00 个百分点', RATE),
  );
});

test('differences that round to nothing are none', () => {
  assert.equal(
    differenceInWords(RATE, of(0.930001, 0.93, 0.929999)),
    say('differ.pooledSame') + say('differ.medianSame'),
  );
});

test('a sum is told with its colleges and their mean', () => {
  const words = differenceInWords(PEOPLE, of(2500, 100, 90));
  for (const part of ['2,500 人', '25', '100 人', '10 人']) assert.ok(words.includes(part), `${part} in ${words}`);
});

test('nothing is said where one of the three is missing', () => {
  assert.equal(differenceInWords(RATE, of(null, 0.9, 0.9)), '');
  assert.equal(differenceInWords(RATE, of(0.9, 0.9, null)), '');
  assert.equal(differenceInWords(RATE, { pooled: { value: 0.9 } }), '');
});
