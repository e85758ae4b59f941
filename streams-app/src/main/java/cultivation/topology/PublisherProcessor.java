package cultivation.topology;

import cultivation.board.Board;
import cultivation.board.FigureValue;
import cultivation.board.Roster;
import cultivation.catalogue.AsOf;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Window;
import cultivation.college.Topics;
import cultivation.connection.RegistryUnreachableException;
import cultivation.indicators.IndicatorValue;
import cultivation.ledger.Cell;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import cultivation.reference.College;
import cultivation.topology.PublishedValues.Published;
import cultivation.topology.PublishedValues.Slot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the ledger into published figures: of the as-of day, and of the last day of each year before it, so that a
 * correction to a past year is published too, as a restatement in the history.
 *
 * <p>Only what moved is looked at: an indicator of the years that moved, and of its colleges those that moved. What was
 * last published is kept in a store: a restart publishes nothing twice. A figure is published when it changed, not when
 * only the day did. The history is told of a figure of a day at most once a minute, at last of the last value.
 */
final class PublisherProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    /** What a task has only once Kafka Streams has started it. */
    private record Running(
            ProcessorContext<byte[], byte[]> context,
            KeyValueStore<Bytes, byte[]> marks,
            PublishedValues published,
            KeyValueStore<Bytes, byte[]> registered) {}

    private record Turn(Indicator indicator, Window window) {}

    private static final Logger LOG = LoggerFactory.getLogger(PublisherProcessor.class);
    private static final byte[] OPEN = {1};
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Set<Window> AT_YEAR_END = EnumSet.of(Window.YEAR_TO_DATE, Window.STOCK);
    /**
     * Looked at in one publication; the next one goes on. A city's are some thousands, a nation's and its year-ends' more
     * than a million: at once they would take longer than a transaction may, so none of them would ever be published.
     */
    private static final int MOST_AT_ONCE = 20_000;
    /** Before any revision of a ledger. */
    private static final long NEVER = -1;

    private final Catalogue catalogue;
    private final AsOf asOf;
    private final Duration interval;
    private final LedgerTopic.Reader cellReader;
    private final AvroCodec<College> colleges;
    private final LongSupplier registrations;
    private final AvroCodec<IndicatorValue> values;

    private Ledger ledger = new Ledger();
    private Roster roster = new Roster();
    private Board board;
    /** Source partitions whose last stored cell did not end a batch when the board was rebuilt. */
    private final Set<Integer> openAtStart = new HashSet<>();

    private final Set<Integer> open = new HashSet<>();
    /** The ledger's revision of which an indicator and window was published last, as of the day; and as of years' ends. */
    private final Map<String, Long> publishedAsOf = new HashMap<>();

    private final Map<String, Long> publishedAtYearEnd = new HashMap<>();
    /** What the history has not been told of yet, because it was told of another value in the same minute. */
    private final Set<Slot> owed = new LinkedHashSet<>();

    private final List<Turn> turns;
    private int nextTurn;

    private @Nullable Running running;
    private @Nullable Cancellable publication;
    private @Nullable Cancellable settlement;
    private @Nullable LocalDate lastAsOf;
    private long lastRevision = NEVER;
    private long lastRegistrations = NEVER;

    /** @param registrations grows with every change of a college in the store of colleges */
    PublisherProcessor(
            Catalogue catalogue,
            AsOf asOf,
            Duration interval,
            LedgerTopic.Reader cellReader,
            AvroCodec<College> colleges,
            LongSupplier registrations,
            AvroCodec<IndicatorValue> values) {
        this.catalogue = catalogue;
        this.asOf = asOf;
        this.interval = interval;
        this.cellReader = cellReader;
        this.colleges = colleges;
        this.registrations = registrations;
        this.values = values;
        this.board = new Board(catalogue, ledger, roster);
        this.turns = catalogue.indicators().stream()
                .flatMap(indicator -> indicator.windows().stream().map(window -> new Turn(indicator, window)))
                .toList();
    }

    /** Kafka Streams also revives a task in place, with stores that may hold less than before. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> started) {
        forget();
        KeyValueStore<Bytes, byte[]> published = started.getStateStore(MonitorTopology.PUBLISHED);
        running = new Running(
                started,
                published,
                new PublishedValues(published, values),
                started.getStateStore(MonitorTopology.COLLEGES));
        KeyValueStore<Bytes, byte[]> copy = started.getStateStore(MonitorTopology.LEDGER_COPY);
        try (var cells = copy.all()) {
            cells.forEachRemaining(cell -> {
                var key = cellReader.key(cell.key.get());
                if (key != null) {
                    try {
                        ledger.set(key, LedgerTopic.amount(cellReader.cell(cell.value)));
                    } catch (IOException e) {
                        tellSkipped(cell.key.get(), e);
                    }
                }
            });
        }
        try (var marks = published.prefixScan(LedgerTopic.OPEN_PREFIX, MonitorTopology.text())) {
            marks.forEachRemaining(mark -> openAtStart.add(LedgerTopic.openPartition(mark.key)));
        }
        open.addAll(openAtStart);
        started.schedule(MINUTE, PunctuationType.WALL_CLOCK_TIME, now -> publishWhenDayMoved(now));
        schedulePublication();
    }

    private void forget() {
        ledger = new Ledger();
        roster = new Roster();
        board = new Board(catalogue, ledger, roster);
        openAtStart.clear();
        open.clear();
        publishedAsOf.clear();
        publishedAtYearEnd.clear();
        owed.clear();
        cancel(publication);
        cancel(settlement);
        publication = null;
        settlement = null;
        lastAsOf = null;
        lastRevision = NEVER;
        lastRegistrations = NEVER;
    }

    private static void cancel(@Nullable Cancellable timer) {
        if (timer != null) {
            timer.cancel();
        }
    }

    @Override
    @SuppressWarnings("NullAway") // a tombstone has no value
    public void process(Record<byte[], byte[]> record) {
        CellKey key = cellReader.key(record.key());
        Cell cell;
        try {
            cell = cellReader.cell(record.value());
        } catch (IOException e) {
            tellSkipped(record.key(), e);
            return;
        }
        boolean endOfBatch = cell != null && cell.getEndOfBatch();
        if (key != null) {
            var unused = ledger.read(key, LedgerTopic.amount(cell), endOfBatch);
            markOpen(key.partition(), endOfBatch);
        } else if (endOfBatch) {
            cellReader.partition(record.key()).ifPresent(partition -> {
                var unused = ledger.endBatch(partition);
                markOpen(partition, true);
            });
        }
        schedulePublication();
    }

    private static void tellSkipped(byte[] key, IOException why) {
        LOG.warn(
                "the ledger's {} is no cell of this version and is skipped: {}",
                new String(key, StandardCharsets.UTF_8),
                why.getMessage());
    }

    /** Remembers in the store whether a partition's batch is open, so that a rebuilt board is not shown half. */
    @SuppressWarnings("NullAway") // a mark is taken away with null
    private void markOpen(int partition, boolean endOfBatch) {
        var mark = LedgerTopic.openMark(partition);
        if (endOfBatch) {
            if (open.remove(partition)) {
                running().marks().put(mark, null);
            }
            openAtStart.remove(partition);
        } else if (open.add(partition)) {
            running().marks().put(mark, OPEN);
        }
    }

    /** Where anything moved: each punctuation makes a commit. */
    private void schedulePublication() {
        boolean moved = ledger.revision() != lastRevision || registrations.getAsLong() != lastRegistrations;
        if (publication == null && moved) {
            publication = running().context().schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::publish);
        }
    }

    private void publishWhenDayMoved(long now) {
        if (!day(now).equals(lastAsOf)) {
            lastRevision = NEVER;
        }
        schedulePublication();
    }

    private LocalDate day(long now) {
        return asOf.day(ledger, code -> roster.college(code) != null, Instant.ofEpochMilli(now));
    }

    private void publish(long now) {
        if (!openAtStart.isEmpty()) {
            return;
        }
        if (registrations.getAsLong() != lastRegistrations && !readRoster(now)) {
            return;
        }
        var day = day(now);
        if (!day.equals(lastAsOf)) {
            publishedAsOf.clear();
        }
        lastAsOf = day;
        if (publishAll(day, now)) {
            lastRevision = ledger.revision();
            cancel(publication);
            publication = null;
        }
        settle(now);
    }

    /** Whether that was all. What is left comes first the next time, so that under a steady stream everything has its turn. */
    private boolean publishAll(LocalDate day, long now) {
        int left = MOST_AT_ONCE;
        var yearEnds = yearEndsBefore(day);
        for (int i = 0; i < turns.size(); i++) {
            if (left <= 0) {
                return false;
            }
            var turn = turns.get(nextTurn);
            nextTurn = (nextTurn + 1) % turns.size();
            left -= publish(publishedAsOf, "", turn.indicator(), turn.window(), day, now);
            if (AT_YEAR_END.contains(turn.window())) {
                for (LocalDate yearEnd : yearEnds) {
                    left -= publish(
                            publishedAtYearEnd, yearEnd.toString(), turn.indicator(), turn.window(), yearEnd, now);
                }
            }
        }
        return true;
    }

    /**
     * Publishes the figures of an indicator and window that moved.
     *
     * @param series empty for the figures of the as-of day, which go to both topics; else to the history alone
     * @return how many figures were looked at
     */
    private int publish(
            Map<String, Long> publishedIn, String series, Indicator indicator, Window window, LocalDate day, long now) {
        var of = indicator.id() + '|' + window.id() + '|' + series;
        long since = publishedIn.getOrDefault(of, NEVER);
        if (!board.hasMoved(indicator, window, day, since)) {
            return 0;
        }
        var figures = board.values(indicator, window, day);
        for (FigureValue value : figures) {
            var figure = value.figure();
            if (figure.scope() != Scope.COLLEGE || board.hasMoved(indicator, figure.entity(), since)) {
                publishIfChanged(new Slot(series, figure.toString()), value, day, now);
            }
        }
        publishedIn.put(of, ledger.revision());
        return figures.size();
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

    private void publishIfChanged(Slot slot, FigureValue value, LocalDate day, long now) {
        var before = running().published().get(slot);
        if (before != null ? same(before.value(), value) : value.contributions() == 0) {
            return;
        }
        var figure = value.figure();
        var published = new IndicatorValue(
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
                Instant.ofEpochMilli(now));
        var bytes = values.encode(published);
        if (slot.isOfAsOfDay()) {
            forward(slot, bytes, now, MonitorTopology.INDICATORS);
        }
        boolean isOfThatDay = before != null && before.value().getAsOf().equals(day);
        if (before != null && before.owed() && !isOfThatDay) {
            tellHistory(slot, before.value(), now);
        }
        if (before != null && isOfThatDay && isSameMinute(before.historyAt(), now)) {
            running().published().put(slot, new Published(published, before.historyAt(), true), bytes);
            owed.add(slot);
        } else {
            forward(slot, bytes, now, MonitorTopology.HISTORY);
            running().published().put(slot, new Published(published, now, false), bytes);
            owed.remove(slot);
        }
    }

    /** Tells the history what it is owed of earlier minutes, and comes back when this minute is over if any is left. */
    private void settle(long now) {
        for (Slot slot : List.copyOf(owed)) {
            var published = running().published().get(slot);
            if (published == null || !published.owed()) {
                owed.remove(slot);
            } else if (!isSameMinute(published.historyAt(), now)) {
                tellHistory(slot, published.value(), now);
                owed.remove(slot);
            }
        }
        cancel(settlement);
        settlement = null;
        if (!owed.isEmpty()) {
            var left = MINUTE.minusMillis(now % MINUTE.toMillis());
            settlement = running().context().schedule(left, PunctuationType.WALL_CLOCK_TIME, this::settle);
        }
    }

    private void tellHistory(Slot slot, IndicatorValue value, long now) {
        value.setPublishedAt(Instant.ofEpochMilli(now));
        var bytes = values.encode(value);
        forward(slot, bytes, now, MonitorTopology.HISTORY);
        running().published().put(slot, new Published(value, now, false), bytes);
    }

    private static boolean isSameMinute(long one, long other) {
        return one / MINUTE.toMillis() == other / MINUTE.toMillis();
    }

    private void forward(Slot slot, byte @Nullable [] value, long now, String sink) {
        @SuppressWarnings("NullAway") // a tombstone has no value
        var record = new Record<byte[], byte[]>(slot.figure().getBytes(StandardCharsets.UTF_8), value, now);
        running().context().forward(record, sink);
    }

    private static boolean same(IndicatorValue published, FigureValue now) {
        return Objects.equals(published.getValue(), now.value())
                && Objects.equals(published.getNumerator(), now.numerator())
                && Objects.equals(published.getDenominator(), now.denominator())
                && published.getContributions() == now.contributions()
                && published.getColleges() == now.colleges();
    }

    /** Of a record that is no college the one before it stays. False when the registry would have to be asked first. */
    private boolean readRoster(long now) {
        long read = registrations.getAsLong();
        long before = roster.revision();
        var codes = new HashSet<String>();
        try (var all = running().registered().all()) {
            all.forEachRemaining(entry -> {
                var key = new String(entry.key.get(), StandardCharsets.UTF_8);
                try {
                    var college = colleges.decode(entry.value);
                    codes.add(college.getCode().toString());
                    roster.put(college);
                } catch (IOException e) {
                    codes.add(key);
                    LOG.warn("{} of {} is no college and is skipped: {}", key, Topics.COLLEGES, e.getMessage());
                }
            });
        } catch (RegistryUnreachableException e) {
            LOG.warn("nothing is published until the registry has told a college's schema: {}", e.getMessage());
            return false;
        }
        lastRegistrations = read;
        List.copyOf(roster.all()).stream()
                .map(college -> college.getCode().toString())
                .filter(code -> !codes.contains(code))
                .forEach(roster::remove);
        if (roster.revision() != before || lastAsOf == null) {
            publishedAsOf.clear();
            publishedAtYearEnd.clear();
            takeBack(now);
        }
        return true;
    }

    /** Figures that are no more, because the catalogue or the roster has changed, are taken off the indicators' topic. */
    private void takeBack(long now) {
        var known = new HashSet<String>();
        for (Indicator indicator : catalogue.indicators()) {
            for (Window window : indicator.windows()) {
                board.figures(indicator, window).forEach(figure -> known.add(figure.toString()));
            }
        }
        var gone = new ArrayList<Slot>();
        running().published().forEach((slot, isOwed) -> {
            if (!known.contains(slot.figure())) {
                gone.add(slot);
            } else if (isOwed) {
                owed.add(slot);
            }
        });
        for (Slot slot : gone) {
            running().published().remove(slot);
            owed.remove(slot);
            if (slot.isOfAsOfDay()) {
                forward(slot, null, now, MonitorTopology.INDICATORS);
            }
        }
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("the processor has not been started");
        }
        return running;
    }
}
