// One indicator: what it means, how the colleges differ, where the number comes from and what moved it.
import { ask } from '../frame/api.js';
import { choose, go, link } from '../frame/address.js';
import { calmly, el, show } from '../frame/dom.js';
import { followAnswer, followFigures } from '../frame/figures.js';
import {
  addDays,
  change,
  count,
  coverage,
  figure,
  isDay,
  moved,
  unitOf,
  whyMissing,
  withUnit,
} from '../frame/format.js';
import { showDay, showProblem } from '../frame/header.js';
import { catalogue, colleges, counted, nameOf, windowOf } from '../frame/register.js';
import { say } from '../frame/words.js';
import { explanation, termInWords } from '../parts/explanation.js';
import { multiples } from '../parts/multiples.js';
import { revisions } from '../parts/revisions.js';
import { spread } from '../parts/spread.js';
import { timeline } from '../parts/timeline.js';
import { waterfall } from '../parts/waterfall.js';

export const choices = ['asOf', 'window'];
/** The slider under the hand must not be drawn anew. */
export const inPlace = true;
const CITY = 'beijing';
const STATISTICS = ['pooled', 'mean', 'median'];
const YEARS_OF_SLIDER = 3;
const LINE_STEP_DAYS = 7;
const WHILE_SLIDING_MS = 120;
const AFTER_SLIDING_MS = 500;
const BEFORE = { year: null, quarter: 90, month: 30 };

export function title({ rest }) {
  return rest.length === 0 ? say('indicator.list') : say('indicator.title');
}

export async function mount(element, here) {
  const definitions = await catalogue(here.query.get('asOf'));
  if (here.rest.length === 0) return list(element, definitions);
  const indicator = definitions.byId.get(here.rest[0]);
  if (!indicator) throw new Error(say('indicator.unknown', { id: here.rest[0] }));
  document.title = `${nameOf(indicator)} · ${say('title')}`;
  const [roster, status] = await Promise.all([colleges(), ask('/status')]);
  const page = onePage(indicator, definitions, roster, status.asOf);
  try {
    await page.draw(here);
  } catch (error) {
    page.close();
    throw error;
  }
  element.replaceChildren(...page.elements);
  return { changed: page.draw, close: page.close };
}

function list(element, definitions) {
  element.replaceChildren(
    el('h1', {}, say('indicator.list')),
    el(
      'p',
      { class: 'hint' },
      say('indicator.listHint', { count: definitions.indicators.length, version: definitions.version }),
    ),
    el(
      'dl',
      { class: 'panel definitions' },
      definitions.indicators.flatMap((each) => [
        el('dt', {}, link(['indicator', each.id], nameOf(each))),
        el('dd', {}, definitionOf(each)),
      ]),
    ),
  );
  return {};
}

const definitionOf = (indicator) =>
  document.documentElement.lang === 'en' ? indicator.definitionEn : indicator.definitionZh;

/** What the address asks for, in the catalogue's own terms. */
function wantedOf({ query }, indicator, roster, definitions) {
  const entity = query.get('entity') ?? CITY;
  const group = definitions.groups.some(({ id }) => id === entity);
  const college = roster.has(entity);
  const scope = college ? 'college' : group ? 'group' : 'city';
  const window = query.get('window') ?? 'ytd';
  const statistic = query.get('statistic');
  return {
    asOf: isDay(query.get('asOf')) ? query.get('asOf') : null,
    wantedWindow: window,
    window: windowOf(indicator, window) ?? indicator.windows.find((each) => each === 'ytd') ?? indicator.windows[0],
    scope,
    entity: college || group ? entity : CITY,
    statistic: scope !== 'college' && STATISTICS.includes(statistic) ? statistic : 'pooled',
    before: query.get('before') in BEFORE ? query.get('before') : 'year',
  };
}

