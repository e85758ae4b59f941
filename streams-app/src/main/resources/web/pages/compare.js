// Two to five colleges beside each other: every figure with its change, and one figure's course over the other's.
import { choose, link } from '../frame/address.js';
import { ask } from '../frame/api.js';
import { chart, token } from '../frame/charts.js';
import { Misaddressed } from '../frame/choices.js';
import { el } from '../frame/dom.js';
import { followFigures, keyOf } from '../frame/figures.js';
import { addYears, change, figure, MISSING, startOfYearTo, unitOf } from '../frame/format.js';
import { showDay, showProblem } from '../frame/header.js';
import { catalogue, colleges, counted, nameOf, windowOf } from '../frame/register.js';
import { say } from '../frame/words.js';
import { inChapters } from '../parts/chapters.js';
import { indicatorHead } from '../parts/indicator-name.js';
import { shownNumber, tableButtons } from '../frame/save.js';

export const choices = ['asOf', 'window'];
export const reads = { colleges: null, indicator: null };
const MOST = 5;
const STEP_DAYS = 7;
const USUAL = 'employment_rate';
/** Told apart also without colour: by the form of their points. */
const LOOKS = [
  ['--accent', 'circle'],
  ['--warning', 'rect'],
  ['--good', 'triangle'],
  ['--info', 'diamond'],
  ['--critical', 'pin'],
];

export function title() {
  return say('compare.title');
}

export async function mount(element, { query }) {
  const asOf = query.get('asOf');
  const window = query.get('window') ?? 'ytd';
  const [definitions, roster] = await Promise.all([catalogue(asOf), colleges()]);
  const codes = chosenOf(query, roster);
  const indicators = definitions.indicators.filter((each) => windowOf(each, window));
  const id = query.get('indicator') ?? (definitions.byId.has(USUAL) ? USUAL : indicators[0].id);
  if (!definitions.byId.has(id)) {
    throw new Misaddressed('indicator', say('indicator.unknown', { id }));
  }
  const tools = pickers(codes, id, indicators, counted(roster, definitions), roster);
  if (codes.length < 2) {
    element.replaceChildren(el('h1', {}, say('compare.title')), tools, el('p', { class: 'hint' }, say('compare.hint')));
    return {};
  }
  const state = { asOf, window, codes, roster, definitions, indicators, indicator: definitions.byId.get(id) };
  const curves = makeCurves(state);
  const table = makeTable(state);
  element.replaceChildren(el('h1', {}, say('compare.title')), tools, curves.element, table.element);
  let drawnFor = null;
  const stop = await followFigures(
    { entity: codes, window: [...new Set([window, 'stock'])], statistic: 'pooled', asOf },
    (answer) => {
      showProblem(null);
      showDay(answer);
      table.take(answer);
      if (drawnFor === answer.asOf) return;
      drawnFor = answer.asOf;
      curves.draw(answer.asOf).catch(fail);
    },
    fail,
  );
  return {
    close() {
      stop();
      curves.close();
    },
  };
}

function fail(error) {
  showProblem(say('page.failed', { why: error.message }));
}

function chosenOf(query, roster) {
  const codes = [...new Set((query.get('colleges') ?? '').split(',').filter(Boolean))].slice(0, MOST);
  const unknown = codes.find((code) => !roster.has(code));
  if (unknown) throw new Misaddressed('colleges', say('compare.unknown', { code: unknown }));
  return codes;
}

function pickers(codes, id, indicators, all, roster) {
  const tell = (next) => choose({ colleges: next.join(',') || null });
  const add = el(
    'select',
    { id: 'add', onchange: () => tell([...codes, add.value]) },
    el('option', { value: '' }, say('compare.choose')),
    all.filter(({ code }) => !codes.includes(code)).map((each) => el('option', { value: each.code }, nameOf(each))),
  );
  const which = el(
    'select',
    { id: 'indicator', onchange: () => choose({ indicator: which.value }) },
    inChapters(indicators).map(({ chapter, indicators: own }) =>
      el(
        'optgroup',
        { label: say(`chapter.${chapter}`) },
        own.map((each) => el('option', { value: each.id }, nameOf(each))),
      ),
    ),
  );
  which.value = id;
  return el(
    'div',
    { class: 'heat-tools' },
    el(
      'ul',
      { class: 'chosen-colleges' },
      codes.map((code) => {
        const name = nameOf(roster.get(code));
        const remove = () => tell(codes.filter((each) => each !== code));
        return el(
          'li',
          {},
          link(['college', code], name),
          el('button', { type: 'button', 'aria-label': say('compare.remove', { name }), onclick: remove }, '×'),
        );
      }),
    ),
    codes.length < MOST && el('span', { class: 'choice' }, el('label', { for: 'add' }, say('compare.add')), add),
    el('span', { class: 'choice' }, el('label', { for: 'indicator' }, say('compare.indicator')), which),
  );
}

