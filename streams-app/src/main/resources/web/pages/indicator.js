// One indicator: what it means, how the colleges differ, where the number comes from and what moved it.
import { ask } from '../frame/api.js';
import { choose, go, link } from '../frame/address.js';
import { calmly, el, show } from '../frame/dom.js';
import { followAnswer, followFigures } from '../frame/figures.js';
import { addDays } from '../frame/format.js';
import { showDay, showProblem } from '../frame/header.js';
import { catalogue, colleges, counted, nameOf } from '../frame/register.js';
import { say } from '../frame/words.js';
import { daySlider } from '../parts/day-slider.js';
import { definitionFacts, definitionOf } from '../parts/definition.js';
import { entityChoice } from '../parts/entity-choice.js';
import { explanation } from '../parts/explanation.js';
import { CITY, collegesMeant, DAYS_BEFORE, indicatorChoice, STATISTICS } from '../parts/indicator-choice.js';
import { multiples } from '../parts/multiples.js';
import { revisions } from '../parts/revisions.js';
import { spread } from '../parts/spread.js';
import { statisticCards } from '../parts/statistic-cards.js';
import { waterfall } from '../parts/waterfall.js';

export const choices = ['asOf', 'window'];
/** The slider under the hand must not be drawn anew. */
export const inPlace = true;
const LINE_STEP_DAYS = 7;
const AFTER_SLIDING_MS = 500;
const DETAILS_EVERY_MS = 3000;

export function title({ rest }) {
  return rest.length === 0 ? say('indicator.list') : say('indicator.title');
}

export async function mount(element, here) {
  const definitions = await catalogue(here.query.get('asOf'));
  if (here.rest.length === 0) return list(element, definitions);
  const indicator = definitions.byId.get(here.rest[0]);
  if (!indicator) throw new Error(say('indicator.unknown', { id: here.rest[0] }));
  document.title = `${nameOf(indicator)} · ${say('title')}`;
  const [roster, status] = await Promise.all([colleges(), ask('/status')]);
  const page = onePage(indicator, definitions, roster, status.asOf);
  try {
    await page.draw(here);
  } catch (error) {
    page.close();
    throw error;
  }
  element.replaceChildren(...page.elements);
  page.look();
  return { changed: page.draw, close: page.close };
}

function list(element, definitions) {
  element.replaceChildren(
    el('h1', {}, say('indicator.list')),
    el(
      'p',
      { class: 'hint' },
      say('indicator.listHint', { count: definitions.indicators.length, version: definitions.version }),
    ),
    el(
      'dl',
      { class: 'panel definitions' },
      definitions.indicators.flatMap((each) => [
        el('dt', {}, link(['indicator', each.id], nameOf(each))),
        el('dd', {}, definitionOf(each)),
      ]),
    ),
  );
  return {};
}

