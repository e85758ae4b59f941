// One college: its own figures among the others', its history, and what became of what it sent.
import { ask } from '../frame/api.js';
import { choose, link } from '../frame/address.js';
import { chart, token } from '../frame/charts.js';
import { el, mark, show } from '../frame/dom.js';
import { followAnswer } from '../frame/figures.js';
import { addDays, addYears, change, count, figure, instant, MISSING, span, unitOf, withUnit } from '../frame/format.js';
import { showDay, showProblem } from '../frame/header.js';
import { catalogue, colleges, counted, nameOf, windowOf } from '../frame/register.js';
import { SIGNS, standing, thresholdBook, thresholdsOf } from '../frame/thresholds.js';
import { language, say } from '../frame/words.js';
import { strip } from '../parts/strip.js';

export const choices = ['asOf', 'window'];
const FIRST_SHOWN = 'employment_rate';
const EVENT_DAYS = 365;
const REJECTIONS = 20;
const HISTORY_MS = 5000;
const OUTCOMES = ['applied', 'duplicate', 'superseded', 'rejected'];

export function title() {
  return say('college.title');
}

export async function mount(element, here) {
  const [code] = here.rest;
  const asOf = here.query.get('asOf');
  const [definitions, roster, thresholds] = await Promise.all([catalogue(asOf), colleges(), ask('/thresholds')]);
  const college = roster.get(code);
  if (!college) {
    list(element, code, roster, definitions);
    return {};
  }
  const window = here.query.get('window') ?? 'ytd';
  const stops = [];
  const close = () => stops.splice(0).forEach((stop) => stop());
  const fail = (error) => showProblem(say('page.failed', { why: error.message }));
  const facts = el('p', { class: 'own-facts' });
  const lines = makeLines({ college, definitions, thresholds, window });
  const history = makeHistory({ college, definitions, window, asOf });
  const days = makeDays({ college });
  const records = makeRecords();
  const checks = makeChecks();
  const rejections = makeRejections();
  const told = asOf === null && (window === 'ytd' || window === 'stock');
  let day = null;

  function drawFacts(row) {
    const age = row.lastEventAt ? span((Date.now() - Date.parse(row.lastEventAt)) / 1000) : null;
    facts.replaceChildren(
      el('span', {}, say(`group.${row.group}`)),
      el('span', {}, say('college.code', { code: row.code })),
      el(
        'span',
        {},
        age === null ? say('city.silentNever') : say('college.last', { at: instant(row.lastEventAt), age }),
      ),
      el(
        'span',
        { 'data-accounting': true },
        say('college.accounting', {
          received: count(row.received),
          applied: count(row.applied),
          duplicate: count(row.duplicate),
          superseded: count(row.superseded),
          rejected: count(row.rejected),
        }),
      ),
    );
  }

  try {
    stops.push(
      await followAnswer(
        () =>
          Promise.all([
            ask(`/colleges/${encodeURIComponent(code)}/overview`, { window, asOf }),
            ask('/matrix', { window, asOf }),
          ]),
        ([overview, matrix]) => {
          showProblem(null);
          showDay(overview);
          day = overview.asOf;
          drawFacts(overview.college);
          lines.take(overview, matrix);
          checks.take(overview.checks);
          records.take(overview);
          rejections.byReason(overview.rejections);
        },
        fail,
        told &&
          ((message) => {
            const own = message.colleges.find((row) => row.code === code);
            if (own) drawFacts(own);
            lines.patch(message.values);
          }),
      ),
    );
    const panel = (name, hint, ...content) =>
      el(
        'section',
        { class: 'panel', 'aria-labelledby': `of-${name}` },
        el('h2', { id: `of-${name}` }, say(`college.${name}`)),
        hint && el('p', { class: 'hint' }, hint),
        ...content,
      );
    element.replaceChildren(
      el('h1', {}, nameOf(college)),
      facts,
      panel(
        'indicators',
        say('college.indicatorsHint'),
        el(
          'div',
          { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say('college.indicators') },
          lines.element,
        ),
      ),
      panel('history', null, history.tools, history.element),
      panel('days', say('college.daysHint', { days: EVENT_DAYS }), days.element),
      el(
        'div',
        { class: 'columns' },
        el(
          'div',
          { class: 'stack' },
          panel('rejections', null, rejections.element),
          panel(
            'timeliness',
            null,
            el(
              'div',
              { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say('college.timeliness') },
              records.element,
            ),
          ),
        ),
        panel('checks', null, checks.element),
      ),
    );
    // Drawn when what is seen first is there.
    const indicatorOf = ({ query }) =>
      definitions.byId.has(query.get('indicator')) ? query.get('indicator') : FIRST_SHOWN;
    await history.show(indicatorOf(here), day, fail);
    stops.push(history.close);
    stops.push(
      await followAnswer(
        () => ask(`/colleges/${encodeURIComponent(code)}/daily`, { from: addDays(day, 1 - EVENT_DAYS), to: day }),
        days.take,
        fail,
        null,
        HISTORY_MS,
      ),
    );
    stops.push(days.close);
    stops.push(
      await followAnswer(
        () => ask(`/colleges/${encodeURIComponent(code)}/rejections`, { limit: REJECTIONS }),
        rejections.recent,
        fail,
        null,
        HISTORY_MS,
      ),
    );
    if (told) {
      stops.push(
        await followAnswer(
          async () => null,
          () => history.refresh(fail),
          fail,
          null,
          HISTORY_MS,
        ),
      );
    }
    return { close, changed: (next) => history.show(indicatorOf(next), day, fail) };
  } catch (error) {
    close();
    throw error;
  }
}

