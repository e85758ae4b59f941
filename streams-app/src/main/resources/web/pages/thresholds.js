// Thresholds: what holds, what another one would have done over the real history, and who changed what.
import { ask } from '../frame/api.js';
import { el } from '../frame/dom.js';
import { followAnswer } from '../frame/figures.js';
import { count, instant } from '../frame/format.js';
import { showProblem } from '../frame/header.js';
import { catalogue, colleges, nameOf } from '../frame/register.js';
import { ownPart, say } from '../frame/words.js';
import { thresholdEditor } from '../parts/threshold-editor.js';
import { aboutOf, differences, lineOf, signedBy, validOf } from '../parts/threshold-words.js';

export function title() {
  return say('thresholds.title');
}

export async function mount(element, { query }) {
  const [definitions, roster] = await Promise.all([catalogue(), colleges()]);
  const known = {
    definitions,
    roster,
    groups: definitions.groups,
    thresholds: [],
    window: query.get('window') ?? 'ytd',
  };
  const editor = thresholdEditor(known, () => reload());
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
    el('td', { class: 'note' }, ownPart(threshold.note)),
    el('td', {}, signedBy(threshold.changedBy), el('div', { class: 'hint' }, instant(threshold.changedAt))),
    el('td', {}, el('button', { type: 'button', onclick: () => editor.begin(threshold) }, say('thresholds.edit'))),
  );
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
    el('td', {}, signedBy(changedBy)),
    el('td', {}, id),
    el(
      'td',
      {},
      differences(known, before, after).map((text) => el('div', {}, text)),
    ),
    el('td', { class: 'note' }, ownPart(note)),
  );
}
