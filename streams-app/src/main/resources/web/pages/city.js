// The city: is anything wrong, where, since when, how sure are we.
import { ask } from '../frame/api.js';
import { link } from '../frame/address.js';
import { calmly, el, mark, show } from '../frame/dom.js';
import { followAnswer, followFigures } from '../frame/figures.js';
import {
  change,
  count,
  coverage,
  figure,
  MISSING,
  span,
  startOfYearTo,
  unitOf,
  whyMissing,
  withUnit,
} from '../frame/format.js';
import { showDay, showProblem } from '../frame/header.js';
import { catalogue, colleges, counted, nameOf, windowOf } from '../frame/register.js';
import { standing, SIGNS, thresholdBook, thresholdsOf } from '../frame/thresholds.js';
import { say } from '../frame/words.js';
import { cityHeat } from '../parts/city-heat.js';
import { sparkline } from '../parts/sparkline.js';

export const choices = ['asOf', 'window'];
const SILENT_DAYS = 7;
const SPARK_STEP_DAYS = 7;
const FEW = 5;
const ALARMING = ['critical', 'warning', 'info'];

/** By the measure that an indicator counts, so that a new indicator finds its place. */
const THEMES = [
  ['enrolment', /^(planned_places|admitted|admitted_registered|registered|in_school)$/],
  ['training', /_person_days$|_participants$/],
  ['service', /^(tech|vertical|training|economic).*_fen$/],
  ['employment', /./],
];

export function title() {
  return say('city.title');
}

export async function mount(element, here) {
  const asOf = here.query.get('asOf');
  const window = here.query.get('window') ?? 'ytd';
  const stops = [];
  const closed = { now: false };
  const close = () => {
    closed.now = true;
    for (const stop of stops.splice(0)) stop();
  };
  const [definitions, thresholds] = await Promise.all([catalogue(asOf), ask('/thresholds')]);
  const state = {
    asOf,
    window,
    closed,
    definitions,
    thresholds,
    book: new Map(),
    colleges: new Map(),
    indicators: definitions.indicators.filter((indicator) => windowOf(indicator, window)),
  };
  try {
    const tiles = makeTiles(state);
    state.tiles = tiles;
    const attention = makeAttention(state);
    const heat = cityHeat(state, here);
    state.heat = heat;
    stops.push(() => heat.close());
    const takeDay = (answer) => {
      showProblem(null);
      showDay(answer);
      if (state.day === answer.asOf) return;
      state.day = answer.asOf;
      state.book = thresholdBook(state.thresholds, answer.asOf);
    };
    const fail = (error) => showProblem(say('page.failed', { why: error.message }));
    const windows = [...new Set([window, 'stock'])];
    // Asked for together; the tiles are shown as soon as they are there.
    const following = heat.follow(fail, takeDay, () => attention.draw());
    following.catch(() => {});
    await Promise.all([
      followAnswer(
        colleges,
        (all) => {
          state.colleges = all;
          state.counted = counted(all, definitions);
          heat.roster();
          attention.draw();
          tiles.redraw();
        },
        fail,
        (message) => {
          for (const college of message.colleges) state.colleges.set(college.code, college);
          if (message.colleges.length === 0) return;
          state.counted = counted(state.colleges, definitions);
          attention.draw();
        },
      ).then((stop) => stops.push(stop)),
      followFigures(
        { entity: definitions.city.id, statistic: 'pooled', window: windows, asOf },
        (answer) => {
          takeDay(answer);
          tiles.take(answer);
          attention.draw();
        },
        fail,
      ).then((stop) => stops.push(stop)),
    ]);
    element.replaceChildren(
      el('h1', {}, say('city.heading')),
      attention.element,
      el(
        'section',
        { 'aria-labelledby': 'tiles-title' },
        el('h2', { id: 'tiles-title' }, say('city.indicators')),
        el('p', { class: 'hint' }, say('city.hint')),
        tiles.element,
      ),
      heat.element,
    );
    stops.push(await following);
    tiles.lines();
    followAnswer(openCases, (cases) => attention.cases(cases), fail, null, 2000).then((stop) =>
      closed.now ? stop() : stops.push(stop),
    );
  } catch (error) {
    close();
    throw error;
  }
  if (closed.now) close();
  return {
    close,
    changed: (next) => state.heat.choices(next),
  };
}

/** The open cases; null while this version has none. */
async function openCases() {
  try {
    return await ask('/cases', { state: 'open' });
  } catch (error) {
    if (error.status === 404 || error.status === 400) return null;
    throw error;
  }
}

