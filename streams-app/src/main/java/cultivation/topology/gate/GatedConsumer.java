package cultivation.topology.gate;

import cultivation.topology.decoding.EventDecoder;
import cultivation.topology.decoding.EventSchemas;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The gate before the topology, in six of a consumer's methods:
 *
 * <ul>
 *   <li>{@code subscribe} by pattern becomes a subscription to the admitted topics, renewed when they change;
 *   <li>{@code poll} holds a partition back from the first record whose schema id cannot be settled now, because the
 *       registry cannot be asked: thrown out of a processor, that would wipe the task's state; and one whose college has
 *       spent its {@link CellBudget} from its next record on;
 *   <li>{@code poll} reads no more of a partition whose {@link LargeValues} fill the heap before they are processed;
 *   <li>{@code seek} forgets what was polled before and is not going to be processed;
 *   <li>{@code pause} and {@code resume} leave a held partition paused;
 *   <li>{@code unsubscribe}, with which Kafka Streams begins anew after it was fenced, forgets all of that.
 * </ul>
 */
public final class GatedConsumer implements InvocationHandler {
    /** @param schemaId what is waited for, where it is the registry */
    private record Held(HeldBack.Reason reason, int schemaId) {}

    /** Of a value without one. */
    private static final int NO_SCHEMA = -1;

    private final Consumer<byte[], byte[]> consumer;
    private final Function<Pattern, List<String>> admitted;
    private final EventSchemas schemas;
    private final CellBudget budget;
    private final LargeValues large;
    private final Map<TopicPartition, HeldBack> told;
    private final Map<TopicPartition, Held> held = new HashMap<>();
    /** Partitions that Kafka Streams itself wants paused, because its buffers are full. */
    private final Set<TopicPartition> pausedByStreams = new HashSet<>();

    /** By topic: a pattern would be matched for each poll otherwise. */
    private final Map<String, Boolean> areEvents = new HashMap<>();

    private @Nullable Pattern pattern;
    private @Nullable ConsumerRebalanceListener listener;
    private List<String> subscribed = List.of();

    private GatedConsumer(
            Consumer<byte[], byte[]> consumer,
            Function<Pattern, List<String>> admitted,
            EventSchemas schemas,
            CellBudget budget,
            LargeValues large,
            Map<TopicPartition, HeldBack> told) {
        this.consumer = consumer;
        this.admitted = admitted;
        this.schemas = schemas;
        this.budget = budget;
        this.large = large;
        this.told = told;
    }

    /**
     * The consumer behind the gate.
     *
     * @param admitted the topics of a pattern that may be consumed now
     * @param told where it keeps the partitions that are held back, why and since when
     */
    @SuppressWarnings("unchecked")
    public static Consumer<byte[], byte[]> of(
            Consumer<byte[], byte[]> consumer,
            Function<Pattern, List<String>> admitted,
            EventSchemas schemas,
            CellBudget budget,
            LargeValues large,
            Map<TopicPartition, HeldBack> told) {
        return (Consumer<byte[], byte[]>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(),
                new Class<?>[] {Consumer.class},
                new GatedConsumer(consumer, admitted, schemas, budget, large, told));
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("unsubscribe")) {
            forget();
        }
        if (arguments != null) {
            switch (method.getName()) {
                case "subscribe" -> {
                    if (arguments.length == 2
                            && arguments[0] instanceof Pattern wanted
                            && arguments[1] instanceof ConsumerRebalanceListener rebalances) {
                        pattern = wanted;
                        listener = rebalances;
                        renewSubscription();
                        return null;
                    }
                }
                case "poll" -> {
                    return poll((Duration) arguments[0]);
                }
                case "seek" -> large.forget((TopicPartition) arguments[0]);
                case "pause" -> pausedByStreams.addAll((Collection<TopicPartition>) arguments[0]);
                case "resume" -> {
                    var partitions = new ArrayList<>((Collection<TopicPartition>) arguments[0]);
                    pausedByStreams.removeAll(partitions);
                    partitions.removeAll(held.keySet());
                    consumer.resume(partitions);
                    return null;
                }
                default -> {}
            }
        }
        try {
            return method.invoke(consumer, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        renewSubscription();
        release();
        holdWhatIsSpent();
        var records = settled(pollNoMoreThanFits(timeout));
        for (TopicPartition partition : records.partitions()) {
            if (isEvents(partition)) {
                records.records(partition).forEach(record -> count(partition, record.value()));
            }
        }
        return records;
    }

    private void count(TopicPartition partition, byte @Nullable [] value) {
        if (value != null) {
            large.polled(partition, value);
        }
    }

    private ConsumerRecords<byte[], byte[]> pollNoMoreThanFits(Duration timeout) {
        var paused = new HashSet<>(large.tooMany());
        if (paused.isEmpty()) {
            return consumer.poll(timeout);
        }
        large.retain(consumer.assignment());
        paused.retainAll(consumer.assignment());
        paused.removeAll(consumer.paused());
        consumer.pause(paused);
        try {
            return consumer.poll(timeout);
        } finally {
            paused.retainAll(consumer.assignment());
            paused.removeAll(pausedByStreams);
            consumer.resume(paused);
        }
    }

    private ConsumerRecords<byte[], byte[]> settled(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (isEvents(partition) && holdsUnsettled(records.records(partition))) {
                return upToUnsettled(records);
            }
        }
        return records;
    }

