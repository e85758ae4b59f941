package cultivation.college;

import cultivation.connection.BrokerUnreachableException;
import cultivation.connection.Connection;
import cultivation.connection.RegistryClient;
import cultivation.connection.TopicReader;
import cultivation.connection.WaitPolicy;
import cultivation.connection.WireFormat;
import cultivation.reference.College;
import cultivation.rule.SyntheticCollege;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers colleges: their topics, and their record on {@value Topics#COLLEGES}.
 *
 * <pre>{@code
 * try (var registrar = CollegeRegistrar.open(connection, 4)) {
 *     registrar.createSharedTopics();
 *     registrar.add(Colleges.beijing());
 * }
 * }</pre>
 *
 * Everything may be done again: what is there stays, under the settings that this version wants. A rejections topic is made before its events topic, since the app
 * consumes no events that it could not reject. Schemas must be registered first ({@link SchemaRegistrar}).
 */
public final class CollegeRegistrar implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CollegeRegistrar.class);
    private static final int TOPICS_A_CALL = 200;
    /** A broker under load creates a topic some moments before it knows of it. */
    private static final int ATTEMPTS = 50;

    /** Of ten seconds each. */
    private static final int SILENCES = 6;

    private static final Duration PAUSE = Duration.ofMillis(100);
    /** As long as three answers of the broker: it may be starting again. */
    private static final WaitPolicy READING =
            WaitPolicy.whileItMoves(Duration.ofMillis(3L * Connection.BROKER_ANSWER_MS));

    private final Connection connection;
    private final int partitions;
    private final short replicationFactor;
    private final Admin admin;
    private final RegistryClient registry;

    private CollegeRegistrar(Connection connection, int partitions, short replicationFactor) {
        this.connection = connection;
        this.partitions = partitions;
        this.replicationFactor = replicationFactor;
        this.admin = connection.admin();
        this.registry = connection.registryClient();
    }

    /**
     * With the broker's default replication factor.
     *
     * @param partitions of every events topic of the deployment
     */
    public static CollegeRegistrar open(Connection connection, int partitions) {
        return open(connection, partitions, (short) -1);
    }

    /**
     * @param partitions of every events topic of the deployment
     * @param replicationFactor of every topic; -1 is the broker's default
     */
    public static CollegeRegistrar open(Connection connection, int partitions, short replicationFactor) {
        return new CollegeRegistrar(connection, partitions, replicationFactor);
    }

    /** Makes the topics that all colleges share, and the probe's. */
    public void createSharedTopics() {
        create(Topics.sharedSettings());
        create(Topics.probeSettings(partitions));
    }

    /**
     * Gives events topics of a release that did not know it the bound on what a record may unpack to. What somebody has
     * set stays: such a topic is not consumed, and told.
     */
    public void boundEvents() {
        var events = connection.answerOf(admin.listTopics().names()).stream()
                .filter(Topics::isEvents)
                .map(CollegeRegistrar::resource)
                .toList();
        var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        connection.answerOf(admin.describeConfigs(events).all()).forEach((topic, config) -> {
            var bound = config.get(Topics.DECOMPRESSED);
            if (bound != null && bound.source() != ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
                changes.put(
                        topic,
                        List.of(new AlterConfigOp(
                                new ConfigEntry(Topics.DECOMPRESSED, String.valueOf(Topics.MAX_EVENT_BYTES)),
                                AlterConfigOp.OpType.SET)));
            }
        });
        if (!changes.isEmpty()) {
            LOG.info("{} events topics of an earlier release get {}", changes.size(), Topics.DECOMPRESSED);
            var unused =
                    connection.answerOf(admin.incrementalAlterConfigs(changes).all());
        }
    }

    /** Registers one college. */
    public void add(College college) {
        add(List.of(college));
    }

    /**
     * Registers colleges, or registers them anew with other particulars.
     *
     * @throws IllegalStateException when an events topic of another number of partitions is there
     */
    public void add(Collection<College> colleges) {
        var codes =
                colleges.stream().map(college -> college.getCode().toString()).toList();
        if (codes.contains(SyntheticCollege.CODE)) {
            throw new IllegalArgumentException("学校代码“" + SyntheticCollege.CODE + "”留给系统自检用，请换一个代码。");
        }
        createTopics(codes);
        write(colleges);
    }

    /**
     * Makes the colleges' own topics without registering them; those that are there get their settings.
     *
     * @throws IllegalStateException when an events topic of another number of partitions is there
     */
    public void createTopics(Collection<String> codes) {
        requireSamePartitions();
        create(codes.stream().map(Topics::rejectionsSettings).toList());
        create(codes.stream()
                .map(code -> Topics.eventsSettings(code, partitions))
                .toList());
    }

    /**
     * Expects nothing more of a college; its events and figures stay.
     *
     * @throws IllegalArgumentException when no such college is registered
     */
    public College retire(String code) {
        var college = list().stream()
                .filter(registered -> registered.getCode().toString().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("没有代码为 " + code + " 的学校；./cultivation college list 列出各校代码。"));
        college.setExpected(false);
        write(List.of(college));
        return college;
    }

    /** The registered colleges, by code; none before the shared topics are there. */
    public List<College> list() {
        if (!connection.answerOf(admin.listTopics().names()).contains(Topics.COLLEGES)) {
            return List.of();
        }
        var byCode = new TreeMap<String, College>();
        var schemas = new HashMap<Integer, Schema>();
        try (var reader = TopicReader.open(connection, "cultivation-colleges", READING)) {
            reader.begin(Topics.COLLEGES);
            reader.readToEnd(record -> {
                var code = new String(record.key(), StandardCharsets.UTF_8);
                if (record.value() == null) {
                    byCode.remove(code);
                } else {
                    byCode.put(code, decode(record.value(), schemas));
                }
            });
        }
        return List.copyOf(byCode.values());
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }

    /** An events topic with more partitions than the others would stop the app. */
    private void requireSamePartitions() {
        var names = connection.answerOf(admin.listTopics().names()).stream()
                .filter(Topics::isEvents)
                .toList();
        connection.answerOf(admin.describeTopics(names).allTopicNames()).forEach((name, topic) -> {
            if (topic.partitions().size() != partitions) {
                throw new IllegalStateException("各校事件主题的分区数必须相同：“" + name + "”有 "
                        + topic.partitions().size() + " 个，这里要的是 " + partitions
                        + " 个；请改 --partitions 或 CULTIVATION_PARTITIONS。");
            }
        });
    }

    private void create(List<TopicSettings> wanted) {
        var existing = connection.answerOf(admin.listTopics().names());
        align(wanted.stream().filter(topic -> existing.contains(topic.name())).toList());
        var missing = wanted.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(topic -> topic.toNewTopic(replicationFactor))
                .toList();
        for (int from = 0; from < missing.size(); from += TOPICS_A_CALL) {
            var topics = missing.subList(from, Math.min(from + TOPICS_A_CALL, missing.size()));
            createAll(topics);
            awaitLeaders(topics);
        }
    }

    /** Gives topics of an earlier version the settings of this one; what is right already is not touched. */
    private void align(List<TopicSettings> existing) {
        if (existing.isEmpty()) {
            return;
        }
        var resources = existing.stream().map(topic -> resource(topic.name())).toList();
        var found = connection.answerOf(admin.describeConfigs(resources).all());
        var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        for (TopicSettings topic : existing) {
            var now = found.get(resource(topic.name()));
            var operations = topic.settings().entrySet().stream()
                    .filter(setting -> now == null || isKnownAndOther(now, setting.getKey(), setting.getValue()))
                    .map(setting -> new AlterConfigOp(
                            new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            if (!operations.isEmpty()) {
                changes.put(resource(topic.name()), operations);
            }
        }
        if (!changes.isEmpty()) {
            LOG.info("topics of an earlier version get this one's settings: {}", changes);
            var unused =
                    connection.answerOf(admin.incrementalAlterConfigs(changes).all());
        }
    }

    /** A broker that does not know a setting does not list it. */
    private static boolean isKnownAndOther(Config now, String name, String value) {
        var entry = now.get(name);
        return entry != null && !value.equals(entry.value());
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    /**
     * Waits until the leader of every new partition serves it. Created, a topic may still refuse a first batch and take
     * the second: to the broker that one then begins the producer's sequence, and the first is refused for ever.
     */
    private void awaitLeaders(List<NewTopic> created) {
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        for (NewTopic topic : created) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        int silences = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                var unused = connection.answerOf(admin.listOffsets(ends).all());
                return;
            } catch (UnknownTopicOrPartitionException notYetHeardOf) {
                if (attempt == ATTEMPTS) {
                    throw notYetHeardOf;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (BrokerUnreachableException busy) {
                // It answered when the topics were made: it is busy with them, not gone.
                if (++silences == SILENCES) {
                    throw busy;
                }
            }
        }
    }

    private void createAll(List<NewTopic> topics) {
        var byName = new HashMap<String, NewTopic>();
        var ofAnOlderBroker = new ArrayList<NewTopic>();
        for (NewTopic topic : topics) {
            byName.put(topic.name(), topic);
        }
        for (var created : admin.createTopics(topics).values().entrySet()) {
            try {
                connection.answerOf(created.getValue());
            } catch (TopicExistsException e) {
                // somebody else was quicker, with the same settings
            } catch (InvalidConfigurationException e) {
                var topic = byName.get(created.getKey());
                if (topic == null || !topic.configs().containsKey(Topics.DECOMPRESSED)) {
                    throw e;
                }
                ofAnOlderBroker.add(withoutBound(topic));
            }
        }
        if (!ofAnOlderBroker.isEmpty()) {
            LOG.warn(
                    "{} topics are made without {}, which this broker does not know: one small record that unpacks to a"
                            + " large one can stop it. Brokers from 4.4 on know it.",
                    ofAnOlderBroker.size(),
                    Topics.DECOMPRESSED);
            createAll(ofAnOlderBroker);
        }
    }

    private static NewTopic withoutBound(NewTopic topic) {
        var settings = new HashMap<>(topic.configs());
        settings.remove(Topics.DECOMPRESSED);
        return new NewTopic(topic.name(), topic.numPartitions(), topic.replicationFactor()).configs(settings);
    }

    private void write(Collection<College> colleges) {
        var records = new LinkedHashMap<String, College>();
        colleges.forEach(college -> records.put(college.getCode().toString(), college));
        ReferenceTopic.write(connection, Topics.COLLEGES, College.getClassSchema(), records);
    }

    private College decode(byte[] value, Map<Integer, Schema> schemas) {
        int id = WireFormat.idOf(value)
                .orElseThrow(() -> new IllegalStateException("a record of " + Topics.COLLEGES + " has no schema id"));
        var writer = schemas.computeIfAbsent(id, registry::requireSchemaOf);
        try {
            return WireFormat.decode(value, writer, College.class);
        } catch (IOException e) {
            throw new IllegalStateException("a record of " + Topics.COLLEGES + " is no college", e);
        }
    }
}
