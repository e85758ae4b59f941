// What a threshold says, in words.
import { count, withUnit } from '../frame/format.js';
import { groupName, nameOf } from '../frame/register.js';
import { knows, say } from '../frame/words.js';
import { CITY } from './indicator-choice.js';

/** A college, a group or the city by its name. */
export function entityName(known, entity) {
  const college = known.roster.get(entity);
  if (college) return nameOf(college);
  const group = known.groups.find((each) => each.id === entity);
  if (group) return groupName(group);
  return entity === CITY ? say('scope.city') : entity;
}

/** Whom a threshold is about. `known` is `{ definitions, roster, groups }`. */
export function aboutOf(known, { scope, entity, statistic }) {
  const about = entity ? entityName(known, entity) : say(`scope.every.${scope}`);
  return scope === 'college' ? about : `${about} · ${say(`statistic.${statistic}`)}`;
}

/** A threshold's line: `不低于 90.00 %`; the bare number where its indicator is unknown. */
export function lineOf(indicator, { bound, value }) {
  return `${say(`bound.${bound}`)} ${indicator ? withUnit(value, indicator) : value}`;
}

/** Who signed a change; what the server signs for somebody in the language of the page. */
export function signedBy(name) {
  return knows(`signed.${name}`) ? say(`signed.${name}`) : (name ?? '');
}

/** When a threshold holds. */
export function validOf({ validFrom, validTo }) {
  if (!validFrom && !validTo) return say('thresholds.always');
  return `${validFrom ?? '…'} – ${validTo ?? '…'}`;
}

/** What a change of a threshold changed, in words, a text for each difference; `before` or `after` may be null. */
export function differences(known, before, after) {
  if (!after) return [`${say('thresholds.taken')} ${whole(known, before)}`];
  if (!before) return [`${say('thresholds.made')} ${whole(known, after)}`];
  const indicator = known.definitions.byId.get(after.indicator);
  const texts = [
    (each) => aboutOf(known, each),
    (each) => say(`window.${each.window}`),
    (each) => lineOf(indicator, each),
    (each) => say(`severity.${each.severity}`),
    (each) => say('thresholds.leastOf', { count: count(each.minDenominator) }),
    validOf,
  ];
  const changed = texts
    .map((text) => [text(before), text(after)])
    .filter(([was, is]) => was !== is)
    .map(([was, is]) => `${was} → ${is}`);
  return changed.length ? changed : [say('thresholds.same')];
}

function whole(known, threshold) {
  const indicator = known.definitions.byId.get(threshold.indicator);
  return [
    indicator ? nameOf(indicator) : threshold.indicator,
    aboutOf(known, threshold),
    lineOf(indicator, threshold),
    say(`severity.${threshold.severity}`),
  ].join(' · ');
}
