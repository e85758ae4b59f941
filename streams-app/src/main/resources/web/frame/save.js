// Buttons that save what is seen as a file.
import { el } from './dom.js';
import { figure } from './format.js';
import { say } from './words.js';
import { csvOf, workbookOf } from './workbook.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Buttons for CSV and XLSX of a table.
 *
 * @param table called when one is pressed: `{ name, rows }`; the first row is the head
 */
export function tableButtons(table) {
  const as = (kind, save) =>
    el(
      'button',
      { type: 'button', class: 'save', 'data-save': kind, onclick: () => save(table()) },
      say(`save.${kind}`),
    );
  return el(
    'span',
    { class: 'saves' },
    as('csv', ({ name, rows }) => saveFile(`${name}.csv`, new Blob([csvOf(rows)], { type: 'text/csv' }))),
    as('xlsx', ({ name, rows }) => saveFile(`${name}.xlsx`, new Blob([workbookOf(rows, name)], { type: WORKBOOK }))),
  );
}

/** Gives the reader a file. */
export function saveFile(name, blob) {
  const address = URL.createObjectURL(blob);
  const anchor = el('a', { href: address, download: name.replace(/[\\/:*?"<>|]+/g, ' ') });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A value as a number of the unit that it is shown in; null when missing. */
export function shownNumber(value, indicator) {
  return value === null || value === undefined ? null : Number(figure(value, indicator).replaceAll(',', ''));
}
