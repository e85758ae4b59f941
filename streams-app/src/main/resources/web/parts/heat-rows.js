// Which rows the heat table shows, in which order, and the figures in them.

import { knownChoice } from '../frame/choices.js';

const GRAVITY = ['critical', 'warning', 'info'];

const GROUP = 'group:';

/** The row of a group, among those of colleges, whose key is their code. */
export function keyOfGroup(id) {
  return GROUP + id;
}

/** The group whose row it is; null for a college's. */
export function groupOfKey(key) {
  return key.startsWith(GROUP) ? key.slice(GROUP.length) : null;
}

/** By what rows can be kept. */
export const RULES = ['below', 'above', 'worse', 'beyond', 'missing'];

/**
 * What the address asks for: `{ sort, order, group, find, rule, of, line, owner, columns }`; `sort` is a known indicator's
 * id, `college` or null; `of` the indicator that the rule is about, `line` its bound in the unit that is shown; `columns`
 * are ids, null for all.
 */
export function choicesOf(query, known) {
  const line = query.get('line');
  const columns = query.get('columns')?.split(',') ?? null;
  return {
    rule: knownChoice(query, 'rule', (rule) => RULES.includes(rule)),
    of: knownChoice(query, 'of', (id) => known.has(id)),
    line: line === null || line === '' || !Number.isFinite(Number(line)) ? null : Number(line),
    owner: query.get('owner'),
    columns: columns && columns.filter((id) => known.has(id)),
    sort: knownChoice(query, 'sort', (sort) => known.has(sort) || sort === 'college'),
    order: query.get('order') === 'asc' ? 'asc' : 'desc',
    group: query.get('group') === 'ownership',
    find: query.get('find') ?? '',
  };
}

/** The colleges whose code or name contains a text; all of them for none. */
export function matching(colleges, text) {
  const needle = text.trim().toLowerCase();
  if (!needle) return [...colleges];
  return colleges.filter(
    ({ code, name, nameEn }) =>
      code.includes(needle) || name.toLowerCase().includes(needle) || (nameEn ?? '').toLowerCase().includes(needle),
  );
}

/**
 * Colleges by what the choices sort by; as they are when that is nothing. What is missing stands last, whichever way.
 *
 * @param valueOf a college's value of the chosen indicator, null when missing
 * @param nameOf a college's name
 */
export function sorted(colleges, { sort, order }, valueOf, nameOf) {
  const way = order === 'asc' ? 1 : -1;
  if (!sort) return [...colleges];
  if (sort === 'college') return [...colleges].sort((a, b) => way * nameOf(a).localeCompare(nameOf(b), 'zh'));
  return [...colleges].sort((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (x === null || y === null) return (x === null) - (y === null);
    return way * (x - y) || (a.code < b.code ? -1 : 1);
  });
}

/** Of figures with their standings, `[{ stands }]`, those beyond their threshold, the gravest and farthest first. */
export function beyondOf(judged) {
  const rank = ({ stands: { level, depth } }) => GRAVITY.indexOf(level) * 10 - depth;
  return judged.filter(({ stands }) => stands.why === 'beyond').sort((a, b) => rank(a) - rank(b));
}

/**
 * Whether a figure is what a rule asks for.
 *
 * @param own `{ value, before, level }`: the figure in the unit that is shown, last year's, and where it stands
 * @param better which way is better: `higher`, `lower` or `none`
 */
export function fits({ rule, line }, own, better) {
  const missing = own.value === null;
  switch (rule) {
    case 'below':
      return !missing && line !== null && own.value < line;
    case 'above':
      return !missing && line !== null && own.value > line;
    case 'worse':
      if (missing || own.before === null || better === 'none') return false;
      return better === 'lower' ? own.value > own.before : own.value < own.before;
    case 'beyond':
      return GRAVITY.includes(own.level);
    case 'missing':
      return missing;
    default:
      return true;
  }
}

/** The keys of colleges in their order, under the rows of those groups that have any. */
export function keysByGroup(colleges, groups) {
  return groups.flatMap(({ id }) => {
    const members = colleges.filter((college) => college.group === id);
    return members.length === 0 ? [] : [keyOfGroup(id), ...members.map((college) => college.code)];
  });
}

/**
 * The newest figures of colleges and groups: `{ value, status }` by row and indicator.
 *
 * @param windows the window in which each indicator is shown, by its id; figures of others are not taken
 */
export function heatFigures(windows) {
  const colleges = new Map();
  const groups = new Map();
  return {
    /** Takes the answer of /matrix, in place of all colleges' that it names. */
    takeMatrix(matrix) {
      for (const { code, values, statuses } of matrix.colleges) {
        colleges.set(
          code,
          new Map(matrix.indicators.map((id, at) => [id, { value: values[at], status: statuses[at] }])),
        );
      }
    },
    isThere: () => colleges.size > 0,
    forgetGroups(ids) {
      for (const id of ids) groups.set(id, new Map());
    },
    /** Takes figures of rows that are known; returns the keys of the rows and the indicators that it concerned. */
    take(figures) {
      const keys = new Set();
      const indicators = new Set();
      for (const { scope, entity, indicator, window, value, status } of figures) {
        const own = scope === 'college' ? colleges.get(entity) : groups.get(entity);
        if (!own || !windows.has(indicator) || window !== windows.get(indicator)) continue;
        own.set(indicator, { value, status });
        keys.add(scope === 'college' ? entity : keyOfGroup(entity));
        indicators.add(indicator);
      }
      return { keys, indicators };
    },
    ofCollege: (code, indicator) => colleges.get(code)?.get(indicator),
    ofGroup: (id, indicator) => groups.get(id)?.get(indicator),
  };
}
