// Operations: does everything flow, how fast, what is refused, and which alerts fire or are held back.
import { ask } from '../frame/api.js';
import { link } from '../frame/address.js';
import { chart } from '../frame/charts.js';
import { el, show } from '../frame/dom.js';
import { count, instant, MISSING, span } from '../frame/format.js';
import { showProblem } from '../frame/header.js';
import { catalogue, colleges, groupName, nameOf } from '../frame/register.js';
import { knows, language, ownPart, say } from '../frame/words.js';
import { alertName, checkName } from '../parts/case-words.js';
import { EVERY_MS, flowRates, perSecond, RATE_MS, share } from '../parts/flow-rates.js';
import { reasonName, rejectionMessage } from '../parts/rejection-words.js';

const ALERTS_EVERY = 3;
const COLLEGES_ASKED = 5;
const REJECTIONS_SHOWN = 20;
const MOST_COLLEGES = 60;
const VERDICTS = ['applied', 'duplicate', 'superseded', 'rejected'];
const HEARTBEAT = 'Heartbeat';
const SIGNS = ['rate', 'lag', 'instances', 'registry', 'topics', 'alerts'];

export function title() {
  return say('flow.title');
}

export async function mount(element) {
  let closed = false;
  let timer = null;
  const [roster, definitions, first] = await Promise.all([colleges(), catalogue(), ask('/flow')]);
  const signs = makeSigns();
  const rates = flowRates();
  const table = makeTable(first.types, roster);
  const verdicts = makeVerdicts();
  const refused = makeRejections(roster);
  const alerts = makeAlerts(roster, definitions, signs);
  const picture = el('div', { class: 'chart' });
  const panel = (id, ...content) => el('section', { class: 'panel', 'aria-labelledby': id }, content);
  const heading = (id, key) => el('h2', { id }, say(key));

  element.replaceChildren(
    el('h1', {}, say('flow.heading')),
    el('section', { class: 'signs', 'aria-label': say('flow.state') }, signs.elements),
    panel('alerts-title', heading('alerts-title', 'flow.alerts'), alerts.element),
    panel(
      'chart-title',
      heading('chart-title', 'flow.chart'),
      el('p', { class: 'hint' }, say('flow.chartHint', { seconds: EVERY_MS / 1000 })),
      picture,
    ),
    panel('verdicts-title', heading('verdicts-title', 'flow.verdicts'), verdicts.element),
    panel('rejections-title', heading('rejections-title', 'flow.rejections'), refused.element),
    panel('colleges-title', heading('colleges-title', 'flow.colleges'), table.element),
  );
  const lines = await chart(picture, say('flow.chart'));

  function take(flow) {
    rates.add(flow);
    const now = rates.now();
    signs.show(flow, now);
    table.show(flow, now);
    verdicts.show(flow);
    lines.set(chartOf(rates.points(), flow.types));
    refused.show(flow);
  }

  let round = 0;
  async function again() {
    if (!document.hidden) {
      try {
        if (round % ALERTS_EVERY === 0) alerts.show(await ask('/alerts'));
        if (closed) return;
        // The first counts are there already; a rate over no time would be none.
        if (round > 0) {
          const flow = await ask('/flow');
          if (closed) return;
          take(flow);
        }
        showProblem(null);
      } catch (error) {
        if (closed) return;
        showProblem(say('page.failed', { why: error.message }));
      }
      round++;
    }
    if (!closed) timer = setTimeout(again, EVERY_MS);
  }

  take(first);
  timer = setTimeout(again, 0);
  return {
    changed() {},
    close() {
      closed = true;
      clearTimeout(timer);
      lines.close();
    },
  };
}

function chartOf(points, types) {
  const time = (at) => instant(new Date(at).toISOString()).slice(11);
  return {
    legend: { top: 0, type: 'scroll', data: types.map(typeName) },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', boundaryGap: false, data: points.map((point) => time(point.at)) },
    yAxis: { type: 'value', min: 0, minInterval: 1 },
    series: types.map((type, index) => ({
      name: typeName(type),
      type: 'line',
      stack: 'all',
      areaStyle: {},
      lineStyle: { width: 1 },
      symbol: 'none',
      step: 'end',
      data: points.map((point) => Math.round(point.rates[index] * 10) / 10),
    })),
  };
}

function typeName(type) {
  return knows(`type.${type}`) ? say(`type.${type}`) : type;
}

