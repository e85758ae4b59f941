package cultivation.live;

import cultivation.cases.Case;
import cultivation.closing.Closings;
import cultivation.closings.ClosedTables;
import cultivation.closings.Closing;
import cultivation.college.LedgerSum;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.Lookup;
import cultivation.connection.UnreachableException;
import cultivation.connection.WireFormat;
import cultivation.ledger.Amount;
import cultivation.ledger.Cell;
import cultivation.ledger.CellKey;
import cultivation.ledger.Disagreements;
import cultivation.reference.College;
import cultivation.reference.Target;
import cultivation.reference.TargetChange;
import cultivation.reference.Threshold;
import cultivation.reference.ThresholdChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the ledger, the colleges, the thresholds, the cases and the closed years into a {@link LiveBoard}, from the beginning and then as they
 * change.
 *
 * <pre>{@code
 * try (var tail = new LedgerTail(connection, schemas, board)) {
 *     tail.start();
 *     …  tail.hasCaughtUp()
 * }
 * }</pre>
 *
 * A plain consumer without a group, of committed records only. It outlives an outage of the broker, of the registry for
 * every schema it has met before, and a defect of whoever listens to the board: it reads again, and is not at the end
 * meanwhile.
 */
public final class LedgerTail implements Readiness, AutoCloseable {
    /** What a board is read from. */
    public static final List<String> TOPICS = List.of(
            Topics.COLLEGES,
            Topics.THRESHOLDS,
            Topics.THRESHOLD_CHANGES,
            Topics.TARGETS,
            Topics.TARGET_CHANGES,
            Topics.CASES,
            Topics.CLOSINGS,
            Topics.LEDGER);

    /** What one record changes. */
    private interface Booking {
        void in(LiveBoard.Change change);
    }

    private static final Logger LOG = LoggerFactory.getLogger(LedgerTail.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PAUSE_MS = 500;
    /** While the ledger goes on to differ. */
    private static final Duration TELL_AGAIN = Duration.ofMinutes(1);
    /** One poll is one change of the board: the more at once, the sooner the board has caught up. */
    private static final int MAX_POLL_RECORDS = 5000;
    /** How long a changed cell may wait on the broker for others. */
    private static final int FETCH_MAX_WAIT_MS = 100;

    private final Supplier<Consumer<byte[], byte[]>> opening;
    private final WriterSchemas schemas;
    private final LiveBoard board;
    private final Disagreements disagreements;
    private final Thread thread = new Thread(this::run, "ledger-tail");
    private final Map<String, Long> skipped = new ConcurrentHashMap<>();
    /** By class and writer's id. */
    private final Map<Class<?>, Map<Integer, DatumReader<SpecificRecord>>> readers = new HashMap<>();

    /** Where to go on after a failure: reading again from the beginning would show old states. */
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

    private final WireFormat.Reader input = new WireFormat.Reader();
    /** By topic of those whose records add up. */
    private final Map<String, Long> changesRead = new HashMap<>();

    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile boolean closed;
    private volatile boolean caughtUp;
    private volatile boolean atEnd;
    /** Whether a defect stopped the reading, and nothing has been read since. */
    private volatile boolean failing;

    private final Map<Integer, Long> toldOfDiffering = new HashMap<>();
    private volatile List<Integer> differing = List.of();
    private volatile String waitingFor = "the broker";

    /** @param disagreements told where the ledger has other cells than its books */
    public LedgerTail(Connection connection, WriterSchemas schemas, LiveBoard board, Disagreements disagreements) {
        this(
                () -> connection.consumer(
                        "cultivation-ledger-tail",
                        Map.of("max.poll.records", MAX_POLL_RECORDS, "fetch.max.wait.ms", FETCH_MAX_WAIT_MS)),
                schemas,
                board,
                disagreements);
    }

    LedgerTail(
            Supplier<Consumer<byte[], byte[]>> opening,
            WriterSchemas schemas,
            LiveBoard board,
            Disagreements disagreements) {
        this.opening = opening;
        this.schemas = schemas;
        this.board = board;
        this.disagreements = disagreements;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Whether all has been read that was there when this tail began, and what comes is read. */
    @Override
    public boolean hasCaughtUp() {
        return caughtUp && !failing;
    }

    /** Whether nothing committed is left to read, as far as the broker has said. */
    @Override
    public boolean isAtEnd() {
        return hasCaughtUp() && atEnd;
    }

    /** Whether the board shows everything before these offsets. */
    boolean hasRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> position(end.getKey()) >= end.getValue());
    }

