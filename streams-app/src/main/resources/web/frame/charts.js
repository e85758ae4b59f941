// ECharts, loaded when a page first draws, with the look of the pages; what is drawn can be saved.
import { el } from './dom.js';
import { rowsOf } from './chart-rows.js';
import { saveFile, tableButtons } from './save.js';
import { say } from './words.js';

let loading = null;

function library() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL('../echarts.js', import.meta.url);
    script.onload = () => resolve(globalThis.echarts);
    script.onerror = () => {
      loading = null;
      reject(new Error('echarts.js'));
    };
    document.head.append(script);
  });
  return loading;
}

/** A colour or size of board.css: `token('--accent')`. */
export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/**
 * A chart in an element of a fixed height: `{ set(option), close() }`. Its words for those who do not see it are the
 * element's `aria-label`. Tooltips are drawn, never parsed as HTML.
 */
export async function chart(element, label) {
  const echarts = await library();
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', label);
  const drawn = echarts.init(element, null, { renderer: 'canvas' });
  const sizes = new ResizeObserver(() => drawn.resize());
  sizes.observe(element);
  let now = null;
  const buttons = el(
    'p',
    { class: 'saves' },
    el(
      'button',
      { type: 'button', class: 'save', 'data-save': 'png', onclick: () => savePicture(drawn, label) },
      say('save.png'),
    ),
    tableButtons(() => ({ name: label, rows: rowsOf(now) })),
  );
  element.after(buttons);
  const text = { color: token('--ink-soft'), fontFamily: getComputedStyle(document.body).fontFamily };
  return {
    set(option) {
      now = option;
      drawn.setOption(
        {
          animation: false,
          textStyle: text,
          grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
          ...option,
          tooltip: { confine: true, ...option.tooltip, renderMode: 'richText' },
        },
        { notMerge: true },
      );
    },
    close() {
      sizes.disconnect();
      drawn.dispose();
      buttons.remove();
    },
  };
}

/** The picture as it is seen, on white, at twice the size. */
async function savePicture(drawn, name) {
  const data = drawn.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#ffffff' });
  const binary = atob(data.slice(data.indexOf(',') + 1));
  saveFile(`${name}.png`, new Blob([Uint8Array.from(binary, (each) => each.charCodeAt(0))], { type: 'image/png' }));
}
