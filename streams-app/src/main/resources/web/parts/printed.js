// Figures as the report prints them: counts whole, shares and money with two decimals.
import { MISSING } from '../frame/format.js';

const WHOLE_UNITS = new Set(['人', '人日', '个', '项', '门', '人次', '课次']);

/** A printed value in a unit of the report: `1,234`, `92.38`; `—` when missing. */
export function printed(value, unit) {
  if (value === null || value === undefined) return MISSING;
  const places = WHOLE_UNITS.has(unit) && Number.isInteger(value) ? 0 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places });
}

/** The difference of two printed values, with its sign: `+3`, `−0.25`, `0`. */
export function differing(amount, unit) {
  if (amount === null || amount === undefined) return MISSING;
  const text = printed(Math.abs(amount), unit);
  return /[1-9]/.test(text) ? `${amount > 0 ? '+' : '−'}${text}` : text;
}
