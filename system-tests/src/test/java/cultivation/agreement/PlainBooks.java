package cultivation.agreement;

import cultivation.entity.EmployedSet;
import cultivation.entity.Entity;
import cultivation.entity.Measure;
import cultivation.entity.Standing;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import cultivation.ledger.Postings;
import cultivation.oracle.Arrival;
import cultivation.oracle.Arrival.Content;
import cultivation.oracle.Cell;
import cultivation.rule.BeijingDay;
import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import cultivation.rule.Verdict.Rejected;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Intake and book made of the domain's classes alone: what the topology does, with maps for stores. */
final class PlainBooks {
    private final EmployedSet employed;
    private final Map<String, Entity> entities = new HashMap<>();
    private final Map<CellKey, Amount> cells = new HashMap<>();
    private final Ledger ledger = new Ledger();

    PlainBooks(EmployedSet employed) {
        this.employed = employed;
    }

    Ledger ledger() {
        return ledger;
    }

    /** The live cells by their keys on the ledger's topic. */
    Map<String, Cell> cells() {
        var live = new TreeMap<String, Cell>();
        cells.forEach((key, amount) -> {
            if (!amount.equals(Amount.NONE)) {
                live.put(key.toString(), new Cell(amount.amount(), amount.count()));
            }
        });
        return live;
    }

    /** Judges and books a record; the outcome, or the reason why it is rejected. */
    String take(Arrival arrival) {
        if (arrival.content() instanceof Content.Event event) {
            return take(arrival, event.value(), Objects.requireNonNull(RecordType.of(event.value())));
        }
        String reason = arrival.content() instanceof Content.UnknownType unknown
                ? Rules.unknownType(unknown.value().getSchema().getFullName())
                        .reason()
                        .name()
                : Rules.undecodable("").reason().name();
        var postings = new Postings();
        LocalDate day = BeijingDay.of(arrival.appendedAt());
        postings.account(Measure.REJECTED, "UNKNOWN/" + reason, day);
        book(arrival, postings);
        return reason;
    }

    private String take(Arrival arrival, SpecificRecord event, RecordType type) {
        byte @Nullable [] key = arrival.key();
        int expected = key == null ? 0 : Utils.toPositive(Utils.murmur2(key)) % arrival.partitions();
        var came = new cultivation.rule.Arrival(
                arrival.college(), key, arrival.partition(), expected, arrival.appendedAt());
        @Nullable Rejected rejected = Rules.check(event, came).fold(accepted -> null, refused -> refused);
        LocalDate day = BeijingDay.of(arrival.appendedAt());
        var postings = new Postings();
        Standing standing = Standing.CONFLICT;
        if (rejected == null) {
            String id = arrival.college() + "/" + type.keyField() + "/" + type.keyOf(event);
            Entity before = entities.getOrDefault(id, Entity.unknown(type));
            var receipt = before.receive(event, type);
            standing = receipt.standing();
            if (standing == Standing.CONFLICT) {
                rejected = Rules.revisionConflict(type, type.headOf(event).getRevision());
            } else if (standing == Standing.FULL) {
                rejected = Rules.tooManyDays(Entity.Level.MOST_DAYS);
            } else if (standing == Standing.APPLIED) {
                entities.put(id, receipt.after());
                postings.replace(before, receipt.after(), employed);
            }
        }
        if (rejected == null) {
            postings.account(
                    Objects.requireNonNull(Measure.ofId(standing.name().toLowerCase(java.util.Locale.ROOT))),
                    type.recordName(),
                    day);
        } else {
            postings.account(Measure.REJECTED, type.recordName() + "/" + rejected.reason(), day);
        }
        book(arrival, postings);
        return rejected == null ? standing.name() : rejected.reason().name();
    }

    private void book(Arrival arrival, Postings postings) {
        postings.forEach((measure, slice, at, amount, count) -> {
            var cell = new CellKey(arrival.college(), measure, slice, at, arrival.partition());
            Amount after = cells.getOrDefault(cell, Amount.NONE).plus(new Amount(amount, count));
            cells.put(cell, after);
            ledger.set(cell, after);
        });
    }
}
