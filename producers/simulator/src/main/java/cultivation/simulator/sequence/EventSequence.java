package cultivation.simulator.sequence;

import cultivation.events.Head;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one college tells of one matter in one year, statement by statement in the order of recording.
 *
 * <p>Statements are computed from their position, so a sequence of a million costs as little memory as one of ten.
 */
public abstract class EventSequence {
    public final String collegeCode;
    public final int year;
    public final long size;
    public final SeededRandom random;
    private final long incidentOffset;

    protected EventSequence(String collegeCode, int year, long size, SeededRandom random) {
        this.collegeCode = collegeCode;
        this.year = year;
        this.size = size;
        this.random = random;
        this.incidentOffset = random.of("incidents").below(0, Incident.cycle());
    }

    /** When the statement was first recorded; never before that of the position before. */
    public abstract long recordedAtMillis(long position);

    public abstract int revision(long position);

    /** The statement, with its mistake where {@code flawed}. */
    public abstract SpecificRecord statement(long position, Head head, boolean flawed);

    public Incident incident(long position) {
        return Incident.of(position + incidentOffset);
    }

    /** The revision that holds in the end. */
    public final int lastRevision(long position) {
        return revision(position) + incident(position).furtherRevisions();
    }

    /** How many events the sequence has. */
    public final long events() {
        int cycle = Incident.cycle();
        long perCycle = 0;
        for (int i = 0; i < Math.min(cycle, size); i++) {
            perCycle += incident(i).steps().size();
        }
        long events = size >= cycle ? perCycle * (size / cycle) : perCycle;
        for (long position = size - size % cycle; size >= cycle && position < size; position++) {
            events += incident(position).steps().size();
        }
        return events;
    }
}
