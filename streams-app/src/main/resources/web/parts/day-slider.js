// The line of an indicator's past years, and the slider under it that moves the day of the whole page.
import { choose } from '../frame/address.js';
import { calmly } from '../frame/dom.js';
import { timeline } from './timeline.js';

const YEARS = 3;
const WHILE_SLIDING_MS = 120;

/** `{ element, first, at(day), draw(points, label), close() }`; the slider goes from the `first` day to the latest. */
export function daySlider(latest) {
  const first = `${Number(latest.slice(0, 4)) - YEARS}-01-01`;
  let slidTo = null;
  const chooseSoon = calmly(() => {
    const asOf = slidTo === latest ? null : slidTo;
    slidTo = null;
    choose({ asOf }, { replace: true });
  }, WHILE_SLIDING_MS);
  const time = timeline((day) => {
    slidTo = day;
    chooseSoon();
  });
  time.span(first, latest);
  return {
    element: time.element,
    first,
    draw: time.draw,
    at(day) {
      if (slidTo === null) time.at(day); // else the hand is ahead of the answer
    },
    close: () => chooseSoon.cancel(),
  };
}
