// The twelve conditions of table 1-5: where the city stands, against the nation and against what is required, and which
// colleges are below.
import { link } from '../frame/address.js';
import { ask, send } from '../frame/api.js';
import { el, show } from '../frame/dom.js';
import { followCompared, followFigures, keyOf } from '../frame/figures.js';
import { addYears, figure, MISSING, unitOf } from '../frame/format.js';
import { showDay, showProblem } from '../frame/header.js';
import { catalogue, colleges, nameOf, windowOf } from '../frame/register.js';
import { shownNumber, tableButtons } from '../frame/save.js';
import { comparisonsOf } from '../frame/thresholds.js';
import { say } from '../frame/words.js';
import { conditionsOf, holdAgainst } from '../parts/conditions.js';
import { CITY } from '../parts/indicator-choice.js';
import { indicatorHead } from '../parts/indicator-name.js';
import { printed } from '../parts/printed.js';
import { strip } from '../parts/strip.js';

export const choices = ['asOf'];
const TABLE = '1-5';
/** The required values are of a year; what stands at a day has no window. */
const WINDOW = '365d';

export function title() {
  return say('conditions.title');
}

export async function mount(element, { query }) {
  const asOf = query.get('asOf');
  const [definitions, roster] = await Promise.all([catalogue(asOf), colleges()]);
  const rows = conditionsOf(definitions.indicators, TABLE).map((indicator) => makeRow(indicator, roster));
  const byId = new Map(rows.map((row) => [row.indicator.id, row]));
  const lead = el('p', { class: 'lead', role: 'status' });
  element.replaceChildren(
    el('h1', {}, say('conditions.title')),
    el('p', { class: 'hint' }, say('conditions.hint')),
    lead,
    table(rows),
  );
  const stops = [];
  let benchmarksOf = null;
  const state = { day: null, compared: null };
  const draw = () => {
    if (state.day === null || state.compared === null) return;
    for (const row of rows) row.draw(state);
    show(lead, leadOf(rows), { quietly: true });
  };
  stops.push(
    await followFigures(
      { indicator: [...byId.keys()], window: ['stock', WINDOW], asOf },
      (answer) => {
        showProblem(null);
        showDay(answer);
        state.day = answer.asOf;
        for (const each of answer.figures) byId.get(each.indicator).take(each);
        if (benchmarksOf !== answer.asOf.slice(0, 4)) {
          benchmarksOf = answer.asOf.slice(0, 4);
          takeBenchmarks(byId, benchmarksOf).then(draw, fail);
        }
        draw();
      },
      fail,
    ),
  );
  stops.push(
    await followCompared(
      asOf,
      (book) => {
        state.compared = book;
        draw();
      },
      fail,
    ),
  );
  return { close: () => stops.forEach((stop) => stop()) };
}

function fail(error) {
  showProblem(say('page.failed', { why: error.message }));
}

/** The national median, as the report's table has it. */
async function takeBenchmarks(byId, year) {
  const answer = await ask(`/reports/${TABLE}`, { year });
  const at = answer.columns.findIndex((column) => column.show === 'benchmark');
  for (const row of answer.rows) byId.get(row.indicator)?.takeBenchmark(row.cells[at]?.value ?? null, row.unit);
}

function leadOf(rows) {
  const stands = rows.map((row) => row.stands.city);
  const not = rows.filter((row) => row.stands.city === 'beyond').map((row) => nameOf(row.indicator));
  const met = stands.filter((state) => state === 'within').length;
  const open = stands.length - met - not.length;
  return [
    say('conditions.met', { met, of: stands.length }),
    not.length > 0 && say('conditions.below', { names: not.join(say('list.comma')) }),
    open > 0 && say('conditions.open', { open }),
  ]
    .filter(Boolean)
    .join(say('list.semicolon'));
}

const COLUMNS = ['condition', 'median', 'nation', 'required', 'verdict', 'spread', 'colleges'];
const NUMBERS = ['median', 'nation', 'required'];

function table(rows) {
  const saved = () => ({
    name: say('conditions.title'),
    rows: [
      ['condition', 'unit', 'median', 'nation', 'required', 'verdict', 'colleges'].map((name) =>
        say(`conditions.column.${name}`),
      ),
      ...rows.map((row) => row.saved()),
    ],
  });
  return el(
    'section',
    { class: 'panel', 'aria-label': say('conditions.title') },
    tableButtons(saved),
    el(
      'div',
      { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': say('conditions.title') },
      el(
        'table',
        { class: 'conditions-table' },
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            COLUMNS.map((name) =>
              el(
                'th',
                { scope: 'col', class: NUMBERS.includes(name) ? 'number' : null },
                say(`conditions.column.${name}`),
              ),
            ),
          ),
        ),
        el(
          'tbody',
          {},
          rows.map((row) => row.element),
        ),
      ),
    ),
  );
}

