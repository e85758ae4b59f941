// Every word of the pages, Chinese and English side by side. A page's words stand in a section of its own.

const WORDS = {
  title: ['北京市高等职业教育人才培养监测', 'Beijing vocational colleges: talent-cultivation monitor'],
  brand: ['人才培养监测', 'Cultivation monitor'],
  'brand.city': ['北京市高等职业教育', 'Vocational colleges of Beijing'],

  'nav.label': ['栏目', 'Sections'],
  'nav.city': ['城市', 'City'],
  'nav.college': ['学校', 'College'],
  'nav.indicator': ['指标', 'Indicator'],
  'nav.flow': ['流', 'Flow'],
  'nav.report': ['报表', 'Report'],
  'nav.thresholds': ['阈值', 'Thresholds'],
  'nav.cases': ['告警事项', 'Cases'],
  'nav.upload': ['报送', 'Upload'],
  'nav.language': ['English', '中文'],
  'nav.languageLabel': ['Switch to English', '切换为中文'],
  'nav.api': ['接口说明', 'API description'],
  'nav.metrics': ['运行指标', 'Metrics'],

  'choice.asOf': ['截至', 'As of'],
  'choice.latest': ['回到最新', 'Latest'],
  'choice.window': ['统计期', 'Window'],
  'choice.badDay': ['请选择 1990 年以后的日期', 'Choose a day since 1990'],
  'window.7d': ['近 7 天', '7 days'],
  'window.30d': ['近 30 天', '30 days'],
  'window.90d': ['近 90 天', '90 days'],
  'window.365d': ['近 365 天', '365 days'],
  'window.ytd': ['本年至今', 'Year to date'],
  'window.aytd': ['本学年至今', 'Academic year to date'],
  'window.stock': ['时点数', 'Stock'],
  'clock.events': ['按数据日期', 'clock: events'],
  'clock.wall': ['按北京时间', 'clock: Beijing'],

  'live.connecting': ['正在连接…', 'Connecting…'],
  'live.on': ['实时', 'Live'],
  'live.replay': ['正在回放 {percent}%', 'Replaying {percent}%'],
  'live.behind': ['正在处理，还差 {records} 条', 'Catching up, {records} records left'],
  'live.behindUnknown': ['正在处理', 'Catching up'],
  'live.lost': ['连接中断，所示数据为 {age}前的', 'Connection lost; what you see is {age} old'],
  'live.never': ['连接中断，尚无数据', 'Connection lost; nothing received yet'],

  'page.loading': ['正在读取…', 'Loading…'],
  'page.failed': ['没有读到：{why}', 'Could not load: {why}'],
  'page.again': ['重试', 'Try again'],
  'page.unknown': ['没有这个页面', 'There is no such page'],
  'page.unknownHint': ['地址可能写错了，请从上面的栏目进入。', 'The address may be misspelled; use the sections above.'],

  'unit.person': ['人', 'people'],
  'unit.ratio': ['%', '%'],
  'unit.percent': ['%', '%'],
  'unit.points': ['个百分点', 'pp'],
  'unit.yuan': ['元', 'CNY'],
  'unit.wan': ['万元', 'CNY 10k'],
  'unit.person_day': ['人日', 'person-days'],
  coverage: ['{covered}/{of} 所', '{covered}/{of} colleges'],
  'missing.noEvents': ['统计期内没有学校报送相关记录', 'no record of it in the window'],
  'missing.zeroDenominator': ['分母为 0，比率无从算起', 'the denominator is 0'],
  'span.seconds': ['{amount} 秒', '{amount} s'],
  'span.minutes': ['{amount} 分钟', '{amount} min'],
  'span.hours': ['{amount} 小时', '{amount} h'],
  'span.days': ['{amount} 天', '{amount} days'],

  'statistic.pooled': ['合并计算', 'pooled'],
  'statistic.mean': ['各校平均', 'mean of colleges'],
  'statistic.median': ['各校中位数', 'median of colleges'],
  'severity.info': ['提示', 'info'],
  'severity.warning': ['警戒', 'warning'],
  'severity.critical': ['严重', 'critical'],
  'level.missing': ['无数据', 'no data'],
  'level.unset': ['未设阈值', 'no threshold'],
  'level.inside': ['正常', 'normal'],
  'level.near': ['接近阈值', 'near the threshold'],
  'level.below': ['低于{severity}阈值 {line}', 'below the {severity} threshold {line}'],
  'level.above': ['高于{severity}阈值 {line}', 'above the {severity} threshold {line}'],

  'group.municipal_commission': ['市教委所属', 'Municipal commission'],
  'group.other_bureau': ['其他委办局或总公司所属', 'Other bureaus and corporations'],
  'group.district': ['区县政府所属', 'Districts'],
  'group.private': ['民办', 'Private'],
  'group.none': ['不计入', 'Not counted'],

  'city.title': ['全市', 'The city'],
  'city.heading': ['北京市高等职业院校人才培养情况', 'Talent cultivation at the vocational colleges of Beijing'],
  'city.attention': ['需要关注', 'Needs attention'],
  'city.calm': ['目前没有需要关注的情况', 'Nothing needs attention'],
  'city.beyond': ['超出阈值', 'Beyond thresholds'],
  'city.beyondNone': ['全市指标均在阈值之内', 'No figure of the city is beyond a threshold'],
  'city.beyondUnset': ['还没有设定阈值', 'No threshold has been set'],
  'city.beyondCells': ['另有 {count} 项学校指标超出阈值', 'and {count} figures of colleges'],
  'city.silent': ['静默学校', 'Silent colleges'],
  'city.silentNone': ['{of} 所学校 7 天内均有报送', 'All {of} colleges reported within 7 days'],
  'city.silentSince': ['{age}未报送', 'silent for {age}'],
  'city.silentNever': ['从未报送', 'never reported'],
  'city.cases': ['未结事项', 'Open cases'],
  'city.casesNone': ['没有未结的告警事项', 'No open cases'],
  'city.more': ['等 {count} 项', '{count} in all'],
  'city.indicators': ['全市指标', 'Indicators of the city'],
  'city.hint': [
    '各校合并计算；与去年同日比较。「—」是无数据，不是零。',
    'Pooled over the colleges; compared with the same day last year. “—” is missing, not zero.',
  ],
  'city.previous': ['去年同日 {value}', 'a year ago {value}'],
  'city.asOf': ['截至 {day}', 'as of {day}'],
  'city.lines': ['阈值 {lines}', 'threshold {lines}'],
  'city.spark': ['{name}近一年走势，从 {from} 到 {to}', '{name} over the last year, from {from} to {to}'],
  'theme.enrolment': ['招生与在校', 'Enrolment'],
  'theme.employment': ['毕业与就业', 'Graduates and employment'],
  'theme.training': ['培训服务', 'Training'],
  'theme.service': ['技术服务', 'Services'],

  'heat.title': ['各校指标', 'Colleges × indicators'],
  'heat.hint': [
    '颜色表示与阈值的距离，▼ 表示超出阈值；点列名排序。',
    'Colour is the distance to the threshold, ▼ is beyond it; a column’s name sorts.',
  ],
  'heat.college': ['学校', 'College'],
  'heat.group': ['按举办者分组', 'Group by ownership'],
  'heat.find': ['查找学校', 'Find a college'],
  'heat.count': ['{shown} 所学校', '{shown} colleges'],
  'heat.sort': ['按{name}排序', 'Sort by {name}'],
  'heat.none': ['没有符合的学校', 'No college fits'],
  'heat.groupOf': ['{name} · {count} 所', '{name} · {count}'],
  'heat.critical': ['超出严重阈值', 'beyond critical'],
  'heat.warning': ['超出警戒阈值', 'beyond warning'],
  'heat.info': ['超出提示阈值', 'beyond info'],
};

let now = 'zh';

/** The page's language: `zh` or `en`. */
export function language() {
  return now;
}

export function setLanguage(name) {
  now = name === 'en' ? 'en' : 'zh';
  document.documentElement.lang = now === 'en' ? 'en' : 'zh-CN';
}

/** A word or sentence with its places filled: `say('coverage', { covered: 23, of: 25 })`. */
export function say(key, places = {}) {
  const pair = WORDS[key];
  if (!pair) throw new Error(`the dictionary has no word '${key}'`);
  return pair[now === 'en' ? 1 : 0].replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);
}

/** Whether the dictionary has a word. */
export function knows(key) {
  return key in WORDS;
}
