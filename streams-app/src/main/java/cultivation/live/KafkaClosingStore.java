package cultivation.live;

import cultivation.closing.ClosedEdition;
import cultivation.closing.Closings;
import cultivation.college.Topics;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes all of an edition in one transaction: its tables, then the particulars that make it one. */
public final class KafkaClosingStore implements ClosingStore {
    private final FencedWriter writer;
    private final LiveBoard board;

    public KafkaClosingStore(FencedWriter writer, LiveBoard board) {
        this.writer = writer;
        this.board = board;
    }

    @Override
    public ClosedEdition close(int year, @Nullable Integer restates, Freezing freezing) {
        var closed = new AtomicReference<@Nullable ClosedEdition>();
        writer.write(() -> {
            var edition = board.read(view -> ClosingStore.next(view, year, restates, freezing));
            closed.set(edition);
            var records = new ArrayList<ProducerRecord<String, byte[]>>();
            edition.tables().forEach(each -> records.add(writer.record(Topics.CLOSINGS, Closings.key(each), each)));
            records.add(writer.record(Topics.CLOSINGS, Closings.key(edition.head()), edition.head()));
            return records;
        });
        return Objects.requireNonNull(closed.get());
    }
}
