// The plain page: the city's indicators and the colleges, kept live. All text goes in as text.
const API = '/api/v1';
const UNITS = { person: '人', ratio: '%', yuan: '元', person_day: '人日' };
const MISSING = '—';
const element = (id) => document.getElementById(id);

const names = new Map();
const groups = new Map();
const figures = new Map();
const colleges = new Map();
let chosenDay = new URLSearchParams(location.search).get('asOf');
let shownCollege = null;

async function ask(path) {
  const response = await fetch(API + path);
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail ?? response.statusText);
  return body;
}

function number(value, unit) {
  if (value === null) return MISSING;
  if (unit === 'ratio') return (value * 100).toFixed(2);
  const places = unit === 'yuan' ? 2 : 0;
  return value.toLocaleString('zh-CN', { minimumFractionDigits: places, maximumFractionDigits: places });
}

function change(figure) {
  const before = figure.previousYear.value;
  if (figure.value === null || before === null) return MISSING;
  const sign = (x) => (x > 0 ? '+' : '');
  if (figure.unit === 'ratio') {
    const points = (figure.value - before) * 100;
    return `${sign(points)}${points.toFixed(2)} 个百分点`;
  }
  if (before === 0) return MISSING;
  const percent = ((figure.value - before) / Math.abs(before)) * 100;
  return `${sign(percent)}${percent.toFixed(1)} %`;
}

function cell(row, text, kind) {
  const td = row.insertCell();
  td.textContent = text;
  if (kind) td.className = kind;
  return td;
}

function showIndicators() {
  const body = element('indicators').tBodies[0];
  const counted = [...colleges.values()].filter((college) => groups.has(college.group)).length;
  const rows = [];
  for (const [id, name] of names) {
    const figure = figures.get(id);
    if (!figure) continue;
    const row = document.createElement('tr');
    row.dataset.indicator = id;
    cell(row, name);
    cell(row, number(figure.value, figure.unit), 'number').dataset.value = figure.value ?? '';
    cell(row, UNITS[figure.unit] ?? figure.unit);
    cell(row, number(figure.previousYear.value, figure.unit), 'number');
    cell(row, change(figure), 'number');
    cell(row, `${figure.colleges}/${counted} 所`);
    rows.push(row);
  }
  body.replaceChildren(...rows);
}

function showColleges() {
  const rows = [];
  for (const college of colleges.values()) {
    const row = document.createElement('tr');
    row.dataset.college = college.code;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'college';
    button.textContent = college.name;
    row.insertCell().append(button);
    row.addEventListener('click', () => showRejections(college));
    cell(row, groups.get(college.group) ?? college.group);
    for (const field of ['received', 'applied', 'duplicate', 'superseded', 'rejected']) {
      cell(row, college[field].toLocaleString('zh-CN'), 'number');
    }
    cell(row, instant(college.lastEventAt));
    rows.push(row);
  }
  element('colleges').tBodies[0].replaceChildren(...rows);
}

function instant(text) {
  return text ? new Date(text).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false }) : MISSING;
}

async function showRejections(college) {
  shownCollege = college;
  element('rejections').hidden = false;
  element('rejectionsOf').textContent = `${college.name}：最近退回的记录`;
  const rows = [];
  for (const each of await ask(`/colleges/${encodeURIComponent(college.code)}/rejections?limit=20`)) {
    const row = document.createElement('tr');
    cell(row, instant(each.rejectedAt));
    cell(row, each.reason);
    cell(row, each.field || MISSING);
    cell(row, each.message);
    cell(row, each.source);
    rows.push(row);
  }
  const body = element('rejections').querySelector('tbody');
  body.replaceChildren(...rows);
  if (rows.length === 0) cell(body.insertRow(), '没有退回的记录').colSpan = 5;
}

function isShown(figure) {
  return figure.scope === 'city' && figure.statistic === 'pooled' && (figure.window === 'ytd' || figure.window === 'stock');
}

function take(answer) {
  element('asOf').value = answer.asOf;
  element('clock').textContent = answer.clock === 'events' ? '按数据日期（回放）' : '按北京时间当日';
  answer.values.filter(isShown).forEach((figure) => figures.set(figure.indicator, figure));
}

async function load() {
  const day = chosenDay ? `&asOf=${encodeURIComponent(chosenDay)}` : '';
  const [values, rows, catalogue] = await Promise.all([
    ask(`/values?window=ytd&window=stock&scope=city&statistic=pooled${day}`),
    ask('/colleges'),
    ask(`/catalogue${chosenDay ? `?asOf=${encodeURIComponent(chosenDay)}` : ''}`),
  ]);
  names.clear();
  groups.clear();
  figures.clear();
  colleges.clear();
  catalogue.indicators.forEach((indicator) => names.set(indicator.id, indicator.nameZh));
  catalogue.groups.forEach((group) => groups.set(group.id, group.nameZh));
  rows.forEach((college) => colleges.set(college.code, college));
  take(values);
  showIndicators();
  showColleges();
  element('problem').hidden = true;
}

function fail(error) {
  element('problem').textContent = error.message;
  element('problem').hidden = false;
}

async function reload() {
  try {
    await load();
    return true;
  } catch (error) {
    fail(error);
    return false;
  }
}

async function showState() {
  try {
    const status = await ask('/status');
    const replay = status.replay && !status.replay.done ? `，正在回放 ${status.replay.published}/${status.replay.total}` : '';
    element('state').textContent = (status.caughtUp ? '数据已是最新' : `正在处理，还差 ${status.lagRecords ?? '若干'} 条`) + replay;
  } catch (error) {
    element('state').textContent = '服务没有应答';
  }
}

function follow() {
  const stream = new EventSource(`${API}/stream`);
  stream.addEventListener('values', (event) => {
    const message = JSON.parse(event.data);
    message.colleges.forEach((college) => colleges.set(college.code, college));
    // A chosen day in the past may have moved too, but the message is about the clock's day.
    if (chosenDay) reload();
    else take(message);
    showIndicators();
    showColleges();
    if (shownCollege && message.colleges.some((college) => college.code === shownCollege.code)) showRejections(shownCollege).catch(fail);
  });
  stream.addEventListener('hello', reload);
  stream.addEventListener('reset', reload);
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(follow, 2000);
  });
}

function choose(day) {
  chosenDay = day;
  const address = new URL(location.href);
  if (day) address.searchParams.set('asOf', day);
  else address.searchParams.delete('asOf');
  history.replaceState(null, '', address);
  reload();
}

element('asOf').addEventListener('change', (event) => choose(event.target.value || null));
element('today').addEventListener('click', () => choose(null));
await reload();
await showState();
setInterval(showState, 2000);
follow();
