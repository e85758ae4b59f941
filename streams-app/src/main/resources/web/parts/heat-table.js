// Colleges × indicators. Only the rows in sight are in the document, so that 1,500 scroll as easily as 25.
import { go } from '../frame/address.js';
import { el, mark } from '../frame/dom.js';
import { figure } from '../frame/format.js';
import { SIGNS } from '../frame/thresholds.js';
import { say } from '../frame/words.js';
import { groupOfKey } from './heat-rows.js';

const ROW_HEIGHT = 30;
const SPARE_ROWS = 6;
const MOST_PRINTED_ROWS = 300;
/** Of a table that is not in the document yet. */
const HEIGHT_UNKNOWN = 600;

/**
 * A table in which only the rows in sight exist.
 *
 * @param columns `[{ id, name, unit, indicator }]`
 * @param rowOf what a row shows: `rowOf(key)` is
 *     `{ key, kind: 'college'|'group', head: Node, cells: [{ value, level, depth, words }] }`
 * @param onSort called with a column's id, or `college`
 */
export function heatTable({ label, columns, rowOf, onSort }) {
  const heads = new Map(
    [{ id: 'college', name: say('heat.college'), unit: '' }, ...columns].map((column) => [
      column.id,
      columnHead(column, onSort),
    ]),
  );
  const head = el('div', { class: 'heat-head', role: 'row' }, [...heads.values()]);
  const body = el('div', { class: 'heat-body', role: 'rowgroup' });
  const table = el(
    'div',
    { class: 'heat-table', role: 'table', 'aria-label': label },
    el('div', { role: 'rowgroup', class: 'heat-top' }, head),
    body,
  );
  const element = el('div', { class: 'heat', tabindex: 0, role: 'region', 'aria-label': label }, table);
  let keys = [];
  let rows = new Map();
  let shownRange = '';

  table.style.setProperty('--columns', columns.length);
  table.setAttribute('aria-colcount', columns.length + 1);

  /** Brings the rows in sight into the document, in order, and takes the others out. */
  function paint({ all = false, anew = false } = {}) {
    const [from, to] = all ? [0, keys.length] : rowsInSight(element, keys.length);
    const wanted = `${from} ${to}`;
    if (wanted === shownRange && !anew) return;
    shownRange = wanted;
    const next = new Map();
    for (let index = from; index < to; index++) {
      const key = keys[index];
      const row = rows.get(key) ?? makeRow(key, rowOf(key), columns);
      if (row.index !== index) place(row, index);
      next.set(key, row);
    }
    for (const [key, row] of rows) if (!next.has(key)) row.node.remove();
    rows = next;
    arrange(body, rows.values());
  }

  sayWordsOnHover(body, columns, rowOf);
  body.addEventListener('click', leadToFigure);
  const close = paintWhenMoved(element, paint, () => keys.length);

  return {
    element,
    close,
    /** Shows rows in an order; rows that are in sight already move, nothing is drawn anew. */
    order(newKeys) {
      keys = newKeys;
      body.style.height = `${Math.max(1, keys.length) * ROW_HEIGHT}px`;
      table.setAttribute('aria-rowcount', keys.length + 1);
      paint({ anew: true });
    },
    /** Shows the new cells of a row, if it is in sight. */
    update(key) {
      const row = rows.get(key);
      if (!row) return;
      rowOf(key).cells.forEach((cell, at) => {
        if (fillCell(row.cells[at], cell, columns[at])) {
          row.cells[at].removeAttribute('title');
          mark(row.cells[at]);
        }
      });
    },
    /** Draws everything anew, as after a change of thresholds. */
    redraw() {
      for (const row of rows.values()) row.node.remove();
      rows = new Map();
      paint({ anew: true });
    },
    sorted(column, order) {
      for (const [id, cell] of heads) {
        if (id === column) cell.setAttribute('aria-sort', order === 'asc' ? 'ascending' : 'descending');
        else cell.removeAttribute('aria-sort');
      }
    },
  };
}

