package cultivation.bench.job;

import cultivation.college.Topics;
import cultivation.entity.EmployedSet;
import cultivation.entity.Entity;
import cultivation.entity.Measure;
import cultivation.entity.Standing;
import cultivation.rule.Arrival;
import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The job of one event: is it acceptable, what does it make of its entity, which cells does that move. Where entities and
 * cells are kept is the caller's affair. One for each thread.
 *
 * <pre>{@code
 * Entity after = booking.take(event, arrival, known, (college, measure, slice, day, amount, count) -> …);
 * }</pre>
 */
public final class Booking {
    /** Takes what a cell grows by. */
    @FunctionalInterface
    public interface Moves {
        void move(String college, Measure measure, String slice, LocalDate day, long amount, long count);
    }

    private static final LocalDate NO_DAY = LocalDate.EPOCH;

    private final EmployedSet employed;
    private final Map<String, String> colleges = new HashMap<>();

    public Booking(EmployedSet employed) {
        this.employed = employed;
    }

    /** Where a record came from, and where it belongs. */
    public Arrival arrival(String topic, int partition, long appendedAt, byte[] key) {
        var college =
                colleges.computeIfAbsent(topic, each -> Topics.collegeOf(each).orElseThrow());
        int expected = Utils.toPositive(Utils.murmur2(key)) % Topics.DEFAULT_PARTITIONS;
        return new Arrival(college, key, partition, expected, Instant.ofEpochMilli(appendedAt));
    }

    /** Whose state an event changes: {@code 4111010853|studentId|…}; a student's three records are of one. */
    public static String entityOf(String college, RecordType type, String id) {
        return college + '|' + type.keyField() + '|' + id;
    }

    /**
     * Takes an event in.
     *
     * @param known its entity so far; null when nothing is known of it
     * @return its entity from now on; {@code known} itself when nothing changed
     */
    public @Nullable Entity take(
            SpecificRecord event, RecordType type, Arrival arrival, @Nullable Entity known, Moves moves) {
        var college = arrival.college();
        if (Rules.check(event, arrival).fold(accepted -> false, rejected -> true)) {
            moves.move(college, Measure.REJECTED, "", NO_DAY, 1, 1);
            return known;
        }
        var before = known == null ? Entity.unknown(type) : known;
        var receipt = before.receive(event, type);
        moves.move(college, verdict(receipt.standing()), "", NO_DAY, 1, 1);
        if (receipt.standing() != Standing.APPLIED) {
            return known;
        }
        before.contribute(
                employed, (measure, slice, day, amount) -> moves.move(college, measure, slice, day, -amount, -1));
        receipt.after()
                .contribute(
                        employed, (measure, slice, day, amount) -> moves.move(college, measure, slice, day, amount, 1));
        return receipt.after();
    }

    private static Measure verdict(Standing standing) {
        return switch (standing) {
            case APPLIED -> Measure.APPLIED;
            case DUPLICATE -> Measure.DUPLICATE;
            case SUPERSEDED -> Measure.SUPERSEDED;
            case CONFLICT, FULL -> Measure.REJECTED;
        };
    }
}