/** Every college by its group, to choose from. */
function list(element, code, roster, definitions) {
  const groups = definitions.groups.map((group) => {
    const members = counted(roster, definitions).filter((college) => college.group === group.id);
    return el(
      'section',
      { class: 'panel' },
      el('h2', {}, say('heat.groupOf', { name: say(`group.${group.id}`), count: members.length })),
      el(
        'ul',
        { class: 'college-list' },
        members.map((college) => el('li', {}, link(['college', college.code], nameOf(college)))),
      ),
    );
  });
  element.replaceChildren(el('h1', {}, code ? say('college.unknown', { code }) : say('college.choose')), ...groups);
}

function makeLines({ college, definitions, thresholds, window }) {
  const rows = new Map();
  const body = el('tbody');
  const element = el(
    'table',
    { class: 'own-lines' },
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        el('th', { scope: 'col' }, say('nav.indicator')),
        el('th', { scope: 'col', class: 'number' }, say('college.own')),
        el('th', { scope: 'col', class: 'number' }, say('college.change')),
        el('th', { scope: 'col', class: 'number' }, say('college.groupMedian')),
        el('th', { scope: 'col', class: 'number' }, say('college.cityMedian')),
        el('th', { scope: 'col' }, say('college.among')),
        el('th', { scope: 'col', class: 'number' }, say('college.rank')),
      ),
    ),
    body,
  );
  let book = new Map();

  for (const indicator of definitions.indicators.filter((each) => windowOf(each, window))) {
    const cells = {
      value: el('td', { class: 'number own-value' }),
      change: el('td', { class: 'number of-change' }),
      group: el('td', { class: 'number of-group' }),
      city: el('td', { class: 'number of-city' }),
      rank: el('td', { class: 'number' }),
    };
    const plot = strip();
    const badge = el('span', { class: 'badge' });
    const name = el(
      'button',
      { type: 'button', class: 'as-link', onclick: () => choose({ indicator: indicator.id }) },
      nameOf(indicator),
    );
    const row = el(
      'tr',
      { 'data-indicator': indicator.id },
      el('th', { scope: 'row' }, name, ' ', badge),
      cells.value,
      cells.change,
      cells.group,
      cells.city,
      el('td', { class: 'strip-cell' }, plot.element),
      cells.rank,
    );
    body.append(row);
    rows.set(indicator.id, {
      indicator,
      cells,
      plot,
      badge,
      row,
      own: null,
      groupMedian: null,
      cityMedian: null,
      dots: new Map(),
    });
  }

  function draw(line, quietly) {
    const { indicator, cells, own } = line;
    if (!own) return;
    const moved = show(cells.value, withUnit(own.value, indicator), { quietly: true });
    if (moved && !quietly) mark(line.row);
    const why =
      own.value === null ? say(own.contributions > 0 ? 'missing.zeroDenominator' : 'college.noRecords') : null;
    show(cells.change, why ?? change(own.value, own.previousYear.value, indicator).text, { quietly: true });
    show(cells.group, figure(line.groupMedian, indicator), { quietly: true });
    show(cells.city, figure(line.cityMedian, indicator), { quietly: true });
    const others = [...line.dots.values()];
    const known = others.filter((value) => value !== null);
    const higher = known.filter((value) => value > own.value).length;
    const lower = known.filter((value) => value < own.value).length;
    const place = indicator.better === 'lower' ? lower + 1 : higher + 1;
    const rank = own.value === null ? MISSING : say('college.place', { place, of: known.length });
    show(cells.rank, rank, { quietly: true });
    line.plot.draw({
      own: own.value,
      others,
      cityMedian: line.cityMedian,
      groupMedian: line.groupMedian,
      words: say('college.stripWords', {
        name: nameOf(indicator),
        value: withUnit(own.value, indicator),
        rank,
        low: known.length ? figure(Math.min(...known), indicator) : MISSING,
        high: known.length ? figure(Math.max(...known), indicator) : MISSING,
        unit: unitOf(indicator),
      }),
    });
    const key = {
      indicator: indicator.id,
      window: windowOf(indicator, window),
      scope: 'college',
      entity: college.code,
      statistic: 'pooled',
    };
    const stands = standing(own.value, own.status, thresholdsOf(book, key), indicator, book.day);
    line.row.dataset.level = stands.level;
    const quiet = ['unset', 'missing', 'inside'].includes(stands.level);
    show(line.badge, quiet ? '' : `${SIGNS[stands.level]} ${stands.words}`, { quietly: true });
  }

  return {
    element,
    take(overview, matrix) {
      book = thresholdBook(thresholds, overview.asOf);
      for (const own of overview.indicators) {
        const line = rows.get(own.indicator);
        if (!line) continue;
        line.own = own;
        line.cityMedian = own.city.median;
        line.groupMedian = own.group?.median ?? null;
        const at = matrix.indicators.indexOf(own.indicator);
        line.dots = new Map(matrix.colleges.map((each) => [each.code, each.values[at] ?? null]));
        draw(line, true);
      }
    },
    patch(figures) {
      const touched = new Set();
      for (const each of figures) {
        const line = rows.get(each.indicator);
        if (!line || each.window !== windowOf(line.indicator, window)) continue;
        if (each.scope === 'college') {
          line.dots.set(each.entity, each.value);
          if (each.entity === college.code) line.own = each;
        } else if (each.statistic === 'median' && each.scope === 'city') line.cityMedian = each.value;
        else if (each.statistic === 'median' && each.entity === college.group) line.groupMedian = each.value;
        else continue;
        touched.add(line);
      }
      for (const line of touched) draw(line, false);
    },
  };
}

