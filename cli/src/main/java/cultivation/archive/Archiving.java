package cultivation.archive;

import cultivation.archive.Manifest.ArchivedFile;
import cultivation.archive.Manifest.ArchivedTopic;
import cultivation.cli.FailedException;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.TopicReader;
import cultivation.connection.WaitPolicy;
import cultivation.rule.SyntheticCollege;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes what is new since the folder's last run. Colleges first, so that every college in it has its topic too; the
 * registry last, so that every id in it has its schema.
 */
final class Archiving {
    /** Compacted, so each run writes all that stands in them; a record that was taken away is in no later run. */
    static final List<String> STANDING =
            List.of(Topics.COLLEGES, Topics.TOKENS, Topics.THRESHOLDS, Topics.TARGETS, Topics.CASES, Topics.CLOSINGS);
    /** Grow like events. */
    static final List<String> GROWING =
            List.of(Topics.THRESHOLD_CHANGES, Topics.TARGET_CHANGES, Topics.INDICATORS_HISTORY);

    private static final WaitPolicy READING =
            WaitPolicy.whileItMoves(Duration.ofMillis(3L * Connection.BROKER_ANSWER_MS));
    static final String VERSIONS = "versions.json";
    static final String EXPORT = "apicurio-export.zip";

    /**
     * What a run has done.
     *
     * @param added records that were not in the folder before
     */
    record Done(long added, Manifest manifest) {}

    private final Connection connection;
    private final ArchiveFolder folder;
    private final Clock clock;
    private Manifest manifest;
    private long added;

    private Archiving(Connection connection, ArchiveFolder folder, Clock clock, Manifest manifest) {
        this.connection = connection;
        this.folder = folder;
        this.clock = clock;
        this.manifest = manifest;
    }

    /**
     * @param total told once how many records there may be to read, before the first is
     * @param read told of how many were
     * @throws FailedException when the folder is no archive of this cluster
     */
    static Done run(Connection connection, ArchiveFolder folder, Clock clock, LongConsumer total, LongConsumer read)
            throws IOException, InterruptedException {
        var lock = folder.lock();
        try (var admin = connection.admin()) {
            return run(connection, admin, folder, clock, total, read);
        } finally {
            lock.acquiredBy().close();
        }
    }

    private static Done run(
            Connection connection,
            Admin admin,
            ArchiveFolder folder,
            Clock clock,
            LongConsumer total,
            LongConsumer read)
            throws IOException, InterruptedException {
        var cluster = connection.answerOf(admin.describeCluster().clusterId());
        if (!folder.isThere()) {
            if (!folder.isEmpty()) {
                throw new FailedException("“" + folder.path() + "”不是空文件夹，也不是归档；请换一个文件夹。");
            }
            folder.write(Manifest.ofNothing(cluster));
        }
        var manifest = folder.manifest();
        if (!manifest.cluster().equals(cluster)) {
            throw new FailedException(
                    "“" + folder.path() + "”是另一个集群（" + manifest.cluster() + "）的归档，本集群是 " + cluster + "；请换一个文件夹，从头归档。");
        }
        folder.deleteWhatIsNotIn(manifest);
        var run = new Archiving(connection, folder, clock, manifest.withRun(manifest.runs() + 1));
        run.write(admin, total, read);
        return new Done(run.added, run.manifest);
    }

    private void write(Admin admin, LongConsumer total, LongConsumer read) throws IOException, InterruptedException {
        for (String topic : STANDING) {
            writeStanding(admin, topic);
        }
        var names = new TreeSet<String>();
        for (String name : connection.answerOf(admin.listTopics().names())) {
            if (GROWING.contains(name)
                    || (Topics.isEvents(name) && !name.equals(Topics.events(SyntheticCollege.CODE)))) {
                names.add(name);
            }
        }
        var topics =
                new TreeMap<>(connection.answerOf(admin.describeTopics(names).allTopicNames()));
        try (var reader = TopicReader.open(connection, "cultivation-archive", READING)) {
            long toRead = 0;
            var starts = new HashMap<String, Map<TopicPartition, Long>>();
            for (TopicDescription topic : topics.values()) {
                var start = start(reader, topic);
                starts.put(topic.name(), start);
                for (var each : start.entrySet()) {
                    toRead +=
                            reader.endOf(each.getKey()) - Math.max(each.getValue(), reader.beginningOf(each.getKey()));
                }
            }
            total.accept(toRead);
            long before = 0;
            for (TopicDescription topic : topics.values()) {
                long done = before;
                before += continued(
                        reader, topic, starts.getOrDefault(topic.name(), Map.of()), now -> read.accept(done + now));
            }
        }
        writeRegistry();
    }

