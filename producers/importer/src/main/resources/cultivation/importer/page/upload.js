// A file goes to the program on this machine, which checks and sends it; text is only ever set as text.
import { say, translate } from './words.js';

const element = (id) => document.getElementById(id);
let checked = null;
let dropped = null;

function cell(row, name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  row.append(made);
}

function problem(sentence) {
  element('problem').textContent = sentence;
  element('problem').hidden = !sentence;
}

// How the file is to be read, as parameters.
function reading() {
  const chosen = new URLSearchParams({ type: element('type').value, visibleRowsOnly: element('visibleRowsOnly').checked });
  if (!element('studentNumberLabel').hidden) {
    chosen.set('studentNumber', element('studentNumber').value);
  }
  return chosen;
}

async function check(file) {
  dropped = file;
  checked = null;
  problem('');
  element('checked').hidden = true;
  element('sent').hidden = true;
  const answer = await fetch(`check?name=${encodeURIComponent(file.name)}&${reading()}`, { method: 'POST', body: file });
  const told = await answer.json();
  if (file !== dropped) {
    return; // another was dropped meanwhile
  }
  if (!answer.ok) {
    problem(say('unreadable', { name: file.name, why: told.detail }));
    return;
  }
  checked = told;
  show(file.name, told);
}

function lines(target, sentences) {
  element(target).replaceChildren(...sentences.map((sentence) => {
    const item = document.createElement('li');
    item.textContent = sentence;
    return item;
  }));
}

// What sending would do, and what has to be agreed to before.
function showEffect(told) {
  const { lines: effect, takesAway, newKey, problem: silent } = told.effect;
  element('effect').hidden = effect.length + takesAway.length + newKey.length === 0 && !silent;
  element('effectTitle').textContent = say('effect', { college: told.college });
  element('effectLines').textContent = silent || effect.join('\n');
  lines('reasons', [...newKey, ...takesAway]);
  element('asks').hidden = newKey.length + takesAway.length === 0;
  for (const [id, reasons] of [['takeAway', takesAway], ['newKey', newKey]]) {
    element(id).checked = false;
    element(`${id}Label`).hidden = reasons.length === 0;
  }
}

function show(name, told) {
  const { type: record, rows, accepted, refused } = told;
  element('summary').textContent = say('summary', { name, type: say(`type.${record}`), record, rows, accepted, refused });
  lines('hints', told.hints);
  element('wrong').hidden = !told.faulty;
  element('errors').href = `errors?id=${told.id}&${reading()}`;
  element('errors').download = told.correctionsName;
  element('mistakes').replaceChildren(...told.mistakes.map((mistake) => {
    const row = document.createElement('tr');
    for (const text of [mistake.line || '', mistake.column, mistake.value, mistake.sentence, mistake.advice]) {
      cell(row, 'td', text);
    }
    return row;
  }));
  if (told.mistakeCount > told.mistakes.length) {
    const row = document.createElement('tr');
    cell(row, 'td', say('more', { count: told.mistakeCount }));
    row.firstChild.colSpan = 5;
    element('mistakes').append(row);
  }
  const head = document.createElement('tr');
  cell(head, 'th', say('line'));
  told.headers.forEach((header) => cell(head, 'th', header));
  element('preview').replaceChildren(head, ...told.preview.map((shown) => {
    const row = document.createElement('tr');
    row.className = shown.wrong ? 'wrong' : '';
    cell(row, 'td', shown.line);
    told.headers.forEach((header, i) => cell(row, 'td', shown.cells[i] ?? ''));
    return row;
  }));
  element('only').hidden = !told.faulty || told.accepted === 0;
  element('validRowsOnly').checked = false;
  showEffect(told);
  element('send').hidden = false;
  element('checked').hidden = false;
  ready();
}

function ready() {
  const agreed = ['takeAway', 'newKey'].every((id) => element(`${id}Label`).hidden || element(id).checked);
  element('send').disabled = !checked || !agreed || (checked.faulty && !element('validRowsOnly').checked);
}

