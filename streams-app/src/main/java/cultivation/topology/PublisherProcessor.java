package cultivation.topology;

import cultivation.board.Board;
import cultivation.board.FigureValue;
import cultivation.board.Roster;
import cultivation.catalogue.AsOf;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Window;
import cultivation.entity.Measure;
import cultivation.indicators.IndicatorValue;
import cultivation.ledger.Cell;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import cultivation.reference.College;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Turns the ledger into published figures: of the as-of day, and of the last day of each year before it, so that a
 * correction to a past year is published too, as a restatement in the history.
 *
 * <p>What was last published is kept in a store: a restart publishes nothing twice. A figure is published when it
 * changed, not when only the day did.
 */
final class PublisherProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    /** What a task has only once Kafka Streams has started it. */
    private record Running(
            ProcessorContext<byte[], byte[]> context,
            KeyValueStore<Bytes, byte[]> published,
            KeyValueStore<Bytes, byte[]> registered) {}

    private static final byte[] OPEN = {1};
    private static final Duration MIDNIGHT_CHECK = Duration.ofMinutes(1);
    private static final Set<Window> AT_YEAR_END = EnumSet.of(Window.YEAR_TO_DATE, Window.STOCK);

    private final Catalogue catalogue;
    private final AsOf asOf;
    private final Duration interval;
    private final LedgerTopic.Reader cellReader;
    private final AvroCodec<College> colleges;
    private final AvroCodec<IndicatorValue> values;

    private final Ledger ledger = new Ledger();
    private final Roster roster = new Roster();
    private final Board board;
    private final Set<Measure> moved = EnumSet.noneOf(Measure.class);
    /** Source partitions whose last stored cell did not end a batch when the board was rebuilt. */
    private final Set<Integer> openAtStart = new HashSet<>();

    private final Set<Integer> open = new HashSet<>();

    private @Nullable Running running;
    private @Nullable Cancellable publication;
    private @Nullable LocalDate lastAsOf;
    private int lastRoster;

    PublisherProcessor(
            Catalogue catalogue,
            AsOf asOf,
            Duration interval,
            LedgerTopic.Reader cellReader,
            AvroCodec<College> colleges,
            AvroCodec<IndicatorValue> values) {
        this.catalogue = catalogue;
        this.asOf = asOf;
        this.interval = interval;
        this.cellReader = cellReader;
        this.colleges = colleges;
        this.values = values;
        this.board = new Board(catalogue, ledger, roster);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> started) {
        running = new Running(
                started,
                started.getStateStore(MonitorTopology.PUBLISHED),
                started.getStateStore(MonitorTopology.COLLEGES));
        KeyValueStore<Bytes, byte[]> copy = started.getStateStore(MonitorTopology.LEDGER_COPY);
        try (var cells = copy.all()) {
            cells.forEachRemaining(cell -> {
                var key = cellReader.key(cell.key.get());
                if (key != null) {
                    ledger.set(key, LedgerTopic.amount(cellReader.cell(cell.value)));
                }
            });
        }
        try (var marks = running().published().prefixScan(LedgerTopic.OPEN_PREFIX, MonitorTopology.text())) {
            marks.forEachRemaining(mark -> openAtStart.add(LedgerTopic.openPartition(mark.key)));
        }
        open.addAll(openAtStart);
        moved.addAll(EnumSet.allOf(Measure.class));
        started.schedule(MIDNIGHT_CHECK, PunctuationType.WALL_CLOCK_TIME, now -> publishWhenDayMoved(now));
        schedulePublication();
    }

    @Override
    @SuppressWarnings("NullAway") // a tombstone has no value
    public void process(Record<byte[], byte[]> record) {
        CellKey key = cellReader.key(record.key());
        if (key == null) {
            return;
        }
        Cell cell = cellReader.cell(record.value());
        boolean endOfBatch = cell != null && cell.getEndOfBatch();
        for (var change : ledger.read(key, LedgerTopic.amount(cell), endOfBatch)) {
            moved.add(change.measure());
        }
        markOpen(key.partition(), endOfBatch);
        schedulePublication();
    }

    /** Remembers in the store whether a partition's batch is open, so that a rebuilt board is not shown half. */
    @SuppressWarnings("NullAway") // a mark is taken away with null
    private void markOpen(int partition, boolean endOfBatch) {
        var mark = LedgerTopic.openMark(partition);
        if (endOfBatch) {
            if (open.remove(partition)) {
                running().published().put(mark, null);
            }
            openAtStart.remove(partition);
        } else if (open.add(partition)) {
            running().published().put(mark, OPEN);
        }
    }

    private void schedulePublication() {
        if (publication == null && !moved.isEmpty()) {
            publication = running().context().schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::publish);
        }
    }

    private void publishWhenDayMoved(long now) {
        if (!asOf.day(ledger, Instant.ofEpochMilli(now)).equals(lastAsOf) || rosterHash() != lastRoster) {
            moved.addAll(EnumSet.allOf(Measure.class));
            schedulePublication();
        }
    }

    private void publish(long now) {
        if (!openAtStart.isEmpty()) {
            return;
        }
        readRoster();
        var day = asOf.day(ledger, Instant.ofEpochMilli(now));
        if (!day.equals(lastAsOf) || rosterHash() != lastRoster) {
            moved.addAll(EnumSet.allOf(Measure.class));
        }
        var yearEnds = yearEndsBefore(day);
        for (Indicator indicator : catalogue.indicators()) {
            if (moved.contains(indicator.numerator().measure())
                    || moved.contains(indicator.base().measure())) {
                publish(indicator, day, yearEnds, now);
            }
        }
        lastAsOf = day;
        lastRoster = rosterHash();
        moved.clear();
        if (publication != null) {
            publication.cancel();
            publication = null;
        }
    }

    private void publish(Indicator indicator, LocalDate day, List<LocalDate> yearEnds, long now) {
        for (Window window : indicator.windows()) {
            for (FigureValue value : board.values(indicator, window, day)) {
                publishIfChanged("", value, day, now);
            }
            if (AT_YEAR_END.contains(window)) {
                for (LocalDate yearEnd : yearEnds) {
                    for (FigureValue value : board.values(indicator, window, yearEnd)) {
                        publishIfChanged(yearEnd.toString(), value, yearEnd, now);
                    }
                }
            }
        }
    }

    private List<LocalDate> yearEndsBefore(LocalDate day) {
        var ends = new ArrayList<LocalDate>();
        for (int year : ledger.businessYears()) {
            if (year < day.getYear()) {
                ends.add(LocalDate.of(year, Month.DECEMBER, 31));
            }
        }
        return ends;
    }

    /** @param series empty for the figure of the as-of day, which goes to both topics; else to the history alone */
    private void publishIfChanged(String series, FigureValue value, LocalDate day, long now) {
        var figure = value.figure();
        var key = figure.toString().getBytes(StandardCharsets.UTF_8);
        var slot = Bytes.wrap(("figure|" + series + '|' + figure).getBytes(StandardCharsets.UTF_8));
        var before = running().published().get(slot);
        if (before != null ? same(values.decode(before), value) : value.contributions() == 0) {
            return;
        }
        var bytes = values.encode(new IndicatorValue(
                figure.indicator().id(),
                figure.window().id(),
                figure.scope().id(),
                figure.entity(),
                figure.statistic().id(),
                day,
                value.value(),
                value.numerator(),
                value.denominator(),
                value.contributions(),
                value.colleges(),
                figure.indicator().unit().id(),
                Instant.ofEpochMilli(now)));
        running().published().put(slot, bytes);
        var record = new Record<>(key, bytes, now);
        if (series.isEmpty()) {
            running().context().forward(record, MonitorTopology.INDICATORS);
        }
        running().context().forward(record, MonitorTopology.HISTORY);
    }

    private static boolean same(IndicatorValue published, FigureValue now) {
        return Objects.equals(published.getValue(), now.value())
                && Objects.equals(published.getNumerator(), now.numerator())
                && Objects.equals(published.getDenominator(), now.denominator())
                && published.getContributions() == now.contributions()
                && published.getColleges() == now.colleges();
    }

    private void readRoster() {
        var codes = new HashSet<String>();
        try (var all = running().registered().all()) {
            all.forEachRemaining(entry -> {
                var college = colleges.decode(entry.value);
                codes.add(college.getCode().toString());
                roster.put(college);
            });
        }
        List.copyOf(roster.all()).stream()
                .map(college -> college.getCode().toString())
                .filter(code -> !codes.contains(code))
                .forEach(roster::remove);
    }

    private int rosterHash() {
        return roster.all().hashCode();
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("the processor has not been started");
        }
        return running;
    }
}
