// What is chosen of the heat table: finding, grouping, keeping rows by a rule, columns, and saving what is seen.
import { choose } from '../frame/address.js';
import { el, show } from '../frame/dom.js';
import { unitOf } from '../frame/format.js';
import { groupName, nameOf } from '../frame/register.js';
import { tableButtons } from '../frame/save.js';
import { SIGNS } from '../frame/thresholds.js';
import { knows, say } from '../frame/words.js';
import { inChapters } from './chapters.js';
import { RULES } from './heat-rows.js';

const LEVELS = ['critical', 'warning', 'info', 'near', 'inside', 'unset'];

/**
 * `{ element, choose(wanted), count(shown, of) }`.
 *
 * @param saved called when what is seen is saved: `{ name, rows }`
 */
export function heatTools(indicators, groups, saved) {
  const find = el('input', {
    type: 'search',
    id: 'find',
    autocomplete: 'off',
    oninput: () => choose({ find: find.value || null }, { replace: true }),
  });
  const grouped = el('input', {
    type: 'checkbox',
    id: 'grouped',
    onchange: () => choose({ group: grouped.checked ? 'ownership' : null }),
  });
  const shown = el('span', { class: 'hint', role: 'status' });
  const rule = makeRule(indicators);
  const owner = makeOwner(groups);
  const columns = makeColumns(indicators);
  return {
    element: el(
      'div',
      { class: 'heat-tools' },
      labelled('find', 'heat.find', find),
      labelled('owner', 'heat.owner', owner),
      rule.element,
      el('span', { class: 'choice' }, grouped, el('label', { for: 'grouped' }, say('heat.group'))),
      shown,
      columns.element,
      tableButtons(saved),
      el('ul', { class: 'legend' }, LEVELS.map(legendItem)),
    ),
    choose(wanted) {
      grouped.checked = wanted.group;
      owner.value = wanted.owner ?? '';
      if (document.activeElement !== find) find.value = wanted.find;
      rule.choose(wanted);
      columns.choose(wanted);
    },
    count(rows, of) {
      const words = rows === 0 ? say('heat.none') : say(rows === of ? 'heat.count' : 'heat.fits', { shown: rows, of });
      show(shown, words, { quietly: true });
    },
  };
}

function labelled(id, key, control) {
  return el('span', { class: 'choice' }, el('label', { for: id }, say(key)), control);
}

function makeOwner(groups) {
  const select = el(
    'select',
    { id: 'owner', onchange: () => choose({ owner: select.value || null }) },
    el('option', { value: '' }, say('heat.owner.none')),
    groups.map((group) => el('option', { value: group.id }, groupName(group))),
  );
  return select;
}

/** `就业率 低于 85 %`: which indicator, how, and the line. */
function makeRule(indicators) {
  const of = el(
    'select',
    { id: 'rule-of', 'aria-label': say('heat.ruleOf'), onchange: () => choose({ of: of.value }) },
    inChapters(indicators).map(({ chapter, indicators: own }) =>
      el(
        'optgroup',
        { label: say(`chapter.${chapter}`) },
        own.map((each) => el('option', { value: each.id }, nameOf(each))),
      ),
    ),
  );
  const change = () =>
    choose({
      rule: kind.value || null,
      of: kind.value ? of.value : null,
      line: kind.value ? line.value || null : null,
    });
  const kind = el(
    'select',
    { id: 'rule', onchange: change },
    el('option', { value: '' }, say('heat.rule.none')),
    RULES.map((name) => el('option', { value: name }, say(`heat.rule.${name}`))),
  );
  const line = el('input', {
    type: 'number',
    id: 'line',
    step: 'any',
    'aria-label': say('heat.ruleLine'),
    oninput: () => choose({ line: line.value || null }, { replace: true }),
  });
  const unit = el('span', { class: 'unit' });
  return {
    element: el('span', { class: 'choice rule' }, el('label', { for: 'rule' }, say('heat.rule')), of, kind, line, unit),
    choose(wanted) {
      kind.value = wanted.rule ?? '';
      if (wanted.of) of.value = wanted.of;
      of.hidden = wanted.rule === null;
      const lined = ['below', 'above'].includes(wanted.rule);
      line.hidden = !lined;
      unit.hidden = !lined;
      if (document.activeElement !== line) line.value = wanted.line ?? '';
      unit.textContent = unitOf(indicators.find(({ id }) => id === of.value) ?? indicators[0]);
    },
  };
}

/** The columns by chapter, each to be ticked. */
function makeColumns(indicators) {
  const boxes = new Map();
  const words = el('summary', {});
  const tell = () => {
    const ticked = indicators.filter(({ id }) => boxes.get(id).checked).map(({ id }) => id);
    choose({ columns: ticked.length === indicators.length || ticked.length === 0 ? null : ticked.join(',') });
  };
  const all = el('button', { type: 'button', onclick: () => choose({ columns: null }) }, say('heat.columnsAll'));
  const chapters = inChapters(indicators).map(({ chapter, indicators: own }) => {
    const only = () => choose({ columns: own.map(({ id }) => id).join(',') });
    return el(
      'fieldset',
      {},
      el('legend', {}, el('button', { type: 'button', class: 'as-link', onclick: only }, say(`chapter.${chapter}`))),
      own.map((each) => {
        const box = el('input', { type: 'checkbox', value: each.id, onchange: tell });
        boxes.set(each.id, box);
        return el('label', {}, box, ' ', nameOf(each));
      }),
    );
  });
  return {
    element: el('details', { class: 'heat-columns' }, words, el('div', { class: 'heat-boxes' }, all, chapters)),
    choose({ columns }) {
      for (const [id, box] of boxes) box.checked = columns === null || columns.includes(id);
      const [shown, of] = [columns?.length ?? indicators.length, indicators.length];
      show(words, say(shown === of ? 'heat.columns' : 'heat.columnsChosen', { shown, of }), { quietly: true });
    },
  };
}

function legendItem(level) {
  const depth = level === 'critical' || level === 'warning' ? ' depth-2' : '';
  return el(
    'li',
    {},
    el('span', { class: `heat-cell ${level}${depth}`, 'aria-hidden': 'true' }, SIGNS[level] || ' '),
    knows(`heat.${level}`) ? say(`heat.${level}`) : say(`level.${level}`),
  );
}
