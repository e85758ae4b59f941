// What the report's page asks for, and what it remarks on a row.
import { knownChoice, Misaddressed } from '../frame/choices.js';
import { count } from '../frame/format.js';
import { knows, say } from '../frame/words.js';
import { CITY } from './indicator-choice.js';
import { printed } from './printed.js';

export const FIRST_YEAR = 1990;
/** As it is now, as it was when the year was closed, and both with the difference. */
export const VIEWS = ['now', 'closed', 'difference'];

/** What the address asks for: `{ year, entity, view }`; throws where there is no such year, entity or view. */
export function reportChoice(query, latestDay, isEntity) {
  const latestYear = Number(latestDay.slice(0, 4));
  const year = knownChoice(query, 'year', (text) => /^\d{4}$/.test(text));
  if (year !== null && (Number(year) < FIRST_YEAR || Number(year) > latestYear)) {
    throw new Misaddressed('year', say('address.noYear', { value: year, day: latestDay }));
  }
  return {
    year: year === null ? latestYear : Number(year),
    entity: knownChoice(query, 'entity', (text) => text === CITY || isEntity(text)) ?? CITY,
    view: knownChoice(query, 'view', (text) => VIEWS.includes(text)) ?? 'now',
  };
}

/** A unit of the report in the language of the page. */
export function unitName(unit) {
  return knows(`printed.${unit}`) ? say(`printed.${unit}`) : unit;
}

/** What is to be said about a row and its year before: restated, missing, or how many colleges it covers. */
export function remarkOn(row, answer) {
  if (row.heading) return '';
  if (!row.fed) return say('report.notFed');
  const before = remarkOnYear(row.previousYear, row.previousYear.year, row.unit, answer);
  return [before, remarkOnYear(row, answer.year, row.unit, answer)].filter(Boolean).join(say('list.semicolon'));
}

function remarkOnYear({ restated, closed, now, value, colleges }, year, unit, answer) {
  if (restated) {
    return say('report.restated', { year, closed: printed(closed.value, unit), now: printed(now.value, unit) });
  }
  if (value === null && colleges === 0) return say('report.missing', { year });
  if (answer.scope === 'college' || year !== answer.year) return null;
  return say('report.covered', { year, covered: count(colleges) });
}
