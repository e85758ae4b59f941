// Writes ../dashboards/*.json; with --check only says whether they are up to date (exit code 1 when not).
import { readFileSync, writeFileSync } from 'node:fs';
import { RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { choice, dashboard, named, once, series, stat, table } from './panels.js';

const window = choice('window', '窗口', 'label_values(cultivation_indicator_value, window)', 'ytd');
const indicator = choice('indicator', '指标', 'label_values(cultivation_indicator_info, indicator)', 'employment_rate');
const college = choice('college', '学校', 'label_values(cultivation_college_info, college)', '4111010853');

const ratios = 'admission_rate|registration_rate|employment_rate|outcome_coverage|self_employment_rate|major_relevance_rate';
const people = 'planned_places|admitted|registered|graduates|employed';
const money = 'tech_service_income|vertical_research_income|tech_trade_income|training_income|economic_benefit';
const collegeName = (expr) => `${expr} * on (college) group_left (name) ${once('cultivation_college_info')}`;
const latest = 'max(cultivation_as_of_timestamp_seconds) * 1000';

const city = dashboard('cultivation-city', '全市 · City', '全市指标：汇总口径（pooled）；空白是缺数，不是零')
  .withVariable(window)
  .withVariable(indicator)
  .withRow(new RowBuilder('概览'))
  .withPanel(stat('截至', '指标的截至日期', 'dateTimeAsIso', latest))
  .withPanel(stat('已报送学校', '有报送记录且应报送的学校数', 'none',
    'count(count by (college) (cultivation_college_last_event_timestamp_seconds))'))
  .withPanel(stat('未处置的数据告警', '正在触发的数据类告警', 'none', 'count(ALERTS{alertstate="firing", kind="data"}) or vector(0)'))
  .withPanel(stat('处理滞后', '最早一条未处理记录的等待时间', 's', 'max(cultivation_pipeline_lag_seconds)'))
  .withRow(new RowBuilder('比率与人数'))
  .withPanel(series('比率', '所选窗口的各项比率', 'percentunit', [
    [named(`cultivation_indicator_value{scope="city", window="$window", statistic="pooled", indicator=~"${ratios}"}`), '{{name}}']]))
  .withPanel(series('与去年同期之差', '比率：今年减去年同期', 'percentunit', [
    [`(${once(`cultivation_indicator_value{scope="city", window="$window", statistic="pooled", indicator=~"${ratios}"}`)} - ${once(`cultivation_indicator_previous_year_value{scope="city", window="$window", statistic="pooled", indicator=~"${ratios}"}`)}) * on (indicator) group_left (name) ${once('cultivation_indicator_info')}`, '{{name}}']]))
  .withPanel(series('人数', '招生、录取、报到、毕业、就业', 'none', [
    [named(`cultivation_indicator_value{scope="city", window="$window", statistic="pooled", indicator=~"${people}"}`), '{{name}}']]))
  .withPanel(series('在校生', '时点数', 'none', [
    [once('cultivation_indicator_value{scope="city", window="stock", statistic="pooled", indicator="in_school_students"}'), '在校生']]))
  .withRow(new RowBuilder('服务与收入'))
  .withPanel(series('非学历培训', '人日', 'none', [
    [named('cultivation_indicator_value{scope="city", window="$window", statistic="pooled", indicator=~"training_person_days.*"}'), '{{name}}']]))
  .withPanel(series('到款额', '元', 'currencyCNY', [
    [named(`cultivation_indicator_value{scope="city", window="$window", statistic="pooled", indicator=~"${money}"}`), '{{name}}']]))
  .withRow(new RowBuilder('学校之间'))
  .withPanel(series('口径比较', '汇总、均值、中位数三种口径，报告中混用', 'none', [
    [once('cultivation_indicator_value{scope="city", window="$window", indicator="$indicator"}'), '{{statistic}}']]))
  .withPanel(table('各学校', '所选指标由低到高', 'none',
    `sort(${collegeName(once('cultivation_indicator_value{scope="college", window="$window", indicator="$indicator"}'))})`))
  .withPanel(series('按举办者', '四类学校，汇总口径', 'none', [
    [once('cultivation_indicator_value{scope="group", window="$window", indicator="$indicator", statistic="pooled"}'), '{{group}}']]));

const one = dashboard('cultivation-college', '学校 · College', '一所学校的指标、阈值与报送')
  .withVariable(college)
  .withVariable(window)
  .withVariable(indicator)
  .withRow(new RowBuilder('报送'))
  .withPanel(stat('最近一次报送', '服务器收到的时间', 'dateTimeAsIso', `${once('cultivation_college_last_event_timestamp_seconds{college="$college"}')} * 1000`))
  .withPanel(stat('平时的间隔', '报送间隔的 95 分位', 's', once('cultivation_college_usual_gap_seconds{college="$college"}')))
  .withPanel(stat('拒收', '累计被拒收的记录', 'none', `sum(${once('cultivation_events_total{college="$college", outcome="rejected"}')}) or vector(0)`))
  .withPanel(stat('触发中的告警', '该学校的全部告警', 'none', 'count(ALERTS{alertstate="firing", college="$college"}) or vector(0)'))
  .withPanel(series('每分钟记录', '按处理结果', 'none', [
    [`sum by (outcome) (rate(cultivation_events_total{college="$college"}[$__rate_interval])) * 60`, '{{outcome}}']]))
  .withPanel(table('拒收原因', '累计', 'none', `sort_desc(sum by (reason) (${once('cultivation_events_total{college="$college", outcome="rejected"}')}))`))
  .withRow(new RowBuilder('指标'))
  .withPanel(series('所选指标', '今年、去年同期、阈值（容许值生效时为容许值）、全市中位数', 'none', [
    [once('cultivation_indicator_value{scope="college", college="$college", window="$window", indicator="$indicator"}'), '今年'],
    [once('cultivation_indicator_previous_year_value{scope="college", college="$college", window="$window", indicator="$indicator"}'), '去年同期'],
    ['cultivation:threshold:value{college="$college", window="$window", indicator="$indicator"}', '阈值 {{severity}}'],
    [once('cultivation_indicator_value{scope="city", statistic="median", window="$window", indicator="$indicator"}'), '全市中位数']], 24))
  .withPanel(table('全部指标', '所选窗口', 'none', named('cultivation_indicator_value{scope="college", college="$college", window="$window"}')))
  .withPanel(table('分母', '比率的分母；数量的记录数', 'none', named('cultivation_indicator_denominator{scope="college", college="$college", window="$window"}')));

const pipeline = dashboard('cultivation-pipeline', 'Pipeline', 'Is the product itself well? For operations')
  .withRow(new RowBuilder('Health'))
  .withPanel(stat('Instances', 'that answer the scrape', 'none', 'sum(up{job="cultivation-app"}) or vector(0)'))
  .withPanel(stat('Caught up', 'instances whose figures are complete', 'none', 'sum(cultivation_caught_up)'))
  .withPanel(stat('Registry', '1: reached', 'none', 'max(cultivation_registry_up)'))
  .withPanel(stat('Kafka', '1: reached', 'none', 'max(cultivation_broker_up)'))
  .withPanel(series('Lag', 'age of the oldest event not applied', 's', [['cultivation_pipeline_lag_seconds', '{{instance}}']]))
  .withPanel(series('Events a second', 'by outcome', 'ops', [['sum by (outcome) (rate(cultivation_events_total[$__rate_interval]))', '{{outcome}}']]))
  .withPanel(series('Probe: event to applied', 'synthetic event to committed ledger', 's', [
    ['histogram_quantile(0.5, sum by (le) (rate(cultivation_probe_event_to_applied_seconds_bucket[$__rate_interval])))', 'median'],
    ['histogram_quantile(0.99, sum by (le) (rate(cultivation_probe_event_to_applied_seconds_bucket[$__rate_interval])))', '99 %']]))
  .withPanel(series('Probe: event to metric', 'synthetic event to exported metric', 's', [
    ['histogram_quantile(0.5, sum by (le) (rate(cultivation_probe_event_to_metric_seconds_bucket[$__rate_interval])))', 'median'],
    ['histogram_quantile(0.99, sum by (le) (rate(cultivation_probe_event_to_metric_seconds_bucket[$__rate_interval])))', '99 %']]))
  .withPanel(stat('Probe last seen', 'seconds ago', 's', 'time() - max(cultivation_probe_last_success_timestamp_seconds)'))
  .withPanel(table('Topics not consumed', 'and why', 'none', 'max by (college, reason) (cultivation_topic_not_consumed) == 1', 18, 6))
  .withRow(new RowBuilder('Alert chain'))
  .withPanel(table('Firing', 'all alerts', 'none', 'ALERTS{alertstate="firing", alertname!="Heartbeat"}'))
  .withPanel(series('Messages', 'of the relay, by how they ended', 'none', [
    ['sum by (destination, result) (increase(cultivation_relay_messages_total[$__rate_interval]))', '{{destination}} {{result}}']]))
  .withPanel(stat('Last message taken', 'by a robot', 'dateTimeAsIso', 'cultivation_relay_last_success_timestamp_seconds * 1000'));

const quality = dashboard('cultivation-quality', '数据质量 · Data quality', '核对、拒收、缺失与迟报')
  .withRow(new RowBuilder('全市'))
  .withPanel(stat('核对不符', '全部核对项的处数', 'none', `sum(${once('cultivation_check_violations')}) or vector(0)`))
  .withPanel(stat('一天内拒收比例', '全市', 'percentunit',
    'sum(increase(cultivation_events_total{outcome="rejected"}[1d])) / sum(increase(cultivation_events_total[1d]))'))
  .withPanel(stat('停报学校', '超过平时间隔两倍', 'none', 'count(cultivation:college:silent) or vector(0)'))
  .withPanel(stat('假期', '1：今天不计停报', 'none', 'max(cultivation_holiday)'))
  .withRow(new RowBuilder('按学校'))
  .withPanel(table('核对不符', '学校与核对项', 'none', `sort_desc(${collegeName(once('cultivation_check_violations'))} > 0)`))
  .withPanel(table('停报时长', '不计假期', 's', `sort_desc(${collegeName('cultivation:college:silent_seconds')})`))
  .withPanel(series('拒收比例', '近一小时', 'percentunit', [['cultivation:college:rejected_share', '{{college}}']]))
  .withPanel(series('拒收原因', '每小时条数', 'none', [
    ['sum by (reason) (increase(cultivation_events_total{outcome="rejected"}[1h]))', '{{reason}}']]))
  .withPanel(table('缺少毕业记录的去向', '比例', 'percentunit', `sort_desc(${collegeName('cultivation:college:unmatched_share')})`))
  .withPanel(table('去向覆盖率', '近一年', 'percentunit',
    `sort(${collegeName(once('cultivation_indicator_value{indicator="outcome_coverage", scope="college", window="365d"}'))})`))
  .withPanel(table('重复与被取代', '累计；大量重复说明对方反复发送', 'none',
    `sort_desc(sum by (college, outcome) (${once('cultivation_events_total{outcome=~"duplicate|superseded"}')}))`))
  .withPanel(table('迟报', '去年同期已报、今年尚无', 'none', collegeName('cultivation:college:late')));

let stale = 0;
for (const [name, builder] of Object.entries({ city, college: one, pipeline, quality })) {
  const file = new URL(`../dashboards/${name}.json`, import.meta.url);
  const text = JSON.stringify(builder.build(), null, 2) + '\n';
  if (process.argv.includes('--check')) {
    if (readFileSync(file, 'utf8') !== text) {
      console.error(`${name}.json is not what generate.js writes: run npm run generate`);
      stale = 1;
    }
  } else {
    writeFileSync(file, text);
  }
}
process.exit(stale);