    /** The board shows everything before this offset. */
    long position(TopicPartition partition) {
        return positions.getOrDefault(partition, 0L);
    }

    /** What the tail waits for while it has not caught up. */
    @Override
    public String waitingFor() {
        return waitingFor;
    }

    @Override
    public Map<String, Long> skipped() {
        return Map.copyOf(skipped);
    }

    @Override
    public void close() {
        closed = true;
        var running = consumer;
        if (running != null) {
            running.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try (var opened = opening.get()) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException e) {
                // closed
            } catch (KafkaException | UnreachableException e) {
                LOG.warn("reading the ledger begins anew in a moment: {}", e.toString());
                beginAnew(e);
            } catch (RuntimeException | Error e) {
                LOG.error("reading the ledger failed, and begins anew in a moment", e);
                failing = true;
                beginAnew(e);
            }
        }
    }

    private void beginAnew(Throwable failure) {
        atEnd = false;
        waitingFor = "reading to begin anew after " + failure;
        pause();
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        var partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        positions.forEach(consumer::seek);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        boolean lastEnds = false;
        while (!closed) {
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (ends.isEmpty() && !caughtUp) {
                if (!lastEnds) {
                    // What compaction took from under this reading was written again above the ends it reads to.
                    ends.putAll(consumer.endOffsets(partitions));
                    lastEnds = left(consumer, ends) <= MAX_POLL_RECORDS;
                    continue;
                }
                caughtUp = true;
                LOG.info("the board has read the ledger");
            }
            waitingFor = ends.isEmpty() ? "nothing" : "the end of " + ends.keySet();
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                atEnd = false;
                apply(records);
                failing = false;
            }
            if (caughtUp) {
                compare();
            }
            // Marks of transactions move a position without a record.
            partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
            atEnd = partitions.stream()
                    .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
            failing = failing && !atEnd;
        }
    }

    private static long left(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /** Only once all has been read: compaction leaves out what comes again later. Skipped cells could be the difference. */
    private void compare() {
        if (skipped.containsKey(Topics.LEDGER)) {
            return;
        }
        var now = board.read(view -> view.board().ledger().differing());
        long moment = System.nanoTime();
        toldOfDiffering.keySet().retainAll(now);
        for (int partition : now) {
            var before = toldOfDiffering.get(partition);
            if (before == null || moment - before > TELL_AGAIN.toNanos()) {
                toldOfDiffering.put(partition, moment);
                LOG.warn("The ledger has other cells of source partition {} than its entities", partition);
                disagreements.tell(
                        partition, board.read(view -> view.board().ledger().cells(partition)));
            }
        }
        differing = now;
    }

    @Override
    public List<Integer> differing() {
        return differing;
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        while (true) {
            var partitions = new ArrayList<TopicPartition>();
            for (String topic : TOPICS) {
                List<PartitionInfo> known = consumer.partitionsFor(topic);
                if (known == null || known.isEmpty()) {
                    waitingFor = "the topic " + topic;
                    break;
                }
                known.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
            }
            if (partitions.stream().map(TopicPartition::topic).distinct().count() == TOPICS.size()) {
                return partitions;
            }
            pause();
            if (closed) {
                throw new WakeupException();
            }
        }
    }

    /** One poll is one change: decoding first, so that readers wait for nothing but the booking. */
    private void apply(ConsumerRecords<byte[], byte[]> records) {
        var decoded = new ArrayList<Booking>(records.count());
        for (ConsumerRecord<byte[], byte[]> each : records) {
            decoded.add(decode(each));
        }
        board.update(change -> decoded.forEach(each -> each.in(change)));
    }

    private Booking decode(ConsumerRecord<byte[], byte[]> each) {
        int partition = each.partition();
        long offset = each.offset();
        try {
            if (each.key() == null) {
                throw new IOException("it has no key");
            }
            var key = new String(each.key(), StandardCharsets.UTF_8);
            switch (each.topic()) {
                case Topics.LEDGER -> {
                    var where = CellKey.parse(key);
                    var cell = value(each, Cell.class);
                    var amount = cell == null || cell.getCount() == 0
                            ? Amount.NONE
                            : new Amount(cell.getAmount(), cell.getCount());
                    boolean endOfBatch = cell != null && cell.getEndOfBatch();
                    var read = new LastChange(where, amount, partition, offset, Instant.ofEpochMilli(each.timestamp()));
                    var sum = LedgerSum.in(each.headers());
                    return change -> change.cell(read, endOfBatch, sum);
                }
                case Topics.COLLEGES -> {
                    var college = value(each, College.class);
                    return change -> change.college(key, college);
                }
                case Topics.THRESHOLD_CHANGES -> {
                    var made = value(each, ThresholdChange.class);
                    return change -> {
                        if (made != null && isNew(each)) {
                            change.thresholdChange(made);
                        }
                    };
                }
                case Topics.TARGETS -> {
                    var target = value(each, Target.class);
                    return change -> change.target(key, target);
                }
                case Topics.TARGET_CHANGES -> {
                    var made = value(each, TargetChange.class);
                    return change -> {
                        if (made != null && isNew(each)) {
                            change.targetChange(made);
                        }
                    };
                }
                case Topics.CASES -> {
                    var caseFile = value(each, Case.class);
                    return change -> change.caseFile(key, caseFile);
                }
                case Topics.CLOSINGS -> {
                    if (Closings.isOfHead(key)) {
                        var closing = value(each, Closing.class);
                        return closing == null ? change -> {} : change -> change.closing(closing);
                    }
                    var tables = value(each, ClosedTables.class);
                    return tables == null ? change -> {} : change -> change.closedTables(tables);
                }
                default -> {
                    var threshold = value(each, Threshold.class);
                    return change -> change.threshold(key, threshold);
                }
            }
        } catch (KafkaException | UnreachableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (skipped.merge(each.topic(), 1L, Long::sum) == 1) {
                LOG.warn(
                        "{}-{}@{} is of no use to this version and is skipped, as is every further one of the topic: {}",
                        each.topic(),
                        partition,
                        offset,
                        e.getMessage());
            }
            return each.topic().equals(Topics.LEDGER) ? skippedCell(each) : change -> {};
        }
    }

    /** A poll that failed half-way is applied again, and what people changed is the one thing that adds up. */
    private boolean isNew(ConsumerRecord<byte[], byte[]> each) {
        boolean isNew = each.offset() >= changesRead.getOrDefault(each.topic(), 0L);
        if (isNew) {
            changesRead.put(each.topic(), each.offset() + 1);
        }
        return isNew;
    }

    /** The cell is of no use, but it may be the last of a batch whose others are. */
    private Booking skippedCell(ConsumerRecord<byte[], byte[]> each) {
        var ended = OptionalInt.empty();
        try {
            var cell = value(each, Cell.class);
            if (cell != null && cell.getEndOfBatch() && each.key() != null) {
                ended = CellKey.partitionOf(new String(each.key(), StandardCharsets.UTF_8));
            }
        } catch (KafkaException | UnreachableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.debug("no cell", e);
        }
        var batch = ended;
        return change -> {
            change.skipped(each.partition(), each.offset());
            batch.ifPresent(change::endOfBatch);
        };
    }

    /** The value of a record; null for a tombstone. Waits while a schema never met before cannot be had. */
    private <T extends SpecificRecord> @Nullable T value(ConsumerRecord<byte[], byte[]> each, Class<T> type)
            throws IOException {
        var bytes = each.value();
        if (bytes == null) {
            return null;
        }
        int id = WireFormat.idOf(bytes).orElseThrow(() -> new IOException("it is not in the wire format"));
        var reader = readers.computeIfAbsent(type, t -> new HashMap<>()).get(id);
        if (reader == null) {
            reader = WireFormat.readerOf(writer(id), SpecificData.get().getSchema(type));
            readers.computeIfAbsent(type, t -> new HashMap<>()).put(id, reader);
        }
        return type.cast(input.read(bytes, reader));
    }

    private Schema writer(int id) throws IOException {
        while (!closed) {
            var answer = schemas.schemaOf(id);
            if (answer instanceof Lookup.Found<Schema> found) {
                return found.value();
            }
            if (answer instanceof Lookup.Unknown<Schema> unknown) {
                throw new IOException("schema id " + id + " is not known: " + unknown.why());
            }
            waitingFor = "schema " + id + " of the registry, which does not answer";
            pause();
        }
        throw new WakeupException();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
