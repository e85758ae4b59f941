// The city's heat table: every college's indicators, found, sorted and grouped as the address says, and kept current.
import { choose, link } from '../frame/address.js';
import { ask } from '../frame/api.js';
import { calmly, el, show } from '../frame/dom.js';
import { followAnswer, followFigures } from '../frame/figures.js';
import { addYears, unitOf } from '../frame/format.js';
import { nameOf, windowOf } from '../frame/register.js';
import { shownNumber } from '../frame/save.js';
import { comparisonsOf, standing, tally, withCases } from '../frame/thresholds.js';
import { say } from '../frame/words.js';
import { casesAbout } from './case-words.js';
import { beyondOf, choicesOf, fits, groupOfKey, heatFigures, keysByGroup, matching, sorted } from './heat-rows.js';
import { heatTable } from './heat-table.js';
import { heatTools } from './heat-tools.js';

const ORDER_AGAIN_MS = 1000;

/**
 * `{ element, choices(address), roster(), judge(), tally(), beyond(), follow(fail, takeDay, drawn), close() }`.
 *
 * `judge()` draws the colours anew, as after a change of thresholds. `tally()` is what was compared of the colleges' figures,
 * null before they are there; `beyond()` those that are beyond, the gravest first: `[{ code, indicator, stands }]`.
 *
 * @param state of the city's page: `{ asOf, window, day, definitions, indicators, colleges, counted, book, cases }`, as it
 *     is now
 */
export function cityHeat(state, here) {
  const all = state.indicators.map(columnOf);
  const windowsOf = new Map(state.indicators.map((indicator) => [indicator.id, windowOf(indicator, state.window)]));
  const figures = heatFigures(windowsOf);
  const before = lastYear(state, windowsOf, () => order());
  const tools = heatTools(state.indicators, state.definitions.groups, () => savedOf(state, columns, figures, keys));
  const orderSoon = calmly(order, ORDER_AGAIN_MS);
  const holder = el('div', {});
  const windows = el('p', { class: 'hint', hidden: true });
  let columns = null;
  let table = null;
  let keys = [];
  let wanted = null;
  let counts = null;
  let beyond = [];

  function build() {
    const next = all.filter(({ id }) => wanted.columns === null || wanted.columns.includes(id));
    if (columns && next.length === columns.length && next.every((column, at) => column === columns[at])) return;
    table?.close();
    columns = next;
    table = heatTable({
      label: say('heat.title'),
      columns,
      rowOf: (key) => rowOf(state, columns, figures, key),
      onSort: (column) => sortBy(column, wanted),
    });
    holder.replaceChildren(table.element);
  }

  function order() {
    if (!state.counted) return;
    const fitting = ({ code, group }) =>
      (!wanted.owner || group === wanted.owner) && isKept(state, figures, before, wanted, code);
    const kept = matching(state.counted, wanted.find).filter(fitting);
    const valueOf = ({ code }) => figures.ofCollege(code, wanted.sort)?.value ?? null;
    const inOrder = sorted(kept, wanted, valueOf, nameOf);
    keys = wanted.group ? keysByGroup(inOrder, state.definitions.groups) : inOrder.map(({ code }) => code);
    table.order(keys);
    table.sorted(wanted.sort ?? 'none', wanted.order);
    tools.count(kept.length, state.counted.length);
  }

  function applyChoices({ query }) {
    wanted = choicesOf(query, new Map(all.map((column) => [column.id, column])));
    if (wanted.rule === 'worse') before.load();
    tools.choose(wanted);
    build();
    order();
  }

  function countStandings() {
    if (!state.counted || !figures.isThere()) return;
    const judged = state.counted.flatMap(({ code }) => judgedOf(state, all, figures, code));
    counts = tally(judged.map(({ stands }) => stands));
    beyond = beyondOf(judged);
    sayWindows(windows, state.window, judged);
  }

  function take(newest) {
    const { keys: moved, indicators } = figures.take(newest);
    if (indicators.has(wanted.sort) || (wanted.rule && indicators.has(wanted.of))) orderSoon();
    for (const key of moved) table.update(key);
  }

  function takeMatrix(matrix) {
    figures.takeMatrix(matrix);
    table.redraw();
    order();
    countStandings();
  }

  applyChoices(here);
  return {
    element: sectionOf(tools, windows, holder),
    choices: applyChoices,
    roster: order,
    judge() {
      table.redraw();
      countStandings();
      if (wanted.rule === 'beyond') order();
    },
    tally: () => counts,
    beyond: () => beyond,
    async follow(fail, takeDay, drawn) {
      const whole = (matrix) => [takeDay, takeMatrix, drawn].forEach((step) => step(matrix));
      const patch = ({ values }) => {
        take(values.filter((each) => each.scope === 'college'));
        if (values.length > 0) drawn();
      };
      return followBoth(state, figures, { whole, patch, take }, fail);
    },
    close() {
      orderSoon.cancel();
      table.close();
    },
  };
}

async function followBoth(state, figures, { whole, patch, take }, fail) {
  const followed = [followMatrix(state, whole, fail, patch), followGroups(state, figures, take, fail)];
  const stops = await Promise.all(followed);
  return () => stops.forEach((stop) => stop());
}

function columnOf(indicator) {
  return { id: indicator.id, name: nameOf(indicator), unit: unitOf(indicator), indicator };
}

