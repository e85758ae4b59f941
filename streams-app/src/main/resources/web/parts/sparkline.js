// A small line of the last year, in a place that is kept free for it.
import { svg } from '../frame/dom.js';
import { heightIn, linePath, rangeOf } from './line-path.js';

const WIDTH = 160;
const HEIGHT = 36;
const EDGE = 3;

/**
 * A sparkline: `draw(values, lines, range)` shows values (null is a gap) and thresholds' values, on an axis of its own
 * or the range's `{ low, high }`; `last(value)` moves its end.
 */
export function sparkline(label) {
  const band = svg('g', { class: 'spark-lines' });
  const path = svg('path', { class: 'spark-path' });
  const end = svg('path', { class: 'spark-end' });
  const element = svg(
    'svg',
    {
      class: 'spark',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': label,
    },
    band,
    path,
    end,
  );
  let values = [];
  let lines = [];
  let range = null;

  function paint() {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) {
      path.setAttribute('d', '');
      end.setAttribute('d', '');
      band.replaceChildren();
      return;
    }
    const own = rangeOf([...known, ...lines.map((line) => line.value)]);
    const y = heightIn(range ?? own, HEIGHT, EDGE);
    const x = (index) => EDGE + (index / Math.max(1, values.length - 1)) * (WIDTH - 2 * EDGE);
    path.setAttribute('d', linePath(values, x, y));
    band.replaceChildren(
      ...lines.map((line) =>
        svg('line', { class: `spark-line ${line.severity}`, x1: 0, x2: WIDTH, y1: y(line.value), y2: y(line.value) }),
      ),
    );
    const lastValue = values[values.length - 1];
    end.setAttribute('d', lastValue === null ? '' : `M${x(values.length - 1)} ${y(lastValue)}h0`);
  }

  return {
    element,
    draw(newValues, newLines = [], newRange = null) {
      values = newValues;
      lines = newLines;
      range = newRange;
      paint();
    },
    last(value) {
      if (values.length === 0 || values[values.length - 1] === value) return;
      values[values.length - 1] = value;
      paint();
    },
    label(text) {
      element.setAttribute('aria-label', text);
    },
  };
}
