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

/** What is to be said about a row: its statistic, what was restated or is missing, and how many colleges it covers. */
export function remarkOn(row, answer) {
  if (row.heading) return '';
  if (!row.fed) return say('report.notFed');
  const statistics = row.cells.map(({ statistic }) => statistic).filter((each) => each && each !== 'pooled');
  return [
    ...new Set(
      answer.scope === 'college' || row.college ? [] : statistics.map((each) => say(`report.statistic.${each}`)),
    ),
    ...row.cells.map((cell, place) => remarkOnCell(cell, answer.columns[place], row, answer)),
  ]
    .filter(Boolean)
    .join(say('list.semicolon'));
}

function remarkOnCell({ restated, closed, now, value, colleges, indicator }, column, { unit, college }, answer) {
  const { year } = column;
  if (restated) {
    return say('report.restated', { year, closed: printed(closed.value, unit), now: printed(now.value, unit) });
  }
  if (!indicator || college) return null;
  if (value === null && colleges === 0) return say('report.missing', { year });
  if (answer.scope === 'college' || year !== answer.year || column !== lastOfYear(answer)) return null;
  return say('report.covered', { year, covered: count(colleges) });
}

/** The last column of figures of the table's year: who is covered is said once. */
function lastOfYear({ columns, year }) {
  return columns.findLast((column) => column.show === 'figure' && column.year === year);
}