    private boolean isEvents(TopicPartition partition) {
        return areEvents.computeIfAbsent(partition.topic(), cultivation.college.Topics::isEvents);
    }

    /** A college's records have few schemas, so the one of before is not looked up again. */
    private boolean holdsUnsettled(List<ConsumerRecord<byte[], byte[]>> records) {
        int settled = NO_SCHEMA;
        for (var record : records) {
            int id = EventDecoder.schemaId(record.value());
            if (id != settled) {
                if (isUnsettled(id)) {
                    return true;
                }
                settled = id;
            }
        }
        return false;
    }

    /** The same topics are to be subscribed to again afterwards. */
    private void forget() {
        pattern = null;
        subscribed = List.of();
        told.keySet().removeAll(held.keySet());
        held.clear();
        large.retain(Set.of());
        pausedByStreams.clear();
    }

    private void renewSubscription() {
        if (pattern == null || listener == null) {
            return;
        }
        var matching = admitted.apply(pattern);
        if (!matching.equals(subscribed)) {
            subscribed = matching;
            consumer.subscribe(matching, listener);
        }
    }

    private boolean isUnsettled(int schemaId) {
        return schemaId != NO_SCHEMA && schemas.find(schemaId) == null;
    }

    /** The same records, each partition up to its first unsettled one, which is read again later. */
    private ConsumerRecords<byte[], byte[]> upToUnsettled(ConsumerRecords<byte[], byte[]> records) {
        var kept = new HashMap<TopicPartition, List<ConsumerRecord<byte[], byte[]>>>();
        var next = new HashMap<>(records.nextOffsets());
        for (TopicPartition partition : records.partitions()) {
            var settled = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                int schemaId = isEvents(partition) ? EventDecoder.schemaId(record.value()) : NO_SCHEMA;
                if (isUnsettled(schemaId)) {
                    var here = new OffsetAndMetadata(record.offset(), record.leaderEpoch(), "");
                    hold(partition, new Held(HeldBack.Reason.REGISTRY, schemaId));
                    consumer.seek(partition, here);
                    next.put(partition, here);
                    break;
                }
                settled.add(record);
            }
            if (settled.isEmpty()) {
                next.remove(partition);
            } else {
                kept.put(partition, settled);
            }
        }
        return new ConsumerRecords<>(kept, next);
    }

    private void holdWhatIsSpent() {
        if (budget.isNobodySpent()) {
            return;
        }
        for (TopicPartition partition : consumer.assignment()) {
            if (budget.isSpent(partition) && !held.containsKey(partition)) {
                hold(partition, new Held(HeldBack.Reason.CELL_BUDGET, NO_SCHEMA));
            }
        }
    }

    private void hold(TopicPartition partition, Held why) {
        held.put(partition, why);
        told.putIfAbsent(partition, new HeldBack(why.reason(), Instant.now()));
        consumer.pause(List.of(partition));
    }

    private boolean isOver(TopicPartition partition, Held why) {
        return switch (why.reason()) {
            case REGISTRY -> schemas.find(why.schemaId()) != null;
            case CELL_BUDGET -> !budget.isSpent(partition);
        };
    }

    private void release() {
        if (held.isEmpty()) {
            return;
        }
        var assigned = consumer.assignment();
        var taken = new HashSet<>(held.keySet());
        taken.removeAll(assigned);
        told.keySet().removeAll(taken);
        held.keySet().removeAll(taken);
        var ready = new ArrayList<TopicPartition>();
        held.forEach((partition, why) -> {
            if (isOver(partition, why)) {
                ready.add(partition);
            }
        });
        ready.forEach(held::remove);
        told.keySet().removeAll(ready);
        ready.removeAll(pausedByStreams);
        consumer.resume(ready);
    }
}
