package cultivation.producer;

import cultivation.events.Head;
import cultivation.events.Operation;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes the heads of a college's events: a new event id, the college's code, the time of recording.
 *
 * <pre>{@code
 * var heads = new Heads("4111010853", Clock.systemUTC(), UUID::randomUUID);
 * Head first = heads.upsert(1), corrected = heads.upsert(2), withdrawn = heads.retract(3);
 * }</pre>
 */
public final class Heads {
    private final String collegeCode;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public Heads(String collegeCode, Clock clock, Supplier<UUID> ids) {
        this.collegeCode = collegeCode;
        this.clock = clock;
        this.ids = ids;
    }

    /** States an entity: revision 1 at first, a higher one with each correction. */
    public Head upsert(int revision) {
        return head(revision, Operation.UPSERT);
    }

    /** Withdraws an entity, under a revision higher than the one it withdraws. */
    public Head retract(int revision) {
        return head(revision, Operation.RETRACT);
    }

    private Head head(int revision, Operation operation) {
        return new Head(
                ids.get().toString(),
                collegeCode,
                revision,
                operation,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
