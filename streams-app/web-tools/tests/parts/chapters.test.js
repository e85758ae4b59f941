import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chapterOf, inChapters } from '../../../src/main/resources/web/parts/chapters.js';

const about = (measure, tables = [], more = {}) => ({ id: measure, numerator: { measure }, tables, ...more });

test('an indicator belongs where its table does', () => {
  assert.equal(chapterOf(about('resource', [{ id: '1-5' }])), 'conditions');
  assert.equal(chapterOf(about('resource', [{ id: '4-1' }])), 'staff');
  assert.equal(chapterOf(about('employed', [{ id: '2-3' }])), 'outcomes');
  assert.equal(chapterOf(about('training_days', [{ id: '6-1' }, { id: '5-2' }])), 'international');
});

test('what table 6-1 or none prints belongs where what it counts does', () => {
  assert.equal(chapterOf(about('in_school', [{ id: '6-1' }])), 'enrolment');
  assert.equal(chapterOf(about('tech_service_fen', [{ id: '6-1' }])), 'service');
  assert.equal(chapterOf(about('employed_local', [{ id: '6-1' }])), 'outcomes');
  assert.equal(chapterOf(about('training_person_days', [{ id: 'text' }])), 'service');
  assert.equal(chapterOf(about('something_new')), 'other');
});

test('a chapter that the catalogue names goes before', () => {
  assert.equal(chapterOf(about('resource', [{ id: '1-5' }], { chapter: 'awards' })), 'awards');
  assert.equal(chapterOf(about('resource', [{ id: '1-5' }], { chapter: 'unheard-of' })), 'conditions');
});

test('every indicator is in one chapter, in the order of chapters and of the catalogue', () => {
  const all = [about('employed', [{ id: '2-3' }]), about('admitted'), about('self_employed'), about('nothing known')];
  const listed = inChapters(all).map(({ chapter, indicators }) => [chapter, indicators.map(({ id }) => id)]);
  assert.deepEqual(listed, [
    ['enrolment', ['admitted']],
    ['outcomes', ['employed', 'self_employed']],
    ['other', ['nothing known']],
  ]);
});
