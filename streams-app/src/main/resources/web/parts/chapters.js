// The chapters of the annual report, in which indicators are listed.

/** In the order in which a reader asks. */
export const CHAPTERS = [
  'enrolment',
  'outcomes',
  'awards',
  'satisfaction',
  'conditions',
  'staff',
  'international',
  'service',
  'other',
];

/** Of tables that are a chapter's alone. */
const BY_TABLE = {
  '2-2': 'enrolment',
  '3-1': 'enrolment',
  '2-3': 'outcomes',
  '2-1': 'awards',
  '2-4': 'awards',
  '2-5': 'satisfaction',
  '1-5': 'conditions',
  '3-6': 'conditions',
  '3-5': 'conditions',
  '4-1': 'staff',
  '3-2': 'staff',
  '3-3': 'staff',
  '5-2': 'international',
};

/** Table 6-1 and the text tell of everything: what is counted says where it belongs. */
const BY_MEASURE = [
  ['enrolment', /^(planned|admitted|registered|in_school|transfer|international_students)/],
  ['international', /abroad|overseas|foreign/],
  ['satisfaction', /^survey|clubs|volunteer/],
  ['awards', /award|prize|contest|certificate/],
  ['staff', /teacher|staff|funding|project|milestone|quota/],
  ['conditions', /resource|establishment|programme|equipment|area|books/],
  ['service', /_person_days$|_participants$|^(tech|vertical|training|economic).*_fen$/],
  ['outcomes', /graduated|employed|outcome|income|related|surveyed|salary|destination/],
];

/** The chapter of an indicator: its own, or that of the table it is printed in, or of what it counts. */
export function chapterOf(indicator) {
  if (CHAPTERS.includes(indicator.chapter)) return indicator.chapter;
  const [printed] = indicator.tables.map(({ id }) => BY_TABLE[id]).filter(Boolean);
  if (printed) return printed;
  return BY_MEASURE.find(([, measures]) => measures.test(indicator.numerator.measure))?.[0] ?? 'other';
}

/** Indicators by chapter, in the order of the chapters: `[{ chapter, indicators }]`; chapters without any are left out. */
export function inChapters(indicators) {
  return CHAPTERS.map((chapter) => ({
    chapter,
    indicators: indicators.filter((indicator) => chapterOf(indicator) === chapter),
  })).filter((each) => each.indicators.length > 0);
}
