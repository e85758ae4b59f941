// The past of a figure as a line, and a slider under it that chooses the as-of day.
import { el, show, svg } from '../frame/dom.js';
import { addDays, daysBetween, yearsBegun } from '../frame/format.js';
import { say } from '../frame/words.js';
import { heightIn, linePath, rangeOf } from './line-path.js';

const WIDTH = 1000;
const HEIGHT = 90;
const EDGE = 6;

/**
 * `{ element, span(first, last), draw(points, label), at(day) }`; `choose(day)` is called while the slider moves.
 * Points are `{ day, value }`. The slider goes by days, and by months with Page Up and Down.
 */
export function timeline(choose) {
  const path = svg('path', { class: 'timeline-path' });
  const marks = svg('g', { class: 'timeline-marks' });
  const here = svg('line', { class: 'timeline-here', y1: 0, y2: HEIGHT });
  const picture = svg(
    'svg',
    { class: 'timeline-picture', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img' },
    marks,
    path,
    here,
  );
  const years = el('div', { class: 'timeline-years', 'aria-hidden': 'true' });
  const day = el('output', { for: 'slider', class: 'timeline-day' });
  const slider = el('input', {
    type: 'range',
    id: 'slider',
    min: 0,
    step: 1,
    oninput: () => pick(Number(slider.value)),
    onkeydown: byMonth,
  });
  let first = null;
  let last = null;

  function pick(days) {
    const chosen = addDays(first, Math.max(0, Math.min(days, Number(slider.max))));
    mark(chosen);
    choose(chosen);
  }

  function byMonth(event) {
    const step = { PageUp: 30, PageDown: -30 }[event.key];
    if (!step) return;
    event.preventDefault();
    pick(Number(slider.value) + step);
  }

  function mark(chosen) {
    slider.value = daysBetween(first, chosen);
    slider.setAttribute('aria-valuetext', chosen);
    show(day, chosen, { quietly: true });
    const x = place(chosen);
    here.setAttribute('x1', x);
    here.setAttribute('x2', x);
  }

  const place = (at) => (daysBetween(first, at) / Math.max(1, daysBetween(first, last))) * WIDTH;

  return {
    element: el(
      'div',
      { class: 'timeline' },
      el('p', { class: 'timeline-head' }, el('label', { for: 'slider' }, say('indicator.slider')), day),
      el('div', { class: 'timeline-body' }, picture, years),
      slider,
      el('p', { class: 'hint' }, say('indicator.sliderHint')),
    ),
    span(from, to) {
      if (from === first && to === last) return;
      first = from;
      last = to;
      slider.max = daysBetween(first, last);
      const begins = yearsBegun(first, last);
      marks.replaceChildren(
        ...begins.map((year) =>
          svg('line', { x1: place(`${year}-01-01`), x2: place(`${year}-01-01`), y1: 0, y2: HEIGHT }),
        ),
      );
      years.replaceChildren(
        ...begins.map((year) => {
          const label = el('span', {}, String(year));
          label.style.left = `${(place(`${year}-01-01`) / WIDTH) * 100}%`;
          return label;
        }),
      );
    },
    draw(points, label) {
      const known = points.map((point) => point.value).filter((value) => value !== null);
      const y = heightIn(rangeOf(known), HEIGHT, EDGE);
      const x = (index) => place(points[index].day);
      path.setAttribute(
        'd',
        linePath(
          points.map((point) => point.value),
          x,
          y,
        ),
      );
      picture.setAttribute('aria-label', label);
    },
    at(chosen) {
      mark(chosen < first ? first : chosen > last ? last : chosen);
      show(day, chosen, { quietly: true });
    },
  };
}