function makeHistory({ college, definitions, window }) {
  const select = el(
    'select',
    { id: 'history', onchange: () => choose({ indicator: select.value }) },
    definitions.indicators
      .filter((each) => windowOf(each, window))
      .map((each) => el('option', { value: each.id }, nameOf(each))),
  );
  const tools = el('p', { class: 'choice' }, el('label', { for: 'history' }, say('nav.indicator')), select);
  const element = el('div', { class: 'chart' });
  let drawn = null;
  let chosen = null;
  let day = null;

  async function load() {
    const indicator = definitions.byId.get(chosen);
    const from = addDays(addYears(day, -1), 1);
    const query = {
      indicator: indicator.id,
      window: windowOf(indicator, window),
      scope: 'college',
      entity: college.code,
    };
    const [now, before] = await Promise.all([
      ask('/series', { ...query, from, to: day }),
      ask('/series', { ...query, from: addYears(from, -1), to: addYears(day, -1) }),
    ]);
    const label = say('college.historyWords', { name: nameOf(indicator), from, to: day });
    drawn ??= await chart(element, label);
    element.setAttribute('aria-label', label);
    const shown = (value) =>
      value === null
        ? null
        : indicator.unit === 'ratio'
          ? value * 100
          : indicator.unit === 'yuan' && indicator.kind !== 'mean'
            ? value / 10_000
            : value;
    const beforeBy = new Map(before.points.map((point) => [point.day, shown(point.value)]));
    const days = now.points.map((point) => point.day);
    drawn.set({
      legend: { right: 0, top: 0, data: [say('college.thisYear'), say('college.lastYear')] },
      tooltip: {
        trigger: 'axis',
        valueFormatter: (value) =>
          value === null || value === undefined
            ? MISSING
            : `${value.toLocaleString('en-US', { maximumFractionDigits: 2 })} ${unitOf(indicator)}`,
      },
      xAxis: { type: 'category', data: days, boundaryGap: false },
      yAxis: {
        type: 'value',
        scale: true,
        name: unitOf(indicator),
        nameLocation: 'end',
        nameTextStyle: { align: 'left' },
      },
      series: [
        {
          name: say('college.thisYear'),
          type: 'line',
          showSymbol: false,
          data: now.points.map((point) => shown(point.value)),
          lineStyle: { width: 2, color: token('--accent') },
          itemStyle: { color: token('--accent') },
        },
        {
          name: say('college.lastYear'),
          type: 'line',
          showSymbol: false,
          data: days.map((each) => beforeBy.get(addYears(each, -1)) ?? null),
          lineStyle: { width: 1.5, type: 'dashed', color: '#8a5a00' },
          itemStyle: { color: '#8a5a00' },
        },
      ],
    });
    element.dataset.indicator = chosen;
  }

  return {
    tools,
    element,
    async show(indicator, onDay, fail) {
      chosen = indicator;
      day = onDay;
      select.value = indicator;
      await load().catch(fail);
    },
    refresh: (fail) => (chosen ? load().catch(fail) : null),
    close: () => drawn?.close(),
  };
}

