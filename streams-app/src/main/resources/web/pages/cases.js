// Cases: what people do about an alert. The list, and at /cases/20260101-abc one case with everything that was done.
import { choose, link } from '../frame/address.js';
import { ask, send } from '../frame/api.js';
import { el } from '../frame/dom.js';
import { followAnswer } from '../frame/figures.js';
import { addDays, instant, withUnit } from '../frame/format.js';
import { showProblem } from '../frame/header.js';
import { catalogue, colleges, nameOf } from '../frame/register.js';
import { language, say } from '../frame/words.js';
import {
  choiceField,
  entryUnit,
  field,
  fromEntry,
  outcomeLine,
  run,
  signatureField,
  textField,
} from '../parts/form.js';

const REASONS = ['data_corrected', 'explained', 'recovered', 'tolerated', 'threshold_changed', 'false_alarm'];
const TOLERANCE_DAYS = 90;

export function title(address) {
  return address.rest.length ? say('cases.one', { id: address.rest[0] }) : say('cases.title');
}

export async function mount(element, address) {
  const [definitions, roster] = await Promise.all([catalogue(), colleges()]);
  const known = { definitions, roster };
  return address.rest.length ? one(element, known, address.rest[0]) : list(element, known, address);
}

async function list(element, known, address) {
  const rows = el('tbody');
  const shown = el('p', { class: 'hint', role: 'status' });
  const filters = {
    state: choiceField(
      'state',
      [
        ['open', say('cases.open')],
        ['closed', say('cases.closed')],
        ['', say('cases.all')],
      ],
      'open',
      { id: 'state', onchange: chosen },
    ),
    college: choiceField(
      'college',
      [['', say('cases.everyCollege')], ...[...known.roster.values()].map((each) => [each.code, nameOf(each)])],
      '',
      { onchange: chosen },
    ),
    indicator: choiceField(
      'indicator',
      [['', say('cases.everyIndicator')], ...known.definitions.indicators.map((each) => [each.id, nameOf(each)])],
      '',
      { onchange: chosen },
    ),
  };
  let query = address.query;
  let stop = () => {};

  function chosen() {
    choose({
      state: filters.state.value === 'open' ? null : filters.state.value || 'all',
      college: filters.college.value,
      indicator: filters.indicator.value,
    });
  }
  async function follow() {
    stop();
    filters.state.value = { all: '', closed: 'closed' }[query.get('state')] ?? 'open';
    filters.college.value = query.get('college') ?? '';
    filters.indicator.value = query.get('indicator') ?? '';
    const asked = { state: filters.state.value, college: filters.college.value, indicator: filters.indicator.value };
    stop = await followAnswer(
      () => ask('/cases', asked),
      (cases) => {
        showProblem(null);
        shown.textContent = cases.length ? say('cases.count', { count: cases.length }) : say('cases.none');
        rows.replaceChildren(...cases.map((each) => row(known, each)));
      },
      (error) => showProblem(error.message),
      null,
      2000,
    );
  }
  element.replaceChildren(
    el('h1', {}, say('cases.title')),
    el('p', { class: 'hint' }, say('cases.hint')),
    el(
      'p',
      { class: 'filters' },
      field(say('cases.state'), filters.state),
      field(say('cases.college'), filters.college),
      field(say('cases.indicator'), filters.indicator),
    ),
    shown,
    el(
      'section',
      { class: 'panel scroll' },
      el(
        'table',
        { class: 'cases' },
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            ['about', 'state', 'severity', 'figure', 'owner', 'first', 'last', 'id'].map((name) =>
              el('th', { scope: 'col' }, say(`cases.${name}`)),
            ),
          ),
        ),
        rows,
      ),
    ),
  );
  await follow();
  return {
    close: () => stop(),
    changed(next) {
      query = next.query;
      return follow();
    },
  };
}

function row(known, each) {
  return el(
    'tr',
    { 'data-case': each.id },
    el('td', {}, link(['cases', each.id], aboutOf(known, each)), el('div', { class: 'hint' }, each.alertname)),
    el('td', { 'data-state': stateName(each) }, stateOf(each)),
    el('td', { 'data-severity': each.severity }, severityOf(each)),
    el('td', {}, figureOf(known, each)),
    el('td', {}, each.owner ?? '—', each.acknowledged && el('div', { class: 'hint' }, say('cases.acknowledged'))),
    el('td', {}, instant(each.firstFiredAt)),
    el(
      'td',
      {},
      instant(each.lastFiredAt),
      each.timesFired > 1 && el('div', { class: 'hint' }, say('cases.times', { count: each.timesFired })),
    ),
    el('td', { class: 'hint' }, each.id),
  );
}

