// Why the statistics of one indicator differ, in words.
import { figure, moved, withUnit } from '../frame/format.js';
import { say } from '../frame/words.js';
import { termInWords } from './explanation.js';

/** Whether an indicator adds up to one number of all, rather than being a share or a mean. */
export function isWhole({ kind }) {
  return kind === 'sum' || kind === 'stock';
}

/**
 * Why the three differ: the mean of the colleges and the pooled figure differ exactly as size and value go together.
 * Empty where one of them is missing.
 *
 * @param of `{ pooled, mean, median }`, the figures of the city or a group
 */
export function differenceInWords(indicator, of) {
  const pooled = of.pooled?.value ?? null;
  const mean = of.mean?.value ?? null;
  const median = of.median?.value ?? null;
  if (pooled === null || mean === null || median === null) return '';
  return [pooledInWords(indicator, of.pooled, mean), compared(indicator, median - mean, 'differ.median')].join(
    say('list.sentences'),
  );
}

function pooledInWords(indicator, { value, colleges }, mean) {
  if (!isWhole(indicator)) return compared(indicator, value - mean, 'differ.pooled');
  return say('differ.sum', { total: withUnit(value, indicator), colleges, mean: withUnit(mean, indicator) });
}

/** A difference that rounds to nothing is none. */
function compared(indicator, amount, key) {
  const size = Math.abs(amount);
  if (!/[1-9]/.test(figure(size, indicator))) return say(`${key}Same`);
  return say(amount > 0 ? `${key}Above` : `${key}Below`, {
    by: moved(size, indicator).replace('+', ''),
    base: termInWords(indicator.denominator ?? indicator.numerator),
  });
}
