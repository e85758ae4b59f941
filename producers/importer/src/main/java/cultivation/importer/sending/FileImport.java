package cultivation.importer.sending;

import cultivation.connection.Connection;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.importer.file.ReadOptions;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.Row;
import cultivation.importer.file.RowListener;
import cultivation.importer.file.UnreadableFileException;
import cultivation.producer.EventPublisher;
import cultivation.producer.QuickSerializer;
import cultivation.rule.RecordType;
import cultivation.verdict.PendingRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Sends one file's rows: what is new under revision 1, what has changed under the next, what stands already not at all.
 *
 * <pre>{@code
 * var sending = FileImport.of(connection, "4111010853", file, ImportId.random());
 * sending.compare();                                      // reads what was sent before
 * var tally = sending.send(reading, fingerprint, false, rows -> {});
 * verdicts.await(sending.awaited(), …);
 * }</pre>
 *
 * What was sent before is read from the college's own topic, so that a journal may be lost, several machines may send,
 * and a run that was cut off at any moment goes on where it ended: {@code compare} under the same id finds its records.
 *
 * <p>{@code stop} may be called by any thread; the others are for one.
 */
public final class FileImport {
    private static final int PROGRESS_ROWS = 1_000;
    /** An outage of the broker is sat out so long; then a later run goes on. */
    public static final Duration LONGEST_OUTAGE = Duration.ofMinutes(2);

    /**
     * What became of the rows.
     *
     * @param added new entities
     * @param changed entities under a higher revision
     * @param unchanged rows that say what stands already; not sent
     * @param retracted entities gone from a full file
     */
    public record Tally(long added, long changed, long unchanged, long retracted) {
        public long sent() {
            return added + changed + retracted;
        }
    }

