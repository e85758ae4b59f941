// The tables of the annual report, as printed there: any year, of the city, a group or a college.
import { apiAddress, ask } from '../frame/api.js';
import { choose, link } from '../frame/address.js';
import { el, show } from '../frame/dom.js';
import { followAnswer } from '../frame/figures.js';
import { count, instant } from '../frame/format.js';
import { showProblem } from '../frame/header.js';
import { catalogue, colleges, counted, nameOf } from '../frame/register.js';
import { say } from '../frame/words.js';
import { differing, printed } from '../parts/printed.js';
import { reconciliation } from '../parts/reconciliation.js';

const TABLES = ['2-2', '2-3', '5-2', '6-1'];
const VIEWS = ['now', 'closed', 'difference'];
const CITY = 'beijing';
const FIRST_YEAR = 1990;
const RECONCILE = 'reconcile';

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
  const tables = new Map();
  let stops = [];
  let wanted = null;
  let turn = 0;

  const year = el('input', {
    type: 'number',
    id: 'year',
    min: FIRST_YEAR,
    max: latestYear,
    step: 1,
    required: true,
    onchange: chooseYear,
  });
  const entity = el(
    'select',
    { id: 'entity', onchange: () => choose({ entity: entity.value === CITY ? null : entity.value }) },
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
  const view = el(
    'select',
    { id: 'view', onchange: () => choose({ view: view.value === 'now' ? null : view.value }) },
    VIEWS.map((each) => el('option', { value: each }, say(`report.view.${each}`))),
  );
  const parts = el('ul', { class: 'parts' });
  const closing = el('p', { class: 'hint', role: 'status' });
  const body = el('div', { class: 'page-body' });
  const stamp = el('p', { class: 'printed hint' });
  const compare = reconciliation(() => wanted.entity);
  const tools = el(
    'div',
    { class: 'heat-tools' },
    el('span', { class: 'choice' }, el('label', { for: 'year' }, say('report.year')), year),
    el('span', { class: 'choice' }, el('label', { for: 'entity' }, say('indicator.entity')), entity),
    el('span', { class: 'choice' }, el('label', { for: 'view' }, say('report.view')), view),
    el('span', { class: 'choice' }, el('button', { type: 'button', onclick: () => print() }, say('report.print'))),
  );

  function chooseYear() {
    year.setCustomValidity('');
    if (year.validity.valid) choose({ year: Number(year.value) === latestYear ? null : year.value });
    else {
      year.setCustomValidity(say('report.badYear'));
      year.reportValidity();
    }
  }

  function stampNow() {
    show(stamp, say('report.stamp', { address: location.href, at: instant(new Date().toISOString()) }), {
      quietly: true,
    });
  }

  const fail = (error) => showProblem(say('page.failed', { why: error.message }));

  async function draw({ rest, query }) {
    const mine = ++turn;
    const only = rest[0];
    if (only && only !== RECONCILE && !TABLES.includes(only)) throw new Error(say('page.unknown'));
    const asked = Number(query.get('year'));
    wanted = {
      year: Number.isInteger(asked) && asked >= FIRST_YEAR && asked <= latestYear ? asked : latestYear,
      entity: query.get('entity') ?? CITY,
      view: VIEWS.includes(query.get('view')) ? query.get('view') : 'now',
    };
    year.value = wanted.year;
    entity.value = wanted.entity;
    const kept = { year: query.get('year'), entity: query.get('entity'), view: query.get('view') };
    parts.replaceChildren(
      ...[null, ...TABLES, RECONCILE].map((each) =>
        el(
          'li',
          {},
          link(
            each ? ['report', each] : ['report'],
            each === null
              ? say('report.all')
              : each === RECONCILE
                ? say('report.reconcile')
                : say('report.table', { id: each }),
            kept,
            { 'aria-current': each === (only ?? null) ? 'page' : null },
          ),
        ),
      ),
    );
    view.parentElement.hidden = year.parentElement.hidden = only === RECONCILE;
    for (const stop of stops.splice(0)) stop();
    if (only === RECONCILE) {
      closing.hidden = true;
      body.replaceChildren(compare.element);
      return;
    }
    const closed = await closedYears();
    if (mine !== turn) return;
    const isClosed = closed.some((each) => each.year === wanted.year);
    for (const option of view.options) option.disabled = option.value !== 'now' && !isClosed;
    if (!isClosed) wanted.view = 'now';
    view.value = wanted.view;
    closing.hidden = false;
    if (!isClosed) show(closing, say('report.notClosed', { year: wanted.year }), { quietly: true });

    const shown = only ? [only] : TABLES;
    const stopped = await Promise.all(
      shown.map((id) =>
        followAnswer(
          () =>
            ask(`/reports/${id}`, {
              year: wanted.year,
              entity: wanted.entity,
              view: wanted.view === 'now' ? null : wanted.view,
            }),
          (answer) => {
            if (mine !== turn) return;
            showProblem(null);
            if (!tables.has(id)) tables.set(id, reportTable(id));
            tables.get(id).show(answer, wanted.view);
            if (answer.closing) {
              const { edition, closedBy, closedAt, restatedRows } = answer.closing;
              show(
                closing,
                say('report.closed', {
                  year: answer.year,
                  edition,
                  by: closedBy,
                  at: instant(closedAt),
                  rows: restatedRows,
                }),
                { quietly: true },
              );
            }
          },
          fail,
          null,
          2000,
        ),
      ),
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
    tools,
    closing,
    body,
    stamp,
  );
  return { changed: draw, close };
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

/** One table as the report prints it: `{ element, show(answer, view) }`. */
function reportTable(id) {
  const heading = el('h2', { id: `table-${id}` });
  const downloads = el('p', { class: 'screen' });
  const about = el('p', { class: 'hint' });
  const table = el('table', { 'aria-labelledby': `table-${id}` });
  const element = el(
    'section',
    { class: 'panel report-table', 'data-table': id, 'aria-labelledby': `table-${id}` },
    el('div', { class: 'report-head' }, heading, downloads),
    about,
    el('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-labelledby': `table-${id}` }, table),
  );

  function remark(row, answer) {
    if (row.heading) return '';
    if (!row.fed) return say('report.notFed');
    return [answerYear(row.previousYear, row.previousYear.year), answerYear(row, answer.year)]
      .filter(Boolean)
      .join('；');

    function answerYear(figure, year) {
      if (figure.restated) {
        return say('report.restated', {
          year,
          closed: printed(figure.closed.value, row.unit),
          now: printed(figure.now.value, row.unit),
        });
      }
      if (figure.value === null && figure.colleges === 0) return say('report.missing', { year });
      return answer.scope === 'college' || year !== answer.year
        ? null
        : say('report.covered', { year, covered: count(figure.colleges) });
    }
  }

  return {
    element,
    show(answer, view) {
      const three = view === 'difference';
      const years = [answer.year - 1, answer.year];
      const columns = three ? ['closed', 'now', 'difference'] : [view];
      show(heading, say('report.caption', { id, title: answer.title }), { quietly: true });
      show(
        about,
        say('report.of', {
          entity: answer.entityName,
          year: answer.year,
          day: answer.asOf,
          version: answer.catalogueVersion,
        }),
        { quietly: true },
      );
      const query = { year: answer.year, entity: answer.entity, view: view === 'now' ? null : view };
      const download = (format) =>
        el(
          'a',
          {
            href: apiAddress(`/reports/${id}`, { ...query, format }),
            download: true,
            'aria-label': `${say(`report.${format}`)} · ${say('report.downloads', { id })}`,
          },
          say(`report.${format}`),
        );
      downloads.replaceChildren(download('csv'), download('xlsx'));
      const cells = (figure, unit) => {
        if (!three) return [el('td', { class: 'number' }, printed(figure.value, unit))];
        return [
          printed(figure.closed?.value, unit),
          printed(figure.now?.value, unit),
          differing(figure.difference, unit),
        ].map((text) => el('td', { class: 'number' }, text));
      };
      table.classList.toggle('three', three);
      table.replaceChildren(
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            el('th', { scope: 'col', class: 'number order' }, say('report.number')),
            el('th', { scope: 'col' }, say('report.row')),
            el('th', { scope: 'col', class: 'of-unit' }, say('report.unit')),
            years.flatMap((each) =>
              columns.map((column) =>
                el(
                  'th',
                  { scope: 'col', class: 'number amount' },
                  three
                    ? say('report.yearView', { year: each, view: say(`report.view.${column}`) })
                    : say('report.yearOf', { year: each }),
                ),
              ),
            ),
            el('th', { scope: 'col', class: 'remark' }, say('report.remark')),
          ),
        ),
        el(
          'tbody',
          {},
          answer.rows.map((row) =>
            el(
              'tr',
              {
                class: row.heading ? 'heading' : row.restated || row.previousYear.restated ? 'differs' : null,
                'data-row': row.name,
              },
              el('td', { class: 'number' }, row.number),
              el(
                'th',
                { scope: 'row' },
                row.indicator
                  ? link(['indicator', row.indicator], row.name, {
                      asOf: answer.asOf,
                      window: null,
                      entity: answer.entity === CITY ? null : answer.entity,
                    })
                  : row.name,
              ),
              el('td', {}, row.unit),
              row.heading
                ? Array.from({ length: years.length * columns.length }, () => el('td'))
                : [...cells(row.previousYear, row.unit), ...cells(row, row.unit)],
              el('td', { class: 'remark' }, remark(row, answer)),
            ),
          ),
        ),
      );
    },
  };
}
