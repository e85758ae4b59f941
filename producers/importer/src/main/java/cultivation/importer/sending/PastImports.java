package cultivation.importer.sending;

import cultivation.connection.Connection;
import cultivation.events.Operation;
import cultivation.rule.RecordType;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The imports of a college, as its topic tells of them. */
public final class PastImports {
    /** What is beyond is not told of: an id is made for each file, not for each record. */
    private static final int MOST = 100_000;

    /**
     * What one import has sent.
     *
     * @param undoes the import that it takes back; null when it is none of that kind
     * @param undone whether it was taken back
     */
    public record PastImport(
            ImportId id,
            RecordType type,
            Instant at,
            long added,
            long changed,
            long retracted,
            @Nullable ImportId undoes,
            boolean undone) {}

    private static final class Sent {
        final RecordType type;
        long at;
        long added;
        long changed;
        long retracted;

        Sent(RecordType type, long at) {
            this.type = type;
            this.at = at;
        }
    }

    private PastImports() {}

    /** All of them, the latest first. */
    public static List<PastImport> of(Connection connection, String collegeCode) {
        var sent = new HashMap<ImportId, Sent>();
        new EventsTopic(connection, collegeCode).read(new EventsTopic.Visitor() {
            @Override
            public boolean wants(RecordType of, ConsumerRecord<byte[], byte[]> record) {
                return true;
            }

            @Override
            public void visit(
                    RecordType type, ConsumerRecord<byte[], byte[]> record, SpecificRecord event, boolean acceptable) {
                var id = ImportId.of(type.headOf(event).getEventId());
                if (id != null && (sent.size() < MOST || sent.containsKey(id))) {
                    count(sent.computeIfAbsent(id, of -> new Sent(type, record.timestamp())), record, event);
                }
            }
        });
        return told(sent);
    }

    private static void count(Sent sent, ConsumerRecord<byte[], byte[]> record, SpecificRecord event) {
        sent.at = Math.min(sent.at, record.timestamp());
        var head = sent.type.headOf(event);
        if (head.getOperation() == Operation.RETRACT) {
            sent.retracted++;
        } else if (head.getRevision() == 1) {
            sent.added++;
        } else {
            sent.changed++;
        }
    }

    private static List<PastImport> told(Map<ImportId, Sent> sent) {
        var undoneBy = new HashMap<ImportId, ImportId>();
        sent.keySet().forEach(id -> undoneBy.put(id.undo(), id));
        return sent.entrySet().stream()
                .map(each -> new PastImport(
                        each.getKey(),
                        each.getValue().type,
                        Instant.ofEpochMilli(each.getValue().at),
                        each.getValue().added,
                        each.getValue().changed,
                        each.getValue().retracted,
                        undoneBy.get(each.getKey()),
                        sent.containsKey(each.getKey().undo())))
                .sorted(Comparator.comparing(PastImport::at).reversed())
                .toList();
    }
}
