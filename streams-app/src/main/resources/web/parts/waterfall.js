// What each college has to do with a change: from one value to the other, step by step.
import { link } from '../frame/address.js';
import { el } from '../frame/dom.js';
import { moved, withUnit } from '../frame/format.js';
import { nameOf } from '../frame/register.js';
import { say } from '../frame/words.js';
import { axisOf, stepsFrom } from './contributions.js';

const MOST = 12;
const NARROWEST_PERCENT = 0.3;

/** `{ element, show(answer) }`, the answer of /movement. */
export function waterfall(indicator, roster) {
  const element = el('div', { class: 'waterfall' });

  return {
    element,
    show(answer) {
      if (answer.change === null) element.replaceChildren(el('p', { class: 'hint' }, say('movement.missing')));
      else element.replaceChildren(...changeInSteps(answer, indicator, roster));
    },
    say(sentence) {
      element.replaceChildren(el('p', { class: 'hint' }, sentence));
    },
  };
}

function changeInSteps({ from, to, change, parts }, indicator, roster) {
  const split = parts.some((part) => part.within !== null);
  const steps = stepsFrom(from.value, parts, MOST);
  const place = axisOf([from.value, to.value, ...steps.flatMap(({ begin, end }) => [begin, end])]);
  const end = ({ asOf, value }) =>
    el(
      'tr',
      { class: 'waterfall-end' },
      el('th', { scope: 'row' }, asOf),
      bar(place(value), place(value), 'mark'),
      el('td', { class: 'number', 'data-day': asOf }, withUnit(value, indicator)),
      split && [el('td'), el('td')],
    );
  return [
    el(
      'p',
      { 'data-change': change },
      say('movement.words', {
        from: from.asOf,
        to: to.asOf,
        before: withUnit(from.value, indicator),
        after: withUnit(to.value, indicator),
        change: change === 0 ? say('movement.none') : moved(change, indicator),
      }),
    ),
    el('p', { class: 'hint' }, say(split ? 'movement.hint' : 'movement.hintSum')),
    el(
      'div',
      { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': say('movement.title') },
      el(
        'table',
        {},
        head(split),
        el(
          'tbody',
          {},
          end(from),
          steps.map((step) => stepRow(step, place, split, indicator, roster)),
          end(to),
        ),
      ),
    ),
  ];
}

function head(split) {
  return el(
    'thead',
    {},
    el(
      'tr',
      {},
      el('th', { scope: 'col' }, say('heat.college')),
      el('th', { scope: 'col', class: 'waterfall-axis' }, el('span', { class: 'unseen' }, say('indicator.place'))),
      el('th', { scope: 'col', class: 'number' }, say('movement.part')),
      split && ['within', 'mix'].map((name) => el('th', { scope: 'col', class: 'number' }, say(`movement.${name}`))),
    ),
  );
}

function stepRow(step, place, split, indicator, roster) {
  const name = step.college
    ? link(['college', step.college], nameOf(roster.get(step.college) ?? { name: step.name }))
    : say('movement.rest', { count: step.count });
  const up = step.change > 0;
  return el(
    'tr',
    { 'data-college': step.college },
    el('th', { scope: 'row' }, name),
    bar(place(step.begin), place(step.end), up ? 'up' : 'down'),
    el('td', { class: 'number' }, `${up ? '▲' : '▼'} ${moved(step.change, indicator)}`),
    split && ['within', 'mix'].map((each) => el('td', { class: 'number' }, moved(step[each], indicator))),
  );
}

/** A bar between two places of the axis, in percent. */
function bar(begin, end, kind) {
  const one = el('span', { class: `waterfall-bar ${kind}` });
  one.style.left = `${Math.min(begin, end)}%`;
  one.style.width = `${Math.max(NARROWEST_PERCENT, Math.abs(end - begin))}%`;
  return el('td', { class: 'waterfall-axis' }, el('span', { class: 'waterfall-track', 'aria-hidden': 'true' }, one));
}
