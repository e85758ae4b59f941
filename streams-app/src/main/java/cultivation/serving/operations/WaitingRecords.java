package cultivation.serving.operations;

import cultivation.college.Topics;
import cultivation.live.Progress;
import cultivation.live.waiting.Waiting;
import cultivation.topology.Pipeline;
import cultivation.topology.gate.HeldBack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
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
        var whole = all.stream()
                .filter(each -> each.reason().equals(Waiting.CELL_BUDGET))
                .map(Waiting::topic)
                .collect(Collectors.toSet());
        pipeline.heldBack().forEach((partition, held) -> {
            if (!whole.contains(partition.topic())) {
                all.add(new Waiting(partition.topic(), partition.partition(), reason(held.reason()), held.since(), 0));
            }
        });
        all.sort(BY_TOPIC);
        return all;
    }

    private static String reason(HeldBack.Reason reason) {
        return switch (reason) {
            case REGISTRY -> Waiting.REGISTRY;
            case CELL_BUDGET -> Waiting.CELL_BUDGET;
        };
    }

    /** Whether a college is held back until an operator has done something, for which the lag does not wait. */
    public boolean heldBack(Progress.@Nullable Reading reading) {
        return all(reading).stream().anyMatch(each -> each.reason().equals(Waiting.CELL_BUDGET));
    }

    /** Those of one college. */
    public List<Waiting> of(String college, Progress.@Nullable Reading reading) {
        var topic = Topics.events(college);
        return all(reading).stream().filter(each -> each.topic().equals(topic)).toList();
    }
}
