package cultivation.live.waiting;

import cultivation.college.Topics;
import cultivation.rule.SyntheticCollege;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The colleges' events topics as they stand on the broker, and which of them are gone or were made again. */
public final class EventsTopics {
    private static final Logger LOG = LoggerFactory.getLogger(EventsTopics.class);
    private static final int ANSWER_SECONDS = 10;

    private final Admin admin;
    private final Map<String, Uuid> ids = new HashMap<>();
    /** When it was first seen that one is gone or was made again. */
    private final Map<String, Instant> goneSince = new HashMap<>();

    private final Map<String, Instant> madeAgainSince = new HashMap<>();
    private List<TopicPartition> partitions = List.of();

    public EventsTopics(Admin admin) {
        this.admin = admin;
    }

    /** Of all of them, as last renewed. */
    public List<TopicPartition> partitions() {
        return partitions;
    }

    /**
     * Asks the broker.
     *
     * @param expected the colleges that should have one, as known before this is called
     * @return those that are another topic of the same name than before
     */
    public Set<String> renew(Collection<String> expected, Instant now)
            throws InterruptedException, ExecutionException, TimeoutException {
        var listed = answer(admin.listTopics().namesToListings());
        var names = listed.keySet().stream().filter(EventsTopics::isOfACollege).collect(Collectors.toSet());
        var found = new ArrayList<TopicPartition>();
        var replaced = new HashSet<String>();
        for (TopicDescription topic : describe(names)) {
            topic.partitions().forEach(each -> found.add(new TopicPartition(topic.name(), each.partition())));
            var before = ids.put(topic.name(), topic.topicId());
            if (before != null && !before.equals(topic.topicId())) {
                replaced.add(topic.name());
                madeAgainSince.put(topic.name(), now);
                LOG.warn("{} was deleted and made again: it is read from its beginning", topic.name());
            }
        }
        partitions = List.copyOf(found);
        noteGone(expected, names, now);
        return replaced;
    }

    /** The topics of registered colleges that are not there. */
    public List<Waiting> gone() {
        return goneSince.entrySet().stream()
                .map(each -> new Waiting(each.getKey(), null, Waiting.TOPIC_GONE, each.getValue(), 0))
                .toList();
    }

    /**
     * The topics that have had fewer records than were counted of their colleges. No memory is needed for that, so it
     * outlives a restart, and ends when the ledger is computed anew.
     *
     * @param received how many records of each college are counted, as known before the ends were asked for
     */
    public List<Waiting> madeAgain(Map<String, Long> received, Map<TopicPartition, Long> ends, Instant now) {
        var had = new HashMap<String, Long>();
        ends.forEach((partition, end) -> had.merge(partition.topic(), end, Long::sum));
        var missing = new ArrayList<Waiting>();
        had.forEach((topic, end) -> {
            long gone = received.getOrDefault(Topics.collegeOf(topic).orElse(""), 0L) - end;
            if (gone > 0) {
                var since = madeAgainSince.computeIfAbsent(topic, first -> now);
                missing.add(new Waiting(topic, null, Waiting.TOPIC_MADE_AGAIN, since, gone));
            }
        });
        return missing;
    }

    private void noteGone(Collection<String> expected, Set<String> names, Instant now) {
        var gone = expected.stream()
                .map(Topics::events)
                .filter(topic -> !names.contains(topic))
                .collect(Collectors.toSet());
        goneSince.keySet().retainAll(gone);
        for (String topic : gone) {
            if (goneSince.putIfAbsent(topic, now) == null) {
                LOG.warn("{} of a registered college is not there; what was counted of it still is", topic);
            }
        }
    }

    /** One that was deleted between two questions is left out. */
    private List<TopicDescription> describe(Collection<String> names)
            throws InterruptedException, ExecutionException, TimeoutException {
        var described = new ArrayList<TopicDescription>();
        for (var answer : admin.describeTopics(names).topicNameValues().values()) {
            try {
                described.add(answer(answer));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return described;
    }

    /** The probe measures itself: its steady stream would leave nothing ever settled. */
    private static boolean isOfACollege(String topic) {
        return Topics.isEvents(topic) && !topic.equals(Topics.events(SyntheticCollege.CODE));
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }
}
