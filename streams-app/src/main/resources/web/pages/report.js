// The tables of the annual report, as printed there: any year, of the city, a group or a college.
import { ask } from '../frame/api.js';
import { choose, link } from '../frame/address.js';
import { el, show } from '../frame/dom.js';
import { followAnswer } from '../frame/figures.js';
import { instant } from '../frame/format.js';
import { showProblem } from '../frame/header.js';
import { catalogue, colleges, groupName, nameOf } from '../frame/register.js';
import { language, say } from '../frame/words.js';
import { entityChoice } from '../parts/entity-choice.js';
import { reconciliation } from '../parts/reconciliation.js';
import { reportTable } from '../parts/report-table.js';
import { FIRST_YEAR, reportChoice, VIEWS } from '../parts/report-words.js';

const TABLES = ['1-5', '2-1', '2-2', '2-3', '2-5', '3-1', '3-2', '3-3', '3-6', '4-1', '5-2', '6-1'];
const RECONCILE = 'reconcile';
const EVERY_MS = 2000;

export function title({ rest }) {
  return TABLES.includes(rest[0])
    ? say('report.table', { id: rest[0] })
    : rest[0] === RECONCILE
      ? say('report.reconcile')
      : say('report.title');
}

export async function mount(element, here) {
  const [definitions, roster, status] = await Promise.all([catalogue(null), colleges(), ask('/status')]);
  const latestYear = Number(status.asOf.slice(0, 4));
  const isGroup = (entity) => definitions.groups.some(({ id }) => id === entity);
  const tools = makeTools(definitions, roster, latestYear);
  const tables = new Map(
    TABLES.map((id) => [id, reportTable(id, (answer) => entityName(definitions, roster, answer))]),
  );
  const parts = el('ul', { class: 'parts' });
  const closing = el('p', { class: 'hint', role: 'status' });
  const body = el('div', { class: 'page-body' });
  const stamp = el('p', { class: 'printed hint' });
  const stampNow = () => {
    const words = say('report.stamp', { address: location.href, at: instant(new Date().toISOString()) });
    show(stamp, words, { quietly: true });
  };
  let stops = [];
  let wanted = null;
  let turn = 0;
  const compare = reconciliation(() => wanted.entity);

  async function draw({ rest: [only = null], query }) {
    const mine = ++turn;
    if (only && only !== RECONCILE && !TABLES.includes(only)) throw new Error(say('page.unknown'));
    wanted = reportChoice(query, status.asOf, (entity) => roster.has(entity) || isGroup(entity));
    tools.choose(wanted, only);
    parts.replaceChildren(...linksToParts(only, query));
    for (const stop of stops.splice(0)) stop();
    if (only === RECONCILE) {
      closing.hidden = true;
      body.replaceChildren(compare.element);
      return;
    }
    const closed = await closedYears();
    if (mine !== turn) return;
    const isClosed = closed.some((each) => each.year === wanted.year);
    if (!isClosed) wanted.view = 'now';
    tools.view(wanted.view, isClosed);
    closing.hidden = false;
    if (!isClosed) show(closing, say('report.notClosed', { year: wanted.year }), { quietly: true });

    const shown = only ? [only] : TABLES;
    const { year, entity, view } = wanted;
    const take = (id, answer) => {
      if (mine !== turn) return;
      showProblem(null);
      tables.get(id).show(answer, view);
      if (answer.closing) show(closing, closingInWords(answer), { quietly: true });
    };
    const stopped = await Promise.all(
      shown.map((id) => {
        const asking = () => ask(`/reports/${id}`, { year, entity, view: view === 'now' ? null : view });
        return followAnswer(asking, (answer) => take(id, answer), fail, null, EVERY_MS);
      }),
    );
    if (mine !== turn) {
      for (const stop of stopped) stop();
      return;
    }
    stops = stopped;
    body.replaceChildren(...shown.map((id) => tables.get(id).element));
    stampNow();
  }

  addEventListener('beforeprint', stampNow);
  const close = () => {
    turn++;
    removeEventListener('beforeprint', stampNow);
    for (const stop of stops.splice(0)) stop();
  };
  try {
    await draw(here);
  } catch (error) {
    close();
    throw error;
  }
  element.replaceChildren(
    el('h1', { class: 'screen' }, say('report.heading')),
    el('nav', { class: 'screen', 'aria-label': say('report.which') }, parts),
    tools.element,
    closing,
    body,
    stamp,
  );
  return { changed: draw, close };
}

function entityName({ groups }, roster, { scope, entity, entityName: asReported }) {
  if (scope === 'city') return language() === 'en' ? say('indicator.city') : asReported;
  const group = groups.find(({ id }) => id === entity);
  return group ? groupName(group) : nameOf(roster.get(entity) ?? { name: asReported });
}

function fail(error) {
  showProblem(say('page.failed', { why: error.message }));
}

/** The year, whose figures, which view, and printing. */
function makeTools(definitions, roster, latestYear) {
  const year = el('input', {
    type: 'number',
    id: 'year',
    min: FIRST_YEAR,
    max: latestYear,
    step: 1,
    required: true,
    onchange: () => chooseYear(year, latestYear),
  });
  const entity = entityChoice(definitions, roster, (chosen) => choose({ entity: chosen }));
  const view = el(
    'select',
    { id: 'view', onchange: () => choose({ view: view.value === 'now' ? null : view.value }) },
    VIEWS.map((each) => el('option', { value: each }, say(`report.view.${each}`))),
  );
  const choice = (key, field) => el('span', { class: 'choice' }, el('label', { for: field.id }, say(key)), field);
  return {
    element: el(
      'div',
      { class: 'heat-tools' },
      choice('report.year', year),
      choice('indicator.entity', entity),
      choice('report.view', view),
      el('span', { class: 'choice' }, el('button', { type: 'button', onclick: () => print() }, say('report.print'))),
    ),
    choose(wanted, only) {
      year.value = wanted.year;
      entity.value = wanted.entity;
      view.parentElement.hidden = year.parentElement.hidden = only === RECONCILE;
    },
    view(chosen, isClosed) {
      for (const option of view.options) option.disabled = option.value !== 'now' && !isClosed;
      view.value = chosen;
    },
  };
}

function chooseYear(year, latestYear) {
  year.setCustomValidity('');
  if (year.validity.valid) choose({ year: Number(year.value) === latestYear ? null : year.value });
  else {
    year.setCustomValidity(say('report.badYear'));
    year.reportValidity();
  }
}

/** The tables, all or one, and the comparison with a file. */
function linksToParts(only, query) {
  const kept = { year: query.get('year'), entity: query.get('entity'), view: query.get('view') };
  const words = (part) => {
    if (part === null) return say('report.all');
    return part === RECONCILE ? say('report.reconcile') : say('report.table', { id: part });
  };
  return [null, ...TABLES, RECONCILE].map((part) => {
    const path = part ? ['report', part] : ['report'];
    return el('li', {}, link(path, words(part), kept, { 'aria-current': part === only ? 'page' : null }));
  });
}

function closingInWords({ year, closing: { edition, closedBy, closedAt, restatedRows } }) {
  return say('report.closed', { year, edition, by: closedBy, at: instant(closedAt), rows: restatedRows });
}

/** The closed years; none in a version that closes none. */
async function closedYears() {
  try {
    return await ask('/closings');
  } catch (error) {
    if (error.status === 404) return [];
    throw error;
  }
}
