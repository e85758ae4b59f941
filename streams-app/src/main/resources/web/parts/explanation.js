// Where a figure comes from: records, colleges, months, the last changes and the ledger's offsets.
import { el } from '../frame/dom.js';
import { count, figure, instant, MISSING, withUnit } from '../frame/format.js';
import { nameOf } from '../frame/register.js';
import { knows, say } from '../frame/words.js';

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
  const ratio = Boolean(indicator.denominator);
  // Amounts of money are fen; the sums are exact, so they are shown as integers of the ledger's own unit.
  const columns = ratio ? ['numerator', 'denominator'] : ['numerator'];
  const title = (column) =>
    say(
      column === 'numerator' && !ratio
        ? 'explain.amount'
        : column === 'numerator'
          ? 'explain.numerator'
          : 'indicator.base',
    );

  function table(caption, first, rows, figures, withValue) {
    const sums = columns.map((column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
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
            columns.map((column) => el('th', { scope: 'col', class: 'number' }, title(column))),
            withValue && el('th', { scope: 'col', class: 'number' }, say('indicator.value')),
            el('th', { scope: 'col', class: 'number' }, say('indicator.records')),
          ),
        ),
        el(
          'tbody',
          {},
          rows.map((row, index) =>
            el(
              'tr',
              {},
              el('th', { scope: 'row' }, figures[index]),
              columns.map((column) => el('td', { class: 'number' }, count(row[column]))),
              withValue && el('td', { class: 'number' }, figure(row.value, indicator)),
              el('td', { class: 'number' }, count(row.contributions)),
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
            sums.map((sum, index) => el('td', { class: 'number', 'data-sum': columns[index] }, count(sum))),
            withValue && el('td', { class: 'number' }),
            el('td', { class: 'number' }, count(rows.reduce((sum, row) => sum + row.contributions, 0))),
          ),
        ),
      ),
    );
  }

  return {
    element,
    show(answer) {
      const { coverage, definition } = answer;
      const covered = answer.colleges.filter((each) => each.covered);
      const silent = coverage.silent.map((code) => college(code)).join(say('list.comma'));
      const months = answer.months.filter((each) => each.contributions > 0 || each.numerator !== 0);
      element.replaceChildren(
        ...[
          el(
            'p',
            {},
            say('explain.words', {
              value: withUnit(answer.figure.value, indicator),
              events: count(answer.events),
              covered: coverage.covered,
              of: coverage.colleges,
            }),
          ),
          silent && el('p', { class: 'hint' }, say('explain.silent', { names: silent })),
          ...definition.employed.map((period) =>
            el(
              'p',
              { class: 'hint' },
              say('explain.employed', {
                from: period.validFrom ?? MISSING,
                names: period.destinations.map((each) => wordOf('destination', each)).join(say('list.comma')),
              }),
            ),
          ),
          el(
            'div',
            { class: 'beside' },
            table(
              say('explain.byCollege'),
              say('heat.college'),
              covered,
              covered.map((each) => college(each.code, each.name)),
              ratio || indicator.unit === 'yuan',
            ),
            table(
              say('explain.byMonth'),
              say('explain.month'),
              months,
              months.map((each) => each.month ?? say('explain.earlier')),
              false,
            ),
          ),
          el('h3', {}, say('explain.last')),
          el(
            'ul',
            { class: 'last-changes' },
            answer.lastChanges.slice(0, 5).map((change) =>
              el(
                'li',
                {},
                el('span', {}, instant(change.bookedAt)),
                ' ',
                college(change.college),
                ' ',
                say('explain.cell', {
                  measure: termInWords({ measure: change.measure, slices: change.slice ? [change.slice] : [] }),
                  day: change.day,
                  amount: count(change.amount),
                  count: count(change.count),
                }),
              ),
            ),
          ),
          el(
            'p',
            { class: 'hint' },
            say('explain.ledger', {
              topic: answer.ledger.topic,
              offsets: Object.entries(answer.ledger.nextOffsets)
                .map(([partition, offset]) => `${partition}: ${offset}`)
                .join(', '),
            }),
          ),
        ].filter(Boolean),
      );
    },
  };
}