function makeSigns() {
  const cards = new Map(
    SIGNS.map((name) => {
      const number = el('p', { class: 'card-number' }, MISSING);
      const hint = el('p', { class: 'hint' });
      return [
        name,
        {
          number,
          hint,
          element: el(
            'div',
            { class: 'card', 'data-sign': name },
            el('p', { class: 'card-head' }, say(`flow.${name}`)),
            number,
            hint,
          ),
        },
      ];
    }),
  );
  const set = (name, number, hint, alarming = false) => {
    const card = cards.get(name);
    show(card.number, number, { quietly: true });
    show(card.hint, hint, { quietly: true });
    card.element.dataset.alarming = alarming;
  };
  return {
    elements: [...cards.values()].map((card) => card.element),
    set,
    show(flow, now) {
      const total = flow.colleges.reduce((sum, college) => sum + college.received.reduce((a, b) => a + b, 0), 0);
      set(
        'rate',
        now ? perSecond(now.all) : MISSING,
        say('flow.rateHint', { seconds: now ? Math.round(now.seconds) : RATE_MS / 1000, total: count(total) }),
      );
      if (flow.lagRecords === null) set('lag', MISSING, say('flow.lagUnknown'), true);
      else {
        set(
          'lag',
          count(flow.lagRecords),
          flow.lagRecords === 0 ? say('flow.lagNone') : say('flow.lagHint', { age: span(flow.lagSeconds) }),
          flow.lagSeconds > 60,
        );
      }
      set(
        'instances',
        count(flow.instances),
        !flow.running ? say('flow.notRunning') : say(flow.publishes ? 'flow.publishes' : 'flow.publishesNot'),
        !flow.running,
      );
      set(
        'registry',
        say(flow.registryUp ? 'flow.up' : 'flow.down'),
        say(
          flow.registryUp ? 'flow.registryUp' : flow.waitingForRegistry ? 'flow.registryWaiting' : 'flow.registryDown',
        ),
        !flow.registryUp,
      );
      const left = Object.entries(flow.notConsumed);
      set(
        'topics',
        count(left.length),
        left.length === 0
          ? say('flow.topicsNone')
          : left
              .slice(0, 3)
              .map(([topic, why]) => `${topic}: ${why}`)
              .join(say('list.semicolon')),
        left.length > 0,
      );
    },
  };
}

function makeTable(types, roster) {
  const body = el('tbody');
  const rows = new Map();
  const hint = el('p', { class: 'hint' });
  let all = false;
  let latest = null;
  const more = el('button', {
    type: 'button',
    hidden: true,
    onclick: () => {
      all = true;
      draw(...latest);
    },
  });
  const element = el(
    'div',
    {},
    hint,
    el(
      'div',
      { class: 'scroll', role: 'region', tabindex: '0', 'aria-labelledby': 'colleges-title' },
      el(
        'table',
        { class: 'flow-table' },
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            el('th', { scope: 'col' }, say('heat.college')),
            [...types.map(typeName), say('flow.all')].map((name) => el('th', { scope: 'col', class: 'number' }, name)),
            el('th', { scope: 'col' }, say('flow.shares')),
          ),
        ),
        body,
      ),
    ),
    more,
  );

  function makeRow(code) {
    const cells = [...types, 'all'].map((type) => {
      const rate = el('span', {}, MISSING);
      const total = el('span', { class: 'total' });
      return { rate, total, element: el('td', { class: 'number', 'data-type': type }, rate, total) };
    });
    const parts = VERDICTS.map((verdict) => el('span', { class: `verdict-${verdict}` }));
    const shares = el('div', { class: 'shares', role: 'img' }, parts);
    const row = el(
      'tr',
      { 'data-college': code },
      el('th', { scope: 'row' }, link(['college', code], nameOf(roster.get(code) ?? { code }))),
      cells.map((cell) => cell.element),
      el('td', {}, shares),
    );
    body.append(row);
    return { cells, parts, shares };
  }

  function draw(flow, now) {
    const shown = all ? flow.colleges : flow.colleges.slice(0, MOST_COLLEGES);
    show(hint, say('flow.collegesHint', { seconds: RATE_MS / 1000 }), { quietly: true });
    for (const college of shown) {
      if (!rows.has(college.code)) rows.set(college.code, makeRow(college.code));
      const { cells, parts, shares } = rows.get(college.code);
      const rates = now ? types.map((type, index) => now.of(college.code, index)) : null;
      cells.forEach((cell, index) => {
        const last = index === types.length;
        const rate = rates ? (last ? rates.reduce((a, b) => a + b, 0) : rates[index]) : null;
        show(cell.rate, rate === null ? MISSING : perSecond(rate), { quietly: true });
        show(cell.total, count(last ? college.received.reduce((a, b) => a + b, 0) : college.received[index]), {
          quietly: true,
        });
      });
      const total = college.verdicts.reduce((a, b) => a + b, 0);
      parts.forEach(
        (part, index) => (part.style.width = total === 0 ? '0' : `${(college.verdicts[index] / total) * 100}%`),
      );
      const words = say(
        'flow.sharesOf',
        Object.fromEntries(VERDICTS.map((verdict, index) => [verdict, count(college.verdicts[index])])),
      );
      shares.setAttribute('aria-label', words);
      shares.title = words;
    }
    more.hidden = all || flow.colleges.length <= MOST_COLLEGES;
    more.textContent = say('indicator.showAll', { count: count(flow.colleges.length) });
  }

  return {
    element,
    show(flow, now) {
      latest = [flow, now];
      draw(flow, now);
    },
  };
}

