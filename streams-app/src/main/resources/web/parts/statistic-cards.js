// The statistics of one indicator side by side, of which one is chosen.
import { choose } from '../frame/address.js';
import { el, show } from '../frame/dom.js';
import { change, count, coverage, figure, unitOf, whyMissing } from '../frame/format.js';
import { say } from '../frame/words.js';
import { STATISTICS } from './indicator-choice.js';
import { differenceInWords, isWhole } from './statistic-words.js';

const WORDS_OF_WHOLE = { pooled: 'indicator.total', mean: 'indicator.perCollege', median: 'indicator.middle' };

/**
 * `{ element, show(figures, { day, scope, statistic, colleges }) }`: figures by statistic, of which a college has but
 * one; `statistic` is the chosen one, `colleges` how many could be covered.
 */
export function statisticCards(indicator) {
  const cards = new Map(STATISTICS.map((statistic) => [statistic, makeCard(indicator, statistic)]));
  const differs = el('p', { class: 'differs' });
  return {
    element: el(
      'section',
      { 'aria-labelledby': 'statistics' },
      el('h2', { id: 'statistics' }, say('indicator.statistics')),
      el(
        'ul',
        { class: 'tiles statistics' },
        [...cards.values()].map((card) => card.element),
      ),
      differs,
    ),
    show(figures, shown) {
      for (const [statistic, card] of cards) {
        card.element.hidden = !figures[statistic];
        if (figures[statistic]) fillCard(card, figures[statistic], indicator, statistic === shown.statistic, shown);
      }
      const words = shown.scope === 'college' ? say('indicator.onlyOwn') : differenceInWords(indicator, figures);
      show(differs, words, { quietly: true });
    },
  };
}

function makeCard(indicator, statistic) {
  const value = el('span', { class: 'value', 'data-value': '' });
  const unit = el('span', { class: 'unit' }, unitOf(indicator));
  const differs = el('span', { class: 'change' });
  const foot = el('span', { class: 'hint' });
  const label = isWhole(indicator) ? WORDS_OF_WHOLE[statistic] : `statistic.${statistic}`;
  const pick = el(
    'button',
    {
      type: 'button',
      onclick: () => choose({ statistic: statistic === 'pooled' ? null : statistic }),
    },
    say(label),
  );
  const element = el(
    'li',
    { class: 'tile statistic', 'data-statistic': statistic },
    el('p', { class: 'tile-name' }, pick),
    el('p', { class: 'tile-value' }, value, unit),
    el('p', { class: 'tile-change' }, differs),
    el('p', { class: 'tile-foot' }, foot),
  );
  return { element, pick, value, unit, differs, foot };
}

function fillCard(card, each, indicator, isChosen, { day, colleges }) {
  card.element.classList.toggle('chosen', isChosen);
  card.pick.setAttribute('aria-pressed', isChosen);
  show(card.value, figure(each.value, indicator));
  card.value.dataset.value = each.value ?? '';
  card.unit.hidden = each.value === null;
  const differs =
    each.value === null
      ? whyMissing(each, indicator)
      : `${say('indicator.change')} ${change(each.value, each.previousYear.value, indicator).text}`;
  show(card.differs, differs, { quietly: true });
  const quotient = each.denominator === null ? '' : ` · ${count(each.numerator)} ÷ ${count(each.denominator)}`;
  show(card.foot, `${say('city.asOf', { day })} · ${coverage(each.colleges, colleges)}${quotient}`, { quietly: true });
}
