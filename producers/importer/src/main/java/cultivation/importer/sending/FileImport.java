package cultivation.importer.sending;

import cultivation.connection.Connection;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.importer.file.ReadOptions;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.Row;
import cultivation.importer.file.RowListener;
import cultivation.importer.file.UnreadableFileException;
import cultivation.rule.RecordType;
import cultivation.verdict.PendingRecords;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
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
 * <p>For one thread, but for what {@link #sender} has for any.
 */
public final class FileImport {
    private static final int PROGRESS_ROWS = 1_000;

    /**
     * What became of the rows.
     *
     * @param added new entities
     * @param changed entities under a higher revision
     * @param unchanged records that say what stands already; not sent
     * @param retracted entities that a row withdraws, or that are gone from a full file
     */
    public record Tally(long added, long changed, long unchanged, long retracted) {
        public long sent() {
            return added + changed + retracted;
        }
    }

    private final String collegeCode;
    private final RecordFile file;
    private final ImportId importId;
    private final EventsTopic topic;
    private final RecordSender sender;
    private @Nullable SentIndex sentIndex;

    private FileImport(Connection connection, String collegeCode, RecordFile file, ImportId importId) {
        this.collegeCode = collegeCode;
        this.file = file;
        this.importId = importId;
        this.topic = new EventsTopic(connection, collegeCode);
        this.sender = new RecordSender(connection, collegeCode, importId);
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

    /** The fingerprint of the key under which people were sent before; null when nothing says. */
    public @Nullable String keyFingerprint() {
        return sentIndex().keyFingerprint();
    }

    /** How many records of people were sent by other means than an import, under a key that is not known. */
    public long peopleUnderUnknownKey() {
        return sentIndex().unmarkedPeople();
    }

    /** How many entities of this type stand. */
    public long live() {
        return sentIndex().live();
    }

    /** How many rows an earlier run of this import had sent when the topic was compared. */
    public long rowsSentBefore() {
        return sentIndex().ownRows();
    }

    /** What earlier runs of this import had sent when the topic was compared. */
    public Tally sentBefore() {
        return sentIndex().ownTally();
    }

    /** Whether this import was taken back since. */
    public boolean isUndone() {
        return sentIndex().isUndone();
    }

    /** What sends, and can be stopped. */
    public RecordSender sender() {
        return sender;
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

    /** What {@link #send} would do, and what would stand after it; nothing is sent. */
    public Effect plan(ReadOptions readOptions, boolean full) throws IOException, UnreadableFileException {
        var fold = new EffectFold(sentIndex(), file.type(), file.fields());
        var counting = rows(readOptions, (event, number) -> fold.row(event), rows -> {});
        if (sentIndex().live() > 0) {
            topic.read(new EventsTopic.OfType(file.type(), (record, event) -> fold.known(event, full)));
        }
        return fold.effect(counting.tally(full ? sentIndex().gone() : 0));
    }

    /**
     * Sends, and returns when the broker has acknowledged everything.
     *
     * @param keyFingerprint of the key that made the pseudonyms, null when none did
     * @param full whether the file is all there is, so that what it does not name is retracted
     * @param progress is told how many rows are done, now and then
     * @throws RecordSender.StoppedException after {@link RecordSender#stop}
     * @throws cultivation.connection.BrokerUnreachableException when the broker is away for too long; a later run goes on
     */
    public Tally send(ReadOptions readOptions, @Nullable String keyFingerprint, boolean full, LongConsumer progress)
            throws IOException, UnreadableFileException {
        List<Header> headers = RecordSender.headers(file.type().isPerson() ? keyFingerprint : null);
        var tally = new AtomicReference<Tally>();
        sender.run(file.type(), awaited(), target -> {
            Taker taker = (event, number) -> target.send(event, number, headers);
            var counting = rows(readOptions, taker, progress);
            tally.set(counting.tally(full ? retractGone(readOptions, taker) : 0));
        });
        return Objects.requireNonNull(tally.get());
    }

    private interface Taker {
        void take(SpecificRecord event, long number);
    }

    private Counting rows(ReadOptions readOptions, Taker taker, LongConsumer progress)
            throws IOException, UnreadableFileException {
        sentIndex().beginAnew();
        var counting = new Counting(sentIndex(), file.type(), taker, progress);
        file.read(readOptions, counting);
        progress.accept(counting.rows);
        return counting;
    }

    private static final class Counting implements RowListener {
        private final SentIndex sentIndex;
        private final RecordType type;
        private final Taker taker;
        private final LongConsumer progress;
        private long rows;
        private int line;
        /** Which event of its row is next. */
        private int part;

        private long added;
        private long changed;
        private long unchanged;
        private long retracted;

        Counting(SentIndex sentIndex, RecordType type, Taker taker, LongConsumer progress) {
            this.sentIndex = sentIndex;
            this.type = type;
            this.taker = taker;
            this.progress = progress;
        }

        Tally tally(long gone) {
            return new Tally(added, changed, unchanged, retracted + gone);
        }

        @Override
        public void accepted(Row row, SpecificRecord event) {
            part = row.number() == line ? part + 1 : 0;
            line = row.number();
            int revision = sentIndex.revisionFor(event);
            HighestRevision.require(revision, "第 " + row.number() + " 行");
            if (revision == 0) {
                unchanged++;
            } else {
                count(event, revision);
                type.headOf(event).setRevision(revision);
                taker.take(event, ImportId.numberOf(line, part));
            }
            rows += part == 0 ? 1 : 0;
            if (part == 0 && rows % PROGRESS_ROWS == 0) {
                progress.accept(rows);
            }
        }

        private void count(SpecificRecord event, int revision) {
            if (type.headOf(event).getOperation() == Operation.RETRACT) {
                retracted++;
            } else if (revision == 1) {
                added++;
            } else {
                changed++;
            }
        }
    }

    /** A second reading of the topic, only when something is gone: so no id has to be kept. */
    private long retractGone(ReadOptions readOptions, Taker taker) {
        long gone = sentIndex().gone();
        if (gone == 0) {
            return 0;
        }
        var number = new AtomicLong(ImportId.FIRST_RETRACTION);
        topic.read(new EventsTopic.OfType(file.type(), (record, event) -> {
            if (sentIndex().takeGone(event)) {
                int revision = HighestRevision.require(file.type().headOf(event).getRevision() + 1, "文件中没有、应当撤回的一条");
                event.put(0, new Head("", collegeCode, revision, Operation.RETRACT, readOptions.recordedAt()));
                taker.take(event, number.getAndIncrement());
            }
        }));
        return gone;
    }
}
