// What people can do about a case: a form for each action.
import { send } from '../frame/api.js';
import { el } from '../frame/dom.js';
import { addDays } from '../frame/format.js';
import { say } from '../frame/words.js';
import { REASONS } from './case-words.js';
import {
  choiceField,
  entryOf,
  entryUnit,
  field,
  outcomeLine,
  run,
  signatureField,
  textField,
  withDay,
} from './form.js';

const TOLERANCE_DAYS = 90;

/**
 * The forms of what a case allows now.
 *
 * @param indicator what the case is about; null when it is no indicator
 * @param path the case's path in the interface
 * @param draw called with the case as it is after an action
 */
export function caseForms(indicator, each, path, draw) {
  const isOpen = each.state === 'open';
  const isTolerated = Boolean(each.tolerance?.holds);
  if (!isOpen && !isTolerated) return [el('p', { class: 'hint' }, say('cases.noActions'))];
  const by = signatureField('by');
  const outcome = outcomeLine();
  const act = (form, body) => {
    if (!by.reportValidity()) return;
    run(form, outcome, async () => {
      const done = await send('POST', `${path}/actions`, { by: by.value.trim(), ...body() });
      form.reset();
      draw(done);
      return say('cases.done');
    });
  };
  const offered = [
    ...(isOpen ? [assignForm(), acknowledgeForm(), explainForm()] : []),
    ...(isOpen && indicator ? [tolerateForm(indicator, each.asOf)] : []),
    ...(isOpen ? [closeForm()] : []),
    ...(isTolerated ? [withdrawForm()] : []),
  ];
  return [
    el('h2', {}, say('cases.actions')),
    field(say('form.by'), by),
    outcome,
    ...offered.map((one) => actionForm(one, act)),
  ];
}

/** @param act called with the form and `body()`, what it sends */
function actionForm({ name, fields = [], body }, act) {
  const form = el(
    'form',
    {
      class: 'form',
      'data-form': name,
      onsubmit: (event) => {
        event.preventDefault();
        act(form, body);
      },
    },
    el('h3', {}, say(`cases.form.${name}`)),
    fields,
    el('p', { class: 'buttons' }, el('button', { type: 'submit' }, say(`cases.form.${name}`))),
  );
  return form;
}

function assignForm() {
  const owner = textField('owner', { required: true, maxlength: 100 });
  return {
    name: 'assign',
    fields: [field(say('cases.owner'), owner)],
    body: () => ({ action: 'assign', owner: owner.value.trim() }),
  };
}

function acknowledgeForm() {
  return { name: 'acknowledge', body: () => ({ action: 'acknowledge' }) };
}

function explainForm() {
  const explanation = el('textarea', { name: 'note', required: true, maxlength: 4000, rows: 3 });
  const evidence = el('input', {
    type: 'url',
    name: 'evidence',
    maxlength: 1000,
    pattern: '[Hh][Tt][Tt][Pp][Ss]?://.*',
    placeholder: 'https://',
  });
  return {
    name: 'explain',
    fields: [
      field(say('cases.explanation'), explanation, { wide: true }),
      field(say('cases.evidence'), evidence, { wide: true }),
    ],
    body: () => ({ action: 'explain', note: explanation.value, evidence: evidence.value || null }),
  };
}

function tolerateForm({ unit }, asOf) {
  const value = textField('value', { required: true, inputmode: 'decimal' });
  const until = el('input', { type: 'date', name: 'until', required: true, value: addDays(asOf, TOLERANCE_DAYS) });
  const approver = textField('approver', { required: true, maxlength: 100 });
  const why = textField('note', { maxlength: 4000 });
  return {
    name: 'tolerate',
    fields: [
      field(
        say('cases.toleranceValue'),
        el('span', { class: 'with-unit' }, value, el('span', { class: 'hint' }, entryUnit(unit))),
      ),
      field(say('cases.until'), withDay(until)),
      field(say('cases.approver'), approver),
      field(say('cases.note'), why),
    ],
    body() {
      return {
        action: 'tolerate',
        value: entryOf(value, unit, say('cases.toleranceValue')),
        until: until.value,
        approver: approver.value.trim(),
        note: why.value || null,
      };
    },
  };
}

function closeForm() {
  const reason = choiceField(
    'reason',
    REASONS.map((name) => [name, say(`reason.${name}`)]),
  );
  const closing = textField('note', { maxlength: 4000 });
  return {
    name: 'close',
    fields: [field(say('cases.reason'), reason), field(say('cases.note'), closing)],
    body: () => ({ action: 'close', reason: reason.value, note: closing.value || null }),
  };
}

function withdrawForm() {
  return { name: 'withdraw', body: () => ({ action: 'withdraw_tolerance' }) };
}
