package cultivation.college;

import cultivation.connection.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * What the app has computed from the events and keeps on the broker; without it the next start computes it again.
 *
 * <pre>{@code
 * try (var topics = DerivedTopics.open(connection)) {
 *     if (topics.isInUse()) … else topics.delete();
 * }
 * }</pre>
 *
 * Events, rejections, colleges, thresholds and closed years are never touched.
 */
public final class DerivedTopics implements AutoCloseable {
    private final Connection connection;
    private final Admin admin;

    private DerivedTopics(Connection connection) {
        this.connection = connection;
        this.admin = connection.admin();
    }

    public static DerivedTopics open(Connection connection) {
        return new DerivedTopics(connection);
    }

    /**
     * Whether an instance of the app is a member of its group. One that stopped without taking leave counts until its
     * session times out.
     */
    public boolean isInUse() {
        try {
            var groups = connection.answerOf(
                    admin.describeConsumerGroups(List.of(Topics.APPLICATION_ID)).all());
            return groups.values().stream()
                    .anyMatch(group -> group.groupState() != GroupState.EMPTY && group.groupState() != GroupState.DEAD);
        } catch (GroupIdNotFoundException e) {
            return false;
        }
    }

    /**
     * Deletes the group's offsets and the internal topics, and empties the ledger and the indicators. No instance starts
     * from the first step to the last: what is deleted by half would be gone on with wrongly.
     *
     * @return the names of the topics that were deleted or emptied
     * @throws IllegalStateException when the group is in use
     */
    public Set<String> delete() {
        var existing = connection.answerOf(admin.listTopics().names());
        if (isInUse()) {
            throw inUse(null);
        }
        if (existing.contains(Topics.LEDGER_RULES)) {
            LedgerRules.write(connection, LedgerRules.RESETTING);
        }
        deleteGroup();
        var deleted = new TreeSet<String>();
        existing.stream().filter(Topics::isInternal).forEach(deleted::add);
        var computed = Topics.computedSettings().stream()
                .filter(topic -> existing.contains(topic.name()))
                .toList();
        computed.forEach(topic -> deleted.add(topic.name()));
        for (var deletion : admin.deleteTopics(deleted).topicNameValues().values()) {
            try {
                connection.answerOf(deletion);
            } catch (UnknownTopicOrPartitionException e) {
                // gone already
            }
        }
        waitUntil(() -> connection.answerOf(admin.listTopics().names()).stream().noneMatch(deleted::contains));
        for (var creation : admin.createTopics(computed.stream()
                        .map(topic -> topic.toNewTopic((short) -1))
                        .toList())
                .values()
                .values()) {
            connection.answerOf(creation);
        }
        waitUntil(() -> computed.stream()
                .allMatch(
                        topic -> connection.answerOf(admin.listTopics().names()).contains(topic.name())));
        if (existing.contains(Topics.LEDGER_RULES)) {
            LedgerRules.write(connection, null);
        }
        return deleted;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }

    private void deleteGroup() {
        try {
            connection.answerOf(
                    admin.deleteConsumerGroups(List.of(Topics.APPLICATION_ID)).all());
        } catch (GroupIdNotFoundException e) {
            // it never ran, or was reset before
        } catch (GroupNotEmptyException e) {
            throw inUse(e);
        }
    }

    private static IllegalStateException inUse(@Nullable Throwable cause) {
        return new IllegalStateException(
                "an instance of the app still runs (group '" + Topics.APPLICATION_ID + "' has members); stop it first",
                cause);
    }

    private static void waitUntil(BooleanSupplier condition) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("消息服务在 20 秒内没有删除并重建这些主题，请再运行一次本命令。");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
