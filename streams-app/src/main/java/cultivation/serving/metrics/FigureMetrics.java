package cultivation.serving.metrics;

import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.board.Groups;
import cultivation.board.TypicalGap;
import cultivation.catalogue.Check;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Term;
import cultivation.catalogue.Window;
import cultivation.check.Finding;
import cultivation.entity.Measure;
import cultivation.live.LiveBoard;
import cultivation.live.LiveBoard.View;
import cultivation.live.Readiness;
import cultivation.rule.Reason;
import cultivation.serving.colleges.CheckFindings;
import cultivation.topology.Pipeline;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the clock's day as Prometheus series, with the names and labels of monitoring/metrics.tsv.
 *
 * <p>Exported by the owner of the publisher alone, once its board is whole. They are written once for each state of the
 * board, however often they are scraped. A missing figure is an absent series.
 */
public final class FigureMetrics {
    private record State(long version, LocalDate asOf, List<MetricSnapshot> snapshots) {}

    private static final ExpositionFormatWriter TEXT = PrometheusTextFormatWriter.create();

    private final LiveBoard board;
    private final Readiness readiness;
    private final Pipeline pipeline;
    private final CheckFindings findings;
    private final int cellsBudget;
    private long version = -1;
    private @Nullable LocalDate asOf;
    /** As it is sent; a nation's is 13 MB. */
    private byte[] text = {};

    /** @param cellsBudget live cells that a college may have */
    public FigureMetrics(
            LiveBoard board, Readiness readiness, Pipeline pipeline, CheckFindings findings, int cellsBudget) {
        this.board = board;
        this.readiness = readiness;
        this.pipeline = pipeline;
        this.findings = findings;
        this.cellsBudget = cellsBudget;
    }

    /** Writes them in Prometheus's text format; nothing where they are not this instance's to export. */
    void writeTo(OutputStream out) throws IOException {
        if (pipeline.ownsPublisher() && readiness.hasCaughtUp()) {
            out.write(current());
        }
    }

    private synchronized byte[] current() throws IOException {
        var moved = board.read(view -> view.version() == version && view.asOf().equals(asOf)
                ? null
                : new State(view.version(), view.asOf(), compute(view)));
        if (moved != null) {
            var written = new ByteArrayOutputStream();
            TEXT.write(written, new MetricSnapshots(moved.snapshots()));
            text = written.toByteArray();
            version = moved.version();
            asOf = moved.asOf();
        }
        return text;
    }

    private List<MetricSnapshot> compute(View view) {
        var snapshots = new ArrayList<MetricSnapshot>();
        indicators(view, snapshots);
        snapshots.addAll(ThresholdMetrics.of(view));
        snapshots.addAll(TargetMetrics.of(view));
        snapshots.add(indicatorNames(view));
        snapshots.add(incomplete(view));
        snapshots.add(colleges(view));
        snapshots.add(cells(view));
        snapshots.add(cellsBudget());
        snapshots.add(events(view));
        snapshots.add(outcomes(view));
        snapshots.add(usualGaps(view));
        snapshots.add(checks(view));
        snapshots.add(checkNames(view));
        return snapshots;
    }

    private static void indicators(View view, List<MetricSnapshot> snapshots) {
        var value = GaugeSnapshot.builder()
                .name("cultivation_indicator_value")
                .help("Value of an indicator on the as-of day, in its unit; absent when missing");
        var denominator = GaugeSnapshot.builder()
                .name("cultivation_indicator_denominator")
                .help("Denominator of an indicator; of sums, stocks, means and medians the live contributions");
        var previousYear = GaugeSnapshot.builder()
                .name("cultivation_indicator_previous_year_value")
                .help("Value of an indicator on the same day last year");
        var asOf = view.asOf();
        var compared = new HashSet<String>();
        view.thresholdsOn(asOf)
                .forEach((entity, threshold) -> compared.add(threshold.getIndicator() + "|" + threshold.getWindow()));
        for (Indicator indicator : view.board().catalogue().indicators()) {
            for (Window window : indicator.windows()) {
                if (!indicator.exported().contains(window) && !compared.contains(indicator.id() + '|' + window.id())) {
                    continue;
                }
                var now = view.values(indicator, window, asOf);
                var before = view.values(indicator, window, asOf.minusYears(1));
                for (int i = 0; i < now.size(); i++) {
                    figure(now.get(i), before.get(i).value(), value, denominator, previousYear);
                }
            }
        }
        snapshots.add(value.build());
        snapshots.add(denominator.build());
        snapshots.add(previousYear.build());
    }

