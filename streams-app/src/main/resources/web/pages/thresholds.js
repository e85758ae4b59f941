// Thresholds: what holds, what another one would have done over the real history, and who changed what.
import { ask, send } from '../frame/api.js';
import { el } from '../frame/dom.js';
import { followAnswer } from '../frame/figures.js';
import { count, instant, withUnit } from '../frame/format.js';
import { showProblem } from '../frame/header.js';
import { catalogue, colleges, nameOf } from '../frame/register.js';
import { say } from '../frame/words.js';
import {
  choiceField,
  entryUnit,
  field,
  fromEntry,
  outcomeLine,
  run,
  signatureField,
  textField,
  toEntry,
} from '../parts/form.js';

const SCOPES = ['college', 'group', 'city'];
const STATISTICS = ['pooled', 'mean', 'median'];
const SEVERITIES = ['info', 'warning', 'critical'];
const MOST_SPELLS = 5;

export function title() {
  return say('thresholds.title');
}

export async function mount(element) {
  const [definitions, roster] = await Promise.all([catalogue(), colleges()]);
  const known = { definitions, roster, groups: definitions.groups, thresholds: [] };
  const editor = makeEditor(known, () => reload());
  const table = el('tbody');
  const audit = el('tbody');
  element.replaceChildren(
    el('h1', {}, say('thresholds.title')),
    el('p', { class: 'hint' }, say('thresholds.hint')),
    el(
      'section',
      { class: 'panel scroll' },
      el(
        'table',
        { class: 'thresholds' },
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            ['indicator', 'window', 'about', 'line', 'severity', 'least', 'valid', 'note', 'changed'].map((name) =>
              el('th', { scope: 'col' }, say(`thresholds.${name}`)),
            ),
            el('th', {}, el('button', { type: 'button', onclick: () => editor.begin(null) }, say('thresholds.new'))),
          ),
        ),
        table,
      ),
    ),
    editor.element,
    el(
      'section',
      { class: 'panel' },
      el('h2', {}, say('thresholds.audit')),
      el(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say('thresholds.audit') },
        el(
          'table',
          { class: 'audit' },
          el(
            'thead',
            {},
            el(
              'tr',
              {},
              ['when', 'who', 'which', 'what', 'why'].map((name) =>
                el('th', { scope: 'col' }, say(`thresholds.${name}`)),
              ),
            ),
          ),
          audit,
        ),
      ),
    ),
  );

  function draw([thresholds, changes]) {
    known.thresholds = thresholds;
    table.replaceChildren(...(thresholds.length ? thresholds.map((each) => row(known, each, editor)) : [nothing(10)]));
    audit.replaceChildren(...(changes.length ? changes.map((each) => changeRow(known, each)) : [nothing(5)]));
  }
  const asking = () => Promise.all([ask('/thresholds'), ask('/thresholds/changes', { limit: 100 })]);
  async function reload() {
    draw(await asking());
  }
  const stop = await followAnswer(
    asking,
    (answer) => {
      showProblem(null);
      draw(answer);
    },
    (error) => showProblem(error.message),
    null,
    2000,
  );
  return { close: stop };
}

function nothing(columns) {
  return el('tr', {}, el('td', { colspan: columns, class: 'hint' }, say('thresholds.none')));
}

function row(known, threshold, editor) {
  const indicator = known.definitions.byId.get(threshold.indicator);
  return el(
    'tr',
    { 'data-threshold': threshold.id },
    el('td', {}, indicator ? nameOf(indicator) : threshold.indicator, el('div', { class: 'hint' }, threshold.id)),
    el('td', {}, say(`window.${threshold.window}`)),
    el('td', {}, aboutOf(known, threshold)),
    el('td', {}, lineOf(indicator, threshold)),
    el('td', { 'data-severity': threshold.severity }, say(`severity.${threshold.severity}`)),
    el('td', { class: 'number' }, count(threshold.minDenominator)),
    el('td', {}, validOf(threshold), pauseOf(indicator)),
    el('td', { class: 'note' }, threshold.note),
    el('td', {}, threshold.changedBy ?? '', el('div', { class: 'hint' }, instant(threshold.changedAt))),
    el('td', {}, el('button', { type: 'button', onclick: () => editor.begin(threshold) }, say('thresholds.edit'))),
  );
}

