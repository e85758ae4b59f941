package cultivation.board;

import cultivation.entity.EmployedSet;
import cultivation.entity.Entity;
import cultivation.entity.Measure;
import cultivation.entity.Standing;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Postings;
import cultivation.rule.Arrival;
import cultivation.rule.BeijingDay;
import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import cultivation.rule.Verdict.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The book in memory: rules → entity → postings → cells, each partition with its own cells, sent in batches. It is the
 * flow of the topology without Kafka.
 */
final class Book {
    /** A cell as it is sent to the ledger's topic. */
    record Sent(CellKey key, Amount absolute, boolean endOfBatch) {}

    private record Id(String college, String keyField, String key) {}

    private final EmployedSet employed;
    private final int partitions;
    private final Instant appendedAt;
    private final Map<Id, Entity> entities = new HashMap<>();
    private final Map<CellKey, Amount> cells = new HashMap<>();
    private final List<Set<CellKey>> owed = new ArrayList<>();
    private final List<List<Sent>> sent = new ArrayList<>();

    Book(EmployedSet employed, int partitions, Instant appendedAt) {
        this.employed = employed;
        this.partitions = partitions;
        this.appendedAt = appendedAt;
        for (int i = 0; i < partitions; i++) {
            owed.add(new LinkedHashSet<>());
            sent.add(new ArrayList<>());
        }
    }

    /** Takes one record of a college's topic in; returns why it was rejected, or null. */
    @Nullable
    Rejected receive(String college, SpecificRecord event) {
        var type = RecordType.of(event);
        if (type == null) {
            throw new IllegalArgumentException("no event: " + event.getSchema().getFullName());
        }
        var key = type.keyOf(event).toString();
        int partition = Math.floorMod(key.hashCode(), partitions);
        var arrival = new Arrival(college, key.getBytes(StandardCharsets.UTF_8), partition, partition, appendedAt);
        var day = BeijingDay.of(appendedAt);
        var postings = new Postings();
        var rejected = Rules.check(event, arrival).<@Nullable Rejected>fold(accepted -> null, why -> why);
        if (rejected == null) {
            rejected = book(new Id(college, type.keyField(), key), type, event, postings, day);
        }
        if (rejected != null) {
            postings.account(Measure.REJECTED, type.recordName() + '/' + rejected.reason(), day);
        }
        postings.forEach((measure, slice, at, amount, count) -> {
            var cell = new CellKey(college, measure, slice, at, partition);
            cells.merge(cell, new Amount(amount, count), Amount::plus);
            owed.get(partition).add(cell);
        });
        return rejected;
    }

    private @Nullable Rejected book(Id id, RecordType type, SpecificRecord event, Postings postings, LocalDate day) {
        var before = entities.getOrDefault(id, Entity.unknown(type));
        var receipt = before.receive(event, type);
        if (receipt.standing() == Standing.CONFLICT) {
            return Rules.revisionConflict(type, type.headOf(event).getRevision());
        }
        if (receipt.standing() == Standing.FULL) {
            return Rules.tooManyDays(Entity.Level.MOST_DAYS);
        }
        var measure =
                switch (receipt.standing()) {
                    case APPLIED -> Measure.APPLIED;
                    case DUPLICATE -> Measure.DUPLICATE;
                    case SUPERSEDED, CONFLICT, FULL -> Measure.SUPERSEDED;
                };
        postings.account(measure, type.recordName(), day);
        if (receipt.standing() == Standing.APPLIED) {
            postings.replace(before, receipt.after(), employed);
            entities.put(id, receipt.after());
        }
        return null;
    }

    /** Ends a partition's batch: what changed is sent, the last cell says so. */
    void send(int partition) {
        var changed = List.copyOf(owed.get(partition));
        for (int i = 0; i < changed.size(); i++) {
            var cell = changed.get(i);
            sent.get(partition).add(new Sent(cell, cells.getOrDefault(cell, Amount.NONE), i == changed.size() - 1));
        }
        owed.get(partition).clear();
    }

    void sendAll() {
        for (int i = 0; i < partitions; i++) {
            send(i);
        }
    }

    /** What each partition has sent, in its order. */
    List<List<Sent>> sent() {
        return sent;
    }

    /** Every cell with something in it, over all partitions: {@code college|measure|slice|day}. */
    Map<String, Amount> totals() {
        var totals = new TreeMap<String, Amount>();
        cells.forEach((key, amount) -> totals.merge(
                new CellKey(key.college(), key.measure(), key.slice(), key.day(), 0).toString(), amount, Amount::plus));
        totals.values().removeIf(Amount.NONE::equals);
        return totals;
    }
}
