package cultivation.bench.peer;

import cultivation.bench.job.Booking;
import cultivation.bench.job.EventReading;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Events with their entity: entity, topic, partition, time of append, key, value. The value is decoded where it is booked. */
@SuppressWarnings("NullAway.Init") // open comes first
final class FlinkEvents
        implements KafkaRecordDeserializationSchema<Tuple6<String, String, Integer, Long, byte[], byte[]>> {
    private static final long serialVersionUID = 1;

    private final String kafka;
    private final String registry;
    private transient EventReading events;

    FlinkEvents(String kafka, String registry) {
        this.kafka = kafka;
        this.registry = registry;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        events = new EventReading(Connection.of(kafka, registry).registryClient());
    }

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> record,
            Collector<Tuple6<String, String, Integer, Long, byte[], byte[]>> out) {
        var entity = Booking.entityOf(
                Topics.collegeOf(record.topic()).orElseThrow(),
                events.typeOf(record.value()),
                new String(record.key(), StandardCharsets.UTF_8));
        out.collect(Tuple6.of(
                entity, record.topic(), record.partition(), record.timestamp(), record.key(), record.value()));
    }

    @Override
    public TypeInformation<Tuple6<String, String, Integer, Long, byte[], byte[]>> getProducedType() {
        var bytes = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
        return Types.TUPLE(Types.STRING, Types.STRING, Types.INT, Types.LONG, bytes, bytes);
    }
}
