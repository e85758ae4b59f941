package cultivation.topology;

import cultivation.topology.gate.HeldBack;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What one instance of the topology says of itself; the serving side asks nothing else of it. */
public interface Pipeline {
    /** Whether events are being processed; false while starting, rebalancing or stopped. */
    boolean running();

    /** Whether this instance publishes the indicators, so that it alone exports them. */
    boolean ownsPublisher();

    /** How many instances share the work. */
    int instances();

    /** Events topics that are left out, by name, each with the reason in words. */
    Map<String, String> topicsNotConsumed();

    /** Since when one of these is left out. */
    Instant notConsumedSince(String topic);

    /** Whether the schema registry answers. */
    boolean registryUp();

    /** Whether some events wait until the registry answers again. */
    boolean waitingForRegistry();

    /** The partitions that this instance holds back. */
    Map<TopicPartition, HeldBack> heldBack();
}
