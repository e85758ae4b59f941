// What each college adds to a change, as steps from the one value to the other.

/**
 * The steps from a value on, the greatest first: `[{ college, change, within, mix, begin, end }]`. Of more than `most`,
 * the last step sums up the smallest ones, with `college` null and `count`, how many these are.
 */
export function stepsFrom(value, parts, most) {
  const sorted = parts
    .filter((part) => part.change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.college < b.college ? -1 : 1));
  const rest = sorted.length > most ? sorted.slice(most - 1) : [];
  const steps = rest.length > 0 ? [...sorted.slice(0, most - 1), total(rest)] : sorted;
  let level = value;
  return steps.map((step) => {
    const begin = level;
    level += step.change;
    return { ...step, begin, end: level };
  });
}

/** Where values lie on an axis that has a little room at both ends, in percent: `place(value)`. */
export function axisOf(values) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low || Math.abs(high) || 1) * 0.04;
  return (value) => ((value - low + room) / (high - low + 2 * room)) * 100;
}

function total(parts) {
  const sum = (name) => parts.reduce((all, part) => all + (part[name] ?? 0), 0);
  return { college: null, count: parts.length, change: sum('change'), within: sum('within'), mix: sum('mix') };
}
