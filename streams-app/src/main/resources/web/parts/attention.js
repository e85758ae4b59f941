// What needs attention: what is beyond its threshold of what was compared, what does not fit together, who is silent, and
// the open cases.
import { link } from '../frame/address.js';
import { el, show } from '../frame/dom.js';
import { beijingToday, count, MISSING, span, withUnit } from '../frame/format.js';
import { nameOf } from '../frame/register.js';
import { SIGNS, tally, tallyInWords } from '../frame/thresholds.js';
import { language, say } from '../frame/words.js';
import { aboutOf } from './case-words.js';

const SILENT_DAYS = 7;
const FEW = 5;
/** Of a list that is unfolded; there is the table for whoever wants to see more. */
const MOST = 100;
const ALARMING = ['critical', 'warning', 'info'];
const CARDS = ['beyond', 'checks', 'silent', 'cases'];

/**
 * `{ element, draw() }`.
 *
 * @param state of the city's page: `{ asOf, day, definitions, colleges, counted, tiles, heat, cases, checks }`, as it is
 *     now
 */
export function attention(state) {
  const cards = new Map(CARDS.map((name) => [name, makeCard(name)]));
  cards.get('cases').element.hidden = true;
  cards.get('checks').element.hidden = true;
  return {
    element: el(
      'section',
      { class: 'attention', 'aria-label': say('city.attention') },
      [...cards.values()].map((card) => card.element),
    ),
    draw() {
      drawBeyond(cards.get('beyond'), state);
      drawSilent(cards.get('silent'), state);
      cards.get('checks').element.hidden = !state.checks;
      if (state.checks) drawChecks(cards.get('checks'), state);
      cards.get('cases').element.hidden = !state.cases;
      if (state.cases) drawCases(cards.get('cases'), state);
    },
  };
}

/** A card; `alarming` is true, false, or `unknown` where nothing can be said. */
function makeCard(name) {
  const number = el('p', { class: 'card-number' });
  const list = el('ul', { class: 'card-list' });
  const rest = el('ul', {});
  const unfold = el('summary', {});
  const others = el('li', { hidden: true }, el('details', {}, unfold, rest));
  const element = el(
    'div',
    { class: 'card', 'data-card': name },
    el('p', { class: 'card-head' }, say(`city.${name}`)),
    number,
    list,
  );
  return {
    element,
    fill({ total, items, hints, alarming }) {
      show(number, total, { quietly: true });
      element.dataset.alarming = alarming;
      const drawn = items.slice(0, MOST).map((item) => el('li', {}, item));
      others.hidden = items.length <= FEW;
      show(unfold, say('city.more', { count: count(items.length - FEW) }), { quietly: true });
      rest.replaceChildren(...drawn.slice(FEW));
      list.replaceChildren(...drawn.slice(0, FEW), others, ...hints.map((hint) => el('li', { class: 'hint' }, hint)));
    },
  };
}

/** Counts what was compared: that nothing is beyond says nothing where nothing was. */
function drawBeyond(card, { tiles, heat, colleges }) {
  const all = tiles?.all() ?? [];
  const beyond = all.filter((tile) => ALARMING.includes(tile.stands().level));
  const ofCity = tally(all.map((tile) => tile.stands()));
  const ofColleges = heat?.tally() ?? null;
  const total = beyond.length + (ofColleges?.beyond ?? 0);
  const compared = ofCity.compared + (ofColleges?.compared ?? 0);
  const nothing = compared === 0 && total === 0;
  const notable = all.filter((tile) => tile.notable());
  card.fill({
    total: nothing ? MISSING : count(total),
    items: [
      ...beyond.map((tile) => [`${SIGNS[tile.stands().level]} `, indicatorLink(tile)]),
      ...(heat?.beyond() ?? []).map((figure) => ofCollege(colleges, figure)),
    ],
    hints: [
      nothing && say('city.beyondNothing'),
      compared > 0 && total === 0 && say('city.beyondNone'),
      notable.length > 0 && [
        say('city.notable'),
        ...listed(notable, (tile) => [indicatorLink(tile), ` ${tile.changed()}`]),
      ],
      say('city.beyondCity', { tally: tallyInWords(ofCity) }),
      ofColleges && say('city.beyondColleges', { tally: tallyInWords(ofColleges) }),
    ].filter(Boolean),
    alarming: nothing ? 'unknown' : total > 0,
  });
}

