package cultivation.topology.gate;

import cultivation.college.Topics;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * What a college may take of every instance's heap: so many live cells, an equal share in each partition. A partition
 * whose share is spent is read no further, so that dates spread over decades, by mistake or on purpose, cost the college
 * its own figures and nobody else's. Nothing is lost: with a larger budget it goes on where it stopped.
 */
public final class CellBudget {
    private final int share;
    private final Set<TopicPartition> spent = ConcurrentHashMap.newKeySet();

    /**
     * @param cells live cells that a college may have in all partitions together
     * @param partitions P, of every events topic
     */
    public CellBudget(int cells, int partitions) {
        share = Math.max(1, cells / partitions);
    }

    /** That a task starts to add up what its colleges have in its partition. */
    public void recount(int partition) {
        spent.removeIf(each -> each.partition() == partition);
    }

    /** That a college has so many live cells in a partition now. */
    public void count(String college, int partition, int live) {
        if (live > share) {
            spent.add(new TopicPartition(Topics.events(college), partition));
        }
    }

    /** A nation has thousands of partitions, which are asked for with each poll. */
    boolean isNobodySpent() {
        return spent.isEmpty();
    }

    boolean isSpent(TopicPartition partition) {
        return spent.contains(partition);
    }
}
