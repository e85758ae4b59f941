package cultivation.live;

import cultivation.board.Board;
import cultivation.board.FigureValue;
import cultivation.board.RecentFigures;
import cultivation.board.Roster;
import cultivation.cases.Case;
import cultivation.catalogue.AsOf;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Window;
import cultivation.closing.Closings;
import cultivation.closings.ClosedTables;
import cultivation.closings.Closing;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import cultivation.ledger.Ledger.Moved;
import cultivation.reference.College;
import cultivation.reference.Target;
import cultivation.reference.TargetChange;
import cultivation.reference.Threshold;
import cultivation.reference.ThresholdChange;
import cultivation.rule.SyntheticCollege;
import cultivation.threshold.ThresholdsInForce;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The board that this instance answers from: one writer, many readers.
 *
 * <pre>{@code
 * live.update(change -> change.cell(new LastChange(key, amount, 0, offset, bookedAt), endOfBatch, sum));
 * List<FigureValue> values = live.read(view -> view.values(indicator, window, view.asOf()));
 * }</pre>
 *
 * A reading sees one state from beginning to end. It must not take longer than computing takes: writing to a slow
 * network happens after it, never in it.
 */
public final class LiveBoard {
    /** Told what moved, while the state is held still: it only notes that down. */
    public interface Listener {
        /** Series of colleges moved. */
        void moved(Collection<Moved> moved);

        /** A college or a threshold changed, so anything may look different. */
        void redefined();

        /** The probe's event of this partition, sent at that moment of its own clock, is in the committed ledger. */
        default void probed(int partition, long sentAtMillis) {}
    }

    /** One state, valid within {@link #read}. */
    public interface View {
        Board board();

        /** The board's figures, which for the days asked for last are remembered. */
        List<FigureValue> values(Indicator indicator, Window window, LocalDate asOf);

        /** The thresholds that hold on a day; remembered likewise. */
        ThresholdsInForce thresholdsOn(LocalDate day);

        /** The clock's day. */
        LocalDate asOf();

        /** Grows with every change that this instance has seen; says nothing to another instance. */
        long version();

        /** The next offset to read of each partition of the ledger: what the figures were computed from. */
        Map<Integer, Long> ledgerOffsets();

        /** By id. */
        Map<String, Threshold> thresholds();

        /** What was ever changed of them, oldest first. */
        List<ThresholdChange> thresholdChanges();

        /** By id. */
        Map<String, Target> targets();

        /** What was ever changed of them, oldest first. */
        List<TargetChange> targetChanges();

        /** What people do about alerts: open and closed cases, by id. */
        Map<String, Case> cases();

        /** The years that are closed. */
        Closings closings();

        /** What moved a measure of a college last; null when nothing ever did. */
        @Nullable
        LastChange lastChange(String college, Measure measure);
    }

    /** What a writer may change, within {@link #update}. */
    public interface Change {
        /**
         * A cell as read; {@link Amount#NONE} for a tombstone.
         *
         * @param sum over all cells of its source partition, as its book says at the end of a batch
         */
        void cell(LastChange cell, boolean endOfBatch, @Nullable Long sum);

        /** The batch of a source partition ends with a cell that this version does not know. */
        void endOfBatch(int sourcePartition);

        /** A record of the ledger that holds nothing for this version. */
        void skipped(int ledgerPartition, long offset);

        void college(String code, @Nullable College college);

        void threshold(String id, @Nullable Threshold threshold);

        void thresholdChange(ThresholdChange change);

        void target(String id, @Nullable Target target);

        void targetChange(TargetChange change);

        void caseFile(String id, @Nullable Case caseFile);

        void closing(Closing closing);

        void closedTables(ClosedTables tables);
    }

    /** A nation's thresholds of a day take some megabytes. */
    private static final int MOST_THRESHOLD_DAYS = 4;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Ledger ledger = new Ledger();
    private final Roster roster = new Roster();
    private final Map<String, Threshold> thresholds = new TreeMap<>();
    private final List<ThresholdChange> thresholdChanges = new ArrayList<>();
    private final Map<String, Target> targets = new TreeMap<>();
    private final List<TargetChange> targetChanges = new ArrayList<>();
    private final Map<String, Case> cases = new TreeMap<>();
    private final Closings closings = new Closings();
    private final Map<Integer, Long> offsets = new TreeMap<>();
    private final Map<Moved, LastChange> lastChanges = new HashMap<>();
    /** The latest cells of batches under way, by source partition. */
    private final Map<Integer, Map<Moved, LastChange>> batches = new HashMap<>();

    /** The probe's latest cell of batches under way, by source partition. */
    private final Map<Integer, Long> probing = new HashMap<>();

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Board board;
    private final RecentFigures recent;
    /** By day; forgotten whenever a threshold or a college changes. */
    private final Map<LocalDate, ThresholdsInForce> thresholdsOn = new ConcurrentHashMap<>();

    private final AsOf asOf;
    private final Clock clock;
    private final State state = new State();
    private long version;

    public LiveBoard(Catalogue catalogue, AsOf asOf, Clock clock) {
        this.board = new Board(catalogue, ledger, roster);
        this.recent = new RecentFigures(board);
        this.asOf = asOf;
        this.clock = clock;
    }

