// The address is the state: what is shown can be shared, and back and forward work.
import { el } from './dom.js';

/** Choices that go along from page to page. */
const KEPT = ['asOf', 'window', 'lang'];
const listeners = new Set();

/**
 * Where we are: `{ page: 'college', rest: ['4111010853'], path: '/college/4111010853', query: URLSearchParams }`.
 * The city's page is `/`.
 */
export function current() {
  const parts = location.pathname.split('/').filter(Boolean).map(decode);
  return {
    page: parts[0] ?? 'city',
    rest: parts.slice(1),
    path: location.pathname,
    query: new URLSearchParams(location.search),
  };
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a page with the kept choices of this one: `href(['college', code], { window: '30d' })`. */
export function href(parts, changes = {}) {
  const query = new URLSearchParams();
  const here = current().query;
  for (const name of KEPT) if (here.has(name)) query.set(name, here.get(name));
  apply(query, changes);
  return address(`/${parts.map(encodeURIComponent).join('/')}`, query);
}

/** A link to a page, followed without loading anew. */
export function link(parts, content, changes = {}, attributes = {}) {
  return el('a', { ...attributes, href: href(parts, changes), 'data-inside': true }, content);
}

/** Goes to a page. */
export function go(parts, changes = {}) {
  history.pushState(null, '', href(parts, changes));
  tell();
}

/**
 * Changes choices of this page: `choose({ sort: 'employment_rate', order: null })`; null takes one away.
 * Replacing leaves no step for the back button, as while something is dragged.
 */
export function choose(changes, { replace = false } = {}) {
  const { path, query } = current();
  apply(query, changes);
  history[replace ? 'replaceState' : 'pushState'](null, '', address(path, query));
  tell();
}

/** Calls whenever the address has changed. */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function apply(query, changes) {
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') query.delete(name);
    else query.set(name, value);
  }
}

function address(path, query) {
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

function tell() {
  const here = current();
  for (const listener of [...listeners]) listener(here);
}

addEventListener('popstate', tell);
document.addEventListener('click', (event) => {
  const anchor = event.target.closest?.('a[data-inside]');
  if (!anchor || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (anchor.href !== location.href) {
    history.pushState(null, '', anchor.href);
    tell();
  }
});