/** A college's figure, leading to where it stands on the college's page, in the same window and on the same day. */
function ofCollege(colleges, { code, indicator, stands }) {
  const college = colleges.get(code);
  const about = `${college ? nameOf(college) : code} · ${nameOf(indicator)}`;
  return [
    `${SIGNS[stands.level]} `,
    link(['college', code], about, { indicator: indicator.id }, { title: stands.words }),
    el('span', { class: 'hint' }, ` ${withUnit(stands.value, indicator)}`),
  ];
}

function indicatorLink({ indicator }) {
  return link(['indicator', indicator.id], nameOf(indicator));
}

function listed(things, draw) {
  return things.slice(0, FEW).flatMap((thing, index) => [index === 0 ? '' : say('list.comma'), draw(thing)].flat());
}

/** What is known of today only says so on the page of another day. */
function todayOf({ asOf, day }) {
  const today = beijingToday();
  return asOf === null ? [] : [say('city.today', { today, day: day ?? asOf })];
}

function drawSilent(card, state) {
  const expected = (state.counted ?? []).filter((college) => college.expected);
  const silent = expected
    .map((college) => ({
      college,
      seconds: college.lastEventAt ? (Date.now() - Date.parse(college.lastEventAt)) / 1000 : Infinity,
    }))
    .filter(({ seconds }) => seconds > SILENT_DAYS * 86_400)
    .sort((a, b) => b.seconds - a.seconds);
  const since = (seconds) =>
    seconds === Infinity ? say('city.silentNever') : say('city.silentSince', { age: span(seconds) });
  const calm = expected.length === 0 ? say('city.silentNobody') : say('city.silentNone', { of: expected.length });
  card.fill({
    total: expected.length === 0 ? MISSING : count(silent.length),
    items: silent.map(({ college, seconds }) => [
      link(['college', college.code], nameOf(college)),
      el('span', { class: 'hint' }, ` ${since(seconds)}`),
    ]),
    hints: [...(silent.length === 0 ? [calm] : []), ...todayOf(state)],
    alarming: expected.length === 0 || state.asOf !== null ? 'unknown' : silent.length > 0,
  });
}

/** What the checks found, the gravest first, each in its own sentence. */
function drawChecks(card, { checks: { checks }, colleges }) {
  const compared = checks.filter(({ violations }) => violations !== null);
  const found = compared
    .filter(({ violations }) => violations > 0)
    .sort((a, b) => ALARMING.indexOf(a.severity) - ALARMING.indexOf(b.severity) || b.violations - a.violations);
  const sentenceOf = ({ sentence, sentenceEn }) => (language() === 'en' ? sentenceEn : sentence);
  card.fill({
    total: compared.length === 0 ? MISSING : count(found.length),
    items: found.map((each) => [
      link(['college', each.college], nameOf(colleges.get(each.college) ?? { name: each.college })),
      el('span', { class: 'hint sentence', title: sentenceOf(each) }, sentenceOf(each)),
    ]),
    hints: found.length === 0 ? [say(compared.length === 0 ? 'city.checksNothing' : 'city.checksNone')] : [],
    alarming: compared.length === 0 ? 'unknown' : found.length > 0,
  });
}

function drawCases(card, state) {
  const { cases, definitions, colleges } = state;
  const known = { definitions, roster: colleges };
  card.fill({
    total: count(cases.length),
    items: cases.map((each) => link(['cases', each.id], aboutOf(known, each))),
    hints: [...(cases.length === 0 ? [say('city.casesNone')] : []), ...todayOf(state)],
    alarming: state.asOf !== null ? 'unknown' : cases.length > 0,
  });
}
