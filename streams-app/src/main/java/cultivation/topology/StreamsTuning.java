package cultivation.topology;

import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.topology.gate.LargeValues;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How Kafka Streams is set for this topology: each value with its reason, and with what was measured where something was.
 *
 * <p>Measured on two cores with the broker beside, 25 colleges, P = 4. {@code Not measured alone} means: tried together with
 * the others, whose sum was.
 */
final class StreamsTuning {
    /** A property of Java that the bench alone sets, to know what exactly once costs; no setting, since figures could be wrong. */
    private static final String AT_LEAST_ONCE = "cultivation.atLeastOnce";

    private static final long MIB = 1024L * 1024;

    private StreamsTuning() {}

    /**
     * The properties of one instance.
     *
     * @param topics how many events topics there are, about
     */
    static Properties properties(Connection connection, TopologySettings settings, int topics) {
        var properties = new Properties();
        properties.putAll(connection.clientSettings());
        properties.putAll(identity(settings));
        properties.putAll(guarantees(settings));
        properties.putAll(threads(settings, topics));
        consumer(settings, topics)
                .forEach((name, value) -> properties.put(StreamsConfig.mainConsumerPrefix(name), value));
        producer().forEach((name, value) -> properties.put(StreamsConfig.producerPrefix(name), value));
        return properties;
    }

    private static Map<String, Object> identity(TopologySettings settings) {
        return Map.of(
                // Group, and beginning of the changelogs' and transactions' names: another one would begin from
                // nothing.
                StreamsConfig.APPLICATION_ID_CONFIG,
                Topics.APPLICATION_ID,
                // So that threads, metrics and the broker's log name the instance.
                StreamsConfig.CLIENT_ID_CONFIG,
                Topics.APPLICATION_ID + '-' + settings.instance(),
                // Only to count the instances: every one answers every question, so none is asked for another's state.
                StreamsConfig.APPLICATION_SERVER_CONFIG,
                settings.address(),
                // Kept, with the static membership below: running again 1.0 s after kill -9, 43 s without the two.
                StreamsConfig.STATE_DIR_CONFIG,
                settings.stateDirectory().toString(),
                // Older state may have missed deletions that its changelog has forgotten (delete.retention.ms, a day by
                // default): it is restored anew.
                StreamsConfig.STATE_CLEANUP_DIR_MAX_AGE_MS_CONFIG,
                Duration.ofHours(20).toMillis(),
                // For instances that stay away longer than a day, as on the ledger.
                StreamsConfig.topicPrefix("delete.retention.ms"),
                String.valueOf(Duration.ofDays(7).toMillis()));
    }

    private static Map<String, Object> guarantees(TopologySettings settings) {
        return Map.of(
                // An event lost or counted twice is a wrong figure. At least once was 187,000 events a second against
                // 155,000.
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                Boolean.getBoolean(AT_LEAST_ONCE) ? StreamsConfig.AT_LEAST_ONCE : StreamsConfig.EXACTLY_ONCE_V2,
                // The newer protocol, "streams", refuses subscription by pattern (Kafka 4.4.0).
                StreamsConfig.GROUP_PROTOCOL_CONFIG,
                "classic",
                // In a backlog: a transaction costs the same with many records as with few. Read as they come, the book
                // asks for a commit itself.
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis(),
                // Said rather than left to a default: with optimization, changelogs would go by other names.
                StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG,
                StreamsConfig.NO_OPTIMIZATION);
    }

    private static Map<String, Object> threads(TopologySettings settings, int topics) {
        return Map.of(
                // P tasks are shared among all threads of all instances; more threads than tasks have nothing to do.
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                settings.threads(),
                // No order between topics matters here. With 0 (the default) each record looks at all partitions of its
                // task: 94,000 events a second against 155,000, and 470,000 against 1,156,000 without a store.
                StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
                -1,
                // Of counts and published figures: one changelog record a key and commit instead of one a change.
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                16 * MIB,
                // Adds up over the topics: 25, or 1,500 in a nation, each of as much as 1 MiB. Not measured alone.
                StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG,
                200,
                // One bound for the stores of all tasks; RocksDB's own default is one cache a store.
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                RocksMemory.class,
                // That a topic is gone is seen so soon; the default is 5 minutes. Every client of every thread asks for
                // all
                // topics, so with a nation's 1,500 it is 30 s.
                StreamsConfig.METADATA_MAX_AGE_CONFIG,
                Math.max(5_000, 20 * topics));
    }

    private static Map<String, Object> consumer(TopologySettings settings, int topics) {
        return Map.of(
                // Static membership: who comes back within the session gets its tasks back without a rebalance.
                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                settings.instance(),
                // A new college's topic is read from its first event.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                // A partition that was just resumed waits for the running fetch to end, by default 500 ms. But at each
                // end
                // the broker looks at every partition: with 50 ms and 6,000 of them that was a fifth of what it did at
                // rest.
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                Math.max(50, Math.min(500, topics / 3)),
                // Twice the default: fewer passes through the gate in a backlog, but no more than fit a twelfth of the
                // heap
                // when each is as large as it may be.
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                LargeValues.mostPolled(Topics.MAX_EVENT_BYTES, 2_000),
                // The least that a broker allows by default: so soon do others take the tasks of who does not come
                // back.
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                6_000,
                // Six of them are missed before a member counts as gone.
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                1_000);
    }

    private static Map<String, Object> producer() {
        return Map.of(
                // A changelog of 100 bytes an entity fills a batch only with time, and a commit sends at once whatever
                // waits. With 5 ms and the default of 16 KiB the producer's thread took 1.8 times the CPU, and the
                // broker 1.4 to 1.7 times, on a busy machine.
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024,
                // So long at most does an instance that is gone hold readers of the ledger up. A longer pause ends the
                // transaction, and its events are read again. Not measured.
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                (int) Monitor.LONGEST_TRANSACTION.toMillis(),
                // A broker that is away is told of after 10 s, not after a minute. Not measured.
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000,
                // The largest event must go back with its headers, or its transaction would fail for ever.
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Topics.MAX_REJECTION_BYTES,
                // Cells resemble each other, and lz4 is the cheapest that packs them. In a replay, where batches are
                // small,
                // its buffers are 13.5 % of what is allocated.
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4");
    }
}
