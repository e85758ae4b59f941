// The city's indicators as lists, by chapter of the report: value, change since last year, course, and where it stands.
import { ask } from '../frame/api.js';
import { link } from '../frame/address.js';
import { calmly, el, mark, show } from '../frame/dom.js';
import {
  change,
  count,
  coverage,
  figure,
  MISSING,
  startOfYearTo,
  unitOf,
  whyMissing,
  withUnit,
} from '../frame/format.js';
import { nameOf, windowOf } from '../frame/register.js';
import { comparisonsOf, isNotable, SIGNS, standing, withCases, wordBeside } from '../frame/thresholds.js';
import { say } from '../frame/words.js';
import { casesAbout } from './case-words.js';
import { inChapters } from './chapters.js';
import { sparkline } from './sparkline.js';

const SPARK_STEP_DAYS = 7;
const LINES_EVERY_MS = 30_000;
const LINES_AT_ONCE = 3;
/** A narrow screen shows the chapters first, and one of them unfolded. */
const NARROW = '(max-width: 640px)';
const ALARMING = ['critical', 'warning', 'info'];

/**
 * `{ element, take(answer), redraw(), lines(), all(), close() }`; `all()` are the rows: `{ indicator, stands(),
 * notable() }`.
 *
 * @param state of the city's page: `{ asOf, window, day, book, cases, counted, indicators, closed }`, as it is now
 */
export function cityChapters(state) {
  const rows = new Map();
  const folds = inChapters(state.indicators).map(({ chapter, indicators }) => {
    for (const indicator of indicators) rows.set(indicator.id, makeRow(state, indicator));
    return makeChapter(
      chapter,
      indicators.map(({ id }) => rows.get(id)),
    );
  });
  if (matchMedia(NARROW).matches) for (const fold of folds) fold.element.open = false;
  const lines = linesInSight([...rows.values()], state.closed);
  const refreshLines = calmly(lines.again, LINES_EVERY_MS);
  const unfold = () => folds.forEach((fold) => (fold.element.open = true));
  addEventListener('beforeprint', unfold);

  function summarise() {
    for (const fold of folds) fold.summarise();
  }

  return {
    element: el(
      'div',
      { class: 'chapters' },
      folds.map((fold) => fold.element),
    ),
    take({ figures, whole }) {
      for (const each of figures) rows.get(each.indicator)?.take(each, whole);
      summarise();
      if (!whole && figures.length > 0) refreshLines();
    },
    redraw() {
      for (const row of rows.values()) row.draw(true);
      summarise();
    },
    lines: lines.begin,
    all: () => [...rows.values()],
    close() {
      refreshLines.cancel();
      lines.close();
      removeEventListener('beforeprint', unfold);
    },
  };
}

function makeChapter(chapter, rows) {
  const said = el('span', { class: 'hint' });
  const column = (key, kind) => el('th', { scope: 'col', class: kind }, say(`chapters.${key}`));
  const element = el(
    'details',
    { class: 'chapter panel', open: true, 'data-chapter': chapter },
    el('summary', {}, el('h3', {}, say(`chapter.${chapter}`)), ' ', said),
    el(
      'table',
      { class: 'chapter-table' },
      el('caption', { class: 'unseen' }, say(`chapter.${chapter}`)),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          column('indicator', 'of-name'),
          column('value', 'number'),
          column('change', 'number of-change'),
          column('course', 'of-course'),
          column('standing', 'of-standing'),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((row) => row.element),
      ),
    ),
  );
  return {
    element,
    summarise() {
      const beyond = rows.filter((row) => ALARMING.includes(row.stands().level)).length;
      const notable = rows.filter((row) => row.notable()).length;
      const parts = [
        say('chapters.count', { count: count(rows.length) }),
        beyond > 0 && say('chapters.beyond', { count: count(beyond) }),
        notable > 0 && say('chapters.notable', { count: count(notable) }),
      ];
      show(said, parts.filter(Boolean).join(say('list.and')), { quietly: true });
      element.dataset.alarming = beyond > 0;
    },
  };
}

/** Courses are asked for when their row comes into sight, and of those in sight again: `{ begin(), again(), close() }`. */
function linesInSight(rows, closed) {
  const inSight = new Set();
  const waiting = new Set();
  let begun = false;
  let running = 0;

  async function run() {
    if (!begun || running >= LINES_AT_ONCE) return;
    running++;
    while (waiting.size > 0 && !closed.now) {
      const [row] = waiting;
      waiting.delete(row);
      await row.line();
    }
    running--;
  }
  function fill() {
    for (let at = 0; at < LINES_AT_ONCE; at++) run();
  }
  const byElement = new Map(rows.map((row) => [row.element, row]));
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const row = byElement.get(target);
        if (isIntersecting && !inSight.has(row)) waiting.add(row);
        if (isIntersecting) inSight.add(row);
        else inSight.delete(row);
      }
      fill();
    },
    { rootMargin: '200px' },
  );
  return {
    begin() {
      begun = true;
      for (const row of rows) watch.observe(row.element);
    },
    again() {
      for (const row of inSight) waiting.add(row);
      fill();
    },
    close: () => watch.disconnect(),
  };
}

function makeRow(state, indicator) {
  const window = windowOf(indicator, state.window);
  const name = nameOf(indicator);
  const parts = {
    status: el('span', { class: 'badge' }),
    value: el('span', { class: 'value', 'data-value': '' }),
    unit: el('span', { class: 'unit' }, unitOf(indicator)),
    change: el('span', { class: 'change' }),
    previous: el('span', { class: 'hint previous' }),
    why: el('span', { class: 'why hint' }),
    coverage: el('span', { class: 'coverage hint' }),
    lines: el('span', { class: 'lines hint' }),
  };
  const spark = sparkOf(state, indicator, window, name);
  const element = el(
    'tr',
    { class: 'figure-row', 'data-indicator': indicator.id },
    el('th', { scope: 'row', class: 'of-name' }, link(['indicator', indicator.id], name)),
    el('td', { class: 'number of-value' }, parts.value, ' ', parts.unit, parts.why),
    el('td', { class: 'number of-change' }, parts.change, parts.previous),
    el('td', { class: 'of-course' }, spark.element),
    el('td', { class: 'of-standing' }, parts.status, parts.lines, parts.coverage),
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
    drawCoverage(parts.coverage, now, state.counted);
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

/** How many colleges a figure is of stands beside it where some are not in it. */
function drawCoverage(part, { colleges }, counted) {
  show(part, coverage(colleges, counted?.length ?? MISSING), { quietly: true });
  part.hidden = colleges === counted?.length;
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
      if (!now) return;
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
        // A row is complete without its line; the head says when the server is away.
      }
    },
  };
}

function tone(direction, better) {
  if (!direction || better === 'none') return 'plain';
  return direction > 0 === (better === 'higher') ? 'good' : 'bad';
}
