// The few shapes of panel that the dashboards are made of.
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatPanel } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TablePanel } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as SeriesPanel } from '@grafana/grafana-foundation-sdk/timeseries';
import { DashboardBuilder, QueryVariableBuilder, VariableRefresh } from '@grafana/grafana-foundation-sdk/dashboard';

export const prometheus = { type: 'prometheus', uid: 'cultivation-prometheus' };

/** One line, whichever instance exports it: two may do so while the publisher moves. */
export const once = (selector) => `max without (instance, job) (${selector})`;

/** A figure with the indicator's Chinese name as label `name`. */
export const named = (selector) =>
  `${once(selector)} * on (indicator) group_left (name) ${once('cultivation_indicator_info')}`;

const query = (expr, legend, instant) => {
  const target = new DataqueryBuilder().expr(expr).legendFormat(legend).datasource(prometheus);
  return instant ? target.instant() : target.range();
};

const placed = (panel, title, description, unit, width, height) =>
  panel.title(title).description(description).unit(unit).span(width).height(height).datasource(prometheus);

export const series = (title, description, unit, queries, width = 12, height = 8) =>
  queries.reduce(
    (panel, [expr, legend], i) => panel.withTarget(query(expr, legend, false).refId(String.fromCharCode(65 + i))),
    placed(new SeriesPanel(), title, description, unit, width, height),
  );

export const stat = (title, description, unit, expr, legend = '', width = 6, height = 4) =>
  placed(new StatPanel(), title, description, unit, width, height).withTarget(query(expr, legend, true).refId('A'));

export const table = (title, description, unit, expr, width = 12, height = 10) =>
  placed(new TablePanel(), title, description, unit, width, height)
    .withTarget(query(expr, '', true).format('table').refId('A'));

export const choice = (name, label, values, initial) =>
  new QueryVariableBuilder(name)
    .label(label)
    .datasource(prometheus)
    .query(values)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .current({ text: initial, value: initial });

export const dashboard = (uid, title, description) =>
  new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags(['cultivation', 'generated'])
    .timezone('Asia/Shanghai')
    .refresh('30s')
    .time({ from: 'now-24h', to: 'now' });
