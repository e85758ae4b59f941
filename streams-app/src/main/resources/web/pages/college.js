// One college: its own figures among the others', its history, and what became of what it sent.
import { apiAddress, ask } from '../frame/api.js';
import { choose, link } from '../frame/address.js';
import { knownChoice } from '../frame/choices.js';
import { chart, token } from '../frame/charts.js';
import { el } from '../frame/dom.js';
import { followAnswer, followCompared } from '../frame/figures.js';
import {
  addDays,
  addYears,
  beijingToday,
  count,
  divides,
  instant,
  MISSING,
  span,
  startOfYearTo,
  unitOf,
} from '../frame/format.js';
import { showDay, showProblem } from '../frame/header.js';
import { catalogue, colleges, counted, nameOf, windowOf } from '../frame/register.js';
import { SIGNS } from '../frame/thresholds.js';
import { language, say } from '../frame/words.js';
import { ownLines } from '../parts/own-lines.js';
import { reasonName, rejectionMessage } from '../parts/rejection-words.js';

export const choices = ['asOf', 'window'];
const FIRST_SHOWN = 'employment_rate';
const EVENT_DAYS = 365;
const REJECTIONS = 20;
const HISTORY_MS = 5000;
const CASES_MS = 2000;
/** It has no day of its own: an outcome counts on the day of the graduation. */
const OF_GRADUATION = 'EmploymentOutcome';
const OUTCOMES = ['applied', 'duplicate', 'superseded', 'rejected'];

export function title() {
  return say('college.title');
}

export async function mount(element, here) {
  const [code] = here.rest;
  const asOf = here.query.get('asOf');
  const [definitions, roster] = await Promise.all([catalogue(asOf), colleges()]);
  const college = roster.get(code);
  if (!college) {
    list(element, code, roster, definitions);
    return {};
  }
  const window = here.query.get('window') ?? 'ytd';
  const indicatorOf = ({ query }) => knownChoice(query, 'indicator', (id) => definitions.byId.has(id)) ?? FIRST_SHOWN;
  const indicator = indicatorOf(here);
  const told = asOf === null && (window === 'ytd' || window === 'stock');
  // Records are accounted as they are today, whatever day is asked for.
  const today = asOf === null ? null : say('college.today', { today: beijingToday(), day: asOf });
  const stops = [];
  const close = () => stops.splice(0).forEach((stop) => stop());
  const parts = {
    facts: makeFacts(today),
    lines: ownLines({ college, definitions, window }),
    history: makeHistory({ college, definitions, window }),
    days: makeDays({ college }),
    records: makeRecords(),
    checks: makeChecks(),
    rejections: makeRejections(code),
    cases: makeCases(code),
  };
  let day = null;
  let lastDayOfRecords = null;

  try {
    const path = `/colleges/${encodeURIComponent(code)}`;
    const takeOverview = ([overview, matrix]) => {
      showProblem(null);
      showDay(overview);
      day = overview.asOf;
      lastDayOfRecords = lastDayShown(overview, asOf);
      parts.facts.take(overview.college);
      parts.lines.take(overview, matrix);
      parts.checks.take(overview.checks);
      parts.records.take(overview);
      parts.rejections.byReason(overview.rejections);
    };
    const patch = (message) => {
      const own = message.colleges.find((row) => row.code === code);
      if (own) parts.facts.take(own);
      parts.lines.patch(message.values);
    };
    const overviewAndMatrix = () =>
      Promise.all([ask(`${path}/overview`, { window, asOf }), ask('/matrix', { window, asOf })]);
    stops.push(await followAnswer(overviewAndMatrix, takeOverview, fail, told && patch));
    stops.push(await followJudgement(code, asOf, parts));
    element.replaceChildren(...elementsOf(college, parts, today));
    // Drawn when what is seen first is there.
    await parts.history.show(indicator, day);
    stops.push(parts.history.close);
    const follow = async (asking, take) => stops.push(await followAnswer(asking, take, fail, null, HISTORY_MS));
    const daily = () => ask(`${path}/daily`, { from: addDays(lastDayOfRecords, 1 - EVENT_DAYS), to: lastDayOfRecords });
    await follow(daily, parts.days.take);
    stops.push(parts.days.close);
    await follow(() => ask(`${path}/rejections`, { limit: REJECTIONS }), parts.rejections.recent);
    if (told) {
      await follow(
        async () => null,
        () => parts.history.refresh(),
      );
    }
    return { close, changed: (next) => parts.history.show(indicatorOf(next), day) };
  } catch (error) {
    close();
    throw error;
  }
}

/** Records are shown by the day they came, which in a replay is long after the day of the figures. */
function lastDayShown({ asOf: day, timeliness: { lastReceivedOn } }, asked) {
  return asked === null && lastReceivedOn > day ? lastReceivedOn : day;
}

