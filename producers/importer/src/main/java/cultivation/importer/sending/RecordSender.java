package cultivation.importer.sending;

import cultivation.connection.Connection;
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
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Sends the records of one import under its id, and counts what the broker has acknowledged.
 *
 * <p>{@code stop} and the counts are for any thread, the rest for one.
 */
public final class RecordSender {
    /** An outage of the broker is sat out so long; then a later run goes on. */
    public static final Duration LONGEST_OUTAGE = Duration.ofMinutes(2);

    /** Ended by {@link #stop}; what was sent until then is acknowledged. */
    public static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("stopped", null, false, false);
        }
    }

    /** Takes a record with its number in the import, which is the line it was made of, or larger than any line. */
    interface Target {
        /** A target that sends nothing. */
        Target NONE = (event, number, headers) -> {};

        void send(SpecificRecord event, long number, List<Header> headers);
    }

    /** What produces the records. */
    interface Work {
        void sendTo(Target target) throws IOException, UnreadableFileException;
    }

    private final Connection connection;
    private final String collegeCode;
    private final ImportId importId;
    private final AtomicLong handedOver = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean stopped;

    RecordSender(Connection connection, String collegeCode, ImportId importId) {
        this.connection = connection;
        this.collegeCode = collegeCode;
        this.importId = importId;
    }

    /** The headers of a student's record that was made under this key; none for a null one. */
    static List<Header> headers(@Nullable String keyFingerprint) {
        return keyFingerprint == null
                ? List.of()
                : List.of(new RecordHeader(SentIndex.KEY_HEADER, keyFingerprint.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Sends what {@code work} produces, and returns when the broker has acknowledged everything.
     *
     * @param awaited is told where each record lies
     */
    void run(RecordType type, PendingRecords awaited, Work work) throws IOException, UnreadableFileException {
        try (var publisher = EventPublisher.open(connection, settings())) {
            Target target = (event, number, headers) -> {
                stopOrFail();
                type.headOf(event).setEventId(importId.eventId(number));
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
                work.sendTo(target);
                publisher.flush();
                stopOrFail();
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
}
