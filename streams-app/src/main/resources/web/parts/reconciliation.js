// A file of printed figures beside ours: what agrees, what differs, and what would reproduce the printed one.
import { sendFile } from '../frame/api.js';
import { link } from '../frame/address.js';
import { el, show } from '../frame/dom.js';
import { count } from '../frame/format.js';
import { language, say } from '../frame/words.js';
import { differing, printed } from './printed.js';
import { unitName } from './report-words.js';

const CSV = 'text/csv';
const MOST_REASONS = 3;

/** `{ element }`; `entityOf()` is whose figures the file prints. */
export function reconciliation(entityOf) {
  const file = el('input', { type: 'file', id: 'printed', accept: '.csv,text/csv', onchange: compare });
  const said = el('p', { role: 'status' });
  const only = el('input', { type: 'checkbox', id: 'only', onchange: draw });
  const onlyChoice = el(
    'p',
    { class: 'choice', hidden: true },
    only,
    el('label', { for: 'only' }, say('reconcile.only')),
  );
  const found = el('div', { class: 'reconcile-found' });
  let answer = null;

  async function compare() {
    const [chosen] = file.files;
    if (!chosen) return;
    answer = null;
    draw();
    show(said, say('reconcile.reading', { name: chosen.name }), { quietly: true });
    said.classList.remove('failed');
    try {
      answer = await sendFile('/reconcile', chosen, CSV, { entity: entityOf() });
      const total = answer.figures.length;
      show(said, say('reconcile.words', { name: chosen.name, total: count(total), ...answer.number }), {
        quietly: true,
      });
    } catch (error) {
      said.classList.add('failed');
      show(said, say('page.failed', { why: error.message }), { quietly: true });
    }
    draw();
    file.value = ''; // so that the same file, mended, can be chosen again
  }

  function draw() {
    onlyChoice.hidden = !answer;
    if (!answer) {
      found.replaceChildren();
      return;
    }
    const rows = answer.figures.filter((each) => !only.checked || each.verdict !== 'agrees');
    found.replaceChildren(...contradictionList(answer.contradictions), comparisonTable(rows));
  }

  return {
    element: el(
      'section',
      { class: 'panel reconcile', 'aria-labelledby': 'reconcile-title' },
      el('h2', { id: 'reconcile-title' }, say('report.reconcile')),
      el('p', { class: 'choice screen' }, el('label', { for: 'printed' }, say('reconcile.file')), file),
      el('p', { class: 'hint screen' }, say('reconcile.hint')),
      said,
      onlyChoice,
      found,
    ),
  };
}

function contradictionList(contradictions) {
  if (contradictions.length === 0) return [];
  return [
    el('h3', {}, say('reconcile.contradictions')),
    el(
      'ul',
      { class: 'contradictions' },
      contradictions.map(({ sentence, sentenceEn }) => el('li', {}, language() === 'en' ? sentenceEn : sentence)),
    ),
  ];
}

function comparisonTable(figures) {
  const head = (key, number = false) => el('th', { scope: 'col', class: number ? 'number' : null }, say(key));
  return el(
    'div',
    { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': say('report.reconcile') },
    el(
      'table',
      { class: 'reconcile-table wide' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          head('reconcile.line', true),
          head('report.which'),
          head('report.row'),
          head('report.unit'),
          head('report.year'),
          head('reconcile.printed', true),
          head('reconcile.ours', true),
          head('reconcile.difference', true),
          head('reconcile.verdict'),
          head('reconcile.by'),
        ),
      ),
      el('tbody', {}, figures.map(comparisonRow)),
    ),
  );
}

function comparisonRow(each) {
  const name = each.indicator
    ? link(['indicator', each.indicator], each.row, { asOf: `${each.year}-12-31`, window: null })
    : each.row;
  return el(
    'tr',
    { 'data-verdict': each.verdict },
    el('td', { class: 'number' }, each.line),
    el('td', { lang: 'zh-CN' }, each.table),
    el('th', { scope: 'row', lang: 'zh-CN' }, name),
    el('td', {}, unitName(each.unit)),
    el('td', {}, each.year),
    el('td', { class: 'number' }, each.printed),
    el('td', { class: 'number' }, printed(each.ours, each.unit)),
    el('td', { class: 'number' }, differing(each.difference, each.unit)),
    el('td', { class: 'verdict' }, say(`verdict.${each.verdict}`)),
    el('td', { class: 'reasons' }, reasonsOf(each)),
  );
}

/** What would reproduce a printed figure that differs from ours. */
function reasonsOf({ verdict, why, whyEn, reproducedBy, tried }) {
  const english = language() === 'en';
  if (verdict === 'agrees') return '';
  if (reproducedBy.length === 0) return (english ? whyEn : why) || (tried > 0 ? say('reconcile.none', { tried }) : '');
  const lines = reproducedBy
    .slice(0, MOST_REASONS)
    .map(({ words, wordsEn }) => el('li', {}, english ? wordsEn : words));
  if (reproducedBy.length > MOST_REASONS) {
    lines.push(el('li', { class: 'hint' }, say('reconcile.more', { count: reproducedBy.length })));
  }
  return el('ul', {}, lines);
}
