package cultivation.importer.sending;

import cultivation.entity.EmployedSet;
import cultivation.entity.Entity;
import cultivation.entity.Measure;
import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.events.Operation;
import cultivation.rule.RecordType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/**
 * What records of one type contribute, by measure and calendar year: the domain's own contributions of each record taken
 * by itself. An outcome is taken as that of somebody who graduated on its day, since the graduation is in another file.
 */
public final class Totals {
    /** Close enough to the catalogue's to tell more from less. */
    private static final EmployedSet EMPLOYED =
            (destination, day) -> destination != Destination.SEEKING && destination != Destination.NOT_SEEKING;

    private final RecordType type;
    private final Map<Measure, Map<Integer, long[]>> sums = new EnumMap<>(Measure.class);
    private long records;

    Totals(RecordType type) {
        this.type = type;
    }

    /** Adds what a statement contributes. */
    void add(SpecificRecord event) {
        records++;
        var alone = Entity.unknown(type).receive(event, type).after();
        var entity = event instanceof EmploymentOutcome outcome
                ? alone.receive(graduationOf(outcome), RecordType.GRADUATION).after()
                : alone;
        entity.contribute(EMPLOYED, this::add);
    }

    private static Graduation graduationOf(EmploymentOutcome outcome) {
        return new Graduation(
                new Head("", "", 1, Operation.UPSERT, Instant.EPOCH),
                "",
                outcome.getOutcomeOn(),
                MajorClass.ENGINEERING,
                Completion.GRADUATED);
    }

    private void add(Measure measure, String slice, LocalDate day, long amount) {
        sums.computeIfAbsent(measure, unused -> new TreeMap<>())
                .computeIfAbsent(day.getYear(), year -> new long[1])[0] += amount;
    }

    /** How many records there are. */
    public long records() {
        return records;
    }

    /** The measures to which anything contributes. */
    Set<Measure> measures() {
        return sums.keySet();
    }

    /** The years in which anything contributes to a measure. */
    Set<Integer> years(Measure measure) {
        return new TreeSet<>(ofMeasure(measure).keySet());
    }

    long of(Measure measure, int year) {
        return ofMeasure(measure).getOrDefault(year, new long[1])[0];
    }

    /** The sum over all years. */
    long of(Measure measure) {
        return ofMeasure(measure).values().stream().mapToLong(sum -> sum[0]).sum();
    }

    private Map<Integer, long[]> ofMeasure(Measure measure) {
        return sums.getOrDefault(measure, Map.of());
    }
}