function indicatorOf(known, each) {
  return each.indicator ? known.definitions.byId.get(each.indicator) : null;
}

function aboutOf(known, each) {
  const college = each.college && known.roster.get(each.college);
  const group = each.group && known.definitions.groups.find(({ id }) => id === each.group);
  const who = college ? nameOf(college) : group ? nameOf(group) : (each.college ?? each.group ?? say('scope.city'));
  const indicator = indicatorOf(known, each);
  const what = indicator ? nameOf(indicator) : (each.check ?? each.indicator ?? each.alertname);
  return [who, what, each.window && say(`window.${each.window}`)].filter(Boolean).join(' · ');
}

function stateName(each) {
  return each.state === 'closed' ? 'closed' : each.firing ? 'firing' : 'over';
}

function stateOf(each) {
  const signs = { firing: '▼ ', over: '○ ', closed: '✓ ' };
  const rests = each.state === 'open' && each.tolerance?.holds ? `（${say('cases.tolerated')}）` : '';
  return signs[stateName(each)] + say(`cases.state.${stateName(each)}`) + rests;
}

function severityOf({ severity }) {
  return ['info', 'warning', 'critical'].includes(severity) ? say(`severity.${severity}`) : severity;
}

function figureOf(known, each) {
  const indicator = indicatorOf(known, each);
  if (!indicator || each.value === null) return '—';
  const line =
    each.thresholdValue === null ? '' : say('cases.against', { line: withUnit(each.thresholdValue, indicator) });
  return [withUnit(each.value, indicator), line && el('div', { class: 'hint' }, line)];
}

async function one(element, known, id) {
  const path = `/cases/${encodeURIComponent(id)}`;
  const head = el('div', { class: 'page' });
  const history = el('ol', { class: 'history' });
  const actions = el('section', { class: 'panel actions' });
  let offered = null;

  function draw(each) {
    head.replaceChildren(
      el('p', {}, link(['cases'], say('cases.back'))),
      el('h1', {}, aboutOf(known, each)),
      el('p', { class: 'verdict', 'data-state': stateName(each) }, stateOf(each)),
      el('p', {}, each.description),
      facts(known, each),
    );
    history.replaceChildren(...each.history.map((entry) => entryOf(known, each, entry)));
    // Forms that somebody is filling in are left alone while nothing of what they offer changes.
    const offer = `${each.state} ${each.tolerance?.holds ?? false}`;
    if (offer !== offered) {
      offered = offer;
      actions.replaceChildren(...forms(known, each, path, draw));
    }
  }
  element.replaceChildren(
    head,
    actions,
    el('section', { class: 'panel' }, el('h2', {}, say('cases.history')), history),
  );
  const stop = await followAnswer(
    () => ask(path),
    (each) => {
      showProblem(null);
      draw(each);
    },
    (error) => showProblem(error.message),
    null,
    2000,
  );
  return { close: stop };
}

function facts(known, each) {
  const pairs = [
    ['id', each.id],
    ['alert', each.alertname],
    ['severity', severityOf(each)],
    ['figure', figureOf(known, each)],
    ['asOf', each.asOf ?? '—'],
    ['threshold', each.threshold ?? '—'],
    ['owner', each.owner ?? '—'],
    ['seen', each.acknowledged ? say('cases.yes') : say('cases.no')],
    ['first', instant(each.firstFiredAt)],
    ['last', instant(each.lastFiredAt)],
    ['resolved', instant(each.resolvedAt)],
    ['tolerance', toleranceOf(known, each, each.tolerance)],
    ['reason', reasonOf(each)],
  ];
  const runbook = isLink(each.runbook) && el('p', {}, outside(each.runbook, say('cases.runbook')));
  return el(
    'div',
    {},
    el(
      'dl',
      { class: 'facts' },
      pairs.map(([name, value]) =>
        el('div', {}, el('dt', {}, say(`cases.${name}`)), el('dd', { 'data-fact': name }, value)),
      ),
    ),
    runbook,
  );
}

function toleranceOf(known, each, tolerance) {
  if (!tolerance) return '—';
  const indicator = indicatorOf(known, each);
  const value = indicator ? withUnit(tolerance.value, indicator) : tolerance.value;
  return say(tolerance.holds ? 'cases.toleranceHolds' : 'cases.toleranceOver', {
    value,
    until: tolerance.until,
    approver: tolerance.approver,
  });
}

function reasonOf({ reason, reasonText }) {
  if (!reason) return '—';
  return language() === 'en' && REASONS.includes(reason) ? say(`reason.${reason}`) : reasonText;
}