    /** What the as-of day follows. */
    public AsOf asOfRule() {
        return asOf;
    }

    public Catalogue catalogue() {
        return board.catalogue();
    }

    /** From now on, the listener hears of every change. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Reads one state. */
    public <T> T read(Function<View, T> reading) {
        lock.readLock().lock();
        try {
            return reading.apply(state);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Makes a change that readers see as a whole. */
    public void update(Consumer<Change> change) {
        lock.writeLock().lock();
        try {
            change.accept(state);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The version now; a cheap way to see whether anything changed. */
    public long version() {
        return read(View::version);
    }

    /** The clock's day now. */
    public LocalDate asOf() {
        return read(View::asOf);
    }

    private final class State implements View, Change {
        @Override
        public Board board() {
            return board;
        }

        @Override
        public List<FigureValue> values(Indicator indicator, Window window, LocalDate day) {
            return recent.values(indicator, window, day);
        }

        @Override
        public ThresholdsInForce thresholdsOn(LocalDate day) {
            if (thresholdsOn.size() >= MOST_THRESHOLD_DAYS) {
                thresholdsOn.clear();
            }
            return thresholdsOn.computeIfAbsent(day, asked -> ThresholdsInForce.of(board, thresholds.values(), asked));
        }

        @Override
        public LocalDate asOf() {
            return asOf.day(ledger, code -> board.roster().college(code) != null, clock.instant());
        }

        @Override
        public long version() {
            return version;
        }

        @Override
        public Map<Integer, Long> ledgerOffsets() {
            return Map.copyOf(offsets);
        }

        @Override
        public Map<String, Threshold> thresholds() {
            return thresholds;
        }

        @Override
        public List<ThresholdChange> thresholdChanges() {
            return thresholdChanges;
        }

        @Override
        public Map<String, Target> targets() {
            return targets;
        }

        @Override
        public List<TargetChange> targetChanges() {
            return targetChanges;
        }

        @Override
        public Map<String, Case> cases() {
            return cases;
        }

        @Override
        public Closings closings() {
            return closings;
        }

        @Override
        public void cell(LastChange cell, boolean endOfBatch, @Nullable Long sum) {
            var key = cell.cell();
            var moved = ledger.read(key, cell.amount(), endOfBatch);
            offsets.put(cell.ledgerPartition(), cell.offset() + 1);
            batches.computeIfAbsent(key.partition(), partition -> new HashMap<>())
                    .put(new Moved(key.college(), key.measure()), cell);
            noteProbe(key, cell.amount());
            if (endOfBatch) {
                ledger.tell(key.partition(), sum);
                show(key.partition(), moved);
            }
        }

        @Override
        public void endOfBatch(int sourcePartition) {
            show(sourcePartition, ledger.endBatch(sourcePartition));
        }

        private void show(int sourcePartition, Collection<Moved> moved) {
            var held = batches.remove(sourcePartition);
            var sentAt = probing.remove(sourcePartition);
            if (sentAt != null) {
                listeners.forEach(listener -> listener.probed(sourcePartition, sentAt));
            }
            if (!moved.isEmpty() && held != null) {
                version++;
                for (Moved each : moved) {
                    var last = held.get(each);
                    if (last != null) {
                        lastChanges.put(each, last);
                    }
                }
                listeners.forEach(listener -> listener.moved(moved));
            }
        }

        /** A probe's payment states when it was sent, as its amount. */
        private void noteProbe(CellKey key, Amount amount) {
            if (SyntheticCollege.is(key.college()) && key.measure() == Measure.TECH_SERVICE_FEN && amount.count() > 0) {
                probing.put(key.partition(), amount.amount());
            }
        }

        @Override
        public @Nullable LastChange lastChange(String college, Measure measure) {
            return lastChanges.get(new Moved(college, measure));
        }

        @Override
        public void skipped(int ledgerPartition, long offset) {
            offsets.put(ledgerPartition, offset + 1);
        }

        @Override
        public void college(String code, @Nullable College college) {
            if (college == null) {
                roster.remove(code);
            } else {
                roster.put(college);
            }
            redefined();
        }

        @Override
        public void threshold(String id, @Nullable Threshold threshold) {
            if (threshold == null) {
                thresholds.remove(id);
            } else {
                thresholds.put(id, threshold);
            }
            redefined();
        }

        @Override
        public void thresholdChange(ThresholdChange change) {
            thresholdChanges.add(change);
        }

        @Override
        public void target(String id, @Nullable Target target) {
            if (target == null) {
                targets.remove(id);
            } else {
                targets.put(id, target);
            }
            version++;
        }

        @Override
        public void targetChange(TargetChange change) {
            targetChanges.add(change);
        }

        @Override
        public void caseFile(String id, @Nullable Case caseFile) {
            if (caseFile == null) {
                cases.remove(id);
            } else {
                cases.put(id, caseFile);
            }
            version++;
        }

        @Override
        public void closing(Closing closing) {
            closings.put(closing);
        }

        @Override
        public void closedTables(ClosedTables tables) {
            closings.put(tables);
        }

        private void redefined() {
            version++;
            thresholdsOn.clear();
            listeners.forEach(Listener::redefined);
        }
    }
}
