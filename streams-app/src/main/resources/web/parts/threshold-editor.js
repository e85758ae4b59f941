// The form in which a threshold is made, changed, tried out and taken away.
import { send } from '../frame/api.js';
import { el } from '../frame/dom.js';
import { count, withUnit } from '../frame/format.js';
import { groupName, nameOf, windowOf } from '../frame/register.js';
import { say } from '../frame/words.js';
import {
  choiceField,
  entryOf,
  entryUnit,
  field,
  outcomeLine,
  run,
  signatureField,
  textField,
  toEntry,
  withDay,
} from './form.js';
import { entityName } from './threshold-words.js';

const SCOPES = ['college', 'group', 'city'];
const STATISTICS = ['pooled', 'mean', 'median'];
const SEVERITIES = ['info', 'warning', 'critical'];
const BOUNDS = ['lower', 'upper'];
const MOST_SPELLS = 5;

/**
 * `{ element, begin(threshold) }`; `begin(null)` is for a new one.
 *
 * @param known `{ definitions, roster, groups, window }`; the window is the one that pages show
 * @param done called after something was saved or taken away
 */
export function thresholdEditor(known, done) {
  const element = el('section', { class: 'panel editor', hidden: true });
  const close = () => {
    element.hidden = true;
  };

  function begin(threshold) {
    const fields = fieldsOf(known, threshold);
    const unit = el('span', { class: 'hint' });
    const outcome = outcomeLine();
    const result = el('div', { class: 'trial' });
    const indicator = () => known.definitions.byId.get(fields.indicator.value);
    const depend = () => {
      offer(fields, known, indicator(), threshold);
      unit.textContent = entryUnit(indicator().unit);
    };
    const doing = {
      save: () => save(fields, indicator(), done),
      tryOut: () => tryOut(fields, known, indicator(), result),
      take: () => take(fields, threshold, close, done),
      close,
    };
    fields.indicator.addEventListener('change', depend);
    fields.scope.addEventListener('change', depend);
    depend();
    fields.value.value = threshold ? toEntry(threshold.value, indicator().unit) : '';
    element.replaceChildren(
      el('h2', {}, threshold ? say('thresholds.editing', { id: threshold.id }) : say('thresholds.new')),
      formOf(fields, unit, outcome, doing, threshold),
      outcome,
      result,
    );
    element.hidden = false;
    (threshold ? fields.value : fields.id).focus();
  }
  return { element, begin };
}

function fieldsOf(known, threshold) {
  const worded = (ids, kind) => ids.map((id) => [id, say(`${kind}.${id}`)]);
  return {
    id: textField('id', {
      required: true,
      pattern: '[A-Za-z0-9_\\-]{1,64}',
      maxlength: 64,
      value: threshold?.id ?? '',
      readonly: Boolean(threshold),
    }),
    indicator: choiceField(
      'indicator',
      known.definitions.indicators.map((each) => [each.id, nameOf(each)]),
      threshold?.indicator,
    ),
    window: el('select', { name: 'window' }),
    scope: choiceField('scope', worded(SCOPES, 'scope'), threshold?.scope),
    entity: el('select', { name: 'entity' }),
    statistic: el('select', { name: 'statistic' }),
    bound: choiceField('bound', worded(BOUNDS, 'bound'), threshold?.bound),
    severity: choiceField('severity', worded(SEVERITIES, 'severity'), threshold?.severity ?? 'warning'),
    value: textField('value', { required: true, inputmode: 'decimal' }),
    minDenominator: el('input', {
      type: 'number',
      name: 'minDenominator',
      min: 0,
      step: 1,
      value: threshold?.minDenominator ?? 0,
      // What the form does not show stays as it is.
      'data-kept': JSON.stringify({
        minColleges: threshold?.minColleges ?? 0,
        exemptions: threshold?.exemptions ?? [],
      }),
    }),
    validFrom: el('input', { type: 'date', name: 'validFrom', value: threshold?.validFrom ?? '' }),
    validTo: el('input', { type: 'date', name: 'validTo', value: threshold?.validTo ?? '' }),
    note: textField('note', { required: true, maxlength: 500 }),
    changedBy: signatureField('changedBy'),
  };
}

/** Offers what the indicator and the scope allow; what was chosen stays where it is allowed. */
function offer(fields, { roster, groups, window }, indicator, threshold) {
  const scope = fields.scope.value;
  const statistics = scope === 'college' ? ['pooled'] : STATISTICS;
  const entities = { college: [...roster.values()], group: groups, city: [] }[scope];
  keep(
    fields.window,
    indicator.windows.map((each) => [each, say(`window.${each}`)]),
    threshold?.window ?? windowOf(indicator, window) ?? indicator.windows[0],
  );
  keep(
    fields.statistic,
    statistics.map((each) => [each, say(`statistic.${each}`)]),
    threshold?.statistic,
  );
  keep(
    fields.entity,
    [
      ['', say(`scope.every.${scope}`)],
      ...entities.map((each) => [each.code ?? each.id, each.code ? nameOf(each) : groupName(each)]),
    ],
    threshold?.entity ?? '',
  );
}

