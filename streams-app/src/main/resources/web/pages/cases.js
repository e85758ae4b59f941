// Cases: what people do about an alert. The list, and at /cases/20260101-abc one case with everything that was done.
import { choose, link } from '../frame/address.js';
import { ask } from '../frame/api.js';
import { knownChoice } from '../frame/choices.js';
import { el } from '../frame/dom.js';
import { followAnswer } from '../frame/figures.js';
import { instant, MISSING, withUnit } from '../frame/format.js';
import { showProblem } from '../frame/header.js';
import { catalogue, colleges, nameOf } from '../frame/register.js';
import { language, ownPart, say } from '../frame/words.js';
import { caseForms } from '../parts/case-forms.js';
import {
  aboutOf,
  alertName,
  indicatorOf,
  isLink,
  reasonOf,
  saidOf,
  severityOf,
  stateName,
  stateOf,
  toleranceOf,
} from '../parts/case-words.js';
import { choiceField, field } from '../parts/form.js';
import { signedBy } from '../parts/threshold-words.js';

export const reads = { state: ['open', 'closed', 'all'] };

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
    filters.college.value = knownChoice(query, 'college', (code) => known.roster.has(code)) ?? '';
    filters.indicator.value = knownChoice(query, 'indicator', (id) => known.definitions.byId.has(id)) ?? '';
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
    el(
      'td',
      {},
      link(['cases', each.id], aboutOf(known, each)),
      el('div', { class: 'hint' }, alertName(each.alertname)),
    ),
    el('td', { 'data-state': stateName(each) }, stateOf(each)),
    el('td', { 'data-severity': each.severity }, severityOf(each)),
    el('td', {}, figureOf(known, each)),
    el('td', {}, each.owner ?? MISSING, each.acknowledged && el('div', { class: 'hint' }, say('cases.acknowledged'))),
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

function figureOf(known, each) {
  const indicator = indicatorOf(known, each);
  if (!indicator || each.value === null) return MISSING;
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
      el('p', {}, saidOf(each)),
      facts(known, each),
    );
    history.replaceChildren(...each.history.map((entry) => entryOf(known, each, entry)));
    // Forms that somebody is filling in are left alone while nothing of what they offer changes.
    const offer = `${each.state} ${each.tolerance?.holds ?? false}`;
    if (offer !== offered) {
      offered = offer;
      actions.replaceChildren(...caseForms(indicatorOf(known, each), each, path, draw));
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
    ['alert', alertName(each.alertname)],
    ['severity', severityOf(each)],
    ['figure', figureOf(known, each)],
    ['asOf', each.asOf ?? MISSING],
    ['threshold', each.threshold ?? MISSING],
    ['owner', each.owner ?? MISSING],
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

function entryOf(known, each, entry) {
  return el(
    'li',
    { 'data-action': entry.action },
    el(
      'p',
      {},
      el('strong', {}, language() === 'en' ? say(`action.${entry.action}`) : entry.actionText),
      ` ${signedBy(entry.by)} `,
      el('span', { class: 'hint' }, instant(entry.at)),
    ),
    entry.owner && el('p', {}, say('cases.to', { owner: entry.owner })),
    entry.tolerance && el('p', {}, toleranceOf(known, each, entry.tolerance)),
    entry.reason && el('p', {}, reasonOf(entry)),
    entry.note && el('p', { class: 'note' }, ownPart(entry.note)),
    entry.evidence && el('p', {}, isLink(entry.evidence) ? outside(entry.evidence, entry.evidence) : entry.evidence),
  );
}

function outside(address, text) {
  return el('a', { href: address, rel: 'noopener noreferrer nofollow', target: '_blank' }, text);
}
