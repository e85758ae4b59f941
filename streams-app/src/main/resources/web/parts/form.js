// Fields of a form, and values as people enter them: a ratio in percent, everything else in the indicator's unit.
import { el, show } from '../frame/dom.js';
import { say } from '../frame/words.js';

const SIGNATURE = 'signature';

/** A labelled field; `wide` takes the whole row. */
export function field(label, input, { wide = false, hint = null } = {}) {
  return el(
    'label',
    { class: wide ? 'field whole-row' : 'field' },
    el('span', {}, label),
    input,
    hint && el('span', { class: 'hint' }, hint),
  );
}

export function textField(name, attributes = {}) {
  return el('input', { type: 'text', name, autocomplete: 'off', ...attributes });
}

/** A field of a day with 年-月-日 beside it: the field itself shows a day as the browser's own language has it. */
export function withDay(input) {
  const written = el('span', { class: 'hint' });
  const write = () => show(written, input.value, { quietly: true });
  input.addEventListener('input', write);
  write();
  return el('span', { class: 'with-unit' }, input, written);
}

/** A choice: `[[value, text], …]`. */
export function choiceField(name, options, chosen, attributes = {}) {
  const select = el(
    'select',
    { name, ...attributes },
    options.map(([value, text]) => el('option', { value }, text)),
  );
  select.value = chosen ?? options[0]?.[0] ?? '';
  return select;
}

/** Who signs: there is no log-in, so a browser remembers what was written last. */
export function signatureField(name) {
  const input = textField(name, { required: true, maxlength: 100, value: localStorage.getItem(SIGNATURE) ?? '' });
  input.addEventListener('change', () => localStorage.setItem(SIGNATURE, input.value.trim()));
  return input;
}

/** A value of an indicator as it is entered. */
export function toEntry(value, unit) {
  if (value === null || value === undefined) return '';
  return String(unit === 'ratio' ? Number((value * 100).toPrecision(12)) : value);
}

/** What was entered as a value of the indicator; null when it is no number. */
export function fromEntry(text, unit) {
  const number = Number(text.trim());
  if (text.trim() === '' || !Number.isFinite(number)) return null;
  return unit === 'ratio' ? Number((number / 100).toPrecision(12)) : number;
}

/**
 * Whether an entry in percent may have been meant as a ratio: `0.93` is 93 % to who thinks of 0.93, and 0.93 % is hardly
 * ever meant.
 */
export function isDoubtful(text, unit) {
  const number = Number(text.trim());
  return unit === 'ratio' && number > 0 && number <= 1;
}

/**
 * The value of a field as the indicator's; throws where it is no number, and `Doubt` where it may be a ratio in place of
 * percent, until somebody has said which.
 */
export function entryOf(input, unit, label) {
  const text = input.value.trim();
  const value = fromEntry(text, unit);
  if (value === null) throw new Error(say('form.noNumber', { field: label }));
  if (isDoubtful(text, unit) && input.dataset.sure !== text) throw new Doubt(input, text, label);
  return value;
}

/** A question about an entry, with what each answer puts into the field. */
class Doubt extends Error {
  constructor(input, text, label) {
    const times = toEntry(Number(text), 'ratio');
    super(say('form.doubtful', { field: label, as: text, times }));
    this.answers = [text, times].map((answer) =>
      el(
        'button',
        {
          type: 'button',
          'data-answer': answer,
          onclick: ({ target }) => {
            input.value = input.dataset.sure = answer;
            target.closest('.outcome').replaceChildren();
            input.focus();
          },
        },
        say('form.percent', { value: answer }),
      ),
    );
  }
}

/** The unit of an entry, which is never 万元. */
export function entryUnit(unit) {
  return say(`unit.${unit}`);
}

/** Runs what a button or form asks for: locked meanwhile, and what the server refuses is said beside it. */
export async function run(form, outcome, doing) {
  const buttons = [...form.querySelectorAll('button')];
  for (const button of buttons) button.disabled = true;
  outcome.className = 'outcome';
  outcome.textContent = say('form.running');
  try {
    outcome.textContent = (await doing()) ?? '';
  } catch (error) {
    outcome.className = 'outcome refused';
    outcome.replaceChildren(error.message, ...(error.answers ?? []).flatMap((answer) => [' ', answer]));
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

/** Where a form says what became of it. */
export function outcomeLine() {
  return el('p', { class: 'outcome', role: 'status' });
}
