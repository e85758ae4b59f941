// Why a record was rejected, in words.
import { el } from '../frame/dom.js';
import { knows, language, say } from '../frame/words.js';

/** A few words for a reason; one that the pages do not know as it is. */
export function reasonName(reason) {
  return knows(`rejection.${reason}`) ? say(`rejection.${reason}`) : reason;
}

/** What the college was told, which is in Chinese; in English it is put in brackets after what the reason says. */
export function rejectionMessage({ reason, message, messageEn }) {
  if (language() !== 'en') return message;
  return [messageEn ?? reasonName(reason), el('span', { class: 'hint', lang: 'zh-CN' }, ` (${message})`)];
}
