// How one figure moved as corrections came: each published value, newest first.
import { el } from '../frame/dom.js';
import { count, figure, instant, MISSING, moved, withUnit } from '../frame/format.js';
import { say } from '../frame/words.js';
import { sparkline } from './sparkline.js';

const MOST = 12;

/** `{ element, show(answer, day) }`, the answer of /revisions. */
export function revisions(indicator) {
  const element = el('div', { class: 'revisions' });

  return {
    element,
    show({ revisions: all, complete, now }, day) {
      if (all.length === 0) {
        element.replaceChildren(
          el('p', { class: 'hint' }, say('revisions.none', { day, now: withUnit(now.value, indicator) })),
        );
        return;
      }
      const before = (index) => (index === 0 ? null : all[index - 1].value);
      const latest = all
        .map((each, index) => ({
          ...each,
          moved: index === 0 || each.value === null || before(index) === null ? null : each.value - before(index),
        }))
        .reverse()
        .slice(0, MOST);
      const line = sparkline(say('revisions.title'));
      line.draw(all.map((each) => each.value));
      element.replaceChildren(
        ...[
          el(
            'p',
            {},
            say('revisions.words', {
              day,
              count: count(all.length),
              first: withUnit(all[0].value, indicator),
              now: withUnit(now.value, indicator),
            }),
          ),
          !complete && el('p', { class: 'hint' }, say('revisions.partial')),
          all.length > 2 && line.element,
          el(
            'div',
            { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': say('revisions.title') },
            el(
              'table',
              {},
              el('caption', {}, all.length > MOST ? say('revisions.latest', { count: MOST }) : ''),
              el(
                'thead',
                {},
                el(
                  'tr',
                  {},
                  el('th', { scope: 'col' }, say('revisions.at')),
                  [
                    'indicator.value',
                    'revisions.moved',
                    indicator.denominator ? 'indicator.base' : 'indicator.records',
                    'indicator.colleges',
                  ].map((key) => el('th', { scope: 'col', class: 'number' }, say(key))),
                ),
              ),
              el(
                'tbody',
                {},
                latest.map((each) =>
                  el(
                    'tr',
                    {},
                    el('td', {}, instant(each.publishedAt)),
                    el('td', { class: 'number' }, figure(each.value, indicator)),
                    el('td', { class: 'number' }, each.moved === null ? MISSING : moved(each.moved, indicator)),
                    el('td', { class: 'number' }, count(indicator.denominator ? each.denominator : each.contributions)),
                    el('td', { class: 'number' }, each.colleges),
                  ),
                ),
              ),
            ),
          ),
        ].filter(Boolean),
      );
    },
  };
}
