package cultivation.college;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic as it must be: its name, number of partitions and topic-level settings.
 *
 * @param settings Kafka's topic settings, for instance {@code cleanup.policy}
 */
public record TopicSettings(String name, int partitions, Map<String, String> settings) {
    public TopicSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("主题“" + name + "”的分区数（--partitions）应为 1 或更大，收到 " + partitions + "。");
        }
        settings = Map.copyOf(settings);
    }

    /** The topic for the Admin client; a replication factor of -1 is the broker's default. */
    public NewTopic toNewTopic(short replicationFactor) {
        var replicas = replicationFactor < 1 ? Optional.<Short>empty() : Optional.of(replicationFactor);
        return new NewTopic(name, Optional.of(partitions), replicas).configs(settings);
    }
}
