// What a figure was held against, and how far it is from there. Whether it is beyond is the server's word, and so is
// whether anything was compared at all.
import { withUnit } from './format.js';
import { say } from './words.js';

const GRAVITY = { info: 1, warning: 2, critical: 3 };
const COMPARED = ['beyond', 'within'];
const ALARMING = Object.keys(GRAVITY);
/** A change since last year that deserves a word although no threshold is set: percentage points, or percent. */
const NOTABLE = { points: 5, percent: 30 };

/** The answer of /thresholds/compared by figure, for quick asking. */
export function comparisonBook({ asOf, thresholds }) {
  const book = new Map();
  book.day = asOf;
  for (const { entities, values, states, value: line, ...threshold } of thresholds) {
    entities.forEach((entity, at) => {
      const key = bookKey({ ...threshold, entity });
      if (!book.has(key)) book.set(key, []);
      book.get(key).push({ ...threshold, line, value: values[at], state: states[at] });
    });
  }
  return book;
}

/** What was compared of a figure in any of its windows: `[{ id, window, bound, severity, line, value, state }]`. */
export function comparisonsOf(book, figure) {
  return book.get(bookKey(figure)) ?? [];
}

function bookKey({ indicator, scope, entity, statistic }) {
  return [indicator, scope, entity, statistic].join('|');
}

/**
 * Where a figure stands: `{ level, depth, words, why, window }`. Levels: critical, warning, info, near (inside, but by
 * less than 2 percentage points or 5 %), inside, unset (nothing was compared), missing. Depth 1 to 3 says how far
 * beyond. `why` is beyond or within where it was compared, else unset, paused, too_few or missing. `window` is the one
 * that the threshold is for: a figure is compared in that window, whichever is shown.
 *
 * @param value the figure in the window that is shown
 * @param shown that window
 */
export function standing(value, shown, comparisons, indicator) {
  const missing = value === null || value === undefined;
  const beyond = comparisons.filter(({ state }) => state === 'beyond').sort((a, b) => graver(a, b, shown));
  if (beyond.length > 0) return standingBeyond(beyond[0], shown, indicator);
  const within = comparisons.filter(({ state }) => state === 'within');
  if (within.length > 0 && !missing) return standingWithin(within, shown, indicator);
  const other = within[0] ?? comparisons[0];
  const why = within.length > 0 ? 'missing' : (other?.state ?? 'unset');
  const words = missing
    ? say('level.missing')
    : say(`level.${why}`, { least: other?.minDenominator ?? 0, window: other ? say(`window.${other.window}`) : '' });
  return { level: missing ? 'missing' : 'unset', depth: 0, words, why, window: other?.window ?? null };
}

/** The gravest first; of those the one for the shown window. */
function graver(a, b, shown) {
  return GRAVITY[b.severity] - GRAVITY[a.severity] || (b.window === shown) - (a.window === shown);
}

function standingBeyond(crossed, shown, indicator) {
  const beyond = Math.abs(room(crossed, indicator));
  const deep = indicator.unit === 'ratio' ? [5, 10] : [10, 25];
  const words = say(crossed.bound === 'lower' ? 'level.below' : 'level.above', {
    severity: say(`severity.${crossed.severity}`),
    line: withUnit(crossed.line, indicator),
  });
  return {
    level: crossed.severity,
    depth: beyond >= deep[1] ? 3 : beyond >= deep[0] ? 2 : 1,
    words: ofWindow(words, crossed, shown, indicator),
    why: 'beyond',
    window: crossed.window,
  };
}

function standingWithin(within, shown, indicator) {
  const [nearest] = [...within].sort((a, b) => room(a, indicator) - room(b, indicator));
  const near = room(nearest, indicator) < (indicator.unit === 'ratio' ? 2 : 5);
  const level = near ? 'near' : 'inside';
  const words = ofWindow(say(`level.${level}`), nearest, shown, indicator);
  return { level, depth: 0, words, why: 'within', window: nearest.window };
}

