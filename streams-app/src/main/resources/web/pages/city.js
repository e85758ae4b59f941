// The city: what is wrong and where, what moved most, and every figure by chapter of the report.
import { ask } from '../frame/api.js';
import { el, show } from '../frame/dom.js';
import { followAnswer, followCompared, followFigures } from '../frame/figures.js';
import { showDay, showProblem } from '../frame/header.js';
import { catalogue, colleges, counted, windowOf } from '../frame/register.js';
import { say } from '../frame/words.js';
import { attention } from '../parts/attention.js';
import { cityHeat } from '../parts/city-heat.js';
import { cityChapters } from '../parts/city-chapters.js';
import { cityMovers } from '../parts/city-movers.js';

export const choices = ['asOf', 'window'];
export const reads = {
  sort: null,
  order: ['asc', 'desc'],
  group: ['ownership'],
  find: null,
  rule: null,
  of: null,
  line: null,
  owner: null,
  columns: null,
};

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
  /** What comes later than the page, and may come after it is closed. */
  const keep = (following) => following.then((stop) => (closed.now ? stop() : stops.push(stop)), fail);
  const definitions = await catalogue(asOf);
  const state = {
    asOf,
    window,
    closed,
    definitions,
    book: new Map(),
    cases: null,
    checks: null,
    colleges: new Map(),
    indicators: definitions.indicators.filter((indicator) => windowOf(indicator, window)),
  };
  try {
    const tiles = cityChapters(state);
    state.tiles = tiles;
    stops.push(() => tiles.close());
    const movers = cityMovers(state);
    state.movers = movers;
    const cards = attention(state);
    const day = el('span', { class: 'day' });
    const heat = cityHeat(state, here);
    state.heat = heat;
    stops.push(() => heat.close());
    const takeDay = (answer) => {
      showProblem(null);
      showDay(answer);
      if (state.day === answer.asOf) return;
      state.day = answer.asOf;
      show(day, say('city.asOf', { day: answer.asOf }), { quietly: true });
      // Rows whose figure did not change are of the new day too.
      tiles.redraw();
    };
    /** What figures are judged by has changed. */
    const judged = (what) => (newest) => {
      state[what] = newest;
      tiles.redraw();
      heat.judge();
      cards.draw();
    };
    const windows = [...new Set([window, 'stock'])];
    // Asked for together; the city's figures are shown as soon as they are there.
    const following = heat.follow(fail, takeDay, () => cards.draw());
    following.catch(() => {});
    await Promise.all([
      followColleges(state, cards).then((stop) => stops.push(stop)),
      followFigures(
        { entity: definitions.city.id, statistic: 'pooled', window: windows, asOf },
        (answer) => {
          takeDay(answer);
          tiles.take(answer);
          cards.draw();
        },
        fail,
      ).then((stop) => stops.push(stop)),
      followCompared(asOf, judged('book'), fail).then((stop) => stops.push(stop)),
    ]);
    element.replaceChildren(
      el('h1', {}, say('city.heading')),
      cards.element,
      movers.element,
      el(
        'section',
        { 'aria-labelledby': 'chapters-title' },
        el('h2', { id: 'chapters-title' }, say('city.indicators')),
        el('p', { class: 'hint' }, day, ' ', say('city.hint')),
        tiles.element,
      ),
      heat.element,
    );
    keep(movers.follow(fail));
    stops.push(await following);
    tiles.lines();
    keep(followAnswer(() => ask('/checks', { asOf }), judged('checks'), fail, null, 5000));
    keep(followAnswer(openCases, judged('cases'), fail, null, 2000));
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

function fail(error) {
  showProblem(say('page.failed', { why: error.message }));
}

/** Keeps the colleges of the state current. */
function followColleges(state, cards) {
  const take = () => {
    state.counted = counted(state.colleges, state.definitions);
    cards.draw();
  };
  return followAnswer(
    colleges,
    (all) => {
      state.colleges = all;
      take();
      state.heat.roster();
      state.tiles.redraw();
      state.movers.draw();
    },
    fail,
    (message) => {
      for (const college of message.colleges) state.colleges.set(college.code, college);
      if (message.colleges.length > 0) take();
    },
  );
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
