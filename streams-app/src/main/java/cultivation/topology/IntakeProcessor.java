package cultivation.topology;

import cultivation.college.Topics;
import cultivation.rule.Arrival;
import cultivation.rule.BeijingDay;
import cultivation.rule.Rules;
import cultivation.rule.Verdict.Rejected;
import cultivation.topology.decoding.EventDecoder;
import cultivation.topology.decoding.EventSchemas;
import cultivation.topology.gate.LargeValues;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Decodes and judges each record of the colleges' topics. */
final class IntakeProcessor implements Processor<byte[], byte[], String, JudgedRecord> {
    private final EventDecoder decoder;
    private final int partitions;
    private final LargeValues large;
    /** By topic. */
    private final Map<String, String> colleges = new HashMap<>();

    private @Nullable ProcessorContext<String, JudgedRecord> context;

    /** @param large told of each record, once it is through */
    IntakeProcessor(EventSchemas schemas, int partitions, LargeValues large) {
        this.large = large;
        this.decoder = new EventDecoder(schemas);
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<String, JudgedRecord> started) {
        this.context = started;
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka's keys and values may be null
    public void process(Record<byte[], byte[]> record) {
        var source = context.recordMetadata().orElseThrow();
        var college = colleges.computeIfAbsent(
                source.topic(), topic -> Topics.collegeOf(topic).orElseThrow());
        var appendedAt = Instant.ofEpochMilli(record.timestamp());
        byte @Nullable [] key = record.key();
        var decoded = decoder.decode(record.value());
        var type = decoded.type();
        var event = decoded.event();
        Rejected rejected = decoded.rejected();
        if (type != null && event != null) {
            int expected = key == null ? 0 : Utils.toPositive(Utils.murmur2(key)) % partitions;
            var arrival = new Arrival(college, key, source.partition(), expected, appendedAt);
            rejected = Rules.check(event, arrival).fold(accepted -> null, refused -> refused);
        }
        var judged = new JudgedRecord(
                college, key, record.value(), decoded.framed(), type, event, rejected, BeijingDay.of(appendedAt));
        context.forward(new Record<>(college, judged, record.timestamp()));
        if (record.value() != null) {
            large.processed(source.topic(), source.partition(), record.value());
        }
    }
}
