// One table of the annual report as it is printed there.
import { link } from '../frame/address.js';
import { apiAddress } from '../frame/api.js';
import { el, show } from '../frame/dom.js';
import { nameOf } from '../frame/register.js';
import { language, say } from '../frame/words.js';
import { CITY } from './indicator-choice.js';
import { differing, printed } from './printed.js';
import { remarkOn, unitName } from './report-words.js';

/** `{ element, show(answer, view) }`, the answer of /reports/{id}; `nameOfEntity(answer)` is whose table it is. */
export function reportTable(id, nameOfEntity) {
  const heading = el('h2', { id: `table-${id}` });
  const downloads = el('p', { class: 'screen' });
  const about = el('p', { class: 'hint' });
  const table = el('table', { 'aria-labelledby': `table-${id}` });
  const element = el(
    'section',
    { class: 'panel report-table', 'data-table': id, 'aria-labelledby': `table-${id}` },
    el('div', { class: 'report-head' }, heading, downloads),
    about,
    el('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-labelledby': `table-${id}` }, table),
  );

  return {
    element,
    show(answer, view) {
      const columns = view === 'difference' ? ['closed', 'now', 'difference'] : [view];
      const of = {
        entity: nameOfEntity(answer),
        year: answer.year,
        day: answer.asOf,
        version: answer.catalogueVersion,
      };
      show(heading, say('report.caption', { id, title: language() === 'en' ? answer.titleEn : answer.title }), {
        quietly: true,
      });
      show(about, say('report.of', of), { quietly: true });
      downloads.replaceChildren(downloadOf(id, answer, view, 'csv'), downloadOf(id, answer, view, 'xlsx'));
      table.classList.toggle('three', columns.length === 3);
      table.replaceChildren(
        tableHead(answer, columns),
        el(
          'tbody',
          {},
          answer.rows.map((row) => tableRow(row, answer, columns)),
        ),
      );
    },
  };
}

function downloadOf(id, { year, entity }, view, format) {
  const href = apiAddress(`/reports/${id}`, { year, entity, view: view === 'now' ? null : view, format });
  const words = say(`report.${format}`);
  return el('a', { href, download: true, 'aria-label': `${words} · ${say('report.downloads', { id })}` }, words);
}

function tableHead(answer, views) {
  const title = (column) => (language() === 'en' ? column.titleEn : column.title);
  const words = (column, view) =>
    views.length === 1
      ? title(column)
      : say('report.columnView', { column: title(column), view: say(`report.view.${view}`) });
  return el(
    'thead',
    {},
    el(
      'tr',
      {},
      el('th', { scope: 'col', class: 'number order' }, say('report.number')),
      el('th', { scope: 'col' }, say(answer.rows.some(({ college }) => college) ? 'report.college' : 'report.row')),
      el('th', { scope: 'col', class: 'of-unit' }, say('report.unit')),
      answer.columns.flatMap((column) =>
        views.map((view) => el('th', { scope: 'col', class: 'number amount' }, words(column, view))),
      ),
      el('th', { scope: 'col', class: 'remark' }, say('report.remark')),
    ),
  );
}

function tableRow(row, answer, views) {
  const kind = row.heading ? 'heading' : row.cells.some(({ restated }) => restated) ? 'differs' : null;
  const entity = row.college ?? answer.entity;
  const name = row.indicator
    ? link(['indicator', row.indicator], nameOf(row), {
        asOf: answer.asOf,
        window: null,
        entity: entity === CITY ? null : entity,
      })
    : nameOf(row);
  const amounts = row.heading
    ? Array.from({ length: answer.columns.length * views.length }, () => el('td'))
    : row.cells.flatMap((cell, place) => amountCells(cell, answer.columns[place], row, views));
  return el(
    'tr',
    { class: kind, 'data-row': row.name },
    el('td', { class: 'number' }, row.number),
    el('th', { scope: 'row' }, name),
    el('td', {}, unitName(row.unit)),
    amounts,
    el('td', { class: 'remark' }, remarkOn(row, answer)),
  );
}

function amountCells(cell, { show: shows }, { unit }, views) {
  const text = (value) =>
    shows === 'met' && value !== null && value !== undefined
      ? say(value === 0 ? 'report.notMet' : 'report.met')
      : shows === 'change'
        ? differing(value, unit)
        : printed(value, unit);
  const texts =
    views.length === 1
      ? [text(cell.value)]
      : [text(cell.closed?.value), text(cell.now?.value), differing(cell.difference, unit)];
  return texts.map((each) => el('td', { class: 'number' }, each));
}