function onePage(indicator, definitions, roster, latest) {
  const inGroups = counted(roster, definitions);
  const choice = makeChoices(indicator, definitions, roster, () => wanted);
  const parts = {
    heading: el('h1', {}, nameOf(indicator)),
    note: el('p', { class: 'hint' }),
    facts: definitionFacts(),
    cards: statisticCards(indicator),
    slider: daySlider(latest),
    ranking: spread(indicator, roster),
    small: multiples(indicator, roster),
    explained: explanation(indicator, roster),
    fall: waterfall(indicator, roster),
    revised: revisions(indicator),
    anchor: anchor(),
  };
  const details = followDetails(indicator, latest, parts);
  const detailsSoon = calmly(() => details.follow(wanted, () => day), AFTER_SLIDING_MS);
  let wanted = null;
  let day = null;
  let figures = new Map();
  let stop = () => {};
  let turn = 0;

  /** Follows the figures that the slider moves: the three statistics and every college's. */
  async function follow() {
    const mine = ++turn;
    const take = (answer) => {
      if (mine !== turn) return;
      if (answer.whole) figures = new Map();
      for (const each of answer.figures) figures.set(`${each.scope}|${each.entity}|${each.statistic}`, each);
      day = answer.asOf;
      showProblem(null);
      showDay(answer);
      drawFigures();
    };
    const query = { indicator: indicator.id, window: wanted.window, asOf: wanted.asOf };
    const stopThis = await followFigures(query, take, fail);
    if (mine !== turn) {
      stopThis();
      return;
    }
    stop();
    stop = stopThis;
  }

  function drawFigures() {
    const { scope, entity, statistic, window } = wanted;
    const own = Object.fromEntries(STATISTICS.map((each) => [each, figures.get(`${scope}|${entity}|${each}`)]));
    parts.cards.show(own, { day, scope, statistic, colleges: collegesMeant(wanted, inGroups) });
    const ranked = inGroups
      .filter((college) => scope !== 'group' || college.group === entity)
      .map((college) => figures.get(`college|${college.code}|pooled`))
      .filter(Boolean);
    parts.ranking.show(ranked, entity);
    parts.small.show({ window, day, figures: ranked, chosen: entity });
    parts.slider.at(day);
  }

  return {
    elements: elementsOf(parts, choice),
    look: parts.anchor.look,
    async draw({ query }) {
      const last = wanted;
      wanted = indicatorChoice(query, indicator, roster, definitions);
      choice.show(wanted);
      noteWindow(parts.note, wanted);
      if (!last || last.window !== wanted.window || last.asOf !== wanted.asOf) await follow();
      else drawFigures();
      if (last) detailsSoon();
      else details.follow(wanted, () => day);
    },
    close() {
      turn++;
      detailsSoon.cancel();
      parts.anchor.close();
      stop();
      details.close();
      parts.slider.close();
      parts.small.close();
    },
  };
}

function fail(error) {
  showProblem(say('page.failed', { why: error.message }));
}

/** The selects of the page; `wantedNow()` is what is shown when another indicator is chosen. */
function makeChoices(indicator, definitions, roster, wantedNow) {
  const entities = entityChoice(definitions, roster, (entity) => choose({ entity, statistic: null }));
  const goTo = (id) => {
    const { entity } = wantedNow();
    go(['indicator', id], { entity: entity === CITY ? null : entity });
  };
  const indicators = el(
    'select',
    { id: 'indicator', onchange: () => goTo(indicators.value) },
    definitions.indicators.map((each) => el('option', { value: each.id }, nameOf(each))),
  );
  indicators.value = indicator.id;
  const before = el(
    'select',
    { id: 'before', onchange: () => choose({ before: before.value === 'year' ? null : before.value }) },
    Object.keys(DAYS_BEFORE).map((each) => el('option', { value: each }, say(`movement.${each}`))),
  );
  return {
    indicators,
    entities,
    before,
    show(wanted) {
      entities.value = wanted.entity;
      before.value = wanted.before;
    },
  };
}

function elementsOf(parts, { indicators, entities, before }) {
  const choice = (id, key, select) => el('span', { class: 'choice' }, el('label', { for: id }, say(key)), select);
  const panel = (id, key, ...content) =>
    el('section', { class: 'panel', 'aria-labelledby': id }, el('h2', { id }, say(key)), content);
  return [
    parts.heading,
    el(
      'div',
      { class: 'heat-tools' },
      choice('indicator', 'indicator.choose', indicators),
      choice('entity', 'indicator.entity', entities),
    ),
    parts.note,
    parts.facts.element,
    parts.cards.element,
    el('section', { class: 'panel', 'aria-label': say('indicator.slider') }, parts.slider.element),
    panel('ranking', 'indicator.ranking', parts.ranking.element),
    panel('multiples', 'indicator.multiples', parts.small.element),
    panel('explain', 'explain.title', parts.explained.element),
    panel(
      'movement',
      'movement.title',
      el('p', { class: 'choice' }, el('label', { for: 'before' }, say('movement.from')), before),
      parts.fall.element,
    ),
    panel('revisions', 'revisions.title', parts.revised.element),
  ];
}