/** Keeps current what the figures are judged by: what was compared, and today's open cases. */
async function followJudgement(code, asOf, parts) {
  let book = new Map();
  let cases = [];
  const judge = () => parts.lines.judge(book, cases);
  const stops = [
    await followCompared(
      asOf,
      (newest) => {
        book = newest;
        judge();
      },
      fail,
    ),
  ];
  if (asOf === null) {
    const take = (newest) => {
      cases = newest;
      parts.cases.take(cases);
      judge();
    };
    stops.push(await followAnswer(() => ask('/cases', { state: 'open', college: code }), take, fail, null, CASES_MS));
  }
  return () => stops.forEach((stop) => stop());
}

function fail(error) {
  showProblem(say('page.failed', { why: error.message }));
}

function elementsOf(college, { facts, lines, history, days, records, checks, rejections, cases }, today) {
  const panel = (name, hint, ...content) =>
    el(
      'section',
      { class: 'panel', 'aria-labelledby': `of-${name}` },
      el('h2', { id: `of-${name}` }, say(`college.${name}`)),
      hint && el('p', { class: 'hint' }, hint),
      ...content,
    );
  const scroll = (name, table) =>
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say(`college.${name}`) }, table);
  return [
    el('h1', {}, nameOf(college)),
    facts.element,
    cases.element,
    panel('indicators', say('college.indicatorsHint'), scroll('indicators', lines.element)),
    panel('history', null, history.tools, history.element),
    panel('days', say('college.daysHint', { days: EVENT_DAYS }), days.element),
    el(
      'div',
      { class: 'columns' },
      el(
        'div',
        { class: 'stack' },
        panel('rejections', today, rejections.element),
        panel('timeliness', today, scroll('timeliness', records.element)),
      ),
      panel('checks', null, checks.element),
    ),
  ];
}

/** Who the college is, when it was heard last, and what became of all it sent; `today` says of when that is, or null. */
function makeFacts(today) {
  const element = el('p', { class: 'own-facts' });
  return {
    element,
    take({ group, code, lastEventAt, received, applied, duplicate, superseded, rejected }) {
      const age = lastEventAt ? span((Date.now() - Date.parse(lastEventAt)) / 1000) : null;
      const last = age === null ? say('city.silentNever') : say('college.last', { at: instant(lastEventAt), age });
      const numbers = Object.entries({ received, applied, duplicate, superseded, rejected });
      const accounting = Object.fromEntries(numbers.map(([name, number]) => [name, count(number)]));
      element.replaceChildren(
        el('span', {}, say(`group.${group}`)),
        el('span', {}, say('college.code', { code })),
        link(['compare'], say('compare.link'), { colleges: code }, { class: 'screen' }),
        el('span', {}, last),
        el('span', { 'data-accounting': true }, say('college.accounting', accounting)),
        ...(today === null ? [] : [el('span', { class: 'hint' }, today)]),
      );
    },
  };
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
    const from = startOfYearTo(day);
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
          : indicator.unit === 'yuan' && !divides(indicator)
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
    async show(indicator, onDay) {
      chosen = indicator;
      day = onDay;
      select.value = indicator;
      await load().catch(fail);
    },
    refresh: () => (chosen ? load().catch(fail) : null),
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

/** The open cases of the college, where they are explained; hidden on the page of another day. */
function makeCases(code) {
  const element = el('p', { hidden: true, 'data-cases': true });
  return {
    element,
    take(cases) {
      element.hidden = false;
      const words = say('college.casesCount', { count: cases.length });
      element.replaceChildren(
        cases.length === 0 ? say('college.casesNone') : link(['cases'], words, { college: code }),
      );
    },
  };
}

function makeRejections(code) {
  const download = (format, words) =>
    el('a', { href: apiAddress(`/colleges/${code}/rejections`, { format }), download: '' }, words);
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
  return {
    element: el(
      'div',
      { class: 'stack' },
      reasons,
      el('p', {}, download('xlsx', say('college.rejectedList')), ' · ', download('csv', say('college.rejectedCsv'))),
      none,
      el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say('college.rejections') }, table),
    ),
    byReason({ byReason }) {
      reasons.replaceChildren(
        ...byReason.map((each) =>
          el('li', { 'data-reason': each.reason }, `${reasonName(each.reason)} ${count(each.count)}`),
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
            el('td', {}, reasonName(row.reason), row.field ? el('span', { class: 'hint' }, ` ${row.field}`) : null),
            el('td', {}, rejectionMessage(row)),
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
              el('span', {}, language() === 'en' ? each.sentenceEn : each.sentence),
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
          el('th', { scope: 'col' }, say('college.lastReceived')),
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
            el('td', {}, language() === 'en' ? say(`type.${each.type}`) : each.nameZh),
            el('td', { class: 'number' }, count(each.received)),
            el('td', { class: 'number' }, count(each.rejected)),
            el('td', {}, each.lastReceivedOn ?? MISSING),
            el('td', {}, each.lastBusinessDay ?? (each.type === OF_GRADUATION ? say('college.ofGraduation') : MISSING)),
          ),
        ),
      );
    },
  };
}
