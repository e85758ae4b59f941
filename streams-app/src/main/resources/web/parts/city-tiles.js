// The city's indicators as tiles, by theme: value, change since last year, course, and what it was held against.
import { ask } from '../frame/api.js';
import { link } from '../frame/address.js';
import { calmly, el, mark, show } from '../frame/dom.js';
import { change, coverage, figure, MISSING, startOfYearTo, unitOf, whyMissing, withUnit } from '../frame/format.js';
import { nameOf, windowOf } from '../frame/register.js';
import { comparisonsOf, isNotable, SIGNS, standing, withCases, wordBeside } from '../frame/thresholds.js';
import { say } from '../frame/words.js';
import { casesAbout } from './case-words.js';
import { sparkline } from './sparkline.js';

const SPARK_STEP_DAYS = 7;
const LINES_EVERY_MS = 30_000;

/** By the measure that an indicator counts, so that a new indicator finds its place. */
const THEMES = [
  ['enrolment', /^(planned_places|admitted|admitted_registered|registered|in_school)$/],
  ['training', /_person_days$|_participants$/],
  ['service', /^(tech|vertical|training|economic).*_fen$/],
  ['employment', /./],
];

function themeOf(indicator) {
  return THEMES.find(([, measures]) => measures.test(indicator.numerator.measure))[0];
}

/**
 * `{ element, take(answer), redraw(), lines(), all() }`; `all()` are the tiles: `{ indicator, stands(), notable() }`.
 *
 * @param state of the city's page: `{ asOf, window, day, book, cases, counted, indicators, closed }`, as it is now
 */
export function cityTiles(state) {
  const tiles = new Map();
  const element = el('div', { class: 'themes' });
  for (const [theme] of [THEMES[0], THEMES[3], THEMES[1], THEMES[2]]) {
    const own = state.indicators.filter((indicator) => themeOf(indicator) === theme);
    if (own.length === 0) continue;
    for (const indicator of own) tiles.set(indicator.id, makeTile(state, indicator));
    element.append(
      el('h3', {}, say(`theme.${theme}`)),
      el(
        'ul',
        { class: 'tiles' },
        own.map(({ id }) => tiles.get(id).element),
      ),
    );
  }
  const refreshLines = calmly(() => lines(), LINES_EVERY_MS);

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
    all: () => [...tiles.values()],
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
  const spark = sparkOf(state, indicator, window, name);
  const element = el(
    'li',
    { class: 'tile', 'data-indicator': indicator.id },
    el('p', { class: 'tile-name' }, link(['indicator', indicator.id], name)),
    el('p', { class: 'tile-value' }, parts.value, parts.unit, parts.status),
    el('p', { class: 'tile-change' }, parts.change, parts.previous, parts.why),
    spark.element,
    el('p', { class: 'tile-foot' }, parts.day, parts.coverage, parts.lines),
  );
  let now = null;
  let stands = null;

  function draw(quietly) {
    if (!now) return;
    const comparisons = comparisonsOf(state.book, now);
    stands = withCases(
      standing(now.value, window, comparisons, indicator),
      state.asOf === null ? casesAbout(state.cases, now) : [],
    );
    parts.value.dataset.value = now.value ?? '';
    const moved = show(parts.value, figure(now.value, indicator), { quietly: true });
    if (moved && !quietly) mark(element);
    drawChange(parts, now, indicator);
    drawStanding(element, parts.status, now, stands, indicator);
    show(parts.coverage, coverage(now.colleges, state.counted?.length ?? MISSING), { quietly: true });
    show(parts.day, say('city.asOf', { day: state.day }), { quietly: true });
    show(parts.lines, linesInWords(comparisons, window, indicator), { quietly: true });
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
    stands: () => stands ?? { level: 'unset', why: 'unset' },
    notable: () => stands?.level === 'unset' && isNotable(now.value, now.previousYear.value, indicator),
    changed: () => (now ? change(now.value, now.previousYear.value, indicator).text : MISSING),
    line: () => spark.load(now),
  };
}

function drawChange(parts, now, indicator) {
  const missing = now.value === null;
  const differs = change(now.value, now.previousYear.value, indicator);
  for (const part of [parts.unit, parts.change, parts.previous]) part.hidden = missing;
  parts.why.hidden = !missing;
  show(parts.why, missing ? whyMissing(now, indicator) : '', { quietly: true });
  const arrow = differs.direction > 0 ? '▲ ' : differs.direction < 0 ? '▼ ' : '';
  show(parts.change, arrow + differs.text, { quietly: true });
  parts.change.dataset.tone = tone(differs.direction, indicator.better);
  const before = say('city.previous', { value: withUnit(now.previousYear.value, indicator) });
  show(parts.previous, before, { quietly: true });
}

/** The badge: a sign and a word; of what nothing was compared with, that, and whether it became much worse. */
function drawStanding(element, badge, figures, stands, indicator) {
  const { level, words } = stands;
  const notable = level === 'unset' && isNotable(figures.value, figures.previousYear.value, indicator);
  element.dataset.level = level;
  element.dataset.why = stands.why;
  element.dataset.notable = notable;
  show(badge, `${SIGNS[level]} ${wordBeside(stands, figures, indicator)}`.trim(), { quietly: true });
  badge.title = words;
  badge.hidden = level === 'missing';
}

function linesInWords(comparisons, shown, indicator) {
  const said = comparisons.map(({ bound, line, window }) => {
    const text = `${bound === 'lower' ? '≥' : '≤'} ${withUnit(line, indicator)}`;
    return window === shown ? text : say('list.of', { whole: text, parts: say(`window.${window}`) });
  });
  return said.length ? say('city.lines', { lines: said.join(say('list.and')) }) : '';
}

/** The course of the last year, with the thresholds for the window that is shown. */
function sparkOf(state, indicator, window, name) {
  const spark = sparkline(name);
  return {
    element: spark.element,
    last: spark.last,
    async load(now) {
      const days = { from: startOfYearTo(state.day), to: state.day };
      try {
        const series = await ask('/series', { indicator: indicator.id, window, ...days, step: SPARK_STEP_DAYS });
        spark.draw(
          series.points.map((point) => point.value),
          comparisonsOf(state.book, now)
            .filter((each) => each.window === window)
            .map(({ line, severity }) => ({ value: line, severity })),
        );
        spark.label(say('city.spark', { name, ...days }));
      } catch {
        // A tile is complete without its line; the head says when the server is away.
      }
    },
  };
}

function tone(direction, better) {
  if (!direction || better === 'none') return 'plain';
  return direction > 0 === (better === 'higher') ? 'good' : 'bad';
}
