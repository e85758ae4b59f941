// An indicator at the head of a row.
import { link } from '../frame/address.js';
import { el } from '../frame/dom.js';
import { unitOf } from '../frame/format.js';
import { nameOf } from '../frame/register.js';

/** Its name, which leads to its page, and its unit. */
export function indicatorHead(indicator) {
  return el(
    'th',
    { scope: 'row' },
    link(['indicator', indicator.id], nameOf(indicator)),
    el('span', { class: 'hint' }, ` ${unitOf(indicator)}`),
  );
}
