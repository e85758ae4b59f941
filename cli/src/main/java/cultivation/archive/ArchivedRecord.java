package cultivation.archive;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** How a record of a topic stands in a file: all that the broker knew of it, key and value as they were on the wire. */
final class ArchivedRecord {
    static final Schema SCHEMA = new Schema.Parser().parse("""
            {"type": "record", "name": "ArchivedRecord", "namespace": "cultivation.archive", "fields": [
              {"name": "partition", "type": "int"},
              {"name": "offset", "type": "long"},
              {"name": "appendedAt", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "key", "type": ["null", "bytes"]},
              {"name": "value", "type": ["null", "bytes"]},
              {"name": "headers", "type": {"type": "array", "items":
                {"type": "record", "name": "ArchivedHeader", "fields": [
                  {"name": "key", "type": "string"},
                  {"name": "value", "type": ["null", "bytes"]}]}}}]}""");

    private static final Schema HEADER = SCHEMA.getField("headers").schema().getElementType();

    private ArchivedRecord() {}

    static GenericRecord of(ConsumerRecord<byte[], byte[]> record) {
        var archived = new GenericData.Record(SCHEMA);
        archived.put("partition", record.partition());
        archived.put("offset", record.offset());
        archived.put("appendedAt", record.timestamp());
        archived.put("key", buffer(record.key()));
        archived.put("value", buffer(record.value()));
        var headers = new ArrayList<GenericRecord>();
        for (Header each : record.headers()) {
            var header = new GenericData.Record(HEADER);
            header.put("key", each.key());
            header.put("value", buffer(each.value()));
            headers.add(header);
        }
        archived.put("headers", headers);
        return archived;
    }

    /** The same record, to be sent to the partition it came from, with the time at which it was appended. */
    @SuppressWarnings({"NullAway", "unchecked"}) // Kafka's keys and values may be null
    static ProducerRecord<byte[], byte[]> toSend(String topic, GenericRecord archived) {
        var headers = new ArrayList<Header>();
        for (GenericRecord each : (List<GenericRecord>) archived.get("headers")) {
            headers.add(new RecordHeader(each.get("key").toString(), bytes(each.get("value"))));
        }
        return new ProducerRecord<>(
                topic,
                partition(archived),
                (Long) archived.get("appendedAt"),
                bytes(archived.get("key")),
                bytes(archived.get("value")),
                headers);
    }

    static int partition(GenericRecord archived) {
        return (Integer) archived.get("partition");
    }

    static long offset(GenericRecord archived) {
        return (Long) archived.get("offset");
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    private static byte @Nullable [] bytes(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        var buffer = ((ByteBuffer) value).duplicate();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
