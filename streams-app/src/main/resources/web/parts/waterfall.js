// What each college has to do with a change: from one value to the other, step by step.
import { link } from '../frame/address.js';
import { el } from '../frame/dom.js';
import { moved, withUnit } from '../frame/format.js';
import { nameOf } from '../frame/register.js';
import { say } from '../frame/words.js';

const MOST = 12;

/** `{ element, show(answer) }`, the answer of /movement. */
export function waterfall(indicator, roster) {
  const element = el('div', { class: 'waterfall' });

  return {
    element,
    show(answer) {
      const { from, to, change, parts } = answer;
      if (change === null) {
        element.replaceChildren(el('p', { class: 'hint' }, say('movement.missing')));
        return;
      }
      const split = parts.some((part) => part.within !== null);
      const sorted = parts
        .filter((part) => part.change !== 0)
        .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.college < b.college ? -1 : 1));
      const rest = sorted.length > MOST ? sorted.slice(MOST - 1) : [];
      const steps = rest.length > 0 ? [...sorted.slice(0, MOST - 1), total(rest)] : sorted;
      let level = from.value;
      const bars = steps.map((step) => {
        const begin = level;
        level += step.change;
        return { ...step, begin, end: level };
      });
      const ends = [from.value, to.value, ...bars.flatMap(({ begin, end }) => [begin, end])];
      const low = Math.min(...ends);
      const high = Math.max(...ends);
      const room = (high - low || Math.abs(high) || 1) * 0.04;
      const place = (value) => ((value - low + room) / (high - low + 2 * room)) * 100;

      const bar = (begin, end, kind) => {
        const one = el('span', { class: `waterfall-bar ${kind}` });
        one.style.left = `${Math.min(place(begin), place(end))}%`;
        one.style.width = `${Math.max(0.3, Math.abs(place(end) - place(begin)))}%`;
        return el(
          'td',
          { class: 'waterfall-axis' },
          el('span', { class: 'waterfall-track', 'aria-hidden': 'true' }, one),
        );
      };
      const end = (label, value, day) =>
        el(
          'tr',
          { class: 'waterfall-end' },
          el('th', { scope: 'row' }, `${label}`),
          bar(value, value, 'mark'),
          el('td', { class: 'number', 'data-day': day }, withUnit(value, indicator)),
          split && [el('td'), el('td')],
        );

      element.replaceChildren(
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
            el(
              'thead',
              {},
              el(
                'tr',
                {},
                el('th', { scope: 'col' }, say('heat.college')),
                el(
                  'th',
                  { scope: 'col', class: 'waterfall-axis' },
                  el('span', { class: 'unseen' }, say('indicator.place')),
                ),
                el('th', { scope: 'col', class: 'number' }, say('movement.part')),
                split &&
                  ['within', 'mix'].map((name) => el('th', { scope: 'col', class: 'number' }, say(`movement.${name}`))),
              ),
            ),
            el(
              'tbody',
              {},
              end(from.asOf, from.value, from.asOf),
              bars.map((step) =>
                el(
                  'tr',
                  { 'data-college': step.college },
                  el(
                    'th',
                    { scope: 'row' },
                    step.college
                      ? link(['college', step.college], nameOf(roster.get(step.college) ?? { name: step.name }))
                      : say('movement.rest', { count: rest.length }),
                  ),
                  bar(step.begin, step.end, step.change > 0 ? 'up' : 'down'),
                  el('td', { class: 'number' }, `${step.change > 0 ? '▲' : '▼'} ${moved(step.change, indicator)}`),
                  split && ['within', 'mix'].map((name) => el('td', { class: 'number' }, moved(step[name], indicator))),
                ),
              ),
              end(to.asOf, to.value, to.asOf),
            ),
          ),
        ),
      );
    },
    say(sentence) {
      element.replaceChildren(el('p', { class: 'hint' }, sentence));
    },
  };
}

function total(parts) {
  const sum = (name) => parts.reduce((all, part) => all + (part[name] ?? 0), 0);
  return { college: null, change: sum('change'), within: sum('within'), mix: sum('mix') };
}
