// The city's heat table: every college's indicators, found, sorted and grouped as the address says, and kept current.
import { choose, link } from '../frame/address.js';
import { ask } from '../frame/api.js';
import { calmly, el, show } from '../frame/dom.js';
import { followAnswer, followFigures } from '../frame/figures.js';
import { count, unitOf } from '../frame/format.js';
import { nameOf, windowOf } from '../frame/register.js';
import { comparisonsOf, SIGNS, standing, tally, withCases } from '../frame/thresholds.js';
import { knows, say } from '../frame/words.js';
import { casesAbout } from './case-words.js';
import { beyondOf, choicesOf, groupOfKey, heatFigures, keysByGroup, matching, sorted } from './heat-rows.js';
import { heatTable } from './heat-table.js';

const LEVELS = ['critical', 'warning', 'info', 'near', 'inside', 'unset'];
const ORDER_AGAIN_MS = 1000;

/**
 * `{ element, choices(address), roster(), judge(), tally(), beyond(), follow(fail, takeDay, drawn), close() }`.
 *
 * @param state of the city's page: `{ asOf, window, definitions, indicators, colleges, counted, book, cases }`, as it is
 *     now
 */
export function cityHeat(state, here) {
  const columns = state.indicators.map((indicator) => ({
    id: indicator.id,
    name: nameOf(indicator),
    unit: unitOf(indicator),
    indicator,
  }));
  const figures = heatFigures(
    new Map(state.indicators.map((indicator) => [indicator.id, windowOf(indicator, state.window)])),
  );
  const tools = makeTools();
  const orderSoon = calmly(order, ORDER_AGAIN_MS);
  const table = heatTable({
    label: say('heat.title'),
    columns,
    rowOf: (key) => rowOf(state, columns, figures, key),
    onSort: (column) => sortBy(column, wanted),
  });
  const windows = el('p', { class: 'hint', hidden: true });
  let wanted = null;
  let counts = null;
  let beyond = [];

  function order() {
    if (!state.counted) return;
    const kept = matching(state.counted, wanted.find);
    const valueOf = ({ code }) => figures.ofCollege(code, wanted.sort)?.value ?? null;
    const inOrder = sorted(kept, wanted, valueOf, nameOf);
    table.order(wanted.group ? keysByGroup(inOrder, state.definitions.groups) : inOrder.map(({ code }) => code));
    table.sorted(wanted.sort ?? 'none', wanted.order);
    tools.count(kept.length);
  }

  function applyChoices({ query }) {
    wanted = choicesOf(query, state.definitions.byId);
    tools.choose(wanted);
    order();
  }

  function countStandings() {
    if (!state.counted || !figures.isThere()) return;
    const judged = state.counted.flatMap(({ code }) => judgedOf(state, columns, figures, code));
    counts = tally(judged.map(({ stands }) => stands));
    beyond = beyondOf(judged);
    sayWindows(windows, state.window, judged);
  }

  function take(newest) {
    const { keys, indicators } = figures.take(newest);
    if (indicators.has(wanted.sort)) orderSoon();
    for (const key of keys) table.update(key);
  }

  applyChoices(here);
  return {
    element: el(
      'section',
      { class: 'heat-section', 'aria-labelledby': 'heat-title' },
      el('h2', { id: 'heat-title' }, say('heat.title')),
      tools.element,
      el('p', { class: 'hint' }, say('heat.hint')),
      windows,
      table.element,
    ),
    choices: applyChoices,
    roster: order,
    /** Draws the colours anew, as after a change of thresholds. */
    judge() {
      table.redraw();
      countStandings();
    },
    /** What was compared of the colleges' figures; null before they are there. */
    tally: () => counts,
    /** The colleges' figures that are beyond, the gravest first: `[{ code, indicator, stands }]`. */
    beyond: () => beyond,
    async follow(fail, takeDay, drawn) {
      const takeMatrix = (matrix) => {
        takeDay(matrix);
        figures.takeMatrix(matrix);
        table.redraw();
        order();
        countStandings();
        drawn();
      };
      const patch = (message) => {
        take(message.values.filter((each) => each.scope === 'college'));
        if (message.values.length > 0) drawn();
      };
      const stops = await Promise.all([
        followMatrix(state, takeMatrix, fail, patch),
        followGroups(state, figures, take, fail),
      ]);
      return () => stops.forEach((stop) => stop());
    },
    close() {
      orderSoon.cancel();
      table.close();
    },
  };
}

/** Finding and grouping, how many colleges are shown, and what the colours say. */
function makeTools() {
  const find = el('input', {
    type: 'search',
    id: 'find',
    autocomplete: 'off',
    oninput: () => choose({ find: find.value || null }, { replace: true }),
  });
  const grouped = el('input', {
    type: 'checkbox',
    id: 'grouped',
    onchange: () => choose({ group: grouped.checked ? 'ownership' : null }),
  });
  const shown = el('span', { class: 'hint', role: 'status' });
  return {
    element: el(
      'div',
      { class: 'heat-tools' },
      el('span', { class: 'choice' }, grouped, el('label', { for: 'grouped' }, say('heat.group'))),
      el('span', { class: 'choice' }, el('label', { for: 'find' }, say('heat.find')), find),
      shown,
      el('ul', { class: 'legend' }, LEVELS.map(legendItem)),
    ),
    choose(wanted) {
      grouped.checked = wanted.group;
      if (document.activeElement !== find) find.value = wanted.find;
    },
    count(colleges) {
      show(shown, colleges === 0 ? say('heat.none') : say('heat.count', { shown: count(colleges) }), { quietly: true });
    },
  };
}

function legendItem(level) {
  const depth = level === 'critical' || level === 'warning' ? ' depth-2' : '';
  return el(
    'li',
    {},
    el('span', { class: `heat-cell ${level}${depth}`, 'aria-hidden': 'true' }, SIGNS[level] || ' '),
    knows(`heat.${level}`) ? say(`heat.${level}`) : say(`level.${level}`),
  );
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
