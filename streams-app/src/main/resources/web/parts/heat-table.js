// Colleges × indicators. Only the rows in sight are in the document, so that 1,500 scroll as easily as 25.
import { el, mark } from '../frame/dom.js';
import { figure } from '../frame/format.js';
import { SIGNS } from '../frame/thresholds.js';
import { say } from '../frame/words.js';

const ROW_HEIGHT = 30;
const SPARE_ROWS = 6;

/**
 * A table in which only the rows in sight exist.
 *
 * @param columns `[{ id, name, unit, indicator }]`
 * @param row what a row shows: `rowOf(key)` is `{ key, kind: 'college'|'group', head: Node, cells: [{ value, level, depth, words }] }`
 * @param onSort called with a column's id, or `college`
 */
export function heatTable({ label, columns, rowOf, onSort }) {
  const heads = new Map();
  const head = el('div', { class: 'heat-head', role: 'row' });
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

  for (const column of [{ id: 'college', name: say('heat.college'), unit: '' }, ...columns]) {
    const button = el(
      'button',
      { type: 'button', title: say('heat.sort', { name: column.name }), onclick: () => onSort(column.id) },
      el('span', { class: 'heat-name' }, column.name),
      el('span', { class: 'heat-unit' }, column.unit),
    );
    const cell = el(
      'div',
      { role: 'columnheader', class: column.id === 'college' ? 'heat-college' : 'heat-cell', 'data-column': column.id },
      button,
    );
    heads.set(column.id, cell);
    head.append(cell);
  }
  table.style.setProperty('--columns', columns.length);
  table.setAttribute('aria-colcount', columns.length + 1);

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

  function makeRow(key, index) {
    const shown = rowOf(key);
    const cells = columns.map((column) => el('div', { role: 'cell', class: 'heat-cell', 'data-column': column.id }));
    const node = el(
      'div',
      { role: 'row', class: `heat-row ${shown.kind}`, 'data-key': key, 'aria-rowindex': index + 2 },
      el('div', { role: 'rowheader', class: 'heat-college' }, shown.head),
      cells,
    );
    cells.forEach((cell, at) => fillCell(cell, shown.cells[at], columns[at]));
    node.style.transform = `translateY(${index * ROW_HEIGHT}px)`;
    return { node, cells, index };
  }

  function range() {
    const from = Math.max(0, Math.floor(element.scrollTop / ROW_HEIGHT) - SPARE_ROWS);
    const inSight = Math.ceil((element.clientHeight || 600) / ROW_HEIGHT);
    return [from, Math.min(keys.length, from + inSight + 2 * SPARE_ROWS)];
  }

  /** Brings the rows in sight into the document, in order, and takes the others out. */
  function paint(all = false) {
    const [from, to] = all ? [0, keys.length] : range();
    const wanted = `${from} ${to}`;
    if (wanted === shownRange) return;
    shownRange = wanted;
    const next = new Map();
    const fresh = [];
    for (let index = from; index < to; index++) {
      const key = keys[index];
      let row = rows.get(key);
      if (!row) {
        row = makeRow(key, index);
        fresh.push(row);
      } else if (row.index !== index) {
        row.index = index;
        row.node.style.transform = `translateY(${index * ROW_HEIGHT}px)`;
        row.node.setAttribute('aria-rowindex', index + 2);
      }
      next.set(key, row);
    }
    for (const [key, row] of rows) if (!next.has(key)) row.node.remove();
    rows = next;
    let before = body.firstChild;
    for (const row of next.values()) {
      if (row.node === before) before = before.nextSibling;
      else body.insertBefore(row.node, before);
    }
  }

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
  // The words of a cell are made when somebody points at it.
  body.addEventListener('pointerover', (event) => {
    const node = event.target.closest('.heat-cell');
    if (!node || node.title) return;
    const key = node.closest('.heat-row').dataset.key;
    const at = columns.findIndex((column) => column.id === node.dataset.column);
    const cell = rowOf(key).cells[at];
    node.title = `${columns[at].name} ${figure(cell.value, columns[at].indicator)} ${columns[at].unit} · ${cell.words}`;
  });
  const sizes = new ResizeObserver(() => {
    shownRange = '';
    paint();
  });
  sizes.observe(element);
  const printAll = () => {
    shownRange = '';
    paint(keys.length <= 300);
  };
  const printed = () => {
    shownRange = '';
    paint();
  };
  addEventListener('beforeprint', printAll);
  addEventListener('afterprint', printed);

  return {
    element,
    /** Shows rows in an order; rows that are in sight already move, nothing is drawn anew. */
    order(newKeys) {
      keys = newKeys;
      shownRange = '';
      body.style.height = `${Math.max(1, keys.length) * ROW_HEIGHT}px`;
      table.setAttribute('aria-rowcount', keys.length + 1);
      paint();
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
      shownRange = '';
      paint();
    },
    sorted(column, order) {
      for (const [id, cell] of heads) {
        if (id === column) cell.setAttribute('aria-sort', order === 'asc' ? 'ascending' : 'descending');
        else cell.removeAttribute('aria-sort');
      }
    },
    close() {
      sizes.disconnect();
      removeEventListener('beforeprint', printAll);
      removeEventListener('afterprint', printed);
    },
  };
}
