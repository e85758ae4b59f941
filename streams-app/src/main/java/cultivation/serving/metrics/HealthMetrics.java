package cultivation.serving.metrics;

import cultivation.live.LiveBoard;
import cultivation.live.Progress;
import cultivation.live.Readiness;
import cultivation.live.waiting.Waiting;
import cultivation.rule.BeijingDay;
import cultivation.serving.operations.RegistryWatch;
import cultivation.serving.operations.StatusHandler;
import cultivation.serving.operations.WaitingRecords;
import cultivation.topology.Pipeline;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The health of this instance's pipeline, exported by every instance. */
public final class HealthMetrics implements MultiCollector {
    private static final double CAUGHT_UP_SECONDS = 10;
    /** A replay tells of itself twice a second. */
    private static final long GIVEN_UP_MS = 60_000;

    private final LiveBoard board;
    private final Readiness readiness;
    private final Progress progress;
    private final Pipeline pipeline;
    private final Holidays holidays;
    private final @Nullable Path replayProgress;
    private final Clock clock;
    private final RegistryWatch registry;
    private final WaitingRecords waiting;

    public HealthMetrics(
            LiveBoard board,
            Readiness readiness,
            Progress progress,
            Pipeline pipeline,
            Holidays holidays,
            @Nullable Path replayProgress,
            Clock clock,
            RegistryWatch registry,
            WaitingRecords waiting) {
        this.board = board;
        this.readiness = readiness;
        this.progress = progress;
        this.pipeline = pipeline;
        this.holidays = holidays;
        this.replayProgress = replayProgress;
        this.clock = clock;
        this.registry = registry;
        this.waiting = waiting;
    }

    @Override
    public MetricSnapshots collect() {
        var snapshots = new ArrayList<MetricSnapshot>();
        var reading = progress.reading();
        if (reading != null) {
            snapshots.add(gauge(
                    "cultivation_pipeline_lag_seconds",
                    "How long ago everything that is counted now was all there was",
                    reading.lagSeconds()));
        }
        snapshots.add(gauge(
                "cultivation_caught_up",
                "Whether this instance's figures hold what the colleges have sent, but for the last seconds",
                isCaughtUp(reading) ? 1 : 0));
        snapshots.add(
                gauge("cultivation_as_of_timestamp_seconds", "The as-of day, as its midnight in Asia/Shanghai", (double)
                        board.asOf().atStartOfDay(BeijingDay.ZONE).toEpochSecond()));
        snapshots.add(gauge(
                "cultivation_registry_up",
                "Whether this instance reaches the schema registry",
                registry.isUp() ? 1 : 0));
        snapshots.add(gauge(
                "cultivation_broker_up", "Whether this instance reaches the Kafka cluster", reading == null ? 0 : 1));
        addSkipped(snapshots);
        snapshots.add(gauge(
                "cultivation_ledger_differing_partitions",
                "Source partitions of which the ledger has other cells than their entities amount to",
                readiness.differing().size()));
        addHolidays(snapshots);
        addWaiting(snapshots, waiting.all(reading));
        return new MetricSnapshots(snapshots);
    }

    private void addSkipped(List<MetricSnapshot> snapshots) {
        var skipped = CounterSnapshot.builder()
                .name("cultivation_records_skipped")
                .help("Records of a shared topic that are of no use to this version");
        readiness
                .skipped()
                .forEach((topic, records) ->
                        skipped.dataPoint(new CounterDataPointSnapshot(records, Labels.of("topic", topic), null, 0)));
        snapshots.add(skipped.build());
    }

    /** A topic that is gone is not consumed either. */
    private void addWaiting(List<MetricSnapshot> snapshots, List<Waiting> all) {
        var leftOut = GaugeSnapshot.builder()
                .name("cultivation_topic_not_consumed")
                .help("A college's topic is left out, always 1");
        var since = GaugeSnapshot.builder()
                .name("cultivation_waiting_since_timestamp_seconds")
                .help("Since when a college's records wait, or its topic is not what it was");
        double ledgerOpen = 0;
        for (Waiting each : all) {
            if (each.isOfLedger()) {
                ledgerOpen = Math.max(
                        ledgerOpen,
                        Duration.between(each.since(), clock.instant()).toMillis() / 1000.0);
                continue;
            }
            if (pipeline.topicsNotConsumed().containsKey(each.topic())
                    || each.reason().equals(Waiting.TOPIC_GONE)) {
                leftOut.dataPoint(new GaugeDataPointSnapshot(
                        1, Labels.of("college", each.college(), "reason", each.reason()), null));
            }
            var partition = each.partition() == null ? "" : String.valueOf(each.partition());
            since.dataPoint(new GaugeDataPointSnapshot(
                    each.since().toEpochMilli() / 1000.0,
                    Labels.of("college", each.college(), "partition", partition, "reason", each.reason()),
                    null));
        }
        snapshots.add(leftOut.build());
        snapshots.add(since.build());
        snapshots.add(gauge(
                "cultivation_ledger_open_transaction_seconds",
                "How long the oldest transaction is open that holds cells of the ledger back",
                ledgerOpen));
    }

    /** By the wall clock, whatever the figures' day is: silence is one of today's. */
    private void addHolidays(List<MetricSnapshot> snapshots) {
        var today = BeijingDay.of(clock.instant());
        snapshots.add(gauge(
                "cultivation_holiday",
                "Whether today no college is expected to send",
                holidays.includes(today) ? 1 : 0));
        var end = holidays.lastEndBefore(today);
        if (end != null) {
            snapshots.add(
                    gauge("cultivation_holiday_last_end_timestamp_seconds", "When the latest holiday was over", (double)
                            end.atStartOfDay(BeijingDay.ZONE).toEpochSecond()));
        }
    }

    /** Under a steady stream something is always on its way, so the last seconds do not count here. */
    private boolean isCaughtUp(Progress.@Nullable Reading reading) {
        return readiness.hasCaughtUp()
                && pipeline.running()
                && reading != null
                && !isReplaying(reading)
                && reading.lagSeconds() <= CAUGHT_UP_SECONDS;
    }

    /**
     * In the middle of a history nothing is news: until all of it is published, and then until all of it is applied. A
     * replay that was given up is none.
     */
    private boolean isReplaying(Progress.Reading reading) {
        var replay = StatusHandler.replay(replayProgress);
        return replayProgress != null
                && replay != null
                && (!replay.path("done").asBoolean() || reading.lagRecords() > 0)
                && replayProgress.toFile().lastModified() > System.currentTimeMillis() - GIVEN_UP_MS;
    }

    private static GaugeSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(new GaugeDataPointSnapshot(value, Labels.EMPTY, null))
                .build();
    }
}
