// What the figures are about: the catalogue of a day, and the colleges.
import { ask } from './api.js';
import { knows, language, say } from './words.js';

const catalogues = new Map();
let roster = null;

/** The catalogue as worded on a day; null for the clock's. Asked for once. */
export function catalogue(asOf = null) {
  const key = asOf ?? '';
  if (!catalogues.has(key)) {
    const asking = ask('/catalogue', { asOf }).then((answer) => ({
      ...answer,
      byId: new Map(answer.indicators.map((indicator) => [indicator.id, indicator])),
    }));
    asking.catch(() => catalogues.delete(key));
    catalogues.set(key, asking);
  }
  return catalogues.get(key);
}

/**
 * The colleges by code: `{ code, name, nameEn, group, expected, lastEventAt, received, … }`, asked for anew each time.
 */
export async function colleges() {
  const rows = await ask('/colleges');
  roster = new Map(rows.map((row) => [row.code, row]));
  return roster;
}

/** A name in the language of the page: of a college, an indicator (`nameZh`, `nameEn`) or a group. */
export function nameOf(thing) {
  if (language() === 'en' && thing.nameEn) return thing.nameEn;
  return thing.nameZh ?? thing.name ?? thing.id ?? thing.code;
}

/** A group's name in the language of the page; the catalogue's own where the pages have none. */
export function groupName(group) {
  return knows(`group.${group.id}`) ? say(`group.${group.id}`) : nameOf(group);
}

/** The window an indicator is shown in when a page shows this one; null when it has none that fits. */
export function windowOf(indicator, wanted) {
  if (indicator.windows.includes(wanted)) return wanted;
  return indicator.windows.includes('stock') ? 'stock' : null;
}

/** The colleges that count in groups and city. */
export function counted(all, { groups }) {
  const ids = new Set(groups.map((group) => group.id));
  return [...all.values()].filter((college) => ids.has(college.group));
}
