// What the address of an indicator's page asks for, in the catalogue's own terms.
import { knownChoice } from '../frame/choices.js';
import { windowOf } from '../frame/register.js';

/** The entity that is everybody. */
export const CITY = 'beijing';
export const STATISTICS = ['pooled', 'mean', 'median'];
/** The days before the as-of day with which it is compared; null is the same day a year before. */
export const DAYS_BEFORE = { year: null, quarter: 90, month: 30, week: 7 };

/**
 * `{ asOf, wantedWindow, window, scope, entity, statistic, before }`; what is unknown throws. `wantedWindow` is what was
 * asked for, `window` one that the indicator has.
 */
export function indicatorChoice(query, indicator, roster, { groups }) {
  const isGroup = (entity) => groups.some(({ id }) => id === entity);
  const isEntity = (entity) => entity === CITY || roster.has(entity) || isGroup(entity);
  const entity = knownChoice(query, 'entity', isEntity) ?? CITY;
  const scope = roster.has(entity) ? 'college' : isGroup(entity) ? 'group' : 'city';
  const window = query.get('window') ?? 'ytd';
  const statistic = knownChoice(query, 'statistic', (text) => STATISTICS.includes(text));
  return {
    asOf: query.get('asOf'),
    wantedWindow: window,
    window: windowOf(indicator, window) ?? windowOf(indicator, 'ytd') ?? indicator.windows[0],
    scope,
    entity: scope === 'city' ? CITY : entity,
    statistic: (scope !== 'college' && statistic) || 'pooled',
    before: knownChoice(query, 'before', (text) => Object.hasOwn(DAYS_BEFORE, text)) ?? 'year',
  };
}

/** How many colleges a figure of the chosen scope covers at most. */
export function collegesMeant({ scope, entity }, colleges) {
  if (scope === 'college') return 1;
  return scope === 'city' ? colleges.length : colleges.filter(({ group }) => group === entity).length;
}
