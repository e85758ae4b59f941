// One small line for each college.
import { ask } from '../frame/api.js';
import { link } from '../frame/address.js';
import { el, show } from '../frame/dom.js';
import { figure, startOfYearTo, withUnit } from '../frame/format.js';
import { nameOf } from '../frame/register.js';
import { say } from '../frame/words.js';
import { rangeOf } from './line-path.js';
import { sparkline } from './sparkline.js';

const STEP_DAYS = 7;
const AT_ONCE = 3;
/** So many are asked for at once; of more, those in sight. */
const FEW = 60;

/**
 * `{ element, show({ window, day, figures, chosen }), close() }`. Shares and means have one axis for all, so that lines
 * can be compared; sums differ by the colleges' sizes and have one each.
 */
export function multiples(indicator, roster) {
  const shared = indicator.kind === 'ratio' || indicator.kind === 'mean';
  const hint = el('p', { class: 'hint' });
  const list = el('ul', { class: 'multiples' });
  const lines = new Map();
  const queue = loadQueue(load);
  let now = null;

  const sights = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const one = lines.get(target.dataset.college);
        if (!one) continue;
        one.inSight = isIntersecting;
        if (isIntersecting) queue.want(one);
      }
    },
    { rootMargin: '300px' },
  );

  async function load(one, isWanted) {
    const from = startOfYearTo(now.day);
    const { points } = await ask('/series', {
      indicator: indicator.id,
      window: now.window,
      scope: 'college',
      entity: one.code,
      from,
      to: now.day,
      step: STEP_DAYS,
    });
    if (!isWanted()) return;
    one.points = points.map((point) => point.value);
    one.spark.label(say('indicator.multiple', { college: one.name, from, to: now.day }));
    draw();
  }

  function draw() {
    const known = [...lines.values()].flatMap((one) => one.points ?? []).filter((value) => value !== null);
    const range = shared && known.length > 0 ? rangeOf(known) : null;
    for (const one of lines.values()) if (one.points) one.spark.draw(one.points, [], range);
    const days = { from: startOfYearTo(now.day), to: now.day };
    show(hint, hintOf(indicator, shared, range, days), { quietly: true });
  }

  function leave(codes) {
    for (const [code, one] of lines) {
      if (codes.includes(code)) continue;
      sights.unobserve(one.element);
      one.element.remove();
      lines.delete(code);
    }
  }

  function place(each, index, chosen, moved) {
    if (!lines.has(each.entity)) {
      lines.set(each.entity, makeLine(roster, each.entity));
      sights.observe(lines.get(each.entity).element);
    }
    const one = lines.get(each.entity);
    show(one.value, figure(each.value, indicator), { quietly: true });
    one.element.classList.toggle('chosen', each.entity === chosen);
    if (list.children[index] !== one.element) list.insertBefore(one.element, list.children[index] ?? null);
    if (!moved && one.points) one.points[one.points.length - 1] = each.value;
  }

  return {
    element: el('div', {}, hint, list),
    show(wanted) {
      const moved = !now || now.day !== wanted.day || now.window !== wanted.window;
      now = wanted;
      leave(wanted.figures.map((each) => each.entity));
      wanted.figures.forEach((each, index) => place(each, index, wanted.chosen, moved));
      if (moved) {
        queue.begin();
        for (const one of lines.values()) if (one.inSight || lines.size <= FEW) queue.want(one);
      }
      draw();
    },
    close() {
      sights.disconnect();
      queue.close();
    },
  };
}

function makeLine(roster, code) {
  const name = nameOf(roster.get(code) ?? { code });
  const spark = sparkline(name);
  const value = el('span', { class: 'multiple-value' });
  const element = el(
    'li',
    { class: 'multiple', 'data-college': code },
    el('p', { class: 'multiple-head' }, link(['college', code], name), value),
    spark.element,
  );
  return { code, name, spark, value, element, points: null, asked: 0, inSight: false };
}

function hintOf(indicator, shared, range, days) {
  if (!shared) return say('indicator.multiplesOwn', days);
  if (!range) return say('indicator.multiplesPlain', days);
  return say('indicator.multiplesShared', {
    ...days,
    low: withUnit(range.low, indicator),
    high: withUnit(range.high, indicator),
  });
}

/**
 * Loads lines, a few at once: `begin()` forgets what is waiting and asks for all anew, `want(line)` asks for one, once.
 *
 * @param load `(line, isWanted)`: `isWanted()` is false once another turn has begun
 */
function loadQueue(load) {
  let turn = 0;
  let waiting = [];
  let busy = 0;

  async function next() {
    if (busy >= AT_ONCE || waiting.length === 0) return;
    const one = waiting.shift();
    const mine = turn;
    one.asked = mine;
    busy++;
    try {
      await load(one, () => mine === turn);
    } catch {
      one.asked = 0; // asked again when it comes into sight the next time
    } finally {
      busy--;
      next();
    }
  }

  return {
    begin() {
      turn++;
      waiting = [];
    },
    want(one) {
      if (one.asked === turn || waiting.includes(one)) return;
      waiting.push(one);
      next();
    },
    close() {
      waiting = [];
    },
  };
}
