// Figures that a page shows, asked for once and kept current.
import { ask } from './api.js';
import { calmly } from './dom.js';
import { follow, ready } from './live.js';
import { comparisonBook } from './thresholds.js';

/** Windows of which the stream itself tells the new figures, of the clock's day. */
const TOLD = new Set(['ytd', 'stock']);

/** The colours of figures may come a moment after the figures. */
const COMPARED_EVERY_MS = 1500;

/** The name of a figure among others. */
export function keyOf({ indicator, window, scope, entity, statistic }) {
  return [indicator, window, scope, entity, statistic].join('|');
}

/**
 * Shows figures and goes on showing what changes, until the returned function is called.
 *
 * @param query as of /values: `{ scope: 'city', statistic: 'pooled', window: ['ytd', 'stock'], asOf: null }`
 * @param take called with `{ asOf, clock, figures, whole }`: all of them first (`whole`), then only what changed
 * @param fail called with an error; asking goes on at the next change
 */
export function followFigures(query, take, fail) {
  const { asOf = null, ...filters } = query;
  const windows = filters.window ? [filters.window].flat() : null;
  const told = asOf === null && windows !== null && windows.every((window) => TOLD.has(window));
  const isMeant = (figure) =>
    Object.entries(filters).every(([name, value]) => value === null || [value].flat().includes(figure[name]));
  return followAnswer(
    () => ask('/values', query),
    (answer) => take({ asOf: answer.asOf, clock: answer.clock, figures: answer.values, whole: true }),
    fail,
    told &&
      ((message) =>
        take({ asOf: message.asOf, clock: message.clock, figures: message.values.filter(isMeant), whole: false })),
  );
}

/** What was held against thresholds as of a day, kept current: `take(book)`. */
export function followCompared(asOf, take, fail) {
  const asking = () => ask('/thresholds/compared', { asOf });
  return followAnswer(asking, (answer) => take(comparisonBook(answer)), fail, null, COMPARED_EVERY_MS);
}

/**
 * Shows an answer and keeps it current, until the returned function is called: asks, and asks again a moment after
 * something moved.
 *
 * @param asking `() => ask('/series', …)`
 * @param take called with each answer
 * @param fail called with an error; asking goes on at the next change
 * @param patch where the stream's message itself says what is new: called with it instead of asking again
 */
export async function followAnswer(asking, take, fail, patch = null, pauseMs = 1000) {
  let stopped = false;
  let asked = 0;
  let taken = 0;
  let inFlight = 0;
  let meanwhile = [];

  async function load() {
    const number = ++asked;
    if (inFlight++ === 0) meanwhile = [];
    try {
      const answer = await asking();
      // A later question may have been answered before this one; the first answer is taken even if another is on its way.
      if (stopped || number < taken) return;
      taken = number;
      take(answer);
      // What was told while the answer was on its way may be newer than it.
      if (patch) meanwhile.forEach(patch);
    } finally {
      inFlight--;
    }
  }
  const reload = () => load().catch((error) => !stopped && fail(error));
  const calmReload = calmly(reload, pauseMs);

  await ready();
  const unfollow = follow({
    values(message) {
      if (!patch) {
        calmReload();
        return;
      }
      if (inFlight > 0) meanwhile.push(message);
      if (taken > 0) patch(message);
    },
    reload,
  });
  const stop = () => {
    stopped = true;
    calmReload.cancel();
    unfollow();
  };
  try {
    await load();
  } catch (error) {
    stop();
    throw error;
  }
  return stop;
}
