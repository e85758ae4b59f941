// Numbers and days as people read them. Business days are texts such as 2019-12-31 and stay texts: no time zone of a
// browser ever moves them.
import { language, say } from './words.js';

export const MISSING = '—';

const GROUPED = new Map();

function grouped(value, places) {
  if (!GROUPED.has(places)) {
    const options = { minimumFractionDigits: places, maximumFractionDigits: places };
    GROUPED.set(places, new Intl.NumberFormat('en-US', options));
  }
  return GROUPED.get(places).format(value);
}

/** A whole number with separators: `12,345`. */
export function count(value) {
  return value === null || value === undefined ? MISSING : grouped(value, 0);
}

/** Units that are counted one by one; of all others a value has two decimals. */
const WHOLE = ['person', 'person_day', 'count'];

/** Whether its value is a quotient. */
export function divides({ kind }) {
  return kind === 'ratio' || kind === 'mean';
}

/** The unit in which an indicator's value is shown: money of the ledger in 万元, of one student in 元. */
export function unitOf(indicator) {
  const { unit } = indicator;
  if (unit === 'yuan') return say(divides(indicator) ? 'unit.yuan' : 'unit.wan');
  return say(`unit.${unit}`);
}

/** A value as shown, without its unit; `—` when missing. `brief` has fewer places, for a narrow column. */
export function figure(value, indicator, { brief = false } = {}) {
  const { unit } = indicator;
  if (value === null || value === undefined) return MISSING;
  if (unit === 'ratio') return grouped(value * 100, brief ? 1 : 2);
  if (unit === 'yuan') return grouped(divides(indicator) ? value : value / 10_000, brief ? 0 : 2);
  if (!WHOLE.includes(unit)) return grouped(value, brief ? 1 : 2);
  // The mean of people is no whole number.
  return grouped(value, Number.isInteger(value) || brief ? 0 : 1);
}

/** A value with its unit: `93.78 %`, `1,234 人`. */
export function withUnit(value, indicator, options) {
  return value === null || value === undefined ? MISSING : `${figure(value, indicator, options)} ${unitOf(indicator)}`;
}

/**
 * How a value differs from one before: `{ text: '+1.35 个百分点', direction: 1 }`; percentage points of a ratio, else
 * percent. Direction 0 is no change, null cannot be said.
 */
export function change(value, before, { unit }) {
  const missing = value === null || value === undefined || before === null || before === undefined;
  if (missing || (unit !== 'ratio' && before === 0)) return { text: MISSING, direction: null };
  const amount = unit === 'ratio' ? (value - before) * 100 : ((value - before) / Math.abs(before)) * 100;
  const text = grouped(Math.abs(amount), unit === 'ratio' ? 2 : 1);
  const direction = /[1-9]/.test(text) ? Math.sign(amount) : 0;
  const sign = direction === 0 ? '' : direction > 0 ? '+' : '−';
  return { text: `${sign}${text} ${say(unit === 'ratio' ? 'unit.points' : 'unit.percent')}`, direction };
}

/** An amount by which something moved, in its own unit: `+1.35 个百分点`, `−120 人`. */
export function moved(amount, indicator) {
  if (amount === null || amount === undefined) return MISSING;
  const text = figure(Math.abs(amount), indicator);
  const sign = !/[1-9]/.test(text) ? '' : amount > 0 ? '+' : '−';
  return `${sign}${text} ${indicator.unit === 'ratio' ? say('unit.points') : unitOf(indicator)}`;
}

/** Coverage: `23/25 所`. */
export function coverage(covered, of) {
  return say('coverage', { covered, of });
}

/** Why a figure is missing, as far as itself says. */
export function whyMissing({ colleges }, indicator) {
  if (colleges === 0) return say('missing.noEvents');
  return say(indicator.denominator ? 'missing.zeroDenominator' : 'missing.noEvents');
}

/** An instant in Beijing's time, whatever the browser's zone: `2026-11-25 16:55:19`. */
export function instant(text) {
  if (!text) return MISSING;
  const beijing = new Date(Date.parse(text) + 8 * 3_600_000).toISOString();
  return `${beijing.slice(0, 10)} ${beijing.slice(11, 19)}`;
}

/** An instant in Beijing's time, to the minute: `11月26日 15:05`. */
export function moment(text) {
  const [day, time] = instant(text).split(' ');
  const [, month, date] = day.split('-').map(Number);
  return say('moment', { day, month, date, time: time.slice(0, 5) });
}

/** The day that it is in Beijing. */
export function beijingToday() {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** A span in words: 12 秒, 3 分钟, 2 小时, 5 天. */
export function span(seconds) {
  const [amount, unit] =
    seconds < 90
      ? [seconds, 'seconds']
      : seconds < 5400
        ? [seconds / 60, 'minutes']
        : seconds < 129_600
          ? [seconds / 3600, 'hours']
          : [seconds / 86_400, 'days'];
  return say(`span.${unit}`, { amount: Math.max(0, Math.round(amount)) });
}

/** A day some days later or earlier: `addDays('2019-12-31', 1)` is `2020-01-01`. */
export function addDays(day, days) {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** The same day of another year; 28 February for 29 February. */
export function addYears(day, years) {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + years, month - 1, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The first day of the year that ends with a day: `2018-12-31` for `2019-12-30`. */
export function startOfYearTo(day) {
  return addDays(addYears(day, -1), 1);
}

/** The days from one to another. */
export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The years that begin between two days, both included: 2019 and 2020 for 2018-03-01 to 2020-01-01. */
export function yearsBegun(first, last) {
  const years = [];
  const from = Number(first.slice(0, 4)) + (first.slice(4) === '-01-01' ? 0 : 1);
  for (let year = from; `${year}-01-01` <= last; year++) years.push(year);
  return years;
}

/** Whether a text is a day of the calendar. */
export function isDay(text) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && addDays(text, 0) === text;
}

/** A day in words: 2019 年 12 月 31 日, or 2019-12-31 in English. */
export function dayInWords(day) {
  if (language() === 'en') return day;
  const [year, month, date] = day.split('-').map(Number);
  return `${year} 年 ${month} 月 ${date} 日`;
}