function makeVerdicts() {
  const numbers = new Map(VERDICTS.map((verdict) => [verdict, el('dd', { 'data-verdict': verdict })]));
  const reasons = el('tbody');
  const none = el('p', { class: 'hint' }, say('flow.none'));
  const table = el(
    'table',
    {},
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        ['flow.reason', 'flow.type', 'flow.count'].map((key, index) =>
          el('th', { scope: 'col', class: index === 2 ? 'number' : null }, say(key)),
        ),
      ),
    ),
    reasons,
  );
  return {
    element: el(
      'div',
      { class: 'beside' },
      el(
        'dl',
        { class: 'spread-numbers' },
        VERDICTS.map((verdict) =>
          el(
            'div',
            {},
            el(
              'dt',
              {},
              el('span', { class: `shares-key verdict-${verdict}`, 'aria-hidden': 'true' }),
              say(`flow.verdict.${verdict}`),
            ),
            numbers.get(verdict),
          ),
        ),
      ),
      el('div', {}, none, table),
    ),
    show(flow) {
      const sums = VERDICTS.map((verdict, index) =>
        flow.colleges.reduce((sum, college) => sum + college.verdicts[index], 0),
      );
      const total = sums.reduce((a, b) => a + b, 0);
      VERDICTS.forEach((verdict, index) =>
        show(numbers.get(verdict), say('list.of', { whole: count(sums[index]), parts: share(sums[index], total) }), {
          quietly: true,
        }),
      );
      none.hidden = flow.rejected.length > 0;
      table.hidden = flow.rejected.length === 0;
      const most = [...flow.rejected].sort((a, b) => b.count - a.count);
      reasons.replaceChildren(
        ...most.map((each) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, reasonName(each.reason), el('span', { class: 'hint' }, ` ${each.reason}`)),
            el('td', {}, typeName(each.type)),
            el('td', { class: 'number' }, count(each.count)),
          ),
        ),
      );
    },
  };
}

function makeRejections(roster) {
  const body = el('tbody');
  const hint = el('p', { class: 'hint' });
  const table = el(
    'div',
    { class: 'scroll', role: 'region', tabindex: '0', 'aria-labelledby': 'rejections-title', hidden: true },
    el(
      'table',
      { class: 'wide' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ['flow.rejectedAt', 'heat.college', 'flow.reason', 'flow.field', 'flow.message', 'flow.source'].map((key) =>
            el('th', { scope: 'col' }, say(key)),
          ),
        ),
      ),
      body,
    ),
  );
  let asked = null;
  return {
    element: el('div', {}, hint, table),
    async show(flow) {
      const latest = flow.colleges
        .filter((college) => college.lastRejectedAt)
        .sort((a, b) => (a.lastRejectedAt < b.lastRejectedAt ? 1 : -1))
        .slice(0, COLLEGES_ASKED);
      show(hint, latest.length === 0 ? say('flow.none') : say('flow.rejectionsHint', { count: latest.length }), {
        quietly: true,
      });
      const key = JSON.stringify(latest.map((college) => [college.code, college.lastRejectedAt, college.verdicts[3]]));
      table.hidden = latest.length === 0;
      if (asked === key || latest.length === 0) return;
      asked = key;
      try {
        const lists = await Promise.all(
          latest.map(async ({ code }) =>
            (await ask(`/colleges/${code}/rejections`, { limit: REJECTIONS_SHOWN })).map((each) => ({ ...each, code })),
          ),
        );
        if (asked !== key) return;
        const newest = lists
          .flat()
          .sort((a, b) => (a.rejectedAt < b.rejectedAt ? 1 : -1))
          .slice(0, REJECTIONS_SHOWN);
        body.replaceChildren(
          ...newest.map((each) =>
            el(
              'tr',
              {},
              el('td', {}, instant(each.rejectedAt)),
              el('td', {}, link(['college', each.code], nameOf(roster.get(each.code) ?? each))),
              el('td', {}, reasonName(each.reason)),
              el('td', {}, each.field),
              el('td', {}, rejectionMessage(each)),
              el('td', {}, each.source),
            ),
          ),
        );
      } catch {
        asked = null; // asked again at the next look
      }
    },
  };
}