/** How far inside a value is: percentage points of a ratio, else percent of the line; negative beyond it. */
function room({ bound, line, value }, { unit }) {
  const distance = bound === 'lower' ? value - line : line - value;
  return unit === 'ratio' ? distance * 100 : (distance / Math.max(Math.abs(line), 1e-9)) * 100;
}

/** Says the window and its value where it is another one than is shown. */
function ofWindow(words, { window, value }, shown, indicator) {
  if (window === shown) return words;
  return say('level.ofWindow', { words, window: say(`window.${window}`), value: withUnit(value, indicator) });
}

/** A standing with the open cases about its figure: what an alert still fires about is not normal. */
export function withCases(stands, cases) {
  if (cases.length === 0) return stands;
  const firing = cases.filter((each) => each.firing && GRAVITY[each.severity]);
  const [gravest] = firing.sort((a, b) => GRAVITY[b.severity] - GRAVITY[a.severity]);
  const words = say('level.cases', { count: cases.length });
  const level = ALARMING.includes(stands.level) ? stands.level : (gravest?.severity ?? 'near');
  return {
    ...stands,
    level: gravest && GRAVITY[gravest.severity] > (GRAVITY[level] ?? 0) ? gravest.severity : level,
    depth: stands.depth || 1,
    words: ['unset', 'missing', 'inside'].includes(stands.level)
      ? words
      : `${stands.words}${say('list.semicolon')}${words}`,
    cases: cases.length,
  };
}

/** The word beside a figure: how grave, normal, or that nothing was compared. */
export function wordOf({ level, why, cases }) {
  if (cases && !['near', 'inside', 'unset', 'missing'].includes(level)) {
    return say('level.casesShort', { severity: say(`severity.${level}`), count: cases });
  }
  if (cases) return say('level.cases', { count: cases });
  if (ALARMING.includes(level)) return say(`severity.${level}`);
  if (level === 'missing') return '';
  return level === 'unset' ? say(`level.short.${why}`) : say(`level.${level}`);
}

/** Whether a figure changed so much for the worse since last year that it deserves a word. */
export function isNotable(value, before, { unit, better }) {
  if (value === null || before === null || value === undefined || before === undefined) return false;
  const amount =
    unit === 'ratio' ? (value - before) * 100 : before === 0 ? 0 : ((value - before) / Math.abs(before)) * 100;
  const worse = better === 'lower' ? amount : -amount;
  return worse >= (unit === 'ratio' ? NOTABLE.points : NOTABLE.percent);
}

/** The same, and where nothing was compared, whether the figure moved much for the worse. */
export function wordBeside(stands, { value, previousYear }, indicator) {
  const word = wordOf(stands);
  if (stands.level !== 'unset' || !isNotable(value, previousYear.value, indicator)) return word;
  return say(value < previousYear.value ? 'level.fell' : 'level.rose', { word });
}

/** How many of some standings were compared, how many are beyond, and why the others were not: by `why`. */
export function tally(standings) {
  const not = new Map();
  let compared = 0;
  let beyond = 0;
  for (const { why } of standings) {
    if (COMPARED.includes(why)) compared++;
    else not.set(why, (not.get(why) ?? 0) + 1);
    if (why === 'beyond') beyond++;
  }
  return { compared, beyond, not };
}

/** A tally in words: `已比较 12 项，17 项未设阈值`. */
export function tallyInWords({ compared, not }) {
  const rest = ['unset', 'paused', 'too_few', 'missing']
    .filter((why) => not.has(why))
    .map((why) => say(`tally.${why}`, { count: not.get(why) }));
  return [say('tally.compared', { count: compared }), ...rest].join(say('list.and'));
}

/** The sign of a level, so that nothing is said by colour alone. */
export const SIGNS = { critical: '▼▼', warning: '▼', info: '▽', near: '≈', inside: '', unset: '', missing: '' };
