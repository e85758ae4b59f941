package cultivation.bench.ladder;

import cultivation.bench.job.Figures;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.TopicReader;
import cultivation.connection.WaitPolicy;
import cultivation.connection.WireFormat;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.Cell;
import cultivation.ledger.CellKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the monitor has booked, as anybody reads it from the ledger's topic. */
final class LedgerFigures {
    private static final WaitPolicy READING = WaitPolicy.whileItMoves(Duration.ofSeconds(30));

    private LedgerFigures() {}

    static Figures of(Connection connection) {
        var latest = new HashMap<String, Amount>();
        Map<Integer, Schema> schemas = new HashMap<>();
        var registry = connection.registryClient();
        try (var reader = TopicReader.open(connection, "bench-ledger", READING)) {
            reader.begin(Topics.LEDGER);
            reader.readToEnd(record -> {
                var key = new String(record.key(), StandardCharsets.UTF_8);
                if (record.value() == null) {
                    latest.remove(key);
                } else {
                    int id = WireFormat.idOf(record.value()).orElseThrow();
                    latest.put(key, amount(record, schemas.computeIfAbsent(id, registry::requireSchemaOf)));
                }
            });
        }
        var figures = new Figures();
        latest.forEach((key, amount) -> {
            var cell = CellKey.parse(key);
            // Derived: the sum of the other four.
            if (cell.measure() != Measure.RECEIVED) {
                figures.add(cell, amount);
            }
        });
        return figures;
    }

    private static Amount amount(ConsumerRecord<byte[], byte[]> record, Schema writer) {
        try {
            var cell = WireFormat.decode(record.value(), writer, Cell.class);
            return new Amount(cell.getAmount(), cell.getCount());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
