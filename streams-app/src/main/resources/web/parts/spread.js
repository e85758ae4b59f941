// How the colleges' values lie: lowest, quartiles, median, highest, and the ranking on one axis.
import { link } from '../frame/address.js';
import { el, show } from '../frame/dom.js';
import { change, count, figure, MISSING, unitOf, withUnit } from '../frame/format.js';
import { nameOf } from '../frame/register.js';
import { say } from '../frame/words.js';

const MOST = 60;
const NAMES = ['min', 'q1', 'median', 'q3', 'max'];

/** The five numbers of a distribution: quartiles by linear interpolation, so that the median is the board's. */
export function fiveNumbers(values) {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (share) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  };
  return { min: at(0), q1: at(0.25), median: at(0.5), q3: at(0.75), max: at(1) };
}

/** `{ element, show(figures, chosen) }`: colleges' figures of one indicator, and the code of the one to point out. */
export function spread(indicator, roster) {
  const numbers = new Map(NAMES.map((name) => [name, el('dd', { 'data-spread': name })]));
  const box = el('span', { class: 'spread-box' });
  const middle = el('span', { class: 'spread-median' });
  const scale = el('span', { class: 'spread-track', 'aria-hidden': 'true' }, box, middle);
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

  const head = (key, attributes = {}) => el('th', { scope: 'col', ...attributes }, say(key));
  const element = el(
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
      el(
        'table',
        { class: 'ranking' },
        el(
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
            el(
              'th',
              { scope: 'col', class: 'spread-axis' },
              scale,
              el('span', { class: 'unseen' }, say('indicator.place')),
            ),
            head('indicator.change', { class: 'number' }),
            el(
              'th',
              { scope: 'col', class: 'number' },
              say(indicator.denominator ? 'indicator.base' : 'indicator.records'),
            ),
          ),
        ),
        body,
      ),
    ),
    more,
  );

  function makeRow(code) {
    const parts = {
      rank: el('td', { class: 'number' }),
      name: el('th', { scope: 'row' }, link(['college', code], nameOf(roster.get(code) ?? { code }))),
      value: el('td', { class: 'number', 'data-value': '' }),
      dot: el('span', { class: 'spread-dot' }),
      change: el('td', { class: 'number' }),
      base: el('td', { class: 'number' }),
    };
    parts.track = el(
      'td',
      { class: 'spread-axis' },
      el('span', { class: 'spread-track', 'aria-hidden': 'true' }, el('span', { class: 'spread-median' }), parts.dot),
    );
    const row = el(
      'tr',
      { 'data-college': code },
      parts.rank,
      parts.name,
      parts.value,
      parts.track,
      parts.change,
      parts.base,
    );
    return { row, ...parts };
  }

  function draw() {
    const known = shown.filter((each) => each.value !== null);
    const five = fiveNumbers(known.map((each) => each.value));
    for (const name of NAMES) {
      show(numbers.get(name), five ? withUnit(five[name], indicator) : MISSING, { quietly: true });
    }
    const place = (value) => (five.max === five.min ? 50 : ((value - five.min) / (five.max - five.min)) * 100);
    box.hidden = middle.hidden = !five;
    if (five) {
      box.style.left = `${place(five.q1)}%`;
      box.style.width = `${place(five.q3) - place(five.q1)}%`;
      middle.style.left = `${place(five.median)}%`;
    }
    const cut = !all && shown.length > MOST;
    const inSight = cut ? [...shown.slice(0, MOST / 2), ...shown.slice(-MOST / 2)] : shown;
    const wanted = inSight.map((each) => {
      if (!rows.has(each.entity)) rows.set(each.entity, makeRow(each.entity));
      const parts = rows.get(each.entity);
      parts.row.classList.toggle('chosen', each.entity === chosen);
      show(parts.rank, each.rank === null ? MISSING : each.rank, { quietly: true });
      show(parts.value, figure(each.value, indicator), { quietly: parts.value.textContent === '' });
      parts.value.dataset.value = each.value ?? '';
      parts.dot.hidden = each.value === null;
      parts.track.querySelector('.spread-median').hidden = !five;
      if (five) parts.track.querySelector('.spread-median').style.left = `${place(five.median)}%`;
      if (each.value !== null) parts.dot.style.left = `${place(each.value)}%`;
      show(parts.change, change(each.value, each.previousYear.value, indicator).text, { quietly: true });
      show(parts.base, count(indicator.denominator ? each.denominator : each.contributions), { quietly: true });
      return parts.row;
    });
    // Rows move only where their order changed, so that the focus and the reader's eye stay.
    wanted.forEach((row, index) => {
      if (body.children[index] !== row) body.insertBefore(row, body.children[index] ?? null);
    });
    while (body.children.length > wanted.length) body.lastElementChild.remove();
    more.hidden = !cut;
    more.textContent = say('indicator.showAll', { count: count(shown.length) });
  }

  return {
    element,
    show(figures, code) {
      chosen = code;
      const best = indicator.better === 'lower' ? 1 : -1;
      shown = figures
        .map((each) => ({ ...each }))
        .sort(
          (a, b) =>
            (a.value === null) - (b.value === null) || best * (a.value - b.value) || (a.entity < b.entity ? -1 : 1),
        );
      let rank = 0;
      shown.forEach((each, index) => {
        if (index === 0 || each.value !== shown[index - 1].value) rank = index + 1;
        each.rank = each.value === null ? null : rank;
      });
      draw();
    },
  };
}
