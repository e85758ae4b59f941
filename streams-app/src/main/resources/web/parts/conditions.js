// Where a condition stands: for the city, and which colleges are below what is required of them.

/** The indicators of a table of conditions, in its order. */
export function conditionsOf(indicators, table) {
  const place = ({ tables }) => Number(tables.find(({ id }) => id === table).number);
  return indicators.filter(({ tables }) => tables.some(({ id }) => id === table)).sort((a, b) => place(a) - place(b));
}

/**
 * What was held against what: `{ city, line, bound, threshold, judged, below }`. `city` is beyond or within where the city's
 * figure was compared, else why it was not: unset, paused, too_few or missing. `threshold` is the colleges', `judged` how
 * many of them were compared, `below` the codes of those beyond.
 *
 * @param ofCity what the city's figure was compared with: `[{ line, bound, state }]`
 * @param ofColleges `[{ code, comparisons }]`
 */
export function holdAgainst(ofCity, ofColleges) {
  const city = ofCity.find(({ state }) => state === 'beyond') ?? ofCity[0];
  const compared = ofColleges.filter(({ comparisons }) =>
    comparisons.some(({ state }) => state === 'beyond' || state === 'within'),
  );
  const below = ofColleges.filter(({ comparisons }) => comparisons.some(({ state }) => state === 'beyond'));
  return {
    city: city?.state ?? 'unset',
    line: city?.line ?? null,
    bound: city?.bound ?? null,
    threshold: below[0]?.comparisons.find(({ state }) => state === 'beyond').id ?? null,
    judged: compared.length,
    below: below.map(({ code }) => code),
  };
}