function entityName(known, entity) {
  const college = known.roster.get(entity);
  if (college) return nameOf(college);
  const group = known.groups.find((each) => each.id === entity);
  return group ? nameOf(group) : entity;
}

function aboutOf(known, { scope, entity, statistic }) {
  const about = entity ? entityName(known, entity) : say(`scope.every.${scope}`);
  return scope === 'college' ? about : `${about} · ${say(`statistic.${statistic}`)}`;
}

function lineOf(indicator, { bound, value }) {
  return `${say(`bound.${bound}`)} ${indicator ? withUnit(value, indicator) : value}`;
}

function validOf({ validFrom, validTo }) {
  if (!validFrom && !validTo) return say('thresholds.always');
  return `${validFrom ?? '…'} – ${validTo ?? '…'}`;
}

/** The months of every year in which it does not hold, since the indicator is incomplete. */
function pauseOf(indicator) {
  const months = indicator?.incompleteMonths ?? [];
  if (months.length === 0) return null;
  return el('div', { class: 'hint' }, say('thresholds.pause', { from: months[0], to: months[months.length - 1] }));
}

function changeRow(known, { changedAt, changedBy, id, before, after, note }) {
  return el(
    'tr',
    { 'data-change': id },
    el('td', {}, instant(changedAt)),
    el('td', {}, changedBy),
    el('td', {}, id),
    el(
      'td',
      {},
      differences(known, before, after).map((text) => el('div', {}, text)),
    ),
    el('td', { class: 'note' }, note),
  );
}

