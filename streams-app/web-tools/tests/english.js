import { setLanguage } from '../../src/main/resources/web/frame/words.js';

/** What a call answers while the pages speak English; they speak Chinese before and after. */
export function inEnglish(call) {
  // The language is written to the document's root, of which Node has none.
  globalThis.document ??= { documentElement: { lang: '' } };
  setLanguage('en');
  try {
    return call();
  } finally {
    setLanguage('zh');
  }
}