function themeOf(indicator) {
  return THEMES.find(([, measures]) => measures.test(indicator.numerator.measure))[0];
}

function makeTiles(state) {
  const tiles = new Map();
  const element = el('div', { class: 'themes' });
  for (const [theme] of [THEMES[0], THEMES[3], THEMES[1], THEMES[2]]) {
    const own = state.indicators.filter((indicator) => themeOf(indicator) === theme);
    if (own.length === 0) continue;
    element.append(
      el('h3', {}, say(`theme.${theme}`)),
      el(
        'ul',
        { class: 'tiles' },
        own.map((indicator) => {
          const tile = makeTile(state, indicator);
          tiles.set(indicator.id, tile);
          return tile.element;
        }),
      ),
    );
  }
  const refreshLines = calmly(() => lines(), 30_000);

  async function lines() {
    const waiting = [...tiles.values()];
    await Promise.all(
      [1, 2, 3].map(async () => {
        while (waiting.length > 0 && !state.closed.now) await waiting.shift().line();
      }),
    );
  }

  return {
    element,
    take({ figures, whole }) {
      for (const each of figures) tiles.get(each.indicator)?.take(each, whole);
      if (!whole && figures.length > 0) refreshLines();
    },
    redraw() {
      for (const tile of tiles.values()) tile.draw(true);
    },
    lines,
    beyond: () => [...tiles.values()].filter((tile) => tile.isBeyond()),
  };
}

function makeTile(state, indicator) {
  const window = windowOf(indicator, state.window);
  const name = nameOf(indicator);
  const parts = {
    status: el('span', { class: 'badge' }),
    value: el('span', { class: 'value', 'data-value': '' }),
    unit: el('span', { class: 'unit' }, unitOf(indicator)),
    change: el('span', { class: 'change' }),
    previous: el('span', { class: 'hint' }),
    why: el('span', { class: 'why' }),
    coverage: el('span', { class: 'coverage' }),
    day: el('span', { class: 'day' }),
    lines: el('span', { class: 'lines' }),
  };
  const spark = sparkline(name);
  const element = el(
    'li',
    { class: 'tile', 'data-indicator': indicator.id },
    el('p', { class: 'tile-name' }, link(['indicator', indicator.id], name), parts.status),
    el('p', { class: 'tile-value' }, parts.value, parts.unit),
    el('p', { class: 'tile-change' }, parts.change, parts.previous, parts.why),
    spark.element,
    el('p', { class: 'tile-foot' }, parts.day, parts.coverage, parts.lines),
  );
  let now = null;
  let level = 'unset';

  function draw(quietly) {
    if (!now) return;
    const missing = now.value === null;
    const lines = thresholdsOf(state.book, now);
    const stands = standing(now.value, now.status, lines, indicator, state.book.day);
    level = stands.level;
    element.dataset.level = level;
    parts.value.dataset.value = now.value ?? '';
    const moved = show(parts.value, figure(now.value, indicator), { quietly: true });
    if (moved && !quietly) mark(element);
    parts.unit.hidden = missing;
    show(parts.status, `${SIGNS[level]} ${wordOfLevel(level)}`.trim(), { quietly: true });
    parts.status.title = stands.words;
    parts.status.hidden = level === 'unset' || level === 'missing';
    const differs = change(now.value, now.previousYear.value, indicator);
    parts.change.hidden = missing;
    parts.previous.hidden = missing;
    parts.why.hidden = !missing;
    show(parts.why, missing ? whyMissing(now, indicator) : '', { quietly: true });
    const arrow = differs.direction > 0 ? '▲ ' : differs.direction < 0 ? '▼ ' : '';
    show(parts.change, arrow + differs.text, { quietly: true });
    parts.change.dataset.tone = tone(differs.direction, indicator.better);
    show(parts.previous, say('city.previous', { value: withUnit(now.previousYear.value, indicator) }), {
      quietly: true,
    });
    show(parts.coverage, coverage(now.colleges, state.counted?.length ?? MISSING), { quietly: true });
    show(parts.day, say('city.asOf', { day: state.day }), { quietly: true });
    const said = lines
      .map((line) => `${line.bound === 'lower' ? '≥' : '≤'} ${withUnit(line.value, indicator)}`)
      .join('，');
    show(parts.lines, said ? say('city.lines', { lines: said }) : '', { quietly: true });
    if (window === 'ytd' || window === 'stock') spark.last(now.value);
  }

  return {
    element,
    indicator,
    take(newest, whole) {
      now = newest;
      draw(whole);
    },
    draw,
    isBeyond: () => ALARMING.includes(level),
    level: () => level,
    async line() {
      const from = startOfYearTo(state.day);
      try {
        const series = await ask('/series', {
          indicator: indicator.id,
          window,
          from,
          to: state.day,
          step: SPARK_STEP_DAYS,
        });
        spark.draw(
          series.points.map((point) => point.value),
          thresholdsOf(state.book, now),
        );
        spark.label(say('city.spark', { name, from, to: state.day }));
      } catch {
        // A tile is complete without its line; the head says when the server is away.
      }
    },
  };
}