/** What differs, in words. */
function differences(known, before, after) {
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

function makeEditor(known, done) {
  const element = el('section', { class: 'panel editor', hidden: true });

  function begin(threshold) {
    const indicators = known.definitions.indicators;
    const fields = {
      id: textField('id', {
        required: true,
        pattern: '[A-Za-z0-9_\\-]{1,64}',
        maxlength: 64,
        value: threshold?.id ?? '',
        readonly: Boolean(threshold),
      }),
      indicator: choiceField(
        'indicator',
        indicators.map((each) => [each.id, nameOf(each)]),
        threshold?.indicator,
        { onchange: () => depend() },
      ),
      window: el('select', { name: 'window' }),
      scope: choiceField(
        'scope',
        SCOPES.map((each) => [each, say(`scope.${each}`)]),
        threshold?.scope,
        { onchange: () => depend() },
      ),
      entity: el('select', { name: 'entity' }),
      statistic: el('select', { name: 'statistic' }),
      bound: choiceField(
        'bound',
        ['lower', 'upper'].map((each) => [each, say(`bound.${each}`)]),
        threshold?.bound,
      ),
      severity: choiceField(
        'severity',
        SEVERITIES.map((each) => [each, say(`severity.${each}`)]),
        threshold?.severity ?? 'warning',
      ),
      value: textField('value', { required: true, inputmode: 'decimal' }),
      minDenominator: el('input', {
        type: 'number',
        name: 'minDenominator',
        min: 0,
        step: 1,
        value: threshold?.minDenominator ?? 0,
      }),
      validFrom: el('input', { type: 'date', name: 'validFrom', value: threshold?.validFrom ?? '' }),
      validTo: el('input', { type: 'date', name: 'validTo', value: threshold?.validTo ?? '' }),
      note: textField('note', { required: true, maxlength: 500 }),
      changedBy: signatureField('changedBy'),
    };
    const unit = el('span', { class: 'hint' });
    const outcome = outcomeLine();
    const result = el('div', { class: 'trial' });
    const indicator = () => known.definitions.byId.get(fields.indicator.value);

    /** What the other fields allow. */
    function depend() {
      const keep = (select, options, otherwise) => {
        const wanted = select.value || otherwise;
        select.replaceChildren(...options.map(([value, text]) => el('option', { value }, text)));
        if (options.some(([value]) => value === wanted)) select.value = wanted;
      };
      const scope = fields.scope.value;
      keep(
        fields.window,
        indicator().windows.map((each) => [each, say(`window.${each}`)]),
        threshold?.window ?? '365d',
      );
      keep(
        fields.statistic,
        (scope === 'college' ? ['pooled'] : STATISTICS).map((each) => [each, say(`statistic.${each}`)]),
        threshold?.statistic,
      );
      const entities =
        scope === 'college'
          ? [...known.roster.values()].map((each) => [each.code, nameOf(each)])
          : scope === 'group'
            ? known.groups.map((each) => [each.id, nameOf(each)])
            : [];
      keep(fields.entity, [['', say(`scope.every.${scope}`)], ...entities], threshold?.entity ?? '');
      unit.textContent = entryUnit(indicator().unit);
    }

    function body() {
      const value = fromEntry(fields.value.value, indicator().unit);
      if (value === null) throw new Error(say('form.noNumber', { field: say('thresholds.line') }));
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
        validFrom: fields.validFrom.value || null,
        validTo: fields.validTo.value || null,
        note: fields.note.value.trim(),
        changedBy: fields.changedBy.value.trim(),
      };
    }

    const form = el(
      'form',
      {
        class: 'form',
        onsubmit: (event) => {
          event.preventDefault();
          run(form, outcome, async () => {
            const saved = await send('PUT', `/thresholds/${encodeURIComponent(fields.id.value)}`, body());
            await done();
            return say('thresholds.saved', { id: saved.id });
          });
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
      field(say('thresholds.validFrom'), fields.validFrom),
      field(say('thresholds.validTo'), fields.validTo),
      field(say('thresholds.note'), fields.note, { wide: true }),
      field(say('form.by'), fields.changedBy),
      el(
        'p',
        { class: 'buttons' },
        el(
          'button',
          {
            type: 'button',
            'data-do': 'trial',
            onclick: () =>
              run(form, outcome, async () => {
                result.replaceChildren();
                const tried = await send('POST', '/thresholds/trial', {
                  ...body(),
                  id: fields.id.value || undefined,
                  validFrom: null,
                  validTo: null,
                });
                result.replaceChildren(...trialResult(tried, indicator()));
                return '';
              }),
          },
          say('thresholds.try'),
        ),
        el('button', { type: 'submit', 'data-do': 'save' }, say('thresholds.save')),
        threshold &&
          el(
            'button',
            {
              type: 'button',
              'data-do': 'take',
              onclick: () => {
                if (!form.reportValidity()) return;
                run(form, outcome, async () => {
                  const query = new URLSearchParams({
                    changedBy: fields.changedBy.value.trim(),
                    note: fields.note.value.trim(),
                  });
                  await send('DELETE', `/thresholds/${encodeURIComponent(threshold.id)}?${query}`);
                  element.hidden = true;
                  await done();
                  return '';
                });
              },
            },
            say('thresholds.take'),
          ),
        el(
          'button',
          {
            type: 'button',
            onclick: () => {
              element.hidden = true;
            },
          },
          say('form.cancel'),
        ),
      ),
    );
    depend();
    fields.value.value = threshold ? toEntry(threshold.value, indicator().unit) : '';
    element.replaceChildren(
      el('h2', {}, threshold ? say('thresholds.editing', { id: threshold.id }) : say('thresholds.new')),
      form,
      outcome,
      result,
    );
    element.hidden = false;
    (threshold ? fields.value : fields.id).focus();
  }
  return { element, begin };
}

/** When it would have fired, for whom and how far. */
function trialResult({ from, to, spells, days, entities }, indicator) {
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
              el('td', {}, each.name),
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
