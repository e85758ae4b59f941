// What a chart draws, as a table.

/** The rows of a chart's option: categories or instants down, series across; the first row is the head. */
export function rowsOf({ xAxis, series }) {
  const named = [series].flat().filter((each) => each.data);
  const keys = xAxis?.data ? [...xAxis.data] : instantsOf(named);
  const columns = named.map(({ data }) => (xAxis?.data ? data.map(valueOf) : byInstant(data, keys)));
  return [
    ['', ...named.map(({ name }) => name ?? '')],
    ...keys.map((key, at) => [String(key), ...columns.map((column) => column[at] ?? null)]),
  ];
}

function valueOf(point) {
  return point !== null && typeof point === 'object' && !Array.isArray(point) ? point.value : point;
}

function pairOf(point) {
  const value = valueOf(point);
  return Array.isArray(value) ? value : [value, null];
}

function instantsOf(named) {
  return [...new Set(named.flatMap(({ data }) => data.map((point) => pairOf(point)[0])))].sort();
}

function byInstant(data, keys) {
  const values = new Map(data.map(pairOf));
  return keys.map((key) => values.get(key) ?? null);
}