function makeAlerts(roster, definitions, signs) {
  const quiet = el('p', { class: 'hint' });
  const body = el('tbody');
  const table = el(
    'div',
    { class: 'scroll', role: 'region', tabindex: '0', 'aria-labelledby': 'alerts-title', hidden: true },
    el(
      'table',
      { class: 'wide' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ['flow.state', 'flow.severity', 'flow.alert', 'flow.about', 'flow.since', 'flow.said'].map((key) =>
            el('th', { scope: 'col' }, say(key)),
          ),
        ),
      ),
      body,
    ),
  );

  function said({ summary, description, descriptionEn }) {
    const own = language() === 'en' ? descriptionEn : description;
    return own ?? ownPart(summary ?? MISSING);
  }

  function about({ college, group, indicator, window, check }) {
    const found = indicator && definitions.byId.get(indicator);
    return [
      college && link(['college', college], nameOf(roster.get(college) ?? { code: college })),
      group && groupName({ id: group }),
      check && checkName({ definitions }, check),
      indicator &&
        link(['indicator', indicator], found ? nameOf(found) : indicator, {
          window: window && window !== 'stock' ? window : null,
          entity: college ?? group ?? null,
        }),
    ]
      .filter(Boolean)
      .flatMap((part, index) => (index === 0 ? [part] : [' · ', part]));
  }

  return {
    element: el('div', {}, quiet, table),
    show({ alertmanager, alerts: all }) {
      // The heartbeat fires always: it says that the way from Prometheus to here is whole, and is no trouble.
      const alerts = all.filter((each) => each.alertname !== HEARTBEAT);
      const beats = alerts.length < all.length;
      const number = (state) => alerts.filter((each) => each.state === state).length;
      const silent =
        alertmanager === 'none'
          ? say('flow.alertsNone')
          : alertmanager === 'down'
            ? say('flow.alertsDown')
            : alerts.length === 0
              ? say('flow.alertsQuiet')
              : '';
      const held = { inhibited: number('inhibited'), silenced: number('silenced') };
      const hint = silent || say('flow.alertsHint', held);
      const beating =
        alertmanager === 'up' ? `${say('list.semicolon')}${say(beats ? 'flow.beats' : 'flow.beatsNot')}` : '';
      signs.set(
        'alerts',
        alertmanager === 'up' ? count(number('firing')) : MISSING,
        hint + beating,
        alertmanager === 'none' ? 'unknown' : alertmanager === 'down' || number('firing') > 0,
      );
      show(quiet, silent, { quietly: true });
      quiet.hidden = silent === '';
      table.hidden = alerts.length === 0;
      const order = ['firing', 'inhibited', 'silenced'];
      const sorted = [...alerts].sort(
        (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.startsAt < b.startsAt ? 1 : -1),
      );
      body.replaceChildren(
        ...sorted.map((each) =>
          el(
            'tr',
            { class: `alert-${each.state}` },
            el('td', {}, say(`flow.state.${each.state}`)),
            el(
              'td',
              {},
              each.severity && knows(`severity.${each.severity}`)
                ? say(`severity.${each.severity}`)
                : (each.severity ?? MISSING),
            ),
            el('td', {}, alertName(each.alertname)),
            el('td', {}, about(each)),
            el('td', {}, instant(each.startsAt)),
            el('td', {}, said(each)),
          ),
        ),
      );
    },
  };
}
