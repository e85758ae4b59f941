// Thresholds as lines beside a value. Whether a value is beyond one is the server's word (a figure's status); here is
// only how far it is from the line.
import { say } from './words.js';
import { withUnit } from './format.js';

const GRAVITY = { info: 1, warning: 2, critical: 3 };

/** The thresholds by what they are about, for quick asking on a day. */
export function thresholdBook(thresholds, day) {
  const book = new Map();
  book.day = day;
  const inForce = thresholds.filter(
    (each) => (!each.validFrom || each.validFrom <= day) && (!each.validTo || day <= each.validTo),
  );
  // One that names the entity stands before one for all, then the first by id.
  for (const specific of [true, false]) {
    for (const each of inForce.filter((one) => Boolean(one.entity) === specific)) {
      const key = bookKey(each, each.entity ?? '');
      if (!book.has(key)) book.set(key, new Map());
      const said = `${each.bound}|${each.severity}`;
      if (!book.get(key).has(said)) book.get(key).set(said, each);
    }
  }
  return book;
}

/** The thresholds of a figure, the gravest first. */
export function thresholdsOf(book, figure) {
  const all = new Map(book.get(bookKey(figure, '')) ?? []);
  for (const [said, own] of book.get(bookKey(figure, figure.entity)) ?? []) all.set(said, own);
  return [...all.values()].sort((a, b) => (GRAVITY[b.severity] ?? 0) - (GRAVITY[a.severity] ?? 0));
}

function bookKey({ indicator, window, scope, statistic }, entity) {
  return [indicator, window, scope, entity, statistic].join('|');
}

/**
 * Where a value stands: `{ level, depth, words }`. Levels: missing, unset (no threshold, or the months in which the
 * indicator is incomplete and none holds), critical, warning, info, near (inside, but by less than 2 percentage points
 * or 5 %), inside. Depth 1 to 3 says how far beyond.
 */
export function standing(value, status, lines, indicator, day) {
  if (value === null || value === undefined) return { level: 'missing', depth: 0, words: say('level.missing') };
  if (lines.length > 0 && isIncomplete(indicator, day)) {
    return { level: 'unset', depth: 0, words: say('level.incomplete') };
  }
  if (lines.length === 0) return { level: 'unset', depth: 0, words: say('level.unset') };
  const ratio = indicator.unit === 'ratio';
  const margins = lines.map((line) => {
    const room = line.bound === 'lower' ? value - line.value : line.value - value;
    return { line, room, share: ratio ? room * 100 : (room / Math.max(Math.abs(line.value), 1e-9)) * 100 };
  });
  if (GRAVITY[status]) {
    const crossed = margins.find((each) => each.line.severity === status && each.room < 0) ?? margins[0];
    const beyond = Math.abs(crossed.share);
    const deep = ratio ? [5, 10] : [10, 25];
    return {
      level: status,
      depth: beyond >= deep[1] ? 3 : beyond >= deep[0] ? 2 : 1,
      words: say(crossed.line.bound === 'lower' ? 'level.below' : 'level.above', {
        severity: say(`severity.${status}`),
        line: withUnit(crossed.line.value, indicator),
      }),
    };
  }
  const inside = margins.filter((each) => each.room >= 0);
  const nearest = Math.min(...inside.map((each) => each.share));
  const near = inside.length > 0 && nearest < (ratio ? 2 : 5);
  return { level: near ? 'near' : 'inside', depth: 0, words: say(near ? 'level.near' : 'level.inside') };
}

/** Whether colleges are still reporting, in that day's month of every year, what the indicator counts. */
function isIncomplete(indicator, day) {
  return indicator.incompleteMonths.includes(Number(day.slice(5, 7)));
}

/** The sign of a level, so that nothing is said by colour alone. */
export const SIGNS = { critical: '▼▼', warning: '▼', info: '▽', near: '≈', inside: '', unset: '', missing: '' };
