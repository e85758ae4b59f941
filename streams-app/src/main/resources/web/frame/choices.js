// What an address may ask for. What it asks for and there is not, is said: another day, window or year than was asked for
// would be taken for the one that was.
import { isDay } from './format.js';
import { say } from './words.js';

export const WINDOWS = ['7d', '30d', '90d', '365d', 'ytd', 'aytd'];
/** Of every page: those that go along from page to page. */
const COMMON = {
  asOf: (text) => isDay(text) && text >= '1990-01-01' && text <= '2999-12-31',
  window: (text) => WINDOWS.includes(text),
  lang: (text) => ['zh', 'en'].includes(text),
};

/** What an address asks for and there is not; `parameter` names where it does. */
export class Misaddressed extends Error {
  constructor(parameter, message) {
    super(message);
    this.name = 'Misaddressed';
    this.parameter = parameter;
  }
}

/**
 * Throws where a page cannot mean what the address says: a value that its parameter does not have, or a parameter that
 * differs from a known one by capitals only. Other parameters are somebody else's, as of a messenger that passed it on.
 *
 * @param reads the page's own parameters: what each may be, as a list or a predicate; null for any text
 */
export function checkAddress(query, reads = {}) {
  const known = { ...COMMON, ...reads };
  for (const [name, value] of query) {
    if (Object.hasOwn(known, name)) requireKnown(name, value, known[name]);
    else if (Object.keys(known).some((each) => each.toLowerCase() === name.toLowerCase())) {
      const meant = Object.keys(known).find((each) => each.toLowerCase() === name.toLowerCase());
      throw new Misaddressed(name, say('address.misspelled', { name, meant }));
    }
  }
}

/** A parameter's value; null where the address has none. Throws where it is not one that is known. */
export function knownChoice(query, name, isKnown) {
  const value = query.get(name);
  if (value !== null) requireKnown(name, value, isKnown);
  return value;
}

function requireKnown(name, value, known) {
  const isKnown = known === null || (Array.isArray(known) ? known.includes(value) : known(value));
  if (!isKnown) throw new Misaddressed(name, say('address.unknown', { what: say(`parameter.${name}`), value, name }));
}
