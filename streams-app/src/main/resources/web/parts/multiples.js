// One small line for each college.
import { ask } from '../frame/api.js';
import { link } from '../frame/address.js';
import { el, show } from '../frame/dom.js';
import { addDays, addYears, figure, withUnit } from '../frame/format.js';
import { nameOf } from '../frame/register.js';
import { say } from '../frame/words.js';
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
  let now = null;
  let turn = 0;
  let waiting = [];
  let busy = 0;

  const sights = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const one = lines.get(target.dataset.college);
        if (!one) continue;
        one.inSight = isIntersecting;
        if (isIntersecting) want(one);
      }
    },
    { rootMargin: '300px' },
  );

  function make(code) {
    const name = nameOf(roster.get(code) ?? { code });
    const spark = sparkline(name);
    const value = el('span', { class: 'multiple-value' });
    const element = el(
      'li',
      { class: 'multiple', 'data-college': code },
      el('p', { class: 'multiple-head' }, link(['college', code], name), value),
      spark.element,
    );
    sights.observe(element);
    return { code, name, spark, value, element, points: null, asked: 0, inSight: false };
  }

  function want(one) {
    if (one.asked === turn || waiting.includes(one)) return;
    waiting.push(one);
    next();
  }

  async function next() {
    if (busy >= AT_ONCE || waiting.length === 0) return;
    const one = waiting.shift();
    const mine = turn;
    one.asked = mine;
    busy++;
    try {
      const from = addDays(addYears(now.day, -1), 1);
      const series = await ask('/series', {
        indicator: indicator.id,
        window: now.window,
        scope: 'college',
        entity: one.code,
        from,
        to: now.day,
        step: STEP_DAYS,
      });
      if (mine === turn) {
        one.points = series.points.map((point) => point.value);
        one.spark.label(say('indicator.multiple', { college: one.name, from, to: now.day }));
        draw();
      }
    } catch {
      one.asked = 0; // asked again when it comes into sight the next time
    } finally {
      busy--;
      next();
    }
  }

  function draw() {
    const from = addDays(addYears(now.day, -1), 1);
    const known = [...lines.values()].flatMap((one) => one.points ?? []).filter((value) => value !== null);
    const range = shared && known.length > 0 ? { low: Math.min(...known), high: Math.max(...known) } : null;
    for (const one of lines.values()) if (one.points) one.spark.draw(one.points, [], range);
    show(
      hint,
      shared && range
        ? say('indicator.multiplesShared', {
            from,
            to: now.day,
            low: withUnit(range.low, indicator),
            high: withUnit(range.high, indicator),
          })
        : say(shared ? 'indicator.multiplesPlain' : 'indicator.multiplesOwn', { from, to: now.day }),
      { quietly: true },
    );
  }

  return {
    element: el('div', {}, hint, list),
    show(wanted) {
      const moved = !now || now.day !== wanted.day || now.window !== wanted.window;
      now = wanted;
      const codes = wanted.figures.map((each) => each.entity);
      for (const [code, one] of lines) {
        if (codes.includes(code)) continue;
        sights.unobserve(one.element);
        one.element.remove();
        lines.delete(code);
      }
      wanted.figures.forEach((each, index) => {
        if (!lines.has(each.entity)) lines.set(each.entity, make(each.entity));
        const one = lines.get(each.entity);
        show(one.value, figure(each.value, indicator), { quietly: true });
        one.element.classList.toggle('chosen', each.entity === wanted.chosen);
        if (list.children[index] !== one.element) list.insertBefore(one.element, list.children[index] ?? null);
        if (!moved && one.points && one.points.at(-1) !== each.value) {
          one.points[one.points.length - 1] = each.value;
        }
      });
      if (moved) {
        turn++;
        waiting = [];
        for (const one of lines.values()) if (one.inSight || lines.size <= FEW) want(one);
      }
      draw();
    },
    close() {
      sights.disconnect();
      waiting = [];
    },
  };
}