/** The last year of each college, over each other, and the year before. */
function makeCurves({ codes, roster, indicator, window }) {
  const name = nameOf(indicator);
  const picture = el('div', { class: 'chart' });
  let drawn = null;

  async function courseOf(code, to) {
    const from = startOfYearTo(to);
    const own = { indicator: indicator.id, window: windowOf(indicator, window) ?? indicator.windows[0], entity: code };
    return ask('/series', { ...own, from, to, step: STEP_DAYS });
  }

  return {
    element: el(
      'section',
      { class: 'panel', 'aria-labelledby': 'curves-title' },
      el('h2', { id: 'curves-title' }, say('compare.curves', { name })),
      picture,
    ),
    async draw(day) {
      const before = addYears(day, -1);
      const courses = await Promise.all(
        codes.map((code) => Promise.all([courseOf(code, day), courseOf(code, before)])),
      );
      drawn ??= await chart(picture, say('compare.curves', { name }));
      const days = courses[0][0].points.map((point) => point.day);
      drawn.set({
        legend: { type: 'scroll', top: 0, data: codes.map((code) => nameOf(roster.get(code))) },
        grid: { left: 8, right: 16, top: 44, bottom: 8, containLabel: true },
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'category', data: days, boundaryGap: false },
        yAxis: { type: 'value', scale: true, name: unitOf(indicator), nameTextStyle: { align: 'left' } },
        series: courses.flatMap(([now, last], at) => linesOf(nameOf(roster.get(codes[at])), now, last, at, indicator)),
      });
    },
    close: () => drawn?.close(),
  };
}

function linesOf(name, now, last, at, indicator) {
  const [colour, symbol] = LOOKS[at];
  const values = ({ points }) => points.map((point) => shownNumber(point.value, indicator));
  const look = { type: 'line', symbol, symbolSize: 5, itemStyle: { color: token(colour) } };
  return [
    { ...look, name, data: values(now), lineStyle: { width: 2, color: token(colour) } },
    {
      ...look,
      name: say('compare.before', { name }),
      showSymbol: false,
      data: values(last),
      lineStyle: { width: 1, type: 'dashed', color: token(colour) },
    },
  ];
}

/** Every indicator down, the colleges across. */
function makeTable({ codes, roster, indicators, window }) {
  const rows = indicators.map((indicator) => makeRow(indicator, codes, window));
  const byId = new Map(rows.map((row) => [row.indicator.id, row]));
  const names = codes.map((code) => nameOf(roster.get(code)));
  const saved = () => ({
    name: say('compare.title'),
    rows: [
      [say('chapters.indicator'), say('indicator.unit'), ...names],
      ...rows.map((row) => [nameOf(row.indicator), unitOf(row.indicator), ...row.numbers()]),
    ],
  });
  const body = inChapters(indicators).flatMap(({ chapter, indicators: own }) => [
    el(
      'tr',
      { class: 'heading' },
      el('th', { scope: 'colgroup', colspan: codes.length + 1 }, say(`chapter.${chapter}`)),
    ),
    ...own.map(({ id }) => byId.get(id).element),
  ]);
  return {
    element: el(
      'section',
      { class: 'panel', 'aria-labelledby': 'table-title' },
      el('h2', { id: 'table-title' }, say('compare.table')),
      el('p', { class: 'hint' }, say('compare.tableHint')),
      tableButtons(saved),
      el(
        'div',
        { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': say('compare.table') },
        el(
          'table',
          { class: 'compare-table' },
          el(
            'thead',
            {},
            el(
              'tr',
              {},
              el('th', { scope: 'col' }, say('chapters.indicator')),
              names.map((name) => el('th', { scope: 'col', class: 'number' }, name)),
            ),
          ),
          el('tbody', {}, body),
        ),
      ),
    ),
    take({ figures }) {
      for (const each of figures) byId.get(each.indicator)?.take(each);
      for (const row of rows) row.draw();
    },
  };
}

function makeRow(indicator, codes, window) {
  const cells = codes.map(() => ({
    value: el('span', { class: 'value' }),
    change: el('span', { class: 'hint change' }),
  }));
  const known = new Map();
  const wanted = codes.map((code) =>
    keyOf({
      indicator: indicator.id,
      window: windowOf(indicator, window),
      scope: 'college',
      entity: code,
      statistic: 'pooled',
    }),
  );
  const valueAt = (at) => known.get(wanted[at])?.value ?? null;
  return {
    indicator,
    element: el(
      'tr',
      { 'data-indicator': indicator.id },
      indicatorHead(indicator),
      codes.map((code, at) => el('td', { class: 'number', 'data-college': code }, cells[at].value, cells[at].change)),
    ),
    take: (each) => known.set(keyOf(each), each),
    numbers: () => codes.map((_, at) => shownNumber(valueAt(at), indicator)),
    draw() {
      const best = bestOf(
        codes.map((_, at) => valueAt(at)),
        indicator.better,
      );
      cells.forEach((cell, at) => {
        const own = known.get(wanted[at]);
        cell.value.textContent = own ? figure(own.value, indicator) : MISSING;
        cell.value.classList.toggle('best', best !== null && own?.value === best);
        cell.change.textContent = own ? change(own.value, own.previousYear.value, indicator).text : '';
      });
    },
  };
}

/** The best of some values; null where none is better, or all are alike. */
function bestOf(values, better) {
  const known = values.filter((value) => value !== null);
  if (better === 'none' || new Set(known).size < 2) return null;
  return better === 'higher' ? Math.max(...known) : Math.min(...known);
}
