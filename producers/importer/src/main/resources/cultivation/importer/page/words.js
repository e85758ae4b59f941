// Every word of the page, Chinese and English side by side; what the program says about a file is Chinese.

const WORDS = {
  title: ['上报数据', 'Upload data'],
  language: ['English', '中文'],
  intro: [
    '把本校的 CSV 或 XLSX 文件拖到这里，先检查，再发送。学号、工号只在本机变成假名，不会离开这台电脑。',
    'Drop a CSV or XLSX file of your college here: it is checked first, then sent. Student and staff numbers become pseudonyms on this computer and never leave it. What the program says about a file is in Chinese.',
  ],
  reading: ['怎样读文件', 'How to read the file'],
  type: ['记录类型', 'Record type'],
  'type.guess': ['按列名判断', 'by its column names'],
  'type.EnrollmentPlan': ['招生计划', 'enrolment plans'],
  'type.Enrollment': ['录取报到', 'enrolments'],
  'type.Graduation': ['毕业', 'graduations'],
  'type.EmploymentOutcome': ['毕业去向', 'outcomes'],
  'type.TrainingSession': ['培训班次', 'training sessions'],
  'type.TechServicePayment': ['到款', 'payments'],
  'type.StaffMember': ['教职工', 'staff'],
  'type.ResourceLevel': ['办学条件', 'resources'],
  'type.Establishment': ['专业与建设项目', 'programmes and projects'],
  'type.Activity': ['活动工作量', 'activities'],
  'type.Achievement': ['成果获奖', 'achievements'],
  'type.FundingFlow': ['经费', 'funding'],
  'type.SurveyWave': ['满意度调查', 'surveys'],
  'type.ProjectMilestone': ['项目任务', 'project tasks'],
  visibleRowsOnly: ['只读可见的行列（隐藏的不导入）', 'Only visible rows and columns'],
  studentNumber: ['学生以哪个号码为准', 'Students are known by'],
  'studentNumber.OWN': ['学号', 'the college’s own number (学号)'],
  'studentNumber.NATIONAL': ['学籍号', 'the national number (学籍号)'],
  studentNumberHint: ['首次发送学生时随密钥定下，以后不能改', 'settled with the key when students are first sent, not to be changed later'],
  drop: ['拖入文件，或点此选择', 'Drop a file, or click to choose one'],
  templates: ['空白模板（XLSX）：', 'Empty templates (XLSX): '],
  mistakes: ['错误', 'Mistakes'],
  errors: ['下载带错误说明的文件（XLSX），改正后再拖入', 'Download the file with its mistakes explained (XLSX), mend it and drop it again'],
  line: ['行', 'Line'],
  column: ['列', 'Column'],
  value: ['值', 'Value'],
  mistake: ['错误', 'Mistake'],
  advice: ['怎么办', 'What to do'],
  more: ['……共 {count} 处，全部在可下载的文件中', '… {count} in all, every one in the file to download'],
  preview: ['预览', 'Preview'],
  asks: ['发送前请核对：', 'Before sending, please check:'],
  takeAway: ['已核对，确实要这样改', 'I have checked: it is meant to change like this'],
  newKey: ['已核对，确实要用另一个密钥', 'I have checked: another key is meant'],
  validRowsOnly: ['只发送正确的行', 'Send only the rows without mistakes'],
  send: ['发送', 'Send'],
  summary: [
    '{name}：{type}（{record}），{rows} 行，正确 {accepted} 行，有错 {refused} 行',
    '{name}: {type} ({record}), rows: {rows}, without mistakes: {accepted}, with mistakes: {refused}',
  ],
  effect: ['{college}：发送后', 'What sending does'],
  unreadable: ['{name}：{why}', '{name}: {why}'],
  sending: ['正在发送……', 'Sending …'],
  'outcome.nothingNew': ['没有发送任何记录：文件中的内容都已在系统中。', 'Nothing was sent: all that the file says is known already.'],
  'outcome.done': ['已完成：发送 {sent} 条，全部接受。', 'Done: {sent} records sent, all accepted.'],
  'outcome.nothing': ['没有发送任何记录，原因见下。', 'Nothing was sent, see below.'],
  'outcome.partly': ['已结束，有记录或行未被接受，见下。', 'Ended; some records or rows were not accepted, see below.'],
  'outcome.away': [
    '所需的服务没有应答；稍后把同一文件再拖入，即从断处继续。',
    'A service did not answer; drop the same file again later, and it goes on where it stopped.',
  ],
  'outcome.cut': [
    '没有完成，见下；把同一文件再拖入，即从断处继续。',
    'Not finished, see below; drop the same file again, and it goes on where it stopped.',
  ],
  'outcome.failed': [
    '没有完成：{why}。把同一文件再拖入，即从断处继续。',
    'Not finished: {why}. Drop the same file again, and it goes on where it stopped.',
  ],
  past: ['以前的导入', 'Earlier imports'],
  list: ['列出', 'List them'],
  pastHead: ['编号、时间、类型、文件、条数', 'Number, time, type, file, records'],
  listing: ['正在读取……', 'Reading …'],
  undoOne: ['撤销……', 'Take back …'],
  undoAgreed: ['已核对，确实要撤销这次导入', 'I have checked: this import is to be taken back'],
  undo: ['撤销', 'Take back'],
  undoFailed: ['没有完成：{why}', 'Not finished: {why}'],
};

const ENGLISH = new URLSearchParams(location.search).get('lang') === 'en';

/** A text in the language of the address; `{name}` in it is replaced by the place of that name. */
export function say(key, places = {}) {
  return WORDS[key][ENGLISH ? 1 : 0].replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);
}

/** Puts the words of the address' language into what has `data-say`, and the way to the other one into the link. */
export function translate() {
  document.documentElement.lang = ENGLISH ? 'en' : 'zh-CN';
  for (const element of document.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);
  const other = document.getElementById('language');
  other.textContent = say('language');
  other.lang = ENGLISH ? 'zh-CN' : 'en';
  other.href = ENGLISH ? '.' : '?lang=en';
}