/**
 * Keeps in sight the part of the page that the address names, while what stands above it grows, until the reader moves:
 * `{ look(), close() }`.
 */
function anchor() {
  const moves = ['wheel', 'touchstart', 'keydown', 'pointerdown'];
  let over = !location.hash;
  const look = () => !over && document.getElementById(location.hash.slice(1))?.scrollIntoView();
  const close = () => {
    over = true;
    for (const move of moves) removeEventListener(move, close);
  };
  if (!over) for (const move of moves) addEventListener(move, close, { passive: true });
  return { look: () => setTimeout(look), close };
}

/** Says so where the indicator has not the window that was asked for. */
function noteWindow(note, { window, wantedWindow }) {
  note.hidden = window === wantedWindow || window === 'stock';
  const words = { wanted: say(`window.${wantedWindow}`), used: say(`window.${window}`) };
  show(note, say('indicator.windowInstead', words), { quietly: true });
}

/** The history is told once a minute: what moved again within one is there later than the figure itself. */
const UNTIL_HISTORY_MS = 65_000;

/**
 * What takes longer, asked for when the slider rests: the explanation, what moved the figure, its revisions and its
 * line. `{ follow(wanted, dayNow), close() }`; `dayNow()` is the day that the page shows.
 */
function followDetails(indicator, latest, parts) {
  const stops = [];
  let followed = null;
  let lineOf = null;

  function keep(mine, asking, take) {
    followAnswer(asking, (answer) => followed === mine && take(answer), fail, null, DETAILS_EVERY_MS).then(
      (stop) => (followed === mine ? stops.push(stop) : stop()),
      fail,
    );
  }

  function followRevisions(mine, of, dayNow) {
    const asking = () => ask('/revisions', { ...of, asOf: dayNow() });
    let later = null;
    keep(mine, asking, (answer) => {
      parts.revised.show(answer, dayNow());
      clearTimeout(later);
      later = setTimeout(
        () => asking().then((late) => followed === mine && parts.revised.show(late, dayNow()), fail),
        UNTIL_HISTORY_MS,
      );
    });
    stops.push(() => clearTimeout(later));
  }

  async function drawLine(mine, of) {
    const key = JSON.stringify(of);
    if (lineOf === key) return;
    const days = { from: parts.slider.first, to: latest };
    try {
      const series = await ask('/series', { ...of, ...days, step: LINE_STEP_DAYS });
      if (followed !== mine) return;
      lineOf = key;
      parts.slider.draw(series.points, say('indicator.line', { name: nameOf(indicator), ...days }));
    } catch (error) {
      fail(error);
    }
  }

  function stopAll() {
    for (const stop of stops.splice(0)) stop();
  }

  return {
    follow({ window, scope, entity, statistic, asOf, before }, dayNow) {
      const of = { indicator: indicator.id, window, scope, entity, statistic };
      const mine = JSON.stringify([of, asOf, before]);
      if (followed === mine) return;
      followed = mine;
      stopAll();
      keep(
        mine,
        () => ask('/explain', { ...of, asOf }),
        (answer) => {
          parts.explained.show(answer);
          show(parts.heading, nameOf(answer.definition.indicator), { quietly: true });
          parts.facts.show(answer.definition, window);
          parts.anchor.look();
        },
      );
      if (statistic === 'median') parts.fall.say(say('movement.median'));
      else {
        const days = DAYS_BEFORE[before];
        const from = () => (days === null ? null : addDays(dayNow(), -days));
        keep(
          mine,
          () => ask('/movement', { ...of, to: asOf, from: from() }),
          (answer) => {
            parts.fall.show(answer);
            parts.anchor.look();
          },
        );
      }
      followRevisions(mine, of, dayNow);
      drawLine(mine, of);
    },
    close() {
      followed = null;
      stopAll();
    },
  };
}
