// How the colleges' values lie: lowest, quartiles, median, highest, and the ranking on one axis.
import { link } from '../frame/address.js';
import { el, show } from '../frame/dom.js';
import { change, count, figure, MISSING, unitOf, withUnit } from '../frame/format.js';
import { nameOf } from '../frame/register.js';
import { say } from '../frame/words.js';
import { fiveNumbers, percentBetween, ranked } from './distribution.js';

const MOST = 60;
const NAMES = ['min', 'q1', 'median', 'q3', 'max'];

/** `{ element, show(figures, chosen) }`: colleges' figures of one indicator, and the code of the one to point out. */
export function spread(indicator, roster) {
  const numbers = new Map(NAMES.map((name) => [name, el('dd', { 'data-spread': name })]));
  const scale = makeScale();
  const body = el('tbody');
  const more = el('button', {
    type: 'button',
    hidden: true,
    onclick: () => {
      all = true;
      draw();
    },
  });
  const rows = new Map();
  let all = false;
  let shown = [];
  let chosen = null;

  function draw() {
    const five = fiveNumbers(shown.map((each) => each.value).filter((value) => value !== null));
    for (const name of NAMES) {
      show(numbers.get(name), five ? withUnit(five[name], indicator) : MISSING, { quietly: true });
    }
    scale.draw(five);
    const cut = !all && shown.length > MOST;
    const inSight = cut ? [...shown.slice(0, MOST / 2), ...shown.slice(-MOST / 2)] : shown;
    const wanted = inSight.map((each) => {
      if (!rows.has(each.entity)) rows.set(each.entity, makeRow(roster, each.entity));
      const parts = rows.get(each.entity);
      parts.row.classList.toggle('chosen', each.entity === chosen);
      fillRow(parts, each, indicator, five);
      return parts.row;
    });
    arrange(body, wanted);
    more.hidden = !cut;
    more.textContent = say('indicator.showAll', { count: count(shown.length) });
  }

  return {
    element: el(
      'div',
      { class: 'spread' },
      el(
        'dl',
        { class: 'spread-numbers' },
        NAMES.map((name) => el('div', {}, el('dt', {}, say(`spread.${name}`)), numbers.get(name))),
      ),
      el('p', { class: 'hint' }, say('indicator.rankingHint')),
      el(
        'div',
        { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': say('indicator.ranking') },
        el('table', { class: 'ranking' }, rankingHead(indicator, scale.element), body),
      ),
      more,
    ),
    show(figures, code) {
      chosen = code;
      shown = ranked(figures, indicator.better);
      draw();
    },
  };
}

/** The axis over the ranking: a box from quartile to quartile, and the median. */
function makeScale() {
  const box = el('span', { class: 'spread-box' });
  const middle = el('span', { class: 'spread-median' });
  return {
    element: el('span', { class: 'spread-track', 'aria-hidden': 'true' }, box, middle),
    draw(five) {
      box.hidden = middle.hidden = !five;
      if (!five) return;
      const first = percentBetween(five, five.q1);
      box.style.left = `${first}%`;
      box.style.width = `${percentBetween(five, five.q3) - first}%`;
      middle.style.left = `${percentBetween(five, five.median)}%`;
    },
  };
}

function rankingHead(indicator, scale) {
  const head = (key, attributes = {}) => el('th', { scope: 'col', ...attributes }, say(key));
  return el(
    'thead',
    {},
    el(
      'tr',
      {},
      head('indicator.rank', { class: 'number' }),
      head('heat.college'),
      el(
        'th',
        { scope: 'col', class: 'number' },
        say('list.of', { whole: say('indicator.value'), parts: unitOf(indicator) }),
      ),
      el('th', { scope: 'col', class: 'spread-axis' }, scale, el('span', { class: 'unseen' }, say('indicator.place'))),
      head('indicator.change', { class: 'number' }),
      el('th', { scope: 'col', class: 'number' }, say(indicator.denominator ? 'indicator.base' : 'indicator.records')),
    ),
  );
}

function makeRow(roster, code) {
  const rank = el('td', { class: 'number' });
  const name = el('th', { scope: 'row' }, link(['college', code], nameOf(roster.get(code) ?? { code })));
  const value = el('td', { class: 'number', 'data-value': '' });
  const median = el('span', { class: 'spread-median' });
  const dot = el('span', { class: 'spread-dot' });
  const track = el(
    'td',
    { class: 'spread-axis' },
    el('span', { class: 'spread-track', 'aria-hidden': 'true' }, median, dot),
  );
  const differs = el('td', { class: 'number' });
  const base = el('td', { class: 'number' });
  const row = el('tr', { 'data-college': code }, rank, name, value, track, differs, base);
  return { row, rank, value, median, dot, differs, base };
}

function fillRow({ rank, value, median, dot, differs, base }, each, indicator, five) {
  show(rank, each.rank === null ? MISSING : each.rank, { quietly: true });
  show(value, figure(each.value, indicator), { quietly: value.textContent === '' });
  value.dataset.value = each.value ?? '';
  dot.hidden = each.value === null;
  median.hidden = !five;
  if (five) median.style.left = `${percentBetween(five, five.median)}%`;
  if (each.value !== null) dot.style.left = `${percentBetween(five, each.value)}%`;
  show(differs, change(each.value, each.previousYear.value, indicator).text, { quietly: true });
  show(base, count(indicator.denominator ? each.denominator : each.contributions), { quietly: true });
}

/** Rows move only where their order changed, so that the focus and the reader's eye stay. */
function arrange(body, rows) {
  rows.forEach((row, index) => {
    if (body.children[index] !== row) body.insertBefore(row, body.children[index] ?? null);
  });
  while (body.children.length > rows.length) body.lastElementChild.remove();
}
