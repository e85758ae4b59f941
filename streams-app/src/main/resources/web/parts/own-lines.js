// A college's own figures, a line an indicator: beside the medians, and among the others'.
import { choose } from '../frame/address.js';
import { el, mark, show } from '../frame/dom.js';
import { change, figure, MISSING, unitOf, withUnit } from '../frame/format.js';
import { nameOf, windowOf } from '../frame/register.js';
import { comparisonsOf, isNotable, SIGNS, standing, withCases, wordBeside } from '../frame/thresholds.js';
import { say } from '../frame/words.js';
import { casesAbout } from './case-words.js';
import { inChapters } from './chapters.js';
import { placeAmong } from './distribution.js';
import { strip } from './strip.js';

const COLUMNS = 7;
/** Levels of which a short word says enough. */
const CALM = ['unset', 'missing', 'inside'];

/**
 * `{ element, take(overview, matrix), patch(figures), judge(book, cases) }`: the answers of /overview and /matrix, then
 * what the stream tells; what was compared, and the open cases.
 */
export function ownLines({ college, definitions, window }) {
  const shown = definitions.indicators.filter((each) => windowOf(each, window));
  const lines = new Map(shown.map((indicator) => [indicator.id, makeLine(indicator, windowOf(indicator, window))]));
  let book = new Map();
  let cases = [];

  function draw(line, quietly) {
    if (!line.own) return;
    drawFigures(line, quietly);
    const key = { ...line.key, entity: college.code };
    drawStanding(line, comparisonsOf(book, key), casesAbout(cases, key));
  }

  /** Whether a figure concerned the line. */
  function takeFigure(line, told) {
    const { scope, statistic, entity, value } = told;
    if (scope === 'college') {
      line.dots.set(entity, value);
      if (entity === college.code) line.own = told;
    } else if (statistic === 'median' && scope === 'city') line.cityMedian = value;
    else if (statistic === 'median' && entity === college.group) line.groupMedian = value;
    else return false;
    return true;
  }

  return {
    element: el(
      'table',
      { class: 'own-lines' },
      tableHead(),
      el(
        'tbody',
        {},
        inChapters(shown).flatMap(({ chapter, indicators }) => [
          el('tr', { class: 'heading' }, el('th', { scope: 'colgroup', colspan: COLUMNS }, say(`chapter.${chapter}`))),
          ...indicators.map(({ id }) => lines.get(id).row),
        ]),
      ),
    ),
    judge(newBook, newCases) {
      book = newBook;
      cases = newCases;
      for (const line of lines.values()) draw(line, true);
    },
    take(overview, matrix) {
      for (const own of overview.indicators) {
        const line = lines.get(own.indicator);
        if (!line) continue;
        const at = matrix.indicators.indexOf(own.indicator);
        line.own = own;
        line.cityMedian = own.city.median;
        line.groupMedian = own.group?.median ?? null;
        line.dots = new Map(matrix.colleges.map((each) => [each.code, each.values[at] ?? null]));
        draw(line, true);
      }
    },
    patch(figures) {
      const touched = new Set();
      for (const each of figures) {
        const line = lines.get(each.indicator);
        if (line && each.window === line.key.window && takeFigure(line, each)) touched.add(line);
      }
      for (const line of touched) draw(line, false);
    },
  };
}

function tableHead() {
  const head = (key, attributes = { class: 'number' }) => el('th', { scope: 'col', ...attributes }, say(key));
  return el(
    'thead',
    {},
    el(
      'tr',
      {},
      head('nav.indicator', {}),
      head('college.own'),
      head('college.change'),
      head('college.groupMedian'),
      head('college.cityMedian'),
      head('college.among', {}),
      head('college.rank'),
    ),
  );
}

function makeLine(indicator, window) {
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
  const key = { indicator: indicator.id, window, scope: 'college', statistic: 'pooled' };
  return { indicator, key, cells, plot, badge, row, own: null, groupMedian: null, cityMedian: null, dots: new Map() };
}

function drawFigures({ indicator, cells, plot, row, own, groupMedian, cityMedian, dots }, quietly) {
  const moved = show(cells.value, withUnit(own.value, indicator), { quietly: true });
  if (moved && !quietly) mark(row);
  show(cells.change, changeOf(own, indicator), { quietly: true });
  show(cells.group, figure(groupMedian, indicator), { quietly: true });
  show(cells.city, figure(cityMedian, indicator), { quietly: true });
  const others = [...dots.values()];
  const known = others.filter((value) => value !== null);
  const place = placeAmong(known, own.value, indicator.better);
  const rank = own.value === null ? MISSING : say('college.place', { place, of: known.length });
  show(cells.rank, rank, { quietly: true });
  const words = say('college.stripWords', {
    name: nameOf(indicator),
    value: withUnit(own.value, indicator),
    rank,
    low: known.length ? figure(Math.min(...known), indicator) : MISSING,
    high: known.length ? figure(Math.max(...known), indicator) : MISSING,
    unit: unitOf(indicator),
  });
  plot.draw({ own: own.value, others, cityMedian, groupMedian, words });
}

/** How it changed since a year before, or why there is no value. */
function changeOf({ value, previousYear, contributions }, indicator) {
  if (value !== null) return change(value, previousYear.value, indicator).text;
  return say(contributions > 0 ? 'missing.zeroDenominator' : 'college.noRecords');
}

function drawStanding({ indicator, key, badge, row, own }, comparisons, cases) {
  const stands = withCases(standing(own.value, key.window, comparisons, indicator), cases);
  row.dataset.level = stands.level;
  row.dataset.why = stands.why;
  row.dataset.notable = stands.level === 'unset' && isNotable(own.value, own.previousYear.value, indicator);
  const words = CALM.includes(stands.level) && !stands.cases ? wordBeside(stands, own, indicator) : stands.words;
  show(badge, `${SIGNS[stands.level]} ${words}`.trim(), { quietly: true });
  badge.title = stands.words;
}
