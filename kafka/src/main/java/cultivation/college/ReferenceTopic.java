package cultivation.college;

import cultivation.connection.Connection;
import cultivation.connection.WireFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes a compacted topic of reference data, and returns when the broker has it. */
final class ReferenceTopic {
    private ReferenceTopic() {}

    /**
     * @param records by key; null takes the key's record away
     * @throws cultivation.connection.SchemaNotRegisteredException when the registry does not know the schema
     */
    static void write(
            Connection connection,
            String topic,
            Schema schema,
            Map<String, ? extends @Nullable SpecificRecord> records) {
        int id = connection.registryClient().requireIdOf(schema);
        var encoded = new LinkedHashMap<String, byte @Nullable []>();
        records.forEach((key, record) -> encoded.put(key, record == null ? null : WireFormat.encode(id, record)));
        write(connection, topic, encoded);
    }

    /** The same of values as they are to stand there. */
    static void write(Connection connection, String topic, Map<String, byte @Nullable []> values) {
        var settings = connection.clientSettings();
        settings.putAll(Map.of(
                "acks",
                "all",
                "max.block.ms",
                Connection.BROKER_ANSWER_MS,
                "delivery.timeout.ms",
                Connection.BROKER_ANSWER_MS,
                "request.timeout.ms",
                Connection.BROKER_ANSWER_MS / 2));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var sent = new ArrayList<Future<?>>();
            values.forEach((key, value) -> sent.add(producer.send(new ProducerRecord<>(topic, key, value))));
            for (Future<?> each : sent) {
                var unused = each.get();
            }
        } catch (ExecutionException e) {
            throw connection.translated(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw connection.translated(e);
        }
    }
}