function sectionOf(tools, windows, holder) {
  return el(
    'section',
    { class: 'heat-section', 'aria-labelledby': 'heat-title' },
    el('h2', { id: 'heat-title' }, say('heat.title')),
    tools.element,
    el('p', { class: 'hint' }, say('heat.hint')),
    windows,
    holder,
  );
}

/** The colleges' figures of last year's same day, asked for when a rule needs them: `{ load(), of(code, indicator) }`. */
function lastYear(state, windows, loaded) {
  const figures = heatFigures(windows);
  let of = null;
  return {
    async load() {
      const day = state.day ?? state.asOf;
      if (!day || of === day) return;
      of = day;
      try {
        figures.takeMatrix(await ask('/matrix', { window: state.window, asOf: addYears(day, -1) }));
        if (!state.closed.now) loaded();
      } catch {
        of = null; // asked again with the next choice
      }
    },
    of: (code, indicator) => figures.ofCollege(code, indicator)?.value ?? null,
  };
}

function isKept(state, figures, before, wanted, code) {
  const indicator = wanted.rule && (state.definitions.byId.get(wanted.of) ?? state.indicators[0]);
  if (!indicator) return true;
  if (wanted.rule === 'worse') before.load();
  const own = figures.ofCollege(code, indicator.id);
  const { level } = cellOf(state, { id: indicator.id, indicator }, 'college', code, own);
  const shown = wanted.rule === 'worse' ? (value) => value : (value) => shownNumber(value, indicator);
  return fits(
    wanted,
    { value: shown(own?.value ?? null), before: before.of(code, indicator.id), level },
    indicator.better,
  );
}

/** What is seen, as a table to save. */
function savedOf(state, columns, figures, keys) {
  const own = (key, id) => {
    const group = groupOfKey(key);
    return group === null ? figures.ofCollege(key, id) : figures.ofGroup(group, id);
  };
  const head = [say('heat.code'), say('heat.college')];
  return {
    name: `${say('heat.title')} ${state.day ?? ''}`.trim(),
    rows: [
      [...head, ...columns.map(({ name, unit }) => [name, unit].filter(Boolean).join(' '))],
      ...keys.map((key) => {
        const group = groupOfKey(key);
        return [
          group === null ? key : '',
          group === null ? nameOf(state.colleges.get(key)) : say(`group.${group}`),
          ...columns.map(({ id, indicator }) => shownNumber(own(key, id)?.value, indicator)),
        ];
      }),
    ],
  };
}

/** Sorts by another column, or by the same the other way round. */
function sortBy(column, wanted) {
  if (wanted.sort !== column) choose({ sort: column, order: column === 'college' ? 'asc' : null });
  else choose({ order: wanted.order === 'desc' ? 'asc' : null });
}

/** What a row of the heat table shows. */
function rowOf(state, columns, figures, key) {
  const group = groupOfKey(key);
  if (group !== null) {
    const members = state.counted.filter((college) => college.group === group).length;
    return {
      key,
      kind: 'group',
      head: el('span', {}, say('heat.groupOf', { name: say(`group.${group}`), count: members })),
      cells: columns.map((column) => cellOf(state, column, 'group', group, figures.ofGroup(group, column.id))),
    };
  }
  const name = nameOf(state.colleges.get(key));
  return {
    key,
    kind: 'college',
    head: link(['college', key], name, {}, { title: name }),
    cells: columns.map((column) => cellOf(state, column, 'college', key, figures.ofCollege(key, column.id))),
  };
}

/** A college's figures with where they stand. */
function judgedOf(state, columns, figures, code) {
  return columns.map((column) => ({
    code,
    indicator: column.indicator,
    stands: cellOf(state, column, 'college', code, figures.ofCollege(code, column.id)),
  }));
}

function cellOf({ asOf, book, window, cases }, { id, indicator }, scope, entity, own) {
  const figure = { indicator: id, scope, entity, statistic: 'pooled' };
  const value = own?.value ?? null;
  const stands = standing(value, windowOf(indicator, window), comparisonsOf(book, figure), indicator);
  return { value, ...withCases(stands, asOf === null ? casesAbout(cases, figure) : []) };
}

/** Says that colours are of another window than is shown, where they are. */
function sayWindows(hint, shown, judged) {
  const others = new Set(judged.map(({ stands: { window } }) => window).filter((window) => window && window !== shown));
  others.delete('stock');
  hint.hidden = others.size === 0;
  const named = [...others].map((window) => say(`window.${window}`)).join(say('list.comma'));
  show(hint, say('heat.windows', { shown: say(`window.${shown}`), windows: named }), { quietly: true });
}

/** The colleges' figures; where the stream tells them, `patch` is called with its messages. */
function followMatrix({ asOf, window }, take, fail, patch) {
  const told = asOf === null && (window === 'ytd' || window === 'stock');
  return followAnswer(() => ask('/matrix', { window, asOf }), take, fail, told && patch);
}

function followGroups({ asOf, window, definitions }, heat, take, fail) {
  const entity = definitions.groups.map((group) => group.id);
  const windows = [...new Set([window, 'stock'])];
  return followFigures(
    { entity, statistic: 'pooled', window: windows, asOf },
    ({ figures, whole }) => {
      if (whole) heat.forgetGroups(entity);
      take(figures);
    },
    fail,
  );
}
