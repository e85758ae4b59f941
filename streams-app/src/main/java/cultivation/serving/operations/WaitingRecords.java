package cultivation.serving.operations;

import cultivation.college.Topics;
import cultivation.live.Progress;
import cultivation.live.waiting.Waiting;
import cultivation.topology.Pipeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that waits, whoever holds it back: what the topics tell, and what the topology leaves out or keeps for later. */
public final class WaitingRecords {
    private static final Comparator<Waiting> BY_TOPIC = Comparator.comparing(Waiting::topic)
            .thenComparing(each -> each.partition() == null ? -1 : each.partition())
            .thenComparing(Waiting::reason);

    private final Pipeline pipeline;

    public WaitingRecords(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** By topic and partition. */
    public List<Waiting> all(Progress.@Nullable Reading reading) {
        var all = new ArrayList<Waiting>(reading == null ? List.of() : reading.waitingFor());
        pipeline.topicsNotConsumed()
                .forEach((topic, why) -> all.add(new Waiting(topic, null, why, pipeline.notConsumedSince(topic), 0)));
        pipeline.heldForRegistry()
                .forEach((partition, since) ->
                        all.add(new Waiting(partition.topic(), partition.partition(), Waiting.REGISTRY, since, 0)));
        all.sort(BY_TOPIC);
        return all;
    }

    /** Those of one college. */
    public List<Waiting> of(String college, Progress.@Nullable Reading reading) {
        var topic = Topics.events(college);
        return all(reading).stream().filter(each -> each.topic().equals(topic)).toList();
    }
}
