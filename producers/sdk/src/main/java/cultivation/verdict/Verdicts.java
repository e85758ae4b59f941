package cultivation.verdict;

import cultivation.college.RejectedRecord;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.Published;
import cultivation.connection.VerdictOverdueException;
import cultivation.connection.WaitPolicy;
import cultivation.producer.CollegeNotRegisteredException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the app's verdicts on one college's records.
 *
 * <pre>{@code
 * try (var verdicts = Verdicts.open(connection, "4111010853")) {     // before publishing
 *     List<Published> published = …;                               // publish, and wait for the acknowledgements
 *     Map<Published, RejectedRecord> rejected = verdicts.of(published, WaitPolicy.total(Duration.ofSeconds(20)));
 * }                                                                // what is not in the map was accepted
 * }</pre>
 *
 * A record has its verdict once the app's committed offset is past it; whether it was a rejection stands on the
 * college's rejections topic, of which only committed records are read. Both are written in one transaction, whose parts
 * may become visible one after the other: so the rejections are read up to where they ended when the offset was seen.
 *
 * <p>Not thread-safe. May be used for one batch after another; each sees only rejections of its own records.
 */
public final class Verdicts implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration ENOUGH_TO_CLOSE = Duration.ofSeconds(2);

    private final Connection connection;
    private final String collegeCode;
    private final TopicPartition rejections;
    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;
    private final long since;

    private Verdicts(Connection connection, String collegeCode, @Nullable Long since) {
        this.connection = connection;
        this.collegeCode = collegeCode;
        this.rejections = new TopicPartition(Topics.rejections(collegeCode), 0);
        this.admin = connection.admin();
        try {
            long first = offset(OffsetSpec.earliest());
            long end = offset(OffsetSpec.latest());
            this.since = since == null ? end : Math.max(first, Math.min(since, end));
            // A fetch that waits at the end would hold up the next look at what the app has committed.
            this.consumer =
                    connection.consumer("cultivation-verdicts", Map.of("fetch.max.wait.ms", (int) STEP.toMillis()));
        } catch (RuntimeException e) {
            admin.close(ENOUGH_TO_CLOSE);
            throw e;
        }
        consumer.assign(List.of(rejections));
        consumer.seek(rejections, this.since);
    }

    /**
     * To be opened before the first record is published.
     *
     * @throws CollegeNotRegisteredException when the college has no rejections topic
     * @throws cultivation.connection.BrokerUnreachableException when the broker does not answer
     */
    public static Verdicts open(Connection connection, String collegeCode) {
        return new Verdicts(connection, collegeCode, null);
    }

    /**
     * Of records that were published before.
     *
     * @param since what {@link #since()} said before the first of them was published
     */
    public static Verdicts open(Connection connection, String collegeCode, long since) {
        return new Verdicts(connection, collegeCode, since);
    }

    /** Where on the rejections topic the first rejection can lie: for {@link #open(Connection, String, long)}. */
    public long since() {
        return since;
    }

    /**
     * The rejections among these records, by record; all others were accepted.
     *
     * @throws VerdictOverdueException when the app has not come to all of them in time
     */
    public Map<Published, RejectedRecord> of(Collection<Published> published, WaitPolicy policy) {
        var rejected = new HashMap<Published, RejectedRecord>();
        await(
                PendingRecords.of(published),
                policy,
                rejection -> rejected.put(Objects.requireNonNull(rejection.source()), rejection),
                left -> {});
        return rejected;
    }

    /**
     * Waits until the app has gone past all of these records. What it tells is told once and kept nowhere.
     *
     * @param rejected is told each rejection among them, in the order of the rejections topic
     * @param left is told how many records may still be before the app, again and again
     * @throws VerdictOverdueException when the app has not come to all of them in time; rejections found so far were told
     */
    public void await(
            PendingRecords pending,
            WaitPolicy policy,
            java.util.function.Consumer<RejectedRecord> rejected,
            LongConsumer left) {
        long begun = System.nanoTime();
        long moved = begun;
        long behind = Long.MAX_VALUE;
        long rejectionsEnd = -1;
        while (true) {
            if (behind > 0) {
                long now = behind(pending);
                if (now < behind) {
                    behind = now;
                    moved = System.nanoTime();
                    left.accept(Math.min(behind, pending.size()));
                }
                if (behind == 0) {
                    rejectionsEnd = offset(OffsetSpec.latest());
                }
            }
            if (read(pending, rejected)) {
                moved = System.nanoTime();
            }
            if (behind == 0 && consumer.position(rejections) >= rejectionsEnd) {
                return;
            }
            long now = System.nanoTime();
            if (now - moved > policy.standstill().toNanos()
                    || now - begun > policy.total().toNanos()) {
                throw new VerdictOverdueException(
                        connection.kafka(),
                        Topics.APPLICATION_ID,
                        Math.min(Math.max(behind, 1), pending.size()),
                        Duration.ofNanos(now - begun),
                        isRunning());
            }
        }
    }

    /** How many offsets lie between what the app has committed and the last records. */
    private long behind(PendingRecords pending) {
        var topic = Topics.events(collegeCode);
        var last = pending.last();
        var partitions =
                last.keySet().stream().map(p -> new TopicPartition(topic, p)).toList();
        var asked = new ListConsumerGroupOffsetsSpec().topicPartitions(partitions);
        Map<TopicPartition, OffsetAndMetadata> committed;
        try {
            committed = connection.answerOf(admin.listConsumerGroupOffsets(Map.of(Topics.APPLICATION_ID, asked))
                    .partitionsToOffsetAndMetadata());
        } catch (GroupIdNotFoundException e) {
            committed = Map.of();
        }
        long behind = 0;
        for (var partition : partitions) {
            @Nullable OffsetAndMetadata offset = committed.get(partition);
            long end = last.getOrDefault(partition.partition(), 0L) + 1;
            behind += Math.max(0, end - (offset == null ? 0 : offset.offset()));
        }
        return behind;
    }

    /** Whether anything was read. */
    private boolean read(PendingRecords pending, java.util.function.Consumer<RejectedRecord> rejected) {
        var records = consumer.poll(STEP);
        for (var record : records) {
            var rejection = RejectedRecord.of(record);
            var source = rejection.source();
            if (source != null && pending.contains(source.partition(), source.offset())) {
                rejected.accept(rejection);
            }
        }
        return !records.isEmpty();
    }

    private long offset(OffsetSpec spec) {
        try {
            return connection
                    .answerOf(admin.listOffsets(Map.of(rejections, spec)).partitionResult(rejections))
                    .offset();
        } catch (UnknownTopicOrPartitionException e) {
            throw new CollegeNotRegisteredException(rejections.topic(), connection.kafka(), e);
        }
    }

    private boolean isRunning() {
        try {
            var groups = connection.answerOf(
                    admin.describeConsumerGroups(List.of(Topics.APPLICATION_ID)).all());
            return groups.values().stream()
                    .anyMatch(group -> group.groupState() != GroupState.EMPTY && group.groupState() != GroupState.DEAD);
        } catch (GroupIdNotFoundException e) {
            return false;
        }
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(ENOUGH_TO_CLOSE));
        admin.close(ENOUGH_TO_CLOSE);
    }
}
