package cultivation.bench.ladder;

import cultivation.bench.job.EventReading;
import cultivation.bench.job.Figures;
import cultivation.bench.job.Folding;
import cultivation.bench.measured.Answering;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The rungs without Kafka Streams, in a process of their own: two threads, each with the same half of the partitions of
 * every events topic, that commit every 100 ms.
 */
final class PlainClimb {
    private static final int THREADS = 2;
    private static final long COMMIT_EVERY_NANOS = 100_000_000L;
    private static final Duration POLL = Duration.ofMillis(20);

    /** What L2 writes an event: as large as the monitor's record of an entity. */
    private static final int KEY_BYTES = 34;

    private static final int VALUE_BYTES = 60;

    private final Rung rung;
    private final Connection connection;
    private final String group;
    private final List<Reader> readers = new ArrayList<>();
    private volatile boolean stopped;

    private PlainClimb(Rung rung, Connection connection, String group) {
        this.rung = rung;
        this.connection = connection;
        this.group = group;
    }

    /** Arguments: rung, broker, registry, group, the topic that L2 writes to, a file for the figures of fold. */
    public static void main(String[] arguments) {
        var climb = new PlainClimb(
                Rung.ofId(arguments[0]).orElseThrow(), Connection.of(arguments[1], arguments[2]), arguments[3]);
        Answering.start(() -> climb.stop(Path.of(arguments[5])));
        climb.start(arguments[4]);
    }

    private void start(String written) {
        var topics = topics();
        for (int thread = 0; thread < THREADS; thread++) {
            int half = thread;
            var partitions = topics.stream()
                    .filter(partition -> partition.partition() % THREADS == half)
                    .toList();
            var reader = new Reader(partitions, thread, written);
            readers.add(reader);
            reader.start();
        }
    }

    private Map<String, Object> stop(Path figuresFile) throws Exception {
        stopped = true;
        for (var reader : readers) {
            reader.join();
        }
        if (rung != Rung.FOLD) {
            return Map.of();
        }
        var figures = new Figures();
        readers.forEach(reader -> reader.folding.addTo(figures));
        figures.write(figuresFile);
        return Map.of(
                "entities",
                readers.stream().mapToInt(reader -> reader.folding.entities()).sum());
    }

    private List<TopicPartition> topics() {
        try (var admin = connection.admin()) {
            var names = connection.answerOf(admin.listTopics().names()).stream()
                    .filter(Topics::isEvents)
                    .toList();
            return connection.answerOf(admin.describeTopics(names).allTopicNames()).values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .toList();
        }
    }

    private final class Reader extends Thread {
        private final List<TopicPartition> partitions;
        private final int number;
        private final String written;
        private final EventReading events = new EventReading(connection.registryClient());
        private final Folding folding = new Folding(CatalogueFile.shipped());

        Reader(List<TopicPartition> partitions, int number, String written) {
            super("reader-" + number);
            this.partitions = partitions;
            this.number = number;
            this.written = written;
        }

        @Override
        public void run() {
            try (var consumer = connection.consumer(
                    group,
                    Map.of(ConsumerConfig.GROUP_ID_CONFIG, group, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000))) {
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                if (rung == Rung.L2) {
                    readAndWrite(consumer);
                } else {
                    read(consumer);
                }
            }
        }

        private void read(Consumer<byte[], byte[]> consumer) {
            long committed = System.nanoTime();
            boolean moved = false;
            while (!stopped) {
                for (var record : consumer.poll(POLL)) {
                    moved = true;
                    take(record);
                }
                if (moved && System.nanoTime() - committed >= COMMIT_EVERY_NANOS) {
                    consumer.commitAsync();
                    committed = System.nanoTime();
                    moved = false;
                }
            }
        }

        private void take(ConsumerRecord<byte[], byte[]> record) {
            if (rung == Rung.POLL) {
                return;
            }
            var event = events.read(record.value());
            if (rung == Rung.FOLD) {
                folding.take(event, record.topic(), record.partition(), record.timestamp(), record.key());
            }
        }

        private void readAndWrite(Consumer<byte[], byte[]> consumer) {
            try (var producer = producer()) {
                producer.initTransactions();
                var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
                long begun = 0;
                while (!stopped) {
                    var records = consumer.poll(POLL);
                    if (!records.isEmpty() && ends.isEmpty()) {
                        producer.beginTransaction();
                        begun = System.nanoTime();
                    }
                    for (var record : records) {
                        take(record);
                        var unused = producer.send(new ProducerRecord<>(
                                written, record.partition(), key(record.key()), value(record.value())));
                    }
                    ends.putAll(records.nextOffsets());
                    if (!ends.isEmpty() && System.nanoTime() - begun >= COMMIT_EVERY_NANOS) {
                        producer.sendOffsetsToTransaction(ends, consumer.groupMetadata());
                        producer.commitTransaction();
                        ends.clear();
                    }
                }
            }
        }

        private byte[] key(byte[] id) {
            var key = new byte[KEY_BYTES];
            System.arraycopy(id, 0, key, 0, Math.min(id.length, KEY_BYTES));
            return key;
        }

        private byte[] value(byte[] event) {
            var value = new byte[VALUE_BYTES];
            System.arraycopy(event, 0, value, 0, Math.min(event.length, VALUE_BYTES));
            return value;
        }

        private Producer<byte[], byte[]> producer() {
            var settings = connection.clientSettings();
            settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group + '-' + number);
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
            settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
            settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
            return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
    }
}