function keep(select, options, otherwise) {
  const wanted = select.value || otherwise;
  select.replaceChildren(...options.map(([value, text]) => el('option', { value }, text)));
  if (options.some(([value]) => value === wanted)) select.value = wanted;
}

function formOf(fields, unit, outcome, doing, threshold) {
  const form = el(
    'form',
    {
      class: 'form',
      onsubmit: (event) => {
        event.preventDefault();
        run(form, outcome, doing.save);
      },
    },
    field(say('thresholds.id'), fields.id),
    field(say('thresholds.indicator'), fields.indicator),
    field(say('thresholds.window'), fields.window),
    field(say('thresholds.scope'), fields.scope),
    field(say('thresholds.about'), fields.entity),
    field(say('thresholds.statistic'), fields.statistic),
    field(say('thresholds.bound'), fields.bound),
    field(say('thresholds.line'), el('span', { class: 'with-unit' }, fields.value, unit)),
    field(say('thresholds.severity'), fields.severity, { hint: say('thresholds.severityHint') }),
    field(say('thresholds.least'), fields.minDenominator),
    field(say('thresholds.validFrom'), withDay(fields.validFrom)),
    field(say('thresholds.validTo'), withDay(fields.validTo)),
    field(say('thresholds.note'), fields.note, { wide: true }),
    field(say('form.by'), fields.changedBy),
  );
  const button = (name, key, onclick) => el('button', { type: 'button', 'data-do': name, onclick }, say(key));
  const takeAway = () => {
    if (form.reportValidity()) run(form, outcome, doing.take);
  };
  form.append(
    el(
      'p',
      { class: 'buttons' },
      button('trial', 'thresholds.try', () => run(form, outcome, doing.tryOut)),
      el('button', { type: 'submit', 'data-do': 'save' }, say('thresholds.save')),
      threshold && button('take', 'thresholds.take', takeAway),
      button(null, 'form.cancel', doing.close),
    ),
  );
  return form;
}

/** The threshold as it stands in the form; throws where its value is no number. */
function entered(fields, { unit }) {
  const value = entryOf(fields.value, unit, say('thresholds.line'));
  return {
    indicator: fields.indicator.value,
    window: fields.window.value,
    scope: fields.scope.value,
    entity: fields.entity.value || null,
    statistic: fields.statistic.value,
    bound: fields.bound.value,
    severity: fields.severity.value,
    value,
    minDenominator: Number(fields.minDenominator.value || 0),
    ...JSON.parse(fields.minDenominator.dataset.kept),
    validFrom: fields.validFrom.value || null,
    validTo: fields.validTo.value || null,
    note: fields.note.value.trim(),
    changedBy: fields.changedBy.value.trim(),
  };
}

async function save(fields, indicator, done) {
  const saved = await send('PUT', `/thresholds/${encodeURIComponent(fields.id.value)}`, entered(fields, indicator));
  await done();
  return say('thresholds.saved', { id: saved.id });
}

async function tryOut(fields, known, indicator, result) {
  result.replaceChildren();
  const tried = await send('POST', '/thresholds/trial', {
    ...entered(fields, indicator),
    id: fields.id.value || undefined,
    validFrom: null,
    validTo: null,
  });
  result.replaceChildren(...trialResult(tried, known, indicator));
  return '';
}

async function take(fields, { id }, close, done) {
  const query = new URLSearchParams({ changedBy: fields.changedBy.value.trim(), note: fields.note.value.trim() });
  await send('DELETE', `/thresholds/${encodeURIComponent(id)}?${query}`);
  close();
  await done();
  return '';
}

/** When it would have fired, for whom and how far. */
function trialResult({ from, to, spells, days, entities }, known, indicator) {
  if (days === 0) return [el('p', { class: 'verdict' }, say('trial.never', { from, to }))];
  return [
    el(
      'p',
      { class: 'verdict' },
      say('trial.said', { from, to, entities: entities.length, spells, days: count(days) }),
    ),
    el(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say('thresholds.try') },
      el(
        'table',
        {},
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            ['entity', 'days', 'spells', 'worst'].map((name) => el('th', { scope: 'col' }, say(`trial.${name}`))),
          ),
        ),
        el(
          'tbody',
          {},
          entities.map((each) =>
            el(
              'tr',
              { 'data-entity': each.entity },
              el('td', {}, entityName(known, each.entity)),
              el('td', { class: 'number' }, count(each.days)),
              el(
                'td',
                {},
                each.spells
                  .slice(0, MOST_SPELLS)
                  .map(({ first, last }) => el('div', {}, first === last ? first : `${first} – ${last}`)),
                each.spells.length > MOST_SPELLS &&
                  el('div', { class: 'hint' }, say('trial.more', { count: each.spells.length - MOST_SPELLS })),
              ),
              el(
                'td',
                {},
                each.spells
                  .slice(0, MOST_SPELLS)
                  .map(({ worst, worstOn, denominator }) =>
                    el(
                      'div',
                      {},
                      withUnit(worst, indicator),
                      el(
                        'span',
                        { class: 'hint' },
                        ` ${worstOn} · ${say('trial.base', { count: count(denominator) })}`,
                      ),
                    ),
                  ),
              ),
            ),
          ),
        ),
      ),
    ),
    el('p', { class: 'hint' }, say('trial.hint')),
  ];
}
