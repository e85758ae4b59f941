// Where a figure comes from: records, colleges, months, the last changes and the ledger's offsets.
import { el } from '../frame/dom.js';
import { count, figure, instant, MISSING, withUnit } from '../frame/format.js';
import { nameOf } from '../frame/register.js';
import { knows, say } from '../frame/words.js';

const MOST_CHANGES = 5;

/** What a measure or slice is called, its id where the pages have no word for it. */
export function wordOf(kind, id) {
  return knows(`${kind}.${id}`) ? say(`${kind}.${id}`) : id;
}

/** A measure with its slices: `培训人日（技术技能培训）`. */
export function termInWords({ measure, slices }) {
  const parts = slices.map((slice) => wordOf('slice', slice));
  const whole = wordOf('measure', measure);
  return parts.length === 0 ? whole : say('list.of', { whole, parts: parts.join(say('list.comma')) });
}

/** `{ element, show(answer) }`, the answer of /explain. */
export function explanation(indicator, roster) {
  const element = el('div', { class: 'explanation' });
  const college = (code, name) => nameOf(roster.get(code) ?? { code, name });
  const byValue = Boolean(indicator.denominator) || indicator.unit === 'yuan';

  return {
    element,
    show(answer) {
      const covered = answer.colleges.filter((each) => each.covered);
      const months = answer.months.filter((each) => each.contributions > 0 || each.numerator !== 0);
      const silent = answer.coverage.silent.map((code) => college(code)).join(say('list.comma'));
      element.replaceChildren(
        ...[
          sourceInWords(answer, indicator),
          silent && el('p', { class: 'hint' }, say('explain.silent', { names: silent })),
          ...answer.definition.employed.map(employedInWords),
          el(
            'div',
            { class: 'beside' },
            sumTable(
              indicator,
              say('explain.byCollege'),
              say('heat.college'),
              covered,
              (each) => college(each.code, each.name),
              byValue,
            ),
            sumTable(
              indicator,
              say('explain.byMonth'),
              say('explain.month'),
              months,
              (each) => each.month ?? say('explain.earlier'),
              false,
            ),
          ),
          el('h3', {}, say('explain.last')),
          el(
            'ul',
            { class: 'last-changes' },
            answer.lastChanges.slice(0, MOST_CHANGES).map((change) => changeItem(change, college)),
          ),
          ledgerInWords(answer.ledger),
        ].filter(Boolean),
      );
    },
  };
}

function sourceInWords({ figure: { value }, events, coverage }, indicator) {
  return el(
    'p',
    {},
    say('explain.words', {
      value: withUnit(value, indicator),
      events: count(events),
      covered: coverage.covered,
      of: coverage.colleges,
    }),
  );
}

/** Which destinations counted as employed in a period. */
function employedInWords({ validFrom, destinations }) {
  const names = destinations.map((each) => wordOf('destination', each)).join(say('list.comma'));
  return el('p', { class: 'hint' }, say('explain.employed', { from: validFrom ?? MISSING, names }));
}

function changeItem({ bookedAt, college, measure, slice, day, amount, count: records }, nameOfCollege) {
  return el(
    'li',
    {},
    el('span', {}, instant(bookedAt)),
    ' ',
    nameOfCollege(college),
    ' ',
    say('explain.cell', {
      measure: termInWords({ measure, slices: slice ? [slice] : [] }),
      day,
      amount: count(amount),
      count: count(records),
    }),
  );
}

function ledgerInWords({ topic, nextOffsets }) {
  const offsets = Object.entries(nextOffsets)
    .map(([partition, offset]) => `${partition}: ${offset}`)
    .join(', ');
  return el('p', { class: 'hint' }, say('explain.ledger', { topic, offsets }));
}

/**
 * Rows and their sums. Amounts of money are fen; the sums are exact, so they are shown as integers of the ledger's own
 * unit.
 *
 * @param first the head of the first column, whose cells are `nameOfRow(row)`
 * @param withValue whether each row has a value of its own
 */
function sumTable(indicator, caption, first, rows, nameOfRow, withValue) {
  const columns = indicator.denominator ? ['numerator', 'denominator'] : ['numerator'];
  const number = (content, attributes = {}) => el('td', { class: 'number', ...attributes }, content);
  const sum = (column) => rows.reduce((all, row) => all + (row[column] ?? 0), 0);
  return el(
    'div',
    { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': caption },
    el(
      'table',
      {},
      el('caption', {}, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'col' }, first),
          columns.map((column) => el('th', { scope: 'col', class: 'number' }, columnTitle(indicator, column))),
          withValue && el('th', { scope: 'col', class: 'number' }, say('indicator.value')),
          el('th', { scope: 'col', class: 'number' }, say('indicator.records')),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((row) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, nameOfRow(row)),
            columns.map((column) => number(count(row[column]))),
            withValue && number(figure(row.value, indicator)),
            number(count(row.contributions)),
          ),
        ),
      ),
      el(
        'tfoot',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, say('explain.sum')),
          columns.map((column) => number(count(sum(column)), { 'data-sum': column })),
          withValue && el('td', { class: 'number' }),
          number(count(sum('contributions'))),
        ),
      ),
    ),
  );
}

function columnTitle({ denominator }, column) {
  if (column === 'denominator') return say('indicator.base');
  return say(denominator ? 'explain.numerator' : 'explain.amount');
}