    private static void figure(
            FigureValue now,
            @Nullable Double before,
            GaugeSnapshot.Builder value,
            GaugeSnapshot.Builder denominator,
            GaugeSnapshot.Builder previousYear) {
        if (now.value() == null && before == null && now.contributions() == 0) {
            return;
        }
        var labels = labels(now.figure());
        if (now.value() != null) {
            value.dataPoint(new GaugeDataPointSnapshot(now.value(), labels, null));
        }
        long base = now.denominator() == null ? now.contributions() : now.denominator();
        denominator.dataPoint(new GaugeDataPointSnapshot(base, labels, null));
        if (before != null) {
            previousYear.dataPoint(new GaugeDataPointSnapshot(before, labels, null));
        }
    }

    private static Labels labels(Figure figure) {
        var labels = Labels.builder()
                .label("indicator", figure.indicator().id())
                .label("window", figure.window().id())
                .label("scope", figure.scope().id())
                .label("statistic", figure.statistic().id());
        entity(labels, figure.scope(), figure.entity());
        return labels.build();
    }

    /** A college or group has a label of its own; the city needs none. */
    static void entity(Labels.Builder labels, Scope scope, String entity) {
        switch (scope) {
            case COLLEGE -> labels.label("college", entity);
            case GROUP -> labels.label("group", entity);
            case CITY -> {}
        }
    }

    private static MetricSnapshot indicatorNames(View view) {
        var names = GaugeSnapshot.builder()
                .name("cultivation_indicator_info")
                .help("What an indicator is called, always 1");
        for (Indicator indicator : view.board().catalogue().indicators()) {
            names.dataPoint(new GaugeDataPointSnapshot(
                    1,
                    Labels.of(
                            "indicator", indicator.id(),
                            "name", indicator.wordingOn(view.asOf()).nameZh(),
                            "kind", indicator.kind().name().toLowerCase(Locale.ROOT),
                            "unit", indicator.unit().id(),
                            "better", indicator.better().id()),
                    null));
        }
        return names.build();
    }

    private static MetricSnapshot incomplete(View view) {
        var incomplete = GaugeSnapshot.builder()
                .name("cultivation_indicator_incomplete")
                .help("1 in the months in which colleges are still reporting what the indicator counts, else 0");
        for (Indicator indicator : view.board().catalogue().indicators()) {
            incomplete.dataPoint(new GaugeDataPointSnapshot(
                    indicator.isComplete(view.asOf()) ? 0 : 1, Labels.of("indicator", indicator.id()), null));
        }
        return incomplete.build();
    }

    private static MetricSnapshot colleges(View view) {
        var colleges = GaugeSnapshot.builder().name("cultivation_college_info").help("A registered college, always 1");
        for (var college : view.board().roster().all()) {
            colleges.dataPoint(new GaugeDataPointSnapshot(
                    1,
                    Labels.of(
                            "college", college.getCode().toString(),
                            "name", college.getName().toString(),
                            "group", Groups.id(college.getOwnership()),
                            "expected", String.valueOf(college.getExpected())),
                    null));
        }
        return colleges.build();
    }

    private static MetricSnapshot cells(View view) {
        var cells = GaugeSnapshot.builder()
                .name("cultivation_college_cells")
                .help("Live cells of a college in the ledger: what it costs in memory");
        for (var college : view.board().roster().all()) {
            var code = college.getCode().toString();
            cells.dataPoint(new GaugeDataPointSnapshot(
                    view.board().ledger().liveCells(code), Labels.of("college", code), null));
        }
        return cells.build();
    }

