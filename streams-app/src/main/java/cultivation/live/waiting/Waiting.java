package cultivation.live.waiting;

import cultivation.college.Topics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Records of one partition, or of a whole events topic, or cells of the ledger, that figures do not hold, or would not hold if they were computed
 * anew.
 *
 * @param partition null where it is the whole topic
 * @param reason one of the constants here, or why the topic is not consumed: {@code no_rejections_topic}
 * @param since when this instance saw it first, or earlier where the broker says so
 * @param records how many, at most; 0 where nobody can say
 */
public record Waiting(String topic, @Nullable Integer partition, String reason, Instant since, long records) {
    /** A producer has begun a transaction and not ended it: its records, and all behind them, wait. */
    public static final String OPEN_TRANSACTION = "open_transaction";
    /** The next record's schema has not been met before, and the registry does not answer. */
    public static final String REGISTRY = "registry";
    /** The college has as many cells in the ledger as it may have. */
    public static final String CELL_BUDGET = "cell_budget";
    /** A registered college has no events topic. */
    public static final String TOPIC_GONE = "topic_gone";
    /** More records are counted than the topic ever had: it was deleted and made again. */
    public static final String TOPIC_MADE_AGAIN = "topic_made_again";

    /** Whether they are cells of the ledger, which are everybody's. */
    public boolean isOfLedger() {
        return topic.equals(Topics.LEDGER);
    }

    /** Whose records they are; the ledger's name where they are everybody's. */
    public String college() {
        return Topics.collegeOf(topic).orElse(topic);
    }
}