function columnHead({ id, name, unit }, onSort) {
  const button = el(
    'button',
    { type: 'button', title: say('heat.sort', { name }), onclick: () => onSort(id) },
    el('span', { class: 'heat-name' }, name),
    el('span', { class: 'heat-unit' }, unit),
  );
  return el(
    'div',
    { role: 'columnheader', class: id === 'college' ? 'heat-college' : 'heat-cell', 'data-column': id },
    button,
  );
}

/** A row that has no place yet: `{ node, cells, index }`. */
function makeRow(key, shown, columns) {
  const cells = columns.map((column) => el('div', { role: 'cell', class: 'heat-cell', 'data-column': column.id }));
  const node = el(
    'div',
    { role: 'row', class: `heat-row ${shown.kind}`, 'data-key': key },
    el('div', { role: 'rowheader', class: 'heat-college' }, shown.head),
    cells,
  );
  cells.forEach((cell, at) => fillCell(cell, shown.cells[at], columns[at]));
  return { node, cells, index: null };
}

function place(row, index) {
  row.index = index;
  row.node.setAttribute('aria-rowindex', index + 2);
  row.node.style.transform = `translateY(${index * ROW_HEIGHT}px)`;
}

/** Shows a cell; returns whether its text differed. */
function fillCell(node, cell, column) {
  const text = figure(cell.value, column.indicator, { brief: true });
  const sign = SIGNS[cell.level];
  const whole = sign ? `${sign} ${text}` : text;
  const changed = node.textContent !== whole;
  if (changed) node.textContent = whole;
  const kind = `heat-cell ${cell.level}${cell.depth ? ` depth-${cell.depth}` : ''}`;
  if (node.dataset.kind !== kind) {
    node.className = kind;
    node.dataset.kind = kind;
  }
  const words = cell.level === 'unset' || cell.level === 'inside' ? '' : `${text} ${cell.words}`;
  if (words) node.setAttribute('aria-label', words);
  else node.removeAttribute('aria-label');
  return changed;
}

/** The first row in sight and the one after the last, with some to spare. */
function rowsInSight({ scrollTop, clientHeight }, count) {
  const from = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - SPARE_ROWS);
  const inSight = Math.ceil((clientHeight || HEIGHT_UNKNOWN) / ROW_HEIGHT);
  return [from, Math.min(count, from + inSight + 2 * SPARE_ROWS)];
}

/** Puts rows into the document in their order; what stands right already is not touched. */
function arrange(body, rows) {
  let before = body.firstChild;
  for (const { node } of rows) {
    if (node === before) before = before.nextSibling;
    else body.insertBefore(node, before);
  }
}

/** A cell leads to its figure: a college's on its page, a group's on the indicator's. */
function leadToFigure(event) {
  const cell = event.target.closest('.heat-cell');
  if (!cell) return;
  const { key } = cell.closest('.heat-row').dataset;
  const indicator = cell.dataset.column;
  const group = groupOfKey(key);
  if (group === null) go(['college', key], { indicator });
  else go(['indicator', indicator], { entity: group });
}

/** The words of a cell are made when somebody points at it. */
function sayWordsOnHover(body, columns, rowOf) {
  body.addEventListener('pointerover', (event) => {
    const node = event.target.closest('.heat-cell');
    if (!node || node.title) return;
    const { key } = node.closest('.heat-row').dataset;
    const at = columns.findIndex((column) => column.id === node.dataset.column);
    const { name, indicator, unit } = columns[at];
    const cell = rowOf(key).cells[at];
    node.title = `${name} ${figure(cell.value, indicator)} ${unit} · ${cell.words}`;
  });
}

/** Paints when the table is scrolled, resized or printed, until the returned function is called. */
function paintWhenMoved(element, paint, countOfRows) {
  let waiting = false;
  element.addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        paint();
      });
    },
    { passive: true },
  );
  const paintAnew = () => paint({ anew: true });
  const paintAll = () => paint({ all: countOfRows() <= MOST_PRINTED_ROWS, anew: true });
  const sizes = new ResizeObserver(paintAnew);
  sizes.observe(element);
  addEventListener('beforeprint', paintAll);
  addEventListener('afterprint', paintAnew);
  return () => {
    sizes.disconnect();
    removeEventListener('beforeprint', paintAll);
    removeEventListener('afterprint', paintAnew);
  };
}
