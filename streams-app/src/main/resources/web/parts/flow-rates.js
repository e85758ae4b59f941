// How fast records come, from counts that only grow.
import { MISSING } from '../frame/format.js';

/** The time over which a rate is taken. */
export const RATE_MS = 10_000;
/** How often the counts are looked at; a rate may go back by one look more. */
export const EVERY_MS = 2000;
const KEPT_MS = 600_000;

/** The counts of the last minutes, and from them what came in a second. */
export function flowRates() {
  const seen = [];
  const sumOf = (flow) =>
    flow.types.map((type, index) => flow.colleges.reduce((sum, college) => sum + college.received[index], 0));
  return {
    /** Takes an answer of /flow. */
    add(flow) {
      const at = Date.parse(flow.at);
      const byType = sumOf(flow);
      const before = seen.at(-1);
      // An instance that was started anew counts from what it has read; that is no flow backwards.
      if (before && (at <= before.at || byType.some((sum, index) => sum < before.byType[index]))) seen.length = 0;
      seen.push({ at, byType, colleges: new Map(flow.colleges.map((college) => [college.code, college.received])) });
      // Counts by college are needed only as far back as the rate goes.
      for (const old of seen) if (old.at < at - RATE_MS - EVERY_MS) old.colleges = null;
      while (seen[0].at < at - KEPT_MS) seen.shift();
    },
    /** `{ seconds, all, of(code, type) }`, records a second; null while there is only one look. */
    now() {
      const last = seen.at(-1);
      const from = seen.find((one) => one.colleges && one.at >= last.at - RATE_MS);
      if (!from || from === last) return null;
      const seconds = (last.at - from.at) / 1000;
      const per = (after, before) => (after - before) / seconds;
      return {
        seconds,
        all: last.byType.reduce((sum, value, index) => sum + per(value, from.byType[index]), 0),
        of: (code, index) => per(last.colleges.get(code)?.[index] ?? 0, from.colleges.get(code)?.[index] ?? 0),
      };
    },
    /** Records a second of each type between two looks: `[{ at, rates }]`, `at` in milliseconds. */
    points() {
      return seen.slice(1).map((one, index) => ({
        at: one.at,
        rates: one.byType.map((sum, type) => ((sum - seen[index].byType[type]) * 1000) / (one.at - seen[index].at)),
      }));
    },
  };
}

/** A rate as shown: one place where it is small. */
export function perSecond(rate) {
  return rate.toLocaleString('en-US', { maximumFractionDigits: rate < 10 ? 1 : 0 });
}

/** A part of a whole in percent; what is there is never shown as nothing. */
export function share(part, whole) {
  if (whole === 0) return MISSING;
  const percent = (part / whole) * 100;
  return part > 0 && percent < 0.01 ? '< 0.01 %' : `${percent.toFixed(2)} %`;
}
