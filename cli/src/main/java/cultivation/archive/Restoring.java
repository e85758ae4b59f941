package cultivation.archive;

import cultivation.archive.Manifest.ArchivedFile;
import cultivation.archive.Manifest.ArchivedTopic;
import cultivation.cli.FailedException;
import cultivation.college.CollegeRegistrar;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Fills an empty cluster from a folder.
 *
 * <p>The app counts a record on the day of its append time, and judges by it. So events topics take the times that they are
 * given while they are filled, and the broker's clock again at the end: what stands there keeps its time. Until then they
 * are no topics that an app would read, so one that is started too early reads nothing half.
 */
final class Restoring {
    /** What a record may have been when a topic knew no bound yet. */
    private static final String LARGEST_BYTES = String.valueOf(64 << 20);

    private static final int SENDING_MS = 120_000;

    private final ArchiveFolder folder;
    private final Manifest manifest;

    /** @throws FailedException when the folder is no archive */
    Restoring(ArchiveFolder folder) throws IOException {
        this.folder = folder;
        this.manifest = folder.manifest();
        if (manifest.registry().isEmpty()) {
            throw new FailedException("“" + folder.path() + "”中的归档没有写完第一遍，不能恢复；请用另一份拷贝。");
        }
    }

    Manifest manifest() {
        return manifest;
    }

    long bytes() {
        return manifest.files().stream().mapToLong(ArchivedFile::bytes).sum();
    }

    /**
     * Reads every file, and compares it with what was written.
     *
     * @param read told of the bytes read so far
     */
    void verify(LongConsumer read) throws IOException {
        long before = 0;
        for (ArchivedFile file : manifest.files()) {
            long done = before;
            folder.verify(file, now -> read.accept(done + now));
            before += file.bytes();
        }
    }

    /** @throws FailedException when anything of ours is there */
    void requireEmptyCluster(Connection connection) {
        try (var admin = connection.admin()) {
            var ours = new TreeSet<String>();
            for (String topic : connection.answerOf(admin.listTopics().names())) {
                if (topic.startsWith("cultivation.") || Topics.isInternal(topic)) {
                    ours.add(topic);
                }
            }
            if (!ours.isEmpty()) {
                throw new FailedException("集群 " + connection.kafka() + " 不是空的：已有主题“" + ours.first() + "”等 "
                        + ours.size() + " 个。恢复只写入空的集群；恢复中断过的，请清空消息服务的数据后重新开始。");
            }
            requireNoOffsets(connection, admin);
        }
    }

    /** The list of groups first: an empty cluster has no coordinator that could be asked for offsets. */
    private static void requireNoOffsets(Connection connection, Admin admin) {
        boolean known = connection.answerOf(admin.listGroups().all()).stream()
                .anyMatch(group -> group.groupId().equals(Topics.APPLICATION_ID));
        if (known
                && !connection
                        .answerOf(admin.listConsumerGroupOffsets(Topics.APPLICATION_ID)
                                .partitionsToOffsetAndMetadata())
                        .isEmpty()) {
            throw new FailedException(
                    "集群 " + connection.kafka() + " 不是空的：消费组“" + Topics.APPLICATION_ID + "”还有读取位置，恢复的记录会被跳过；请用空的集群。");
        }
    }

    /** Brings the schemas back under their ids; how many there are. */
    int restoreRegistry(Connection connection) throws IOException, InterruptedException {
        return new RegistryCopy(connection).restore(bytes(Archiving.EXPORT), bytes(Archiving.VERSIONS));
    }

    private byte[] bytes(String name) throws IOException {
        for (ArchivedFile file : manifest.registry()) {
            if (file.path().endsWith('/' + name)) {
                return Files.readAllBytes(folder.file(file.path()));
            }
        }
        throw new FailedException("归档“" + folder.path() + "”中没有 " + name + "，不能恢复；请用另一份拷贝。");
    }

