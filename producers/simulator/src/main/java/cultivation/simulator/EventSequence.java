package cultivation.simulator;

import cultivation.events.Head;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one college tells of one matter in one year, statement by statement in the order of recording.
 *
 * <p>Statements are computed from their position, so a sequence of a million costs as little memory as one of ten.
 */
abstract class EventSequence {
    final String collegeCode;
    final int year;
    final long size;
    final SeededRandom random;
    private final long incidentOffset;

    EventSequence(String collegeCode, int year, long size, SeededRandom random) {
        this.collegeCode = collegeCode;
        this.year = year;
        this.size = size;
        this.random = random;
        this.incidentOffset = random.of("incidents").below(0, Incident.cycle());
    }

    /** When the statement was first recorded; never before that of the position before. */
    abstract long recordedAtMillis(long position);

    abstract int revision(long position);

    /** The statement, with its mistake where {@code flawed}. */
    abstract SpecificRecord statement(long position, Head head, boolean flawed);

    Incident incident(long position) {
        return Incident.of(position + incidentOffset);
    }

    /** The revision that holds in the end. */
    final int lastRevision(long position) {
        return revision(position) + incident(position).furtherRevisions();
    }

    /** How many events the sequence has. */
    final long events() {
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