// Shows what a verb prints as it prints it; answers how it ended.
async function follow(answer, target) {
  if (!answer.ok) {
    throw new Error((await answer.json()).detail);
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    element(target).textContent = text.replace(/#exit=.*\s*$/, '');
  }
  const end = /#exit=(\d+)(?: sent=(\d+))?\s*$/.exec(text);
  return { exit: end?.[1], sent: Number(end?.[2] ?? 0), text: element(target).textContent };
}

function outcome(end) {
  if (end.exit === '0') {
    return end.sent === 0 ? say('outcome.nothingNew') : say('outcome.done', { sent: end.sent });
  }
  return say({ 1: end.sent === 0 ? 'outcome.nothing' : 'outcome.partly', 3: 'outcome.away' }[end.exit] ?? 'outcome.cut');
}

async function send() {
  element('send').disabled = true;
  element('send').hidden = true;
  element('sent').hidden = false;
  element('outcome').textContent = say('sending');
  element('log').textContent = '';
  const choices = ['validRowsOnly', 'takeAway', 'newKey'].map((id) => `${id}=${element(id).checked}`).join('&');
  try {
    element('outcome').textContent =
      outcome(await follow(await fetch(`send?id=${checked.id}&${choices}&${reading()}`, { method: 'POST' }), 'log'));
  } catch (e) {
    element('outcome').textContent = say('outcome.failed', { why: e.message });
  }
  await college();
}

// The imports that were, each with a way to take it back: first what that would do, then the question.
async function list() {
  element('undoing').hidden = true;
  element('pastSaid').textContent = say('listing');
  const answer = await fetch('imports');
  const text = await answer.text();
  const ids = text.split('\n').filter((line) => /^[0-9a-f]{16} /.test(line));
  element('pastSaid').textContent = ids.length > 0 ? '' : text.replace(/#exit=.*\s*$/, '');
  element('past').hidden = ids.length === 0;
  element('pastRows').replaceChildren(...ids.map((line) => {
    const row = document.createElement('tr');
    cell(row, 'td', line);
    const last = document.createElement('td');
    const button = document.createElement('button');
    button.className = 'quiet';
    button.textContent = say('undoOne');
    button.addEventListener('click', () => consider(line.slice(0, 16)));
    last.append(button);
    row.append(last);
    return row;
  }));
}

let considered = null;

async function undoing(id, agreed) {
  element('undoing').hidden = false;
  element('undoAsk').hidden = true;
  element('undoAgreed').checked = false;
  element('undo').disabled = true;
  element('undoLog').textContent = '';
  try {
    return await follow(await fetch(`undo?id=${id}&takeAway=${agreed}`, { method: 'POST' }), 'undoLog');
  } catch (e) {
    element('undoLog').textContent = say('undoFailed', { why: e.message });
    return null;
  }
}

async function consider(id) {
  considered = id;
  const end = await undoing(id, false);
  element('undoAsk').hidden = end?.exit !== '0' || end.text.includes('将发送 0 条');
}

async function undo() {
  if ((await undoing(considered, true))?.exit === '0') {
    const said = element('undoLog').textContent;
    await list();
    element('undoing').hidden = false;
    element('undoLog').textContent = said;
  }
}

// The choice of the number is gone as soon as there is a key, which keeps it.
async function college() {
  const told = await (await fetch('college')).json();
  element('college').textContent = told.nameZh;
  element('studentNumberLabel').hidden = told.studentNumber !== '';
}

translate();
college();
for (const id of ['type', 'visibleRowsOnly', 'studentNumber']) {
  element(id).addEventListener('change', () => dropped && check(dropped));
}
const drop = element('drop');
element('file').addEventListener('change', ({ target }) => {
  const [file] = target.files;
  target.value = ''; // else the same file, corrected and chosen again, is no change
  if (file) check(file);
});
for (const id of ['validRowsOnly', 'takeAway', 'newKey']) {
  element(id).addEventListener('change', ready);
}
element('list').addEventListener('click', list);
element('undo').addEventListener('click', undo);
element('undoAgreed').addEventListener('change', () => {
  element('undo').disabled = !element('undoAgreed').checked;
});
element('send').addEventListener('click', send);
for (const name of ['dragover', 'dragleave', 'drop']) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', name === 'dragover');
  });
}
drop.addEventListener('drop', (event) => event.dataTransfer.files[0] && check(event.dataTransfer.files[0]));
