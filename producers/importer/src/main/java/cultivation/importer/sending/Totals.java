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
import cultivation.events.ResourceLevel;
import cultivation.rule.RecordType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
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
    /** By measure, slice and year. */
    private final Map<Measure, Map<String, Map<Integer, long[]>>> sums = new EnumMap<>(Measure.class);
    /** By item, counter and day what there was: levels follow one another, they do not add up. */
    private final Map<String, Map<String, NavigableMap<LocalDate, Long>>> levels = new TreeMap<>();

    private long records;

    Totals(RecordType type) {
        this.type = type;
    }

    /** Adds what a statement contributes. */
    void add(SpecificRecord event) {
        records++;
        if (event instanceof ResourceLevel level) {
            levels.computeIfAbsent(sliceOf(level), slice -> new TreeMap<>())
                    .computeIfAbsent(level.getLevelId().toString(), id -> new TreeMap<>())
                    .put(level.getAsOfOn(), level.getAmount());
            return;
        }
        var alone = Entity.unknown(type).receive(event, type).after();
        var entity = event instanceof EmploymentOutcome outcome
                ? alone.receive(graduationOf(outcome), RecordType.GRADUATION).after()
                : alone;
        entity.contribute(EMPLOYED, this::add);
    }

    private static String sliceOf(ResourceLevel level) {
        return level.getItem() + (level.getGrade() == 0 ? "" : "." + level.getGrade());
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
                .computeIfAbsent(slice, unused -> new TreeMap<>())
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

    /** The slices of a measure to which anything contributes. */
    Set<String> slices(Measure measure) {
        return measure == Measure.RESOURCE
                ? levels.keySet()
                : ofMeasure(measure).keySet();
    }

    /** The years in which anything contributes to a measure. */
    Set<Integer> years(Measure measure) {
        var years = new TreeSet<Integer>();
        if (measure == Measure.RESOURCE) {
            levels.values().stream()
                    .flatMap(counters -> counters.values().stream())
                    .flatMap(days -> days.keySet().stream())
                    .forEach(day -> years.add(day.getYear()));
        } else {
            ofMeasure(measure).values().forEach(ofSlice -> years.addAll(ofSlice.keySet()));
        }
        return years;
    }

    /** What contributes in a year to a slice, to all for the empty one; of a resource, what there is at its end. */
    long of(Measure measure, String slice, int year) {
        if (measure == Measure.RESOURCE) {
            return levels.getOrDefault(slice, Map.of()).values().stream()
                    .map(days -> days.floorEntry(LocalDate.of(year, 12, 31)))
                    .filter(Objects::nonNull)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
        return ofMeasure(measure).entrySet().stream()
                .filter(ofSlice -> slice.isEmpty() || ofSlice.getKey().equals(slice))
                .mapToLong(ofSlice -> ofSlice.getValue().getOrDefault(year, new long[1])[0])
                .sum();
    }

    /** The sum over all years. */
    long of(Measure measure) {
        return ofMeasure(measure).values().stream()
                .flatMap(ofSlice -> ofSlice.values().stream())
                .mapToLong(sum -> sum[0])
                .sum();
    }

    private Map<String, Map<Integer, long[]>> ofMeasure(Measure measure) {
        return sums.getOrDefault(measure, Map.of());
    }
}
