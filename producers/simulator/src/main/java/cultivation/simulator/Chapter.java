package cultivation.simulator;

import cultivation.events.Head;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one college tells of one matter in one year, statement by statement in the order of recording.
 *
 * <p>Statements are computed from their position, so a chapter of a million costs as little memory as one of ten.
 */
abstract class Chapter {
    final String collegeCode;
    final int year;
    final long size;
    final Dice dice;
    private final long incidentOffset;

    Chapter(String collegeCode, int year, long size, Dice dice) {
        this.collegeCode = collegeCode;
        this.year = year;
        this.size = size;
        this.dice = dice;
        this.incidentOffset = dice.of("incidents").below(0, Incident.cycle());
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

    /** How many events the chapter has. */
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
