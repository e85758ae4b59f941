package cultivation.bench.peer;

import cultivation.bench.job.Figures;
import cultivation.connection.Connection;
import cultivation.connection.TopicReader;
import cultivation.connection.WaitPolicy;
import cultivation.ledger.Amount;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;

/** The topic that a peer writes its cells to: the name as the key, amount and count as two numbers of eight bytes. */
public final class PeerCells {
    private static final WaitPolicy READING = WaitPolicy.whileItMoves(Duration.ofSeconds(30));

    private PeerCells() {}

    static byte[] encode(long amount, long count) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(amount)
                .putLong(count)
                .array();
    }

    static Amount decode(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new Amount(buffer.getLong(), buffer.getLong());
    }

    /** The last that was committed of each cell. */
    public static Figures read(Connection connection, String topic) {
        var latest = new HashMap<String, Amount>();
        try (var reader = TopicReader.open(connection, "bench-cells", READING)) {
            reader.begin(topic);
            reader.readToEnd(
                    record -> latest.put(new String(record.key(), StandardCharsets.UTF_8), decode(record.value())));
        }
        var figures = new Figures();
        latest.forEach(figures::add);
        return figures;
    }
}
