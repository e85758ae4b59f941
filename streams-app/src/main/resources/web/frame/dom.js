// Elements, made without ever parsing text: whatever a college is called stays text.

/**
 * An HTML element: `el('td', { class: 'number', onclick: f, 'aria-label': '…' }, 'text', child, [more], null)`.
 * Attributes that are null, undefined or false are left out, true is an empty one, `on…` is a listener.
 */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Sets a text where it differs, and marks the change for a moment; returns whether it differed. */
export function show(element, text, { quietly = false } = {}) {
  const wanted = String(text);
  if (element.textContent === wanted) return false;
  element.textContent = wanted;
  if (!quietly) mark(element);
  return true;
}

/** Marks something as just changed. */
export function mark(element) {
  element.classList.remove('changed');
  void element.getBoundingClientRect(); // so that the mark begins anew
  element.classList.add('changed');
}

/** Calls at most once in a while: at the end of the pause that the first call begins. */
export function calmly(call, pauseMs = 400) {
  let waiting = null;
  const calm = (...values) => {
    if (waiting === null) {
      waiting = setTimeout(() => {
        waiting = null;
        call(...values);
      }, pauseMs);
    }
  };
  calm.cancel = () => clearTimeout(waiting);
  return calm;
}
