// What moved most since last year and last week: a sentence each, leading to who moved it.
import { href } from '../frame/address.js';
import { ask } from '../frame/api.js';
import { el } from '../frame/dom.js';
import { followAnswer } from '../frame/figures.js';
import { count, moved, change, withUnit } from '../frame/format.js';
import { nameOf } from '../frame/register.js';
import { say } from '../frame/words.js';

const AGAINST = ['year', 'week'];
const WAYS = ['falls', 'rises'];
const SHOWN = 5;
const EVERY_MS = 10_000;

/**
 * `{ element, draw(), follow(fail) }`.
 *
 * @param state of the city's page: `{ asOf, window, definitions, colleges }`, as it is now
 */
export function cityMovers(state) {
  const answers = new Map();
  const bodies = new Map(AGAINST.map((against) => [against, el('div', { class: 'movers-of' })]));

  function draw() {
    for (const [against, answer] of answers) bodies.get(against).replaceChildren(...drawn(answer, against, state));
  }

  return {
    element: el(
      'section',
      { class: 'movers panel', 'aria-labelledby': 'movers-title' },
      el('h2', { id: 'movers-title' }, say('movers.title')),
      el('p', { class: 'hint' }, say('movers.hint')),
      el('div', { class: 'movers-all' }, [...bodies.values()]),
    ),
    draw,
    /** Keeps them current; returns what stops it. */
    async follow(fail) {
      const stops = await Promise.all(
        AGAINST.map((against) =>
          followAnswer(
            () => ask('/movers', { window: state.window, against, asOf: state.asOf, limit: SHOWN }),
            (answer) => {
              answers.set(against, answer);
              draw();
            },
            fail,
            null,
            EVERY_MS,
          ),
        ),
      );
      return () => stops.forEach((stop) => stop());
    },
  };
}

function drawn(answer, against, state) {
  const { compared, paused, before } = answer;
  return [
    el('h3', {}, say(`movers.${against}`, { day: before })),
    compared === 0 && el('p', { class: 'hint' }, say('movers.nothing')),
    ...['city', 'colleges'].flatMap((scope) =>
      WAYS.map((way) => listOf(answer[scope][way], scope, way, against, state)),
    ),
    el('p', { class: 'hint' }, say('movers.compared', { compared: count(compared), paused: count(paused.length) })),
  ].filter(Boolean);
}

function listOf(moves, scope, way, against, state) {
  const known = moves.filter((move) => isSeen(move, state.definitions.byId.get(move.indicator)));
  return el(
    'div',
    { class: 'mover-list', 'data-scope': scope, 'data-way': way },
    el('h4', {}, say(`movers.${scope}.${way}`)),
    known.length === 0
      ? el('p', { class: 'hint' }, say('movers.none'))
      : el(
          'ol',
          {},
          known.map((move) => el('li', {}, sentence(move, scope, against, state))),
        ),
  );
}

/** Whether what moved is more than nothing as it is shown. */
function isSeen({ value, previous }, indicator) {
  return Boolean(indicator && change(value, previous, indicator).direction);
}

/** A sentence; the city's leads to who moved the figure, a college's to the figure on its page. */
function sentence(move, scope, against, { definitions, colleges }) {
  const indicator = definitions.byId.get(move.indicator);
  const college = colleges.get(move.entity);
  const to =
    scope === 'city'
      ? `${href(['indicator', indicator.id], { before: against === 'year' ? null : against })}#movement`
      : href(['college', move.entity], { indicator: indicator.id });
  const name =
    scope === 'city' ? nameOf(indicator) : `${college ? nameOf(college) : move.entity} · ${nameOf(indicator)}`;
  const by =
    indicator.unit === 'ratio' ? moved(move.change, indicator) : change(move.value, move.previous, indicator).text;
  return [
    el('a', { href: to, 'data-inside': true }, name),
    ' ',
    el('span', { class: 'change', 'data-tone': toneOf(move, indicator) }, `${move.change < 0 ? '▼' : '▲'} ${by}`),
    el(
      'span',
      { class: 'hint' },
      say('movers.values', { before: withUnit(move.previous, indicator), now: withUnit(move.value, indicator) }),
      scope === 'city' && move.colleges !== move.previousColleges
        ? say('movers.coverage', { before: move.previousColleges, now: move.colleges })
        : '',
    ),
  ];
}

function toneOf({ change: by }, { better }) {
  if (better === 'none') return 'plain';
  return by > 0 === (better === 'higher') ? 'good' : 'bad';
}