    /** Ended by {@link #stop}; what was sent until then is acknowledged. */
    public static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("stopped", null, false, false);
        }
    }

    private final Connection connection;
    private final String collegeCode;
    private final RecordFile file;
    private final ImportId importId;
    private final EventsTopic topic;
    private final AtomicLong handedOver = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private @Nullable SentIndex sentIndex;
    private volatile boolean stopped;

    private FileImport(Connection connection, String collegeCode, RecordFile file, ImportId importId) {
        this.connection = connection;
        this.collegeCode = collegeCode;
        this.file = file;
        this.importId = importId;
        this.topic = new EventsTopic(connection, collegeCode);
    }

    /**
     * An import of a file that was found good.
     *
     * @param importId of the run that goes on, or a new one
     */
    public static FileImport of(Connection connection, String collegeCode, RecordFile file, ImportId importId) {
        return new FileImport(connection, collegeCode, file, importId);
    }

    /**
     * What tells the college's topic from one of the same name on another deployment.
     *
     * @throws cultivation.producer.CollegeNotRegisteredException when the college has no topic
     */
    public static String topicId(Connection connection, String collegeCode) {
        return new EventsTopic(connection, collegeCode).id();
    }

    /** Reads from the college's topic what stands. */
    public void compare() {
        sentIndex = SentIndex.read(topic, file.type(), importId);
    }

    /** The fingerprint of the key under which students were sent before; null when nothing says. */
    public @Nullable String keyFingerprint() {
        return sentIndex().keyFingerprint();
    }

    /** How many records of students were sent by other means than an import, under a key that is not known. */
    public long studentsUnderUnknownKey() {
        return sentIndex().unmarkedStudents();
    }

    /** How many entities of this type stand. */
    public long live() {
        return sentIndex().live();
    }

    /** How many rows an earlier run of this import had sent when the topic was compared. */
    public long rowsSentBefore() {
        return sentIndex().ownRows();
    }

    /** The records of this import, of all its runs. */
    public PendingRecords awaited() {
        return sentIndex().own();
    }

    private SentIndex sentIndex() {
        if (sentIndex == null) {
            throw new IllegalStateException("compare() has to come first");
        }
        return sentIndex;
    }

    /** What {@link #send} would do; nothing is sent. */
    public Tally plan(ReadOptions readOptions, boolean full) throws IOException, UnreadableFileException {
        return rows(readOptions, full, (event, number) -> {}, row -> {});
    }

    /**
     * Sends, and returns when the broker has acknowledged everything.
     *
     * @param keyFingerprint of the key that made the pseudonyms, null when none did
     * @param full whether the file is all there is, so that what it does not name is retracted
     * @param progress is told how many rows are done, now and then
     * @throws StoppedException after {@link #stop}
     * @throws cultivation.connection.BrokerUnreachableException when the broker is away for too long; a later run goes on
     */
    public Tally send(ReadOptions readOptions, @Nullable String keyFingerprint, boolean full, LongConsumer progress)
            throws IOException, UnreadableFileException {
        List<Header> headers = keyFingerprint == null || !file.type().isStudent()
                ? List.of()
                : List.of(new RecordHeader(SentIndex.KEY_HEADER, keyFingerprint.getBytes(StandardCharsets.UTF_8)));
        var awaited = awaited();
        try (var publisher = EventPublisher.open(connection, settings())) {
            Sender sender = (event, number) -> {
                stopOrFail();
                var head = file.type().headOf(event);
                head.setEventId(importId.eventId(number));
                handedOver.incrementAndGet();
                var unused = publisher.publish(collegeCode, event, headers).whenComplete((published, failed) -> {
                    if (failed == null) {
                        awaited.add(published);
                        acknowledged.incrementAndGet();
                    } else {
                        failure.compareAndSet(null, failed);
                    }
                });
            };
            try {
                var tally = rows(readOptions, full, sender, progress);
                publisher.flush();
                stopOrFail();
                return tally;
            } catch (StoppedException e) {
                publisher.flush();
                throw e;
            }
        }
    }

    private Map<String, String> settings() {
        var settings = new HashMap<>(EventPublisher.BULK);
        settings.put("value.serializer", QuickSerializer.class.getName());
        settings.put(QuickSerializer.REGISTRY, connection.registry().toString());
        settings.put("buffer.memory", String.valueOf(32 << 20));
        settings.put("max.block.ms", String.valueOf(LONGEST_OUTAGE.toMillis()));
        settings.put("delivery.timeout.ms", String.valueOf(LONGEST_OUTAGE.toMillis()));
        return settings;
    }

    /** How many records the broker has acknowledged in this run. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /** How many records of this run wait for the broker's acknowledgement. */
    public long underway() {
        return handedOver.get() - acknowledged.get();
    }

    /** Ends the sending soon; what is on its way is waited for. */
    public void stop() {
        stopped = true;
    }

    private void stopOrFail() {
        var failed = failure.get();
        if (failed != null) {
            throw connection.translated(failed);
        }
        if (stopped) {
            throw new StoppedException();
        }
    }

    private interface Sender {
        void send(SpecificRecord event, long number);
    }

    private Tally rows(ReadOptions readOptions, boolean full, Sender sender, LongConsumer progress)
            throws IOException, UnreadableFileException {
        var counting = new Counting(sentIndex(), file.type(), sender, progress);
        file.read(readOptions, counting);
        long retracted = full ? retractGone(readOptions, sender) : 0;
        progress.accept(counting.rows);
        return new Tally(counting.added, counting.changed, counting.unchanged, retracted);
    }

    private static final class Counting implements RowListener {
        private final SentIndex sentIndex;
        private final RecordType type;
        private final Sender sender;
        private final LongConsumer progress;
        private long rows;
        private long added;
        private long changed;
        private long unchanged;

        Counting(SentIndex sentIndex, RecordType type, Sender sender, LongConsumer progress) {
            this.sentIndex = sentIndex;
            this.type = type;
            this.sender = sender;
            this.progress = progress;
        }

        @Override
        public void accepted(Row row, SpecificRecord event) {
            int revision = sentIndex.revisionFor(event);
            if (revision == 0) {
                unchanged++;
            } else {
                if (revision == 1) {
                    added++;
                } else {
                    changed++;
                }
                type.headOf(event).setRevision(revision);
                sender.send(event, row.number());
            }
            if (++rows % PROGRESS_ROWS == 0) {
                progress.accept(rows);
            }
        }
    }

    /** A second reading of the topic, only when something is gone: so no id has to be kept. */
    private long retractGone(ReadOptions readOptions, Sender sender) {
        long gone = sentIndex().gone();
        if (gone == 0) {
            return 0;
        }
        topic.read(new EventsTopic.Visitor() {
            private long number = ImportId.FIRST_RETRACTION;

            @Override
            public boolean wants(RecordType type, ConsumerRecord<byte[], byte[]> record) {
                return type == file.type();
            }

            @Override
            public void visit(
                    RecordType type, ConsumerRecord<byte[], byte[]> record, SpecificRecord event, boolean acceptable) {
                if (acceptable && sentIndex().takeGone(event)) {
                    int revision = Math.addExact(type.headOf(event).getRevision(), 1);
                    event.put(0, new Head("", collegeCode, revision, Operation.RETRACT, readOptions.recordedAt()));
                    sender.send(event, number++);
                }
            }
        });
        return gone;
    }
}
