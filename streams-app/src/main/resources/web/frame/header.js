// The head of every page: where one is, the day and window, and whether what is shown is live.
import { ask } from './api.js';
import { choose, current, href, link } from './address.js';
import { WINDOWS } from './choices.js';
import { el, show } from './dom.js';
import { isDay, span } from './format.js';
import { lastHeardAt, watch } from './live.js';
import { stateOf } from './status-words.js';
import { language, say } from './words.js';

/** The sections in their order; a section is shown once its module is there. */
const THERE = document.body.dataset.pages.split(' ');
const SECTIONS = [
  'city',
  'college',
  'conditions',
  'compare',
  'indicator',
  'flow',
  'report',
  'thresholds',
  'cases',
  'upload',
].filter((name) => THERE.includes(name));
const STATUS_EVERY_MS = 5000;

const header = document.getElementById('header');
let parts = null;
let builtFor = null;
let connection = { connected: false, heardAt: null };
let status = null;

/** Draws the head for an address; `choices` are those of the page: `asOf`, `window`. */
export function drawHeader(here, choices) {
  if (builtFor !== language()) build();
  for (const [name, anchor] of parts.sections) {
    anchor.href = href(name === 'city' ? [] : [name]);
    if (name === here.page) anchor.setAttribute('aria-current', 'page');
    else anchor.removeAttribute('aria-current');
  }
  parts.brand.href = href([]);
  parts.language.href = languageHref();
  parts.choices.hidden = choices.length === 0;
  parts.asOf.hidden = !choices.includes('asOf');
  parts.window.hidden = !choices.includes('window');
  parts.select.value = here.query.get('window') ?? 'ytd';
  parts.latest.disabled = !here.query.has('asOf');
  if (here.query.has('asOf')) parts.day.value = here.query.get('asOf');
}

/** Tells the head which day the page shows, as the server said. */
export function showDay({ asOf, clock }) {
  if (document.activeElement !== parts.day || !parts.day.value) parts.day.value = asOf;
  parts.latest.disabled = !current().query.has('asOf');
  // The field shows a day as the browser's own language has it, here and there as month/day/year.
  show(parts.clock, say(`clock.${clock}`, { day: asOf }), { quietly: true });
}

/** Shows a sentence on top of everything until it is taken away with null. */
export function showProblem(text) {
  if (!parts) return;
  parts.problem.hidden = text === null;
  show(parts.problem, text ?? '', { quietly: true });
}

function languageHref() {
  const { path, query } = current();
  if (language() === 'en') query.delete('lang');
  else query.set('lang', 'en');
  return `${path}${query.size ? `?${query}` : ''}`;
}

function build() {
  builtFor = language();
  const brand = link([], [el('span', { class: 'brand-city' }, say('brand.city')), el('strong', {}, say('brand'))]);
  const sections = new Map(SECTIONS.map((name) => [name, link(name === 'city' ? [] : [name], say(`nav.${name}`))]));
  const day = el('input', { type: 'date', id: 'asOf', min: '1990-01-01', required: true, onchange: chooseDay });
  const latest = el('button', { type: 'button', onclick: () => choose({ asOf: null }) }, say('choice.latest'));
  const clock = el('span', { class: 'hint' });
  const select = el(
    'select',
    { id: 'window', onchange: (event) => choose({ window: event.target.value === 'ytd' ? null : event.target.value }) },
    WINDOWS.map((name) => el('option', { value: name }, say(`window.${name}`))),
  );
  const asOf = el('span', { class: 'choice' }, el('label', { for: 'asOf' }, say('choice.asOf')), day, latest, clock);
  const windowChoice = el('span', { class: 'choice' }, el('label', { for: 'window' }, say('choice.window')), select);
  parts = {
    brand,
    sections,
    day,
    latest,
    clock,
    select,
    asOf,
    window: windowChoice,
    choices: el('div', { class: 'choices' }, asOf, windowChoice),
    dot: el('span', { class: 'dot', 'aria-hidden': 'true' }),
    live: el('span', { id: 'live', role: 'status' }, say('live.connecting')),
    language: el(
      'a',
      {
        'data-inside': true,
        href: languageHref(),
        lang: language() === 'en' ? 'zh-CN' : 'en',
        'aria-label': say('nav.languageLabel'),
      },
      say('nav.language'),
    ),
    problem: el('p', { id: 'problem', role: 'alert', hidden: true }),
  };
  header.replaceChildren(
    el(
      'div',
      { class: 'bar' },
      el('p', { class: 'brand' }, brand),
      el(
        'nav',
        { 'aria-label': say('nav.label') },
        el(
          'ul',
          {},
          [...sections.values()].map((anchor) => el('li', {}, anchor)),
        ),
      ),
      el('p', { class: 'state' }, parts.dot, parts.live, parts.language),
    ),
    parts.choices,
    parts.problem,
  );
  drawState();
}

function chooseDay(event) {
  const { value } = event.target;
  if (!value) choose({ asOf: null });
  else if (isDay(value) && value >= '1990-01-01') choose({ asOf: value });
  else {
    event.target.setCustomValidity(say('choice.badDay'));
    event.target.reportValidity();
    return;
  }
  event.target.setCustomValidity('');
}

function drawState() {
  if (!parts) return;
  const { text, kind } = state();
  show(parts.live, text, { quietly: true });
  parts.dot.dataset.kind = kind;
  document.body.classList.toggle('stale', kind === 'lost');
}

function state() {
  if (!connection.connected) {
    const heardAt = lastHeardAt();
    if (heardAt === null) {
      return connection.tried
        ? { text: say('live.never'), kind: 'lost' }
        : { text: say('live.connecting'), kind: 'wait' };
    }
    return { text: say('live.lost', { age: span((Date.now() - heardAt) / 1000) }), kind: 'lost' };
  }
  return stateOf(status);
}

async function askStatus() {
  if (document.hidden || !connection.connected) return;
  try {
    status = await ask('/status');
  } catch {
    // The stream's own state says that the connection is lost.
  }
  drawState();
}

watch((told) => {
  connection = { ...told, tried: connection.tried || told.heardAt !== null };
  drawState();
  if (told.connected) askStatus();
});
setInterval(drawState, 1000);
setInterval(askStatus, STATUS_EVERY_MS);