function onePage(indicator, definitions, roster, latest) {
  const inGroups = counted(roster, definitions);
  let wanted = null;
  let day = null;
  let figures = new Map();
  let stops = [];
  let lineStops = [];
  let turn = 0;
  let explainedFor = null;
  let lineOf = null;

  const name = nameOf(indicator);
  const whole = indicator.kind === 'sum' || indicator.kind === 'stock';
  const heading = el('h1', {}, name);
  const facts = el('dl', { class: 'panel facts' });
  const note = el('p', { class: 'hint' });
  const entities = el(
    'select',
    {
      id: 'entity',
      onchange: () => choose({ entity: entities.value === CITY ? null : entities.value, statistic: null }),
    },
    el('option', { value: CITY }, say('indicator.city')),
    el(
      'optgroup',
      { label: say('indicator.groups') },
      definitions.groups.map(({ id }) => el('option', { value: id }, say(`group.${id}`))),
    ),
    el(
      'optgroup',
      { label: say('indicator.colleges') },
      inGroups.map((college) => el('option', { value: college.code }, nameOf(college))),
    ),
  );
  const indicators = el(
    'select',
    {
      id: 'indicator',
      onchange: () => go(['indicator', indicators.value], { entity: wanted.entity === CITY ? null : wanted.entity }),
    },
    definitions.indicators.map((each) => el('option', { value: each.id }, nameOf(each))),
  );
  indicators.value = indicator.id;

  const cards = new Map(STATISTICS.map((statistic) => [statistic, makeCard(statistic)]));
  const differs = el('p', { class: 'differs' });
  const ranking = spread(indicator, roster);
  const small = multiples(indicator, roster);
  const explained = explanation(indicator, roster);
  const fall = waterfall(indicator, roster);
  const revised = revisions(indicator);
  let slidTo = null;
  const sliding = calmly(() => {
    const asOf = slidTo === latest ? null : slidTo;
    slidTo = null;
    choose({ asOf }, { replace: true });
  }, WHILE_SLIDING_MS);
  const time = timeline((to) => {
    slidTo = to;
    sliding();
  });
  const first = `${Number(latest.slice(0, 4)) - YEARS_OF_SLIDER}-01-01`;
  time.span(first, latest);
  const before = el(
    'select',
    { id: 'before', onchange: () => choose({ before: before.value === 'year' ? null : before.value }) },
    Object.keys(BEFORE).map((each) => el('option', { value: each }, say(`movement.${each}`))),
  );
  const settled = calmly(() => slow(), AFTER_SLIDING_MS);

  function makeCard(statistic) {
    const parts = {
      value: el('span', { class: 'value', 'data-value': '' }),
      unit: el('span', { class: 'unit' }, unitOf(indicator)),
      change: el('span', { class: 'change' }),
      foot: el('span', { class: 'hint' }),
    };
    const label = whole
      ? { pooled: 'indicator.total', mean: 'indicator.perCollege', median: 'indicator.middle' }[statistic]
      : `statistic.${statistic}`;
    const pick = el(
      'button',
      { type: 'button', onclick: () => choose({ statistic: statistic === 'pooled' ? null : statistic }) },
      say(label),
    );
    return {
      ...parts,
      pick,
      element: el(
        'li',
        { class: 'tile statistic', 'data-statistic': statistic },
        el('p', { class: 'tile-name' }, pick),
        el('p', { class: 'tile-value' }, parts.value, parts.unit),
        el('p', { class: 'tile-change' }, parts.change),
        el('p', { class: 'tile-foot' }, parts.foot),
      ),
    };
  }

  const panel = (id, key, ...content) =>
    el('section', { class: 'panel', 'aria-labelledby': id }, el('h2', { id }, say(key)), content);
  const elements = [
    heading,
    el(
      'div',
      { class: 'heat-tools' },
      el('span', { class: 'choice' }, el('label', { for: 'indicator' }, say('indicator.choose')), indicators),
      el('span', { class: 'choice' }, el('label', { for: 'entity' }, say('indicator.entity')), entities),
    ),
    note,
    facts,
    el(
      'section',
      { 'aria-labelledby': 'statistics' },
      el('h2', { id: 'statistics' }, say('indicator.statistics')),
      el(
        'ul',
        { class: 'tiles statistics' },
        STATISTICS.map((statistic) => cards.get(statistic).element),
      ),
      differs,
    ),
    el('section', { class: 'panel', 'aria-label': say('indicator.slider') }, time.element),
    panel('ranking', 'indicator.ranking', ranking.element),
    panel('multiples', 'indicator.multiples', small.element),
    panel('explain', 'explain.title', explained.element),
    panel(
      'movement',
      'movement.title',
      el('p', { class: 'choice' }, el('label', { for: 'before' }, say('movement.from')), before),
      fall.element,
    ),
    panel('revisions', 'revisions.title', revised.element),
  ];

  const fail = (error) => showProblem(say('page.failed', { why: error.message }));
  const figureQuery = () => ({
    indicator: indicator.id,
    window: wanted.window,
    scope: wanted.scope,
    entity: wanted.entity,
    statistic: wanted.statistic,
    asOf: wanted.asOf,
  });

  /** The figures that the slider moves: the three statistics and every college's. */
  async function quick() {
    const mine = ++turn;
    const stop = await followFigures(
      { indicator: indicator.id, window: wanted.window, asOf: wanted.asOf },
      (answer) => {
        if (mine !== turn) return;
        if (answer.whole) figures = new Map();
        for (const each of answer.figures) figures.set(`${each.scope}|${each.entity}|${each.statistic}`, each);
        day = answer.asOf;
        showProblem(null);
        showDay(answer);
        drawFigures();
      },
      fail,
    );
    if (mine !== turn) stop();
    else {
      for (const each of stops.splice(0)) each();
      stops.push(stop);
    }
  }

  /** What takes longer, asked for when the slider rests. */
  function slow() {
    const query = figureQuery();
    const mine = `${JSON.stringify(query)}${wanted.before}`;
    if (explainedFor === mine) return;
    explainedFor = mine;
    for (const stop of lineStops.splice(0)) stop();
    const keep = (asking, take) =>
      followAnswer(asking, (answer) => explainedFor === mine && take(answer), fail, null, 3000).then(
        (stop) => (explainedFor === mine ? lineStops.push(stop) : stop()),
        fail,
      );
    keep(
      () => ask('/explain', query),
      (answer) => {
        explained.show(answer);
        drawFacts(answer);
      },
    );
    if (wanted.statistic === 'median') fall.say(say('movement.median'));
    else {
      const { asOf, ...of } = query;
      const days = BEFORE[wanted.before];
      keep(
        () => ask('/movement', { ...of, to: asOf, from: days === null ? null : addDays(day, -days) }),
        (answer) => fall.show(answer),
      );
    }
    keep(
      () => ask('/revisions', { ...query, asOf: day }),
      (answer) => revised.show(answer, day),
    );
    drawLine(mine);
  }

  async function drawLine(mine) {
    const { asOf, ...of } = figureQuery();
    const key = JSON.stringify(of);
    if (lineOf === key) return;
    try {
      const series = await ask('/series', { ...of, from: first, to: latest, step: LINE_STEP_DAYS });
      if (explainedFor !== mine) return;
      lineOf = key;
      time.draw(series.points, say('indicator.line', { name, from: first, to: latest }));
    } catch (error) {
      fail(error);
    }
  }

  function own(statistic) {
    return figures.get(`${wanted.scope}|${wanted.entity}|${statistic}`);
  }

  function drawFigures() {
    const of =
      wanted.scope === 'city'
        ? inGroups.length
        : wanted.scope === 'group'
          ? inGroups.filter((each) => each.group === wanted.entity).length
          : 1;
    for (const [statistic, card] of cards) {
      const each = own(statistic);
      card.element.hidden = !each;
      if (!each) continue;
      card.element.classList.toggle('chosen', statistic === wanted.statistic);
      card.pick.setAttribute('aria-pressed', statistic === wanted.statistic);
      show(card.value, figure(each.value, indicator));
      card.value.dataset.value = each.value ?? '';
      card.unit.hidden = each.value === null;
      show(
        card.change,
        each.value === null
          ? whyMissing(each, indicator)
          : `${say('indicator.change')} ${change(each.value, each.previousYear.value, indicator).text}`,
        { quietly: true },
      );
      show(
        card.foot,
        `${say('city.asOf', { day })} · ${coverage(each.colleges, of)}${each.denominator === null ? '' : ` · ${count(each.numerator)} ÷ ${count(each.denominator)}`}`,
        { quietly: true },
      );
    }
    show(differs, difference(), { quietly: true });
    const ranked = inGroups
      .filter((college) => wanted.scope !== 'group' || college.group === wanted.entity)
      .map((college) => figures.get(`college|${college.code}|pooled`))
      .filter(Boolean);
    ranking.show(ranked, wanted.entity);
    small.show({ window: wanted.window, day, figures: ranked, chosen: wanted.entity });
    if (slidTo === null) time.at(day); // else the hand is ahead of the answer
  }

  /** Why the three differ: the mean of the colleges and the pooled figure differ exactly as size and value go together. */
  function difference() {
    if (wanted.scope === 'college') return say('indicator.onlyOwn');
    const [pooled, mean, median] = STATISTICS.map((statistic) => own(statistic)?.value ?? null);
    if (pooled === null || mean === null || median === null) return '';
    const by = (amount) => moved(Math.abs(amount), indicator).replace('+', '');
    const word = (amount, above, below, same) =>
      !/[1-9]/.test(figure(Math.abs(amount), indicator))
        ? say(same)
        : say(amount > 0 ? above : below, {
            by: by(amount),
            base: termInWords(indicator.denominator ?? indicator.numerator),
          });
    const ofPooled = whole
      ? say('differ.sum', {
          total: withUnit(pooled, indicator),
          colleges: own('pooled').colleges,
          mean: withUnit(mean, indicator),
        })
      : word(pooled - mean, 'differ.pooledAbove', 'differ.pooledBelow', 'differ.pooledSame');
    return ofPooled + word(median - mean, 'differ.medianAbove', 'differ.medianBelow', 'differ.medianSame');
  }

  function drawFacts({ definition }) {
    const now = definition.indicator;
    show(heading, nameOf(now), { quietly: true });
    const days = definition.window.from
      ? say('indicator.daysFrom', { from: definition.window.from, to: definition.window.to })
      : say('indicator.daysAll', { to: definition.window.to });
    const table = now.table;
    const source = !table
      ? say('indicator.sourceNone')
      : table.id === 'text'
        ? say('indicator.sourceText', { row: table.row })
        : link(['report', table.id], say('indicator.sourceRow', { table: table.id, row: table.row }));
    const formula =
      (now.kind === 'stock' ? say('indicator.cumulative') : '') +
      termInWords(now.numerator) +
      (now.denominator ? ` ÷ ${termInWords(now.denominator)}` : '') +
      (now.unit === 'yuan' ? say('indicator.formulaUnits') : '');
    const names =
      now.wordings.length < 2
        ? null
        : now.wordings.map(({ validFrom: from, validTo: to, ...wording }) =>
            el(
              'span',
              { class: 'wording' },
              say(from && to ? 'indicator.nameBetween' : from ? 'indicator.nameFrom' : 'indicator.nameTo', {
                from,
                to,
                name: nameOf(wording),
              }),
            ),
          );
    const fact = (key, ...content) => content[0] && el('div', {}, el('dt', {}, say(key)), el('dd', {}, content));
    facts.replaceChildren(
      ...[
        fact('indicator.definition', definitionOf(now)),
        fact('indicator.formula', formula),
        fact('indicator.source', source),
        fact('indicator.days', `${say(`window.${wanted.window}`)}：${days}`),
        fact('indicator.unit', unitOf(now)),
        fact('indicator.better', say(`better.${now.better}`)),
        fact('indicator.version', definition.catalogueVersion),
        names && fact('indicator.names', ...names),
      ].filter(Boolean),
    );
  }

  async function draw(next) {
    const last = wanted;
    wanted = wantedOf(next, indicator, roster, definitions);
    entities.value = wanted.entity;
    before.value = wanted.before;
    note.hidden = wanted.window === wanted.wantedWindow || wanted.window === 'stock';
    show(
      note,
      say('indicator.windowInstead', {
        wanted: say(`window.${wanted.wantedWindow}`),
        used: say(`window.${wanted.window}`),
      }),
      { quietly: true },
    );
    if (!last || last.window !== wanted.window || last.asOf !== wanted.asOf) await quick();
    else drawFigures();
    if (last) settled();
    else slow();
  }

  return {
    elements,
    draw,
    close() {
      turn++;
      explainedFor = null;
      sliding.cancel();
      settled.cancel();
      for (const stop of [...stops, ...lineStops]) stop();
      stops = [];
      lineStops = [];
      small.close();
    },
  };
}
