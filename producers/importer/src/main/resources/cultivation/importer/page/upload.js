// A file goes to the program on this machine, which checks and sends it; text is only ever set as text.
const element = (id) => document.getElementById(id);
let checked = null;

function cell(row, name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  row.append(made);
}

function problem(sentence) {
  element('problem').textContent = sentence;
  element('problem').hidden = !sentence;
}

async function check(file) {
  checked = null;
  problem('');
  element('checked').hidden = true;
  element('sent').hidden = true;
  const answer = await fetch(`check?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file });
  const told = await answer.json();
  if (!answer.ok) {
    problem(`${file.name}：${told.detail}`);
    return;
  }
  checked = told;
  show(file.name, told);
}

function show(name, told) {
  element('summary').textContent =
    `${name}：${told.typeZh}（${told.type}），${told.rows} 行，正确 ${told.accepted} 行，有错 ${told.refused} 行`;
  element('hints').replaceChildren(...told.hints.map((hint) => {
    const item = document.createElement('li');
    item.textContent = hint;
    return item;
  }));
  element('wrong').hidden = !told.faulty;
  element('errors').href = `errors?id=${told.id}`;
  element('mistakes').replaceChildren(...told.mistakes.map((mistake) => {
    const row = document.createElement('tr');
    for (const text of [mistake.line || '', mistake.column, mistake.value, mistake.sentence, mistake.advice]) {
      cell(row, 'td', text);
    }
    return row;
  }));
  if (told.mistakeCount > told.mistakes.length) {
    const row = document.createElement('tr');
    cell(row, 'td', `……共 ${told.mistakeCount} 处，全部在可下载的文件中`);
    row.firstChild.colSpan = 5;
    element('mistakes').append(row);
  }
  const head = document.createElement('tr');
  cell(head, 'th', '行');
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
  element('checked').hidden = false;
  ready();
}

function ready() {
  element('send').disabled = !checked || (checked.faulty && !element('validRowsOnly').checked);
}

async function send() {
  element('send').disabled = true;
  element('sent').hidden = false;
  element('outcome').textContent = '正在发送……';
  element('log').textContent = '';
  const only = element('validRowsOnly').checked;
  try {
    const answer = await fetch(`send?id=${checked.id}&validRowsOnly=${only}`, { method: 'POST' });
    if (!answer.ok) {
      throw new Error((await answer.json()).detail);
    }
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value;
      element('log').textContent = text.replace(/#exit=\d+\s*$/, '');
    }
    const exit = /#exit=(\d+)\s*$/.exec(text)?.[1];
    element('outcome').textContent = {
      0: '已完成，全部接受。',
      1: '已结束，有记录或行未被接受，见下。',
      3: '所需的服务没有应答；稍后把同一文件再拖入，即从断处继续。',
    }[exit] ?? '没有完成，见下；把同一文件再拖入，即从断处继续。';
  } catch (e) {
    element('outcome').textContent = `没有完成：${e.message}。把同一文件再拖入，即从断处继续。`;
  }
  ready();
}

const drop = element('drop');
element('file').addEventListener('change', (event) => event.target.files[0] && check(event.target.files[0]));
element('validRowsOnly').addEventListener('change', ready);
element('send').addEventListener('click', send);
for (const name of ['dragover', 'dragleave', 'drop']) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', name === 'dragover');
  });
}
drop.addEventListener('drop', (event) => event.dataTransfer.files[0] && check(event.dataTransfer.files[0]));
