package cultivation.topology.gate;

import cultivation.college.TopicSettings;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.rule.SyntheticCollege;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which topics may be consumed. An events topic is left out, with a reason for the alarm, when consuming it could stop
 * the other colleges or make figures that cannot be made again: it has no rejections topic, or one that a rejection might
 * not fit, or another number of partitions than the rest, or other settings than {@link Topics#eventsSettings}. A broker
 * that does not know a setting is not asked for it.
 */
public final class AdmittedTopics implements AutoCloseable {
    /** The topics until the next change, and which of them a subscription has: it is asked for with every poll. */
    record Admitted(Set<String> topics, Map<Pattern, List<String>> found) {
        Admitted(Set<String> topics) {
            this(topics, new ConcurrentHashMap<>());
        }

        List<String> matching(Pattern pattern) {
            return found.computeIfAbsent(pattern, asked -> topics.stream()
                    .filter(topic -> asked.matcher(topic).matches())
                    .toList());
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(AdmittedTopics.class);
    private static final Duration REFRESH = Duration.ofSeconds(2);
    /** Settings of a topic change rarely: with each refresh those of so many are asked for again, and all in half a minute. */
    private static final int ROUND = 15;
    /** A nation's take some minutes: all at once, each half minute, were a third of what the broker did at rest. */
    private static final int MOST_AT_ONCE = 20;

    private static final String MAX_BYTES = "max.message.bytes";

    private final Admin admin;
    private final int partitions;
    /** By id, for a topic that was made again under its name is another one. */
    private final Map<Uuid, Long> maxBytes = new HashMap<>();

    private final Map<Uuid, Integer> counted = new HashMap<>();
    /** Of events topics: the setting that is not as it must be, or an empty text. */
    private final Map<Uuid, String> odd = new HashMap<>();

    /** Events topics that have been described, those longest ago first. */
    private final Map<Uuid, String> described = new LinkedHashMap<>();

    private final ScheduledExecutorService refreshing = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "admitted-topics");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Admitted admitted = new Admitted(Set.of());
    private volatile Map<String, String> refused = Map.of();
    private final Map<String, Instant> refusedSince = new ConcurrentHashMap<>();
    /** @param partitions P, that every events topic must have */
    public AdmittedTopics(Admin admin, int partitions) {
        this.admin = admin;
        this.partitions = partitions;
    }

    /** Looks once, then again every two seconds. */
    public void start() throws InterruptedException, ExecutionException, TimeoutException {
        refresh();
        var unused = refreshing.scheduleWithFixedDelay(
                this::lookAgain, REFRESH.toMillis(), REFRESH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether all of these exist. */
    public boolean contain(Collection<TopicSettings> wanted) {
        return wanted.stream().allMatch(topic -> admitted.topics().contains(topic.name()));
    }

    /** The topics of a subscription that may be consumed; the same list until they change. */
    public List<String> matching(Pattern pattern) {
        return admitted.matching(pattern);
    }

    /** Events topics that are not consumed, each with the reason: {@code no_rejections_topic}. */
    public Map<String, String> refused() {
        return refused;
    }

    /** When it was first seen that this one is not. */
    public Instant refusedSince(String topic) {
        return refusedSince.getOrDefault(topic, Instant.EPOCH);
    }

    @Override
    public void close() {
        refreshing.shutdownNow();
    }

    /** Looks now; while the broker does not answer, what was seen before stays. */
    public void lookAgain() {
        try {
            refresh();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.warn("Topics cannot be listed; the subscription stays as it is: {}", e.getMessage());
        }
    }

    /** Looks now. */
    public synchronized void refresh() throws InterruptedException, ExecutionException, TimeoutException {
        var ids = new HashMap<String, Uuid>();
        for (TopicListing topic :
                admin.listTopics().listings().get(Connection.BROKER_ANSWER_MS, TimeUnit.MILLISECONDS)) {
            ids.put(topic.name(), topic.topicId());
        }
        var events = ids.keySet().stream().filter(Topics::isEvents).toList();
        describe(events, ids);
        var nowAdmitted = new TreeSet<>(ids.keySet());
        nowAdmitted.removeAll(events);
        var nowRefused = new TreeMap<String, String>();
        for (String topic : events) {
            var reason = refusal(topic, ids);
            if (reason.isEmpty()) {
                nowAdmitted.add(topic);
            } else {
                nowRefused.put(topic, reason);
            }
        }
        if (!nowRefused.equals(refused)) {
            LOG.warn("Events topics that are not consumed, with the reason: {}", nowRefused);
        }
        refusedSince.keySet().retainAll(nowRefused.keySet());
        nowRefused.keySet().forEach(topic -> refusedSince.putIfAbsent(topic, Instant.now()));
        if (!nowAdmitted.equals(admitted.topics())) {
            admitted = new Admitted(nowAdmitted);
        }
        refused = nowRefused;
    }

    private String refusal(String events, Map<String, Uuid> ids) {
        var rejections = ids.get(Topics.rejections(Topics.collegeOf(events).orElseThrow()));
        if (rejections == null) {
            return "no_rejections_topic";
        }
        int has = counted.getOrDefault(ids.get(events), partitions);
        if (has != partitions) {
            return "partitions_" + has + "_not_" + partitions;
        }
        var setting = odd.getOrDefault(ids.get(events), "");
        if (!setting.isEmpty()) {
            return setting;
        }
        long room = maxBytes.getOrDefault(rejections, (long) Topics.MAX_REJECTION_BYTES);
        return room < Topics.MAX_REJECTION_BYTES ? "rejections_topic_too_small" : "";
    }

    private void describe(Collection<String> events, Map<String, Uuid> ids)
            throws InterruptedException, ExecutionException, TimeoutException {
        forgetLongestAgo(events, ids);
        var undescribed = events.stream()
                .filter(topic -> !counted.containsKey(ids.get(topic)))
                .toList();
        if (!undescribed.isEmpty()) {
            for (TopicDescription topic : admin.describeTopics(undescribed)
                    .allTopicNames()
                    .get(Connection.BROKER_ANSWER_MS, TimeUnit.MILLISECONDS)
                    .values()) {
                counted.put(topic.topicId(), topic.partitions().size());
            }
        }
        var resources = new ArrayList<ConfigResource>();
        for (String topic : events) {
            if (!odd.containsKey(ids.get(topic))) {
                resources.add(new ConfigResource(ConfigResource.Type.TOPIC, topic));
            }
            var rejections = Topics.rejections(Topics.collegeOf(topic).orElseThrow());
            if (ids.containsKey(rejections) && !maxBytes.containsKey(ids.get(rejections))) {
                resources.add(new ConfigResource(ConfigResource.Type.TOPIC, rejections));
            }
        }
        if (!resources.isEmpty()) {
            Map<ConfigResource, Config> configs =
                    admin.describeConfigs(resources).all().get(Connection.BROKER_ANSWER_MS, TimeUnit.MILLISECONDS);
            configs.forEach((resource, config) -> {
                if (Topics.isEvents(resource.name())) {
                    odd.put(ids.get(resource.name()), oddSetting(resource.name(), config));
                } else {
                    maxBytes.put(
                            ids.get(resource.name()),
                            Long.parseLong(config.get(MAX_BYTES).value()));
                }
            });
        }
    }

    private void forgetLongestAgo(Collection<String> events, Map<String, Uuid> ids) {
        described.keySet().retainAll(events.stream().map(ids::get).collect(Collectors.toSet()));
        int turn = Math.min(MOST_AT_ONCE, described.size() / ROUND + 1);
        for (Uuid id : described.keySet().stream().limit(turn).toList()) {
            var college = Topics.collegeOf(described.remove(id)).orElseThrow();
            counted.remove(id);
            odd.remove(id);
            maxBytes.remove(ids.get(Topics.rejections(college)));
        }
        events.forEach(topic -> described.putIfAbsent(ids.get(topic), topic));
    }

    /** {@code retention.ms_604800000_not_-1}; empty where all is as it must be. */
    private String oddSetting(String topic, Config config) {
        return new TreeMap<>(wanted(topic))
                .entrySet().stream()
                        .filter(setting -> config.get(setting.getKey()) != null
                                && !setting.getValue()
                                        .equals(config.get(setting.getKey()).value()))
                        .map(setting -> setting.getKey() + '_'
                                + config.get(setting.getKey()).value() + "_not_" + setting.getValue())
                        .findFirst()
                        .orElse("");
    }

    private Map<String, String> wanted(String topic) {
        var college = Topics.collegeOf(topic).orElseThrow();
        return college.equals(SyntheticCollege.CODE)
                ? Topics.probeSettings(partitions).get(1).settings()
                : Topics.eventsSettings(college, partitions).settings();
    }
}