    /** Where to go on in each partition. */
    private Map<TopicPartition, Long> start(TopicReader reader, TopicDescription topic) {
        var known = manifest.topics().get(topic.name());
        if (known != null && !known.id().equals(topic.topicId().toString())) {
            throw new FailedException("主题“" + topic.name() + "”在上次归档之后被删除重建，旧归档不能续写；请换一个文件夹，从头归档。");
        }
        var start = new HashMap<TopicPartition, Long>();
        for (int partition = 0; partition < topic.partitions().size(); partition++) {
            var at = new TopicPartition(topic.name(), partition);
            long next = known == null ? 0 : known.next().getOrDefault(partition, 0L);
            if (reader.endOf(at) < next) {
                throw new FailedException("主题“" + topic.name() + "”的 " + partition + " 号分区只到 " + reader.endOf(at)
                        + "，而归档已到 " + next + "：消息服务丢了记录。旧归档不能续写，请保管好它，并换一个文件夹从头归档。");
            }
            start.put(at, next);
        }
        return start;
    }

    private long continued(
            TopicReader reader, TopicDescription topic, Map<TopicPartition, Long> start, LongConsumer read)
            throws IOException {
        var known = manifest.topics().get(topic.name());
        var next = new TreeMap<Integer, Long>();
        start.forEach((partition, offset) -> next.put(partition.partition(), offset));
        var count = new long[1];
        try (var files = new DayFiles(
                folder, place(topic.name()), manifest.runs(), known == null ? Map.of() : known.lastDay())) {
            reader.begin(start);
            reader.readToEnd(record -> {
                if (record.offset() < next.getOrDefault(record.partition(), 0L)) {
                    return; // after an offset that is no more the broker begins anew
                }
                files.add(record);
                next.put(record.partition(), record.offset() + 1);
                read.accept(++count[0]);
            });
            var all = new ArrayList<ArchivedFile>(known == null ? List.of() : known.files());
            all.addAll(files.finish());
            manifest = manifest.with(new ArchivedTopic(
                    topic.name(), topic.topicId().toString(), topic.partitions().size(), next, files.lastDay(), all));
        }
        folder.write(manifest);
        added += count[0];
        return count[0];
    }

    private void writeStanding(Admin admin, String name) throws IOException {
        if (!connection.answerOf(admin.listTopics().names()).contains(name)) {
            return;
        }
        var topic = connection
                .answerOf(admin.describeTopics(Set.of(name)).allTopicNames())
                .values()
                .iterator()
                .next();
        try (var reader = TopicReader.open(connection, "cultivation-archive", READING);
                var files = new DayFiles(folder, place(name), manifest.runs(), Map.of())) {
            reader.begin(name);
            reader.readToEnd(files::add);
            manifest = manifest.with(new ArchivedTopic(
                    name, topic.topicId().toString(), topic.partitions().size(), Map.of(), Map.of(), files.finish()));
        }
    }

    private void writeRegistry() throws IOException, InterruptedException {
        var registry = new RegistryCopy(connection);
        var place = "registry/%04d/".formatted(manifest.runs());
        manifest = manifest.written(
                clock.instant().toString(),
                List.of(
                        folder.write(place + VERSIONS, registry.versions()),
                        folder.write(place + EXPORT, registry.export())));
        folder.write(manifest);
        folder.deleteWhatIsNotIn(manifest);
    }

    private static String place(String topic) {
        return Topics.isEvents(topic) ? "events/" + Topics.collegeOf(topic).orElseThrow() : "topics/" + topic;
    }
}
