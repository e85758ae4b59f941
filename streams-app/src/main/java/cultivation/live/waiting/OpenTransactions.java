package cultivation.live.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions that were begun on events topics or the ledger and are not ended, and since when. */
public final class OpenTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(OpenTransactions.class);
    /** A transaction that is about to end is nothing to be told. */
    private static final Duration USUAL = Duration.ofSeconds(2);

    private static final int ANSWER_SECONDS = 5;

    /** Where committed records end, which is where the transaction begins, and when that was first seen. */
    private record Seen(long start, Instant at) {}

    private final Admin admin;
    private final Map<TopicPartition, Seen> seen = new HashMap<>();

    public OpenTransactions(Admin admin) {
        this.admin = admin;
    }

    /**
     * Those that have been open for longer than usual.
     *
     * @param stable where the records end that a reader of committed ones gets
     * @param ends where all records end
     */
    public List<Waiting> among(Map<TopicPartition, Long> stable, Map<TopicPartition, Long> ends, Instant now)
            throws InterruptedException {
        var open = new HashMap<TopicPartition, Long>();
        stable.forEach((partition, start) -> {
            if (start < ends.getOrDefault(partition, start)) {
                open.put(partition, start);
            }
        });
        seen.keySet().retainAll(open.keySet());
        open.forEach((partition, start) ->
                seen.merge(partition, new Seen(start, now), (before, same) -> before.start() == start ? before : same));
        var lasting = open.keySet().stream()
                .filter(partition -> !now.isBefore(seenAt(partition).plus(USUAL)))
                .toList();
        return lasting.isEmpty() ? List.of() : told(lasting, stable, ends);
    }

    private List<Waiting> told(
            List<TopicPartition> lasting, Map<TopicPartition, Long> stable, Map<TopicPartition, Long> ends)
            throws InterruptedException {
        var producers = admin.describeProducers(lasting);
        var told = new ArrayList<Waiting>();
        for (TopicPartition partition : lasting) {
            var since = seenAt(partition);
            try {
                since = earlier(since, producers.partitionResult(partition).get(ANSWER_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("who has a transaction open on {} cannot be asked", partition, e);
            }
            long records = ends.getOrDefault(partition, 0L) - stable.getOrDefault(partition, 0L);
            told.add(new Waiting(partition.topic(), partition.partition(), Waiting.OPEN_TRANSACTION, since, records));
        }
        return told;
    }

    private Instant seenAt(TopicPartition partition) {
        var at = seen.get(partition);
        return at == null ? Instant.MAX : at.at();
    }

    /** The last that a producer wrote in its transaction lies not before the transaction's beginning. */
    private static Instant earlier(Instant since, PartitionProducerState producers) {
        return producers.activeProducers().stream()
                .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                .map(ProducerState::lastTimestamp)
                .filter(written -> written > 0)
                .map(Instant::ofEpochMilli)
                .reduce(since, (a, b) -> a.isBefore(b) ? a : b);
    }
}
