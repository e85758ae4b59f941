// What a case says, in words.
import { MISSING, withUnit } from '../frame/format.js';
import { groupName, nameOf } from '../frame/register.js';
import { knows, language, ownPart, say } from '../frame/words.js';

/** Why a case can be closed. */
export const REASONS = ['data_corrected', 'explained', 'recovered', 'tolerated', 'threshold_changed', 'false_alarm'];

/** The indicator that a case is about; null where it is about something else. `known` is `{ definitions, roster }`. */
export function indicatorOf(known, each) {
  return each.indicator ? known.definitions.byId.get(each.indicator) : null;
}

/** What an alert is called; one that the pages do not know by its own name. */
export function alertName(alertname) {
  return knows(`alert.${alertname}`) ? say(`alert.${alertname}`) : alertname;
}

/** What a check is called; one that the catalogue no longer has by its id. */
export function checkName({ definitions }, id) {
  const check = definitions.checks?.find((each) => each.id === id);
  return check ? nameOf(check) : id;
}

/** What the alert of a case said. In English it says the figures alone, so what it is stands before them. */
export function saidOf({ alertname, description }) {
  return language() === 'en' ? `${alertName(alertname)}: ${ownPart(description)}` : ownPart(description);
}

/** Whom and what a case is about: `北京工业职业技术学院 · 就业率 · 本年至今`. */
export function aboutOf(known, each) {
  const college = each.college && known.roster.get(each.college);
  const group = each.group && known.definitions.groups.find(({ id }) => id === each.group);
  const who = college ? nameOf(college) : group ? groupName(group) : (each.college ?? each.group ?? say('scope.city'));
  const indicator = indicatorOf(known, each);
  const what = indicator
    ? nameOf(indicator)
    : each.check
      ? checkName(known, each.check)
      : (each.indicator ?? alertName(each.alertname));
  return [who, what, each.window && say(`window.${each.window}`)].filter(Boolean).join(' · ');
}

/** The cases about a figure, whichever the window; none while they are not known. */
export function casesAbout(cases, { indicator, scope, entity, statistic }) {
  return (cases ?? []).filter(
    (each) =>
      each.state === 'open' &&
      each.indicator === indicator &&
      each.scope === scope &&
      (each.statistic ?? 'pooled') === statistic &&
      (scope === 'city' || (each.college ?? each.group) === entity),
  );
}

/** `closed`, `firing`, or `over`: open, although its alert fires no longer. */
export function stateName(each) {
  return each.state === 'closed' ? 'closed' : each.firing ? 'firing' : 'over';
}

/** The state of a case in words, with a sign, and whether a tolerance holds. */
export function stateOf(each) {
  const signs = { firing: '▼ ', over: '○ ', closed: '✓ ' };
  const rests =
    each.state === 'open' && each.tolerance?.holds ? say('cases.inBrackets', { words: say('cases.tolerated') }) : '';
  return signs[stateName(each)] + say(`cases.state.${stateName(each)}`) + rests;
}

/** A severity in words; one that the pages do not know as it is. */
export function severityOf({ severity }) {
  return ['info', 'warning', 'critical'].includes(severity) ? say(`severity.${severity}`) : severity;
}

/** A tolerance in words: its value, until when, by whom, and whether it holds still. */
export function toleranceOf(known, each, tolerance) {
  if (!tolerance) return MISSING;
  const indicator = indicatorOf(known, each);
  const value = indicator ? withUnit(tolerance.value, indicator) : tolerance.value;
  return say(tolerance.holds ? 'cases.toleranceHolds' : 'cases.toleranceOver', {
    value,
    until: tolerance.until,
    approver: tolerance.approver,
  });
}

/** Why a case was closed, in the language of the page. */
export function reasonOf({ reason, reasonText }) {
  if (!reason) return MISSING;
  return language() === 'en' && REASONS.includes(reason) ? say(`reason.${reason}`) : reasonText;
}

/** Only what a browser opens as a page: never javascript: or data:. */
export function isLink(text) {
  return /^https?:\/\//i.test(text ?? '');
}
