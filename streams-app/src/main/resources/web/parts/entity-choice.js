// Choosing the city, a group or a college.
import { el } from '../frame/dom.js';
import { counted, nameOf } from '../frame/register.js';
import { say } from '../frame/words.js';
import { CITY } from './indicator-choice.js';

/** The select; `chosen(entity)` is called with a group's id, a college's code, or null for the city. */
export function entityChoice(definitions, roster, chosen) {
  const select = el(
    'select',
    { id: 'entity', onchange: () => chosen(select.value === CITY ? null : select.value) },
    el('option', { value: CITY }, say('indicator.city')),
    el(
      'optgroup',
      { label: say('indicator.groups') },
      definitions.groups.map(({ id }) => el('option', { value: id }, say(`group.${id}`))),
    ),
    el(
      'optgroup',
      { label: say('indicator.colleges') },
      counted(roster, definitions).map((college) => el('option', { value: college.code }, nameOf(college))),
    ),
  );
  return select;
}
