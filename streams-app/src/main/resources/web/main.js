// Shows the page that the address names: `/` is pages/city.js, `/college/4111010853` is pages/college.js.
import { current, onChange } from './frame/address.js';
import { checkAddress, Misaddressed } from './frame/choices.js';
import { el } from './frame/dom.js';
import { drawHeader, showProblem } from './frame/header.js';
import { ready } from './frame/live.js';
import { language, say, setLanguage } from './frame/words.js';

const main = document.getElementById('page');
const PAGE_NAME = /^[a-z][a-z-]*$/;
let shown = null;
let turn = 0;

/**
 * What makes it another view: the path, the language, and the choices of the head, unless the page follows them itself.
 */
function keyOf(here, choices) {
  return JSON.stringify([here.path, language(), ...choices.map((name) => here.query.get(name))]);
}

async function draw(here, { first = false } = {}) {
  const mine = ++turn;
  setLanguage(here.query.get('lang'));
  document.querySelector('.skip').textContent = say('skip');
  showProblem(null);
  if (shown?.page?.changed && shown.key === keyOf(here, shown.keyed)) {
    drawHeader(here, shown.choices);
    await guarded(shown.element, mine, () => {
      checkAddress(here.query, shown.reads);
      return shown.page.changed(here);
    });
    return;
  }
  const before = shown;
  const samePage = before?.path === here.path;
  const element = el('div', { class: `page ${here.page}` }, el('p', { class: 'hint loading' }, say('page.loading')));
  if (samePage) {
    // The old view stays until the new one is there, so that nothing jumps.
    before.element.classList.add('waiting');
  } else {
    main.replaceChildren(element);
    drawHeader(here, []);
  }
  const module = await load(here.page);
  if (mine !== turn) return;
  close(before);
  const choices = module?.choices ?? [];
  const keyed = module?.inPlace ? [] : choices;
  shown = { key: keyOf(here, keyed), path: here.path, element, page: null, choices, keyed, reads: module?.reads };
  if (!module) {
    drawUnknown(element);
    return;
  }
  drawHeader(here, choices);
  setTitle(module.title(here));
  await guarded(element, mine, async () => {
    checkAddress(here.query, module.reads);
    const page = (await module.mount(element, here)) ?? {};
    if (mine !== turn) page.close?.();
    else shown.page = page;
  });
  if (mine !== turn) return;
  if (samePage) main.replaceChildren(element);
  else if (!first) focusHeading(element);
}

function drawUnknown(element) {
  element.replaceChildren(el('h1', {}, say('page.unknown')), el('p', {}, say('page.unknownHint')));
  setTitle(say('page.unknown'));
}

function setTitle(words) {
  document.title = `${words} · ${say('title')}`;
}

/** A page's module; null when there is none. */
async function load(name) {
  if (!PAGE_NAME.test(name)) return null;
  try {
    return await import(`./pages/${name}.js`);
  } catch (error) {
    console.warn(`page ${name}:`, error);
    return null;
  }
}

async function guarded(element, mine, call) {
  try {
    await call();
  } catch (error) {
    if (mine !== turn) return;
    const misaddressed = error instanceof Misaddressed;
    if (!misaddressed) console.error(error);
    const again = misaddressed
      ? el('a', { href: withoutParameter(error.parameter), 'data-inside': true }, say('address.without'))
      : el('button', { type: 'button', onclick: remount }, say('page.again'));
    const words = misaddressed ? error.message : say('page.failed', { why: error.message });
    if (misaddressed) {
      // What follows the address again is another view.
      close(shown);
      shown.page = null;
      element.replaceChildren(el('h1', {}, say('address.heading')));
    }
    for (const old of element.querySelectorAll('.loading, .failed')) old.remove();
    element.append(el('p', { class: 'failed', role: 'alert' }, words, ' ', again));
  }
}

/** The address of this page without a parameter, which may be one that goes along. */
function withoutParameter(name) {
  const { path, query } = current();
  query.delete(name);
  return `${path}${query.size ? `?${query}` : ''}`;
}

function close(view) {
  view?.page?.close?.();
}

function remount() {
  close(shown);
  shown = null;
  draw(current());
}

/** So that whoever does not see the page hears that it is another one. */
function focusHeading(element) {
  const heading = element.querySelector('h1') ?? main;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

onChange((here) => draw(here));
draw(current(), { first: true });
ready(); // also of a page that follows nothing, the head says whether the server is there
