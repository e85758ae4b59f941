package cultivation.simulator.conditions;

import cultivation.events.Head;
import cultivation.simulator.sequence.EventSequence;
import cultivation.simulator.sequence.SeasonalCurve;
import cultivation.simulator.sequence.SeededRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What one college states within one year, in any order; told in the order of recording. */
final class Diary {
    /** Between the day and its recording, where nothing else is said. */
    static final int USUAL_LAG_DAYS = 5;
    /** A later statement of the same entity; incidents of an earlier one take at most two revisions more. */
    static final int LATER_REVISION = 4;

    private final String collegeCode;
    private final int year;
    private final SeededRandom random;
    private final List<Statement> statements = new ArrayList<>();

    /** Makes the record, with its mistake where flawed. */
    interface Telling {
        SpecificRecord of(Head head, boolean flawed);
    }

    private record Statement(long recordedAt, int revision, Telling telling) {}

    Diary(String collegeCode, int year, SeededRandom random) {
        this.collegeCode = collegeCode;
        this.year = year;
        this.random = random;
    }

    void tell(LocalDate day, Telling telling) {
        tell(day, USUAL_LAG_DAYS, 1, telling);
    }

    /** @param lagDays recorded at most so many days later, and within the year */
    void tell(LocalDate day, int lagDays, int revision, Telling telling) {
        statements.add(new Statement(recordedAt(random, statements.size(), day, lagDays, year), revision, telling));
    }

    /** During the office hours of a day soon after, within the year. */
    static long recordedAt(SeededRandom random, long index, LocalDate day, int lagDays, int year) {
        var recordedOn = day.plusDays(random.of("lag").below(index, lagDays + 1));
        long at = SeasonalCurve.officeMillis(
                recordedOn.toEpochDay(), random.of("hour").fraction(index));
        return Math.min(SeasonalCurve.onOfficeDay(at), SeasonalCurve.endOf(year));
    }

    EventSequence sequence() {
        var told = statements.stream()
                .sorted(Comparator.comparingLong(Statement::recordedAt))
                .toList();
        return new EventSequence(collegeCode, year, told.size(), random.of("diary")) {
            @Override
            public long recordedAtMillis(long position) {
                return told.get((int) position).recordedAt;
            }

            @Override
            public int revision(long position) {
                return told.get((int) position).revision;
            }

            @Override
            public SpecificRecord statement(long position, Head head, boolean flawed) {
                return told.get((int) position).telling.of(head, flawed);
            }
        };
    }
}
