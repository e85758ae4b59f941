// How values lie among each other: quartiles and ranks.

/**
 * The five numbers of a distribution: quartiles by linear interpolation, so that the median is the board's; null of
 * none.
 */
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

/**
 * Figures from the best to the worst, each with its `rank`: equal values share one, the next is counted on (1, 2, 2,
 * 4). What is missing stands last and has the rank null.
 *
 * @param better of the indicator: `lower`, else the highest is the first
 */
export function ranked(figures, better) {
  const best = better === 'lower' ? 1 : -1;
  const sorted = figures
    .map((each) => ({ ...each }))
    .sort(
      (a, b) => (a.value === null) - (b.value === null) || best * (a.value - b.value) || (a.entity < b.entity ? -1 : 1),
    );
  let rank = 0;
  sorted.forEach((each, index) => {
    if (index === 0 || each.value !== sorted[index - 1].value) rank = index + 1;
    each.rank = each.value === null ? null : rank;
  });
  return sorted;
}

/** The place of a value among all: one more than there are better ones. */
export function placeAmong(values, value, better) {
  const isBetter = better === 'lower' ? (other) => other < value : (other) => other > value;
  return values.filter(isBetter).length + 1;
}

/** Where a value lies between the lowest and the highest, in percent; in the middle where they are equal. */
export function percentBetween({ min, max }, value) {
  return max === min ? 50 : ((value - min) / (max - min)) * 100;
}
