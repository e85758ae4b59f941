package cultivation.live;

import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.Lookup;
import cultivation.connection.WireFormat;
import cultivation.indicators.IndicatorValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the indicators' history when somebody asks: each time from the beginning, so it keeps nothing in memory. */
public final class HistoryTopic implements Revisions {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Connection connection;
    private final WriterSchemas schemas;

    public HistoryTopic(Connection connection, WriterSchemas schemas) {
        this.connection = connection;
        this.schemas = schemas;
    }

    @Override
    public History of(String figure, @Nullable LocalDate asOf) {
        var key = figure.getBytes(StandardCharsets.UTF_8);
        var values = new ArrayList<IndicatorValue>();
        var settings = connection.clientSettings();
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        settings.put("fetch.max.wait.ms", 20);
        settings.put("max.poll.records", 10_000);
        settings.put("client.id", "cultivation-history");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.INDICATORS_HISTORY, PATIENCE).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var left = new HashMap<>(consumer.endOffsets(partitions, PATIENCE));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                if (left.isEmpty() || System.nanoTime() > deadline) {
                    return new History(values, left.isEmpty());
                }
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                    if (Arrays.equals(each.key(), key) && each.value() != null) {
                        take(each.value(), asOf, values);
                    }
                }
            }
        }
    }

    private void take(byte[] bytes, @Nullable LocalDate asOf, List<IndicatorValue> values) {
        var id = WireFormat.idOf(bytes);
        if (id.isPresent() && schemas.schemaOf(id.getAsInt()) instanceof Lookup.Found<Schema> writer) {
            try {
                var value = WireFormat.decode(bytes, writer.value(), IndicatorValue.class);
                if (asOf == null || value.getAsOf().equals(asOf)) {
                    values.add(value);
                }
            } catch (IOException e) {
                // not a value of this version; the others are
            }
        }
    }
}