function makeDays({ college }) {
  const element = el('div', { class: 'chart low' });
  let drawn = null;
  const colours = {
    applied: token('--accent'),
    duplicate: '#9db4c9',
    superseded: '#c9b48a',
    rejected: token('--critical'),
  };
  return {
    element,
    async take(days) {
      const total = (name) => days.reduce((sum, day) => sum + day[name], 0);
      const words = say('college.daysWords', {
        name: nameOf(college),
        days: days.length,
        applied: count(total('applied')),
        rejected: count(total('rejected')),
      });
      drawn ??= await chart(element, words);
      element.setAttribute('aria-label', words);
      element.dataset.applied = total('applied');
      drawn.set({
        legend: { right: 0, top: 0 },
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'category', data: days.map((day) => day.day) },
        yAxis: { type: 'value', name: say('college.records'), nameTextStyle: { align: 'left' }, minInterval: 1 },
        series: OUTCOMES.map((name) => ({
          name: say(`outcome.${name}`),
          type: 'bar',
          stack: 'all',
          barCategoryGap: '10%',
          data: days.map((day) => day[name]),
          itemStyle: { color: colours[name] },
        })),
      });
    },
    close: () => drawn?.close(),
  };
}

function makeRejections() {
  const reasons = el('ul', { class: 'refused' });
  const body = el('tbody');
  const table = el(
    'table',
    {},
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        ['at', 'reason', 'message'].map((name) => el('th', { scope: 'col' }, say(`college.${name}`))),
      ),
    ),
    body,
  );
  const none = el('p', { class: 'hint' }, say('college.noRejections'));
  const names = new Map();
  return {
    element: el(
      'div',
      { class: 'stack' },
      reasons,
      none,
      el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say('college.rejections') }, table),
    ),
    byReason({ byReason }) {
      byReason.forEach((each) => names.set(each.reason, language() === 'en' ? each.reason : each.nameZh));
      reasons.replaceChildren(
        ...byReason.map((each) =>
          el('li', { 'data-reason': each.reason }, `${names.get(each.reason)} ${count(each.count)}`),
        ),
      );
    },
    recent(rows) {
      none.hidden = rows.length > 0;
      table.hidden = rows.length === 0;
      body.replaceChildren(
        ...rows.map((row) =>
          el(
            'tr',
            {},
            el('td', {}, instant(row.rejectedAt)),
            el(
              'td',
              {},
              names.get(row.reason) ?? row.reason,
              row.field ? el('span', { class: 'hint' }, ` ${row.field}`) : null,
            ),
            el('td', {}, row.message),
          ),
        ),
      );
    },
  };
}

function makeChecks() {
  const listed = el('ul', { class: 'checks' });
  return {
    element: listed,
    take(found) {
      const order = (each) => (each.violations > 0 ? 0 : each.violations === null ? 2 : 1);
      listed.replaceChildren(
        ...[...found]
          .sort((a, b) => order(a) - order(b))
          .map((each) => {
            const state = each.violations > 0 ? each.severity : each.violations === null ? 'missing' : 'inside';
            const sign = each.violations > 0 ? SIGNS[each.severity] : each.violations === null ? MISSING : '✓';
            return el(
              'li',
              { 'data-level': state },
              el('span', { class: 'badge', 'aria-hidden': 'true' }, sign),
              el('span', {}, language() === 'en' ? `${each.nameEn}: ` : '', each.sentence),
            );
          }),
      );
    },
  };
}

function makeRecords() {
  const body = el('tbody');
  return {
    element: el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'col' }, say('college.type')),
          el('th', { scope: 'col', class: 'number' }, say('college.received')),
          el('th', { scope: 'col', class: 'number' }, say('outcome.rejected')),
          el('th', { scope: 'col' }, say('college.lastRecorded')),
          el('th', { scope: 'col' }, say('college.lastBusiness')),
        ),
      ),
      body,
    ),
    take({ timeliness }) {
      body.replaceChildren(
        ...timeliness.records.map((each) =>
          el(
            'tr',
            { 'data-type': each.type },
            el('td', {}, language() === 'en' ? each.type : each.nameZh),
            el('td', { class: 'number' }, count(each.received)),
            el('td', { class: 'number' }, count(each.rejected)),
            el('td', {}, each.lastRecordedOn ?? MISSING),
            el('td', {}, each.lastBusinessDay ?? MISSING),
          ),
        ),
      );
    },
  };
}