function wordOfLevel(level) {
  if (level === 'unset' || level === 'missing') return '';
  return ALARMING.includes(level) ? say(`severity.${level}`) : say(`level.${level}`);
}

function tone(direction, better) {
  if (!direction || better === 'none') return 'plain';
  return direction > 0 === (better === 'higher') ? 'good' : 'bad';
}

function makeAttention(state) {
  const cards = new Map();
  let cases = null;
  const card = (name) => {
    const head = el('p', { class: 'card-head' }, say(`city.${name}`));
    const number = el('p', { class: 'card-number' });
    const list = el('ul', { class: 'card-list' });
    const element = el('div', { class: 'card', 'data-card': name }, head, number, list);
    cards.set(name, { element, number, list });
    return element;
  };
  const element = el(
    'section',
    { class: 'attention', 'aria-label': say('city.attention') },
    card('beyond'),
    card('silent'),
    card('cases'),
  );
  cards.get('cases').element.hidden = true;

  function fill(name, items, calm, alarming) {
    const { element: box, number, list } = cards.get(name);
    show(number, count(items.length), { quietly: true });
    box.dataset.alarming = alarming;
    const shown = items.slice(0, FEW).map((item) => el('li', {}, item));
    if (items.length > FEW) shown.push(el('li', { class: 'hint' }, say('city.more', { count: items.length })));
    if (items.length === 0) shown.push(el('li', { class: 'hint' }, calm));
    list.replaceChildren(...shown);
  }

  const attention = {
    element,
    draw() {
      const beyond = state.tiles?.beyond() ?? [];
      const cells = state.heat?.beyond() ?? 0;
      const calm = state.thresholds.length === 0 ? say('city.beyondUnset') : say('city.beyondNone');
      fill(
        'beyond',
        beyond.map((tile) => [
          `${SIGNS[tile.level()]} `,
          link(['indicator', tile.indicator.id], nameOf(tile.indicator)),
        ]),
        calm,
        beyond.length > 0,
      );
      if (cells > 0) {
        cards.get('beyond').list.append(el('li', { class: 'hint' }, say('city.beyondCells', { count: count(cells) })));
      }
      const expected = (state.counted ?? []).filter((college) => college.expected);
      const silent = expected
        .map((college) => ({
          college,
          seconds: college.lastEventAt ? (Date.now() - Date.parse(college.lastEventAt)) / 1000 : Infinity,
        }))
        .filter(({ seconds }) => seconds > SILENT_DAYS * 86_400)
        .sort((a, b) => b.seconds - a.seconds);
      fill(
        'silent',
        silent.map(({ college, seconds }) => [
          link(['college', college.code], nameOf(college)),
          el(
            'span',
            { class: 'hint' },
            ` ${seconds === Infinity ? say('city.silentNever') : say('city.silentSince', { age: span(seconds) })}`,
          ),
        ]),
        say('city.silentNone', { of: expected.length }),
        silent.length > 0,
      );
      if (cases) {
        cards.get('cases').element.hidden = false;
        fill(
          'cases',
          cases.map((each) => link(['cases'], caseName(state, each))),
          say('city.casesNone'),
          cases.length > 0,
        );
      }
    },
    cases(answer) {
      cases = answer && (Array.isArray(answer) ? answer : answer.cases);
      attention.draw();
    },
  };
  return attention;
}

/** What a case is about, in the words of the page where it says so by ids. */
function caseName(state, { alertname, alert, college, indicator, summary, title: caseTitle }) {
  const about = [college && state.colleges.get(college), indicator && state.definitions.byId.get(indicator)]
    .filter(Boolean)
    .map(nameOf);
  return about.length > 0 ? about.join(' · ') : (caseTitle ?? summary ?? alertname ?? alert ?? say('nav.cases'));
}