function entryOf(known, each, entry) {
  return el(
    'li',
    { 'data-action': entry.action },
    el(
      'p',
      {},
      el('strong', {}, language() === 'en' ? say(`action.${entry.action}`) : entry.actionText),
      ` ${entry.by} `,
      el('span', { class: 'hint' }, instant(entry.at)),
    ),
    entry.owner && el('p', {}, say('cases.to', { owner: entry.owner })),
    entry.tolerance && el('p', {}, toleranceOf(known, each, entry.tolerance)),
    entry.reason && el('p', {}, reasonOf(entry)),
    entry.note && el('p', { class: 'note' }, entry.note),
    entry.evidence && el('p', {}, isLink(entry.evidence) ? outside(entry.evidence, entry.evidence) : entry.evidence),
  );
}

/** Only what a browser opens as a page: never javascript: or data:. */
function isLink(text) {
  return /^https?:\/\//i.test(text ?? '');
}

function outside(address, text) {
  return el('a', { href: address, rel: 'noopener noreferrer nofollow', target: '_blank' }, text);
}

function forms(known, each, path, draw) {
  const by = signatureField('by');
  const outcome = outcomeLine();
  const indicator = indicatorOf(known, each);
  const act = (form, body) => {
    if (!by.reportValidity()) return;
    run(form, outcome, async () => {
      const done = await send('POST', `${path}/actions`, { by: by.value.trim(), ...body() });
      form.reset();
      draw(done);
      return say('cases.done');
    });
  };
  const form = (name, fields, body) => {
    const element = el(
      'form',
      {
        class: 'form',
        'data-form': name,
        onsubmit: (event) => {
          event.preventDefault();
          act(element, body);
        },
      },
      el('h3', {}, say(`cases.form.${name}`)),
      fields,
      el('p', { class: 'buttons' }, el('button', { type: 'submit' }, say(`cases.form.${name}`))),
    );
    return element;
  };
  const shown = [el('h2', {}, say('cases.actions')), field(say('form.by'), by), outcome];
  if (each.state === 'open') {
    const owner = textField('owner', { required: true, maxlength: 100 });
    const explanation = el('textarea', { name: 'note', required: true, maxlength: 4000, rows: 3 });
    const evidence = el('input', {
      type: 'url',
      name: 'evidence',
      maxlength: 1000,
      pattern: '[Hh][Tt][Tt][Pp][Ss]?://.*',
      placeholder: 'https://',
    });
    const reason = choiceField(
      'reason',
      REASONS.map((name) => [name, say(`reason.${name}`)]),
    );
    const closing = textField('note', { maxlength: 4000 });
    shown.push(
      form('assign', [field(say('cases.owner'), owner)], () => ({ action: 'assign', owner: owner.value.trim() })),
      form('acknowledge', [], () => ({ action: 'acknowledge' })),
      form(
        'explain',
        [
          field(say('cases.explanation'), explanation, { wide: true }),
          field(say('cases.evidence'), evidence, { wide: true }),
        ],
        () => ({ action: 'explain', note: explanation.value, evidence: evidence.value || null }),
      ),
    );
    if (indicator) {
      const value = textField('value', { required: true, inputmode: 'decimal' });
      const until = el('input', {
        type: 'date',
        name: 'until',
        required: true,
        value: addDays(each.asOf, TOLERANCE_DAYS),
      });
      const approver = textField('approver', { required: true, maxlength: 100 });
      const why = textField('note', { maxlength: 4000 });
      shown.push(
        form(
          'tolerate',
          [
            field(
              say('cases.toleranceValue'),
              el('span', { class: 'with-unit' }, value, el('span', { class: 'hint' }, entryUnit(indicator.unit))),
            ),
            field(say('cases.until'), until),
            field(say('cases.approver'), approver),
            field(say('cases.note'), why),
          ],
          () => {
            const number = fromEntry(value.value, indicator.unit);
            if (number === null) throw new Error(say('form.noNumber', { field: say('cases.toleranceValue') }));
            return {
              action: 'tolerate',
              value: number,
              until: until.value,
              approver: approver.value.trim(),
              note: why.value || null,
            };
          },
        ),
      );
    }
    shown.push(
      form('close', [field(say('cases.reason'), reason), field(say('cases.note'), closing)], () => ({
        action: 'close',
        reason: reason.value,
        note: closing.value || null,
      })),
    );
  }
  if (each.tolerance?.holds) shown.push(form('withdraw', [], () => ({ action: 'withdraw_tolerance' })));
  return each.state === 'open' || each.tolerance?.holds ? shown : [el('p', { class: 'hint' }, say('cases.noActions'))];
}