    private MetricSnapshot cellsBudget() {
        return GaugeSnapshot.builder()
                .name("cultivation_college_cells_budget")
                .help("Live cells that a college may have")
                .dataPoint(new GaugeDataPointSnapshot(cellsBudget, Labels.EMPTY, null))
                .build();
    }

    private static MetricSnapshot events(View view) {
        var events = CounterSnapshot.builder()
                .name("cultivation_events")
                .help("Records of a college by what became of them, from the ledger");
        for (var college : view.board().roster().all()) {
            var code = college.getCode().toString();
            for (Measure outcome : List.of(Measure.APPLIED, Measure.DUPLICATE, Measure.SUPERSEDED)) {
                event(events, code, outcome.id(), "", view.board().accounted(code, outcome));
            }
            var byReason = new TreeMap<String, Long>();
            for (Reason reason : Reason.values()) {
                byReason.put(reason.name(), 0L);
            }
            view.board()
                    .ledger()
                    .series(code, Measure.REJECTED)
                    .forEach((slice, series) -> byReason.merge(
                            slice.substring(slice.indexOf('/') + 1),
                            series.upTo(LocalDate.MAX).amount(),
                            Long::sum));
            byReason.forEach((reason, count) -> event(events, code, Measure.REJECTED.id(), reason, count));
        }
        return events.build();
    }

    /** Whether the outcomes of a year meet a graduation: those that do not are in no rate. */
    private static MetricSnapshot outcomes(View view) {
        var outcomes = GaugeSnapshot.builder()
                .name("cultivation_outcomes")
                .help("Outcomes of the last 365 days that have (matched) or lack (unmatched) a graduation");
        var from = Window.DAYS_365.from(view.asOf());
        for (String code : view.board().roster().counted()) {
            outcome(view, outcomes, code, "matched", Measure.OUTCOME_KNOWN, from);
            outcome(view, outcomes, code, "unmatched", Measure.UNMATCHED_OUTCOME, from);
        }
        return outcomes.build();
    }

    /** Of a college that has not sent on enough days to have a rhythm there is no series. */
    private static MetricSnapshot usualGaps(View view) {
        var gaps = GaugeSnapshot.builder()
                .name("cultivation_college_usual_gap_seconds")
                .help("Between two days with records of a college, the 95th percentile of the last 365 days");
        for (String code : view.board().roster().counted()) {
            var gap = TypicalGap.of(view.board().ledger(), code, view.asOf());
            if (gap != null) {
                gaps.dataPoint(new GaugeDataPointSnapshot(gap.toSeconds(), Labels.of("college", code), null));
            }
        }
        return gaps.build();
    }

    /** A check that could compare nothing has no series: it has not passed. */
    private MetricSnapshot checks(View view) {
        var checks = GaugeSnapshot.builder()
                .name("cultivation_check_violations")
                .help("Violations of a check; 0 where it passes");
        for (Finding finding : findings.of(view, view.asOf())) {
            var violations = finding.violations();
            if (violations != null) {
                checks.dataPoint(new GaugeDataPointSnapshot(
                        violations,
                        Labels.of(
                                "college", finding.college(),
                                "check", finding.check().id(),
                                "severity", finding.check().severityId()),
                        null));
            }
        }
        return checks.build();
    }

    private static MetricSnapshot checkNames(View view) {
        var names = GaugeSnapshot.builder().name("cultivation_check_info").help("What a check is called, always 1");
        for (Check check : view.board().catalogue().checks()) {
            names.dataPoint(
                    new GaugeDataPointSnapshot(1, Labels.of("check", check.id(), "name", check.nameZh()), null));
        }
        return names.build();
    }

    private static void outcome(
            View view, GaugeSnapshot.Builder outcomes, String college, String state, Measure measure, LocalDate from) {
        var sum = view.board().sum(college, Term.of(measure), from, view.asOf());
        outcomes.dataPoint(
                new GaugeDataPointSnapshot(sum.amount(), Labels.of("college", college, "state", state), null));
    }

    private static void event(
            CounterSnapshot.Builder events, String college, String outcome, String reason, long count) {
        events.dataPoint(new CounterDataPointSnapshot(
                count, Labels.of("college", college, "outcome", outcome, "reason", reason), null, 0L));
    }
}
