// The geometry of a small line: where values lie, and the path through them.

/** The lowest and the highest of values: `{ low, high }`. */
export function rangeOf(values) {
  return { low: Math.min(...values), high: Math.max(...values) };
}

/**
 * Where a value of a range lies in a picture of a height, from above: `y(value)`; in the middle where all are equal.
 */
export function heightIn({ low, high }, height, edge) {
  return (value) => (high === low ? height / 2 : height - edge - ((value - low) / (high - low)) * (height - 2 * edge));
}

/** The `d` of a path through values: `x(index)`, `y(value)`; null is a gap. */
export function linePath(values, x, y) {
  let drawing = false;
  return values
    .map((value, index) => {
      const step = value === null ? '' : `${drawing ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
      drawing = value !== null;
      return step;
    })
    .join('');
}
