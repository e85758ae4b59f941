package cultivation.bench.peer;

import cultivation.bench.measured.Answering;
import cultivation.college.Topics;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The job in Apache Flink: events keyed by entity, what they move keyed by cell, both states on the heap; checkpoints, and
 * a sink that is exactly once. An embedded cluster of two slots, objects reused.
 */
public final class FlinkPeer {
    private static final int PARALLELISM = 2;

    /** A checkpoint writes all state there is, so it is not taken each second. */
    private static final Duration CHECKPOINTS = Duration.ofSeconds(3);

    private FlinkPeer() {}

    /** Arguments: broker, registry, group, the topic of cells, a folder for checkpoints. */
    public static void main(String[] arguments) throws Exception {
        var kafka = arguments[0];
        var environment = environment(arguments[4]);
        var source = KafkaSource.<Tuple6<String, String, Integer, Long, byte[], byte[]>>builder()
                .setBootstrapServers(kafka)
                .setTopicPattern(Topics.eventsPattern())
                .setGroupId(arguments[2])
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new FlinkEvents(kafka, arguments[1]))
                .build();
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "events")
                .keyBy(event -> event.f0, Types.STRING)
                .process(new FlinkBook(kafka, arguments[1]))
                .returns(FlinkSums.MOVE)
                .keyBy(move -> move.f0, Types.STRING)
                .process(new FlinkSums())
                .returns(FlinkSums.MOVE)
                .sinkTo(sink(kafka, arguments[3], arguments[2]));
        var job = environment.executeAsync("bench");
        Answering.start(() -> {
            job.cancel().get();
            return Map.of();
        });
        var unused = job.getJobExecutionResult().whenComplete((result, failure) -> {
            if (failure != null) {
                failure.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        });
    }

    /** Flink's connector calls what is internal to the Kafka clients that it was built with, which the build lays beside. */
    public static Path kafkaClients() {
        try {
            var built = Path.of(FlinkPeer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return built.resolveSibling("flink").resolve("kafka-clients.jar");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StreamExecutionEnvironment environment(String checkpoints) {
        var configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file://" + checkpoints);
        // A climb that failed is no measurement.
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        var environment = StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, configuration);
        environment.enableCheckpointing(CHECKPOINTS.toMillis(), CheckpointingMode.EXACTLY_ONCE);
        environment.getConfig().enableObjectReuse();
        return environment;
    }

    private static KafkaSink<Tuple3<String, Long, Long>> sink(String kafka, String topic, String prefix) {
        return KafkaSink.<Tuple3<String, Long, Long>>builder()
                .setBootstrapServers(kafka)
                .setRecordSerializer(new Cells(topic))
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(prefix)
                // The broker grants no more than 15 minutes; the sink asks for an hour by default.
                .setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "60000")
                .build();
    }

    /** A cell as a record of the topic of cells. */
    private record Cells(String topic) implements KafkaRecordSerializationSchema<Tuple3<String, Long, Long>> {
        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                Tuple3<String, Long, Long> cell, KafkaSinkContext context, Long timestamp) {
            return new ProducerRecord<>(
                    topic, cell.f0.getBytes(StandardCharsets.UTF_8), PeerCells.encode(cell.f1, cell.f2));
        }
    }
}
