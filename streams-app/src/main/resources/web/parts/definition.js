// What an indicator means: its definition, formula, source and names.
import { link } from '../frame/address.js';
import { el } from '../frame/dom.js';
import { unitOf } from '../frame/format.js';
import { nameOf } from '../frame/register.js';
import { language, say } from '../frame/words.js';
import { termInWords } from './explanation.js';

/** The definition of an indicator in the language of the page. */
export function definitionOf({ definitionZh, definitionEn }) {
  return language() === 'en' ? definitionEn : definitionZh;
}

/** What is divided by what. */
export function formulaInWords({ kind, unit, numerator, denominator, factor, paired }) {
  return [
    kind === 'stock' ? say('indicator.cumulative') : '',
    quantityInWords(numerator),
    denominator ? ` ÷ ${quantityInWords(denominator)}` : '',
    factor > 1 ? ` × ${factor}` : '',
    paired ? say('indicator.paired') : '',
    unit === 'yuan' ? say('indicator.formulaUnits') : '',
  ].join('');
}

function quantityInWords({ terms }) {
  const words = terms.map(({ weight, window, ...term }, place) => {
    const sign = weight < 0 ? '− ' : place > 0 ? '+ ' : '';
    const times = Math.abs(weight) === 1 ? '' : `${Math.abs(weight)} × `;
    return `${sign}${times}${termInWords(term)}${window ? say('indicator.over', { window: say(`window.${window}`) }) : ''}`;
  });
  return words.length > 1 ? `（${words.join(' ')}）` : words[0];
}

/** `{ element, show(definition, window) }`, the definition as of /explain. */
export function definitionFacts() {
  const element = el('dl', { class: 'panel facts' });
  return {
    element,
    show({ indicator, window: days, catalogueVersion }, window) {
      const facts = [
        ['indicator.definition', definitionOf(indicator)],
        ['indicator.formula', formulaInWords(indicator)],
        ['indicator.source', sourceOf(indicator)],
        ['indicator.days', [say(`window.${window}`), daysInWords(days)].join(say('list.colon'))],
        ['indicator.unit', unitOf(indicator)],
        ['indicator.better', say(`better.${indicator.better}`)],
        ['indicator.version', catalogueVersion],
        ['indicator.names', namesOf(indicator)],
      ].filter(([, content]) => content);
      element.replaceChildren(
        ...facts.map(([key, content]) => el('div', {}, el('dt', {}, say(key)), el('dd', {}, content))),
      );
    },
  };
}

function daysInWords({ from, to }) {
  return from ? say('indicator.daysFrom', { from, to }) : say('indicator.daysAll', { to });
}

function sourceOf({ tables }) {
  if (tables.length === 0) return say('indicator.sourceNone');
  return tables.flatMap(({ id, row }, place) => [
    place > 0 ? say('list.and') : '',
    id === 'text'
      ? say('indicator.sourceText', { row })
      : link(['report', id], say('indicator.sourceRow', { table: id, row })),
  ]);
}

/** What it was called when; null where it had but one name. */
function namesOf({ wordings }) {
  if (wordings.length < 2) return null;
  return wordings.map(({ validFrom: from, validTo: to, ...wording }) => {
    const key = from && to ? 'indicator.nameBetween' : from ? 'indicator.nameFrom' : 'indicator.nameTo';
    return el('span', { class: 'wording' }, say(key, { from, to, name: nameOf(wording) }));
  });
}