    /**
     * Makes the topics and writes every record.
     *
     * @param replicationFactor of every topic; -1 is the broker's default
     * @param written told of the records that the broker has
     */
    void restoreTopics(Connection connection, short replicationFactor, LongConsumer written) throws IOException {
        var colleges = new ArrayList<String>();
        int partitions = Topics.DEFAULT_PARTITIONS;
        for (ArchivedTopic topic : manifest.topics().values()) {
            if (Topics.isEvents(topic.name())) {
                colleges.add(Topics.collegeOf(topic.name()).orElseThrow());
                partitions = topic.partitions();
            }
        }
        try (var registrar = CollegeRegistrar.open(connection, partitions, replicationFactor)) {
            registrar.createSharedTopics();
            registrar.createTopics(colleges);
            takeTimesAsGiven(connection, colleges);
            write(connection, written);
            registrar.createTopics(colleges); // they exist, and get their own settings again
        }
    }

    private static void takeTimesAsGiven(Connection connection, List<String> colleges) {
        try (var admin = connection.admin()) {
            var topics = colleges.stream()
                    .map(code -> new ConfigResource(ConfigResource.Type.TOPIC, Topics.events(code)))
                    .toList();
            var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
            connection.answerOf(admin.describeConfigs(topics).all()).forEach((topic, known) -> {
                var operations = new ArrayList<AlterConfigOp>();
                for (var setting : Map.of(
                                "message.timestamp.type",
                                "CreateTime",
                                "max.message.bytes",
                                LARGEST_BYTES,
                                Topics.DECOMPRESSED,
                                LARGEST_BYTES)
                        .entrySet()) {
                    if (known.get(setting.getKey()) != null) {
                        operations.add(new AlterConfigOp(
                                new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET));
                    }
                }
                changes.put(topic, operations);
            });
            var unused =
                    connection.answerOf(admin.incrementalAlterConfigs(changes).all());
        }
    }

    /** One topic after another, each partition in its order: the producer keeps it, and fails as a whole. */
    private void write(Connection connection, LongConsumer written) throws IOException {
        var settings = connection.clientSettings();
        settings.putAll(Map.of(
                "acks",
                "all",
                "enable.idempotence",
                true,
                "compression.type",
                "gzip",
                "linger.ms",
                20,
                "batch.size",
                128 * 1024,
                "max.request.size",
                64 << 20,
                "max.block.ms",
                SENDING_MS,
                "delivery.timeout.ms",
                SENDING_MS));
        var failure = new AtomicReference<@Nullable Exception>();
        var acknowledged = new AtomicLong();
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ArchivedTopic topic : manifest.topics().values()) {
                var offsets = new HashMap<Integer, Long>();
                for (ArchivedFile file : topic.files()) {
                    try (var records =
                            new DataFileStream<GenericRecord>(folder.read(file), new GenericDatumReader<>())) {
                        for (GenericRecord record : records) {
                            requireOrder(file, offsets, record);
                            var unused = producer.send(ArchivedRecord.toSend(topic.name(), record), (sent, e) -> {
                                if (e != null) {
                                    failure.compareAndSet(null, e);
                                } else {
                                    acknowledged.incrementAndGet();
                                }
                            });
                            requireSent(connection, failure.get());
                            written.accept(acknowledged.get());
                        }
                    }
                }
                producer.flush();
                requireSent(connection, failure.get());
                written.accept(acknowledged.get());
            }
        }
        if (acknowledged.get() != manifest.records()) {
            throw new FailedException(
                    "归档有 " + manifest.records() + " 条记录，写入了 " + acknowledged.get() + " 条；请清空消息服务的数据后重新恢复。");
        }
    }

    private static void requireSent(Connection connection, @Nullable Exception failure) {
        if (failure != null) {
            throw connection.translated(failure);
        }
    }

    /** What follows each other in a partition must do so in the files, or figures would differ. */
    private void requireOrder(ArchivedFile file, Map<Integer, Long> offsets, GenericRecord record) {
        long offset = ArchivedRecord.offset(record);
        var before = offsets.put(ArchivedRecord.partition(record), offset);
        if (before != null && before >= offset) {
            throw new FailedException("归档“" + folder.path() + "”中 " + file.path() + " 的记录次序不对（"
                    + ArchivedRecord.partition(record) + " 号分区的 " + offset + " 在 " + before
                    + " 之后），不能恢复；请用另一份拷贝。");
        }
    }
}
