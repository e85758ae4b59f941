// Shows the page that the address names: `/` is pages/city.js, `/college/4111010853` is pages/college.js.
import { current, onChange } from './frame/address.js';
import { el } from './frame/dom.js';
import { drawHeader, showProblem } from './frame/header.js';
import { language, say, setLanguage } from './frame/words.js';

const main = document.getElementById('page');
const PAGE_NAME = /^[a-z][a-z-]*$/;
let shown = null;
let turn = 0;

async function draw(here, { first = false } = {}) {
  const mine = ++turn;
  setLanguage(here.query.get('lang'));
  const key = `${here.path} ${language()}`;
  if (shown?.key === key && shown.page?.changed) {
    drawHeader(here, shown.choices);
    showProblem(null);
    await guarded(mine, () => shown.page.changed(here));
    return;
  }
  shown?.page?.close?.();
  shown = { key, page: null, choices: [] };
  const element = el('div', { class: `page ${here.page}` }, el('p', { class: 'hint loading' }, say('page.loading')));
  main.replaceChildren(element);
  drawHeader(here, []);
  showProblem(null);
  const module = await load(here.page);
  if (mine !== turn) return;
  if (!module) {
    element.replaceChildren(el('h1', {}, say('page.unknown')), el('p', {}, say('page.unknownHint')));
    document.title = `${say('page.unknown')} · ${say('title')}`;
    return;
  }
  shown.choices = module.choices ?? [];
  drawHeader(here, shown.choices);
  document.title = `${module.title(here)} · ${say('title')}`;
  await guarded(mine, async () => {
    const page = (await module.mount(element, here)) ?? {};
    if (mine !== turn) page.close?.();
    else shown.page = page;
  });
  if (!first && mine === turn) focusHeading(element);
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

async function guarded(mine, call) {
  try {
    await call();
  } catch (error) {
    if (mine !== turn) return;
    console.error(error);
    const again = el('button', { type: 'button', onclick: () => remount() }, say('page.again'));
    main.firstElementChild?.querySelector('.loading')?.remove();
    main.firstElementChild?.querySelector('.failed')?.remove();
    main.firstElementChild?.prepend(
      el('p', { class: 'failed', role: 'alert' }, say('page.failed', { why: error.message }), ' ', again),
    );
  }
}

function remount() {
  shown?.page?.close?.();
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
