// Where am I among the others: every college a dot on a line, oneself a filled one, medians as strokes.
import { svg } from '../frame/dom.js';

const WIDTH = 220;
const HEIGHT = 26;
const EDGE = 7;

/** A strip: `draw({ own, others, cityMedian, groupMedian, words })`; values may be null. */
export function strip() {
  const element = svg('svg', { class: 'strip', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img' });
  return {
    element,
    draw({ own, others, cityMedian, groupMedian, words }) {
      element.setAttribute('aria-label', words);
      const known = others.filter((value) => value !== null);
      if (known.length === 0) {
        element.replaceChildren();
        return;
      }
      const low = Math.min(...known);
      const high = Math.max(...known);
      const x = (value) =>
        (high === low ? WIDTH / 2 : EDGE + ((value - low) / (high - low)) * (WIDTH - 2 * EDGE)).toFixed(1);
      const middle = HEIGHT / 2;
      element.replaceChildren(
        svg('title', {}, words),
        svg('line', { class: 'strip-axis', x1: EDGE, x2: WIDTH - EDGE, y1: middle, y2: middle }),
        ...known.map((value) => svg('circle', { class: 'strip-other', cx: x(value), cy: middle, r: 3.2 })),
        ...(cityMedian === null
          ? []
          : [svg('line', { class: 'strip-city', x1: x(cityMedian), x2: x(cityMedian), y1: 2, y2: HEIGHT - 2 })]),
        ...(groupMedian === null
          ? []
          : [svg('line', { class: 'strip-group', x1: x(groupMedian), x2: x(groupMedian), y1: 2, y2: HEIGHT - 2 })]),
        ...(own === null ? [] : [svg('circle', { class: 'strip-own', cx: x(own), cy: middle, r: 5.5 })]),
      );
    },
  };
}
