package cultivation.live;

import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.Lookup;
import cultivation.connection.TopicReader;
import cultivation.connection.WaitPolicy;
import cultivation.connection.WireFormat;
import cultivation.indicators.IndicatorValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Reads the indicators' history when somebody asks: each time from the beginning, so it keeps nothing in memory. */
public final class KafkaRevisionStore implements RevisionStore {
    /** As long as a browser waits for a page; what was read by then is shown, and that it is not all. */
    private static final WaitPolicy READING = WaitPolicy.total(Duration.ofSeconds(20));

    private final Connection connection;
    private final WriterSchemas schemas;

    public KafkaRevisionStore(Connection connection, WriterSchemas schemas) {
        this.connection = connection;
        this.schemas = schemas;
    }

    @Override
    public History of(String figure, @Nullable LocalDate asOf) {
        var key = figure.getBytes(StandardCharsets.UTF_8);
        var values = new ArrayList<IndicatorValue>();
        try (var reader = TopicReader.open(connection, "cultivation-history", READING)) {
            reader.begin(Topics.INDICATORS_HISTORY);
            boolean complete = reader.readToEnd(record -> {
                if (Arrays.equals(record.key(), key) && record.value() != null) {
                    take(record.value(), asOf, values);
                }
            });
            return new History(values, complete);
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