function makeRow(indicator, roster) {
  const window = windowOf(indicator, WINDOW);
  const known = new Map();
  const valueOf = (scope, entity, statistic) =>
    known.get(keyOf({ indicator: indicator.id, window, scope, entity, statistic }))?.value ?? null;
  const cells = Object.fromEntries(NUMBERS.map((name) => [name, el('td', { class: 'number', 'data-cell': name })]));
  const verdict = el('td', { 'data-cell': 'verdict' });
  const spread = strip();
  const below = belowCell(indicator, roster);
  let benchmark = null;
  const row = {
    indicator,
    stands: holdAgainst([], []),
    element: el(
      'tr',
      { 'data-indicator': indicator.id },
      indicatorHead(indicator),
      cells.median,
      cells.nation,
      cells.required,
      verdict,
      el('td', {}, spread.element),
      below.element,
    ),
    take(each) {
      if (each.window === window) known.set(keyOf(each), each);
    },
    takeBenchmark(value, unit) {
      benchmark = value;
      show(cells.nation, printed(value, unit), { quietly: true });
    },
    draw({ compared, day }) {
      const all = [...roster.keys()].map((code) => ({ code, value: valueOf('college', code, 'pooled') }));
      const median = valueOf('city', CITY, 'median');
      row.stands = holdAgainst(
        comparisonsOf(compared, { indicator: indicator.id, scope: 'city', entity: CITY, statistic: 'median' }),
        all.map(({ code }) => ({
          code,
          comparisons: comparisonsOf(compared, {
            indicator: indicator.id,
            scope: 'college',
            entity: code,
            statistic: 'pooled',
          }),
        })),
      );
      show(cells.median, median === null ? MISSING : figure(median, indicator));
      show(cells.required, row.stands.line === null ? MISSING : sideOf(row.stands, indicator), { quietly: true });
      show(verdict, say(`conditions.verdict.${row.stands.city}`), { quietly: true });
      verdict.dataset.state = row.stands.city;
      spread.draw({
        own: null,
        others: all.map(({ value }) => value),
        cityMedian: median,
        groupMedian: null,
        words: say('conditions.spread', {
          name: nameOf(indicator),
          told: all.filter(({ value }) => value !== null).length,
        }),
      });
      below.draw(row.stands, day);
    },
    saved: () => [
      nameOf(indicator),
      unitOf(indicator),
      shownNumber(valueOf('city', CITY, 'median'), indicator),
      benchmark,
      shownNumber(row.stands.line, indicator),
      say(`conditions.verdict.${row.stands.city}`),
      row.stands.below.map((code) => nameOf(roster.get(code))).join(say('list.comma')),
    ],
  };
  return row;
}

function sideOf({ bound, line }, indicator) {
  return `${bound === 'upper' ? '≤' : '≥'} ${figure(line, indicator)}`;
}

/** The colleges below, folded; since when is worked out when it is opened. */
function belowCell(indicator, roster) {
  const summary = el('summary', {});
  const list = el('ul', {});
  const details = el('details', { ontoggle: () => details.open && tellSince() }, summary, list);
  const none = el('span', { class: 'hint' });
  const element = el('td', { 'data-cell': 'colleges' }, none, details);
  let shown = null;
  let told = null;

  async function tellSince() {
    const { threshold, day } = shown;
    const key = `${threshold}|${day}|${shown.below}`;
    if (told === key) return;
    told = key;
    try {
      const all = await ask('/thresholds');
      const { changedBy: _by, changedAt: _at, ...own } = all.find(({ id }) => id === threshold);
      const from = addYears(day, -2);
      const answer = await send('POST', `/thresholds/trial?from=${from}&to=${day}`, own);
      for (const { entity, spells } of answer.entities) {
        const since = spells.at(-1);
        const place = list.querySelector(`[data-college="${entity}"] .hint`);
        if (place && since?.last === day) {
          place.textContent = say(since.first === from ? 'conditions.sinceBefore' : 'conditions.since', {
            day: since.first,
          });
        }
      }
    } catch (error) {
      told = null;
      fail(error);
    }
  }

  return {
    element,
    draw({ below, judged, threshold }, day) {
      shown = { below, threshold, day };
      details.hidden = below.length === 0;
      none.hidden = below.length > 0;
      show(none, say(judged > 0 ? 'conditions.noneBelow' : 'conditions.noneJudged'), { quietly: true });
      const words = say('conditions.count', { below: below.length, judged });
      if (!show(summary, words, { quietly: true }) && list.childElementCount === below.length) return;
      told = null;
      list.replaceChildren(
        ...below.map((code) =>
          el(
            'li',
            { 'data-college': code },
            link(['indicator', indicator.id], nameOf(roster.get(code)), { entity: code }),
            el('span', { class: 'hint' }),
          ),
        ),
      );
      if (details.open) tellSince();
    },
  };
}
