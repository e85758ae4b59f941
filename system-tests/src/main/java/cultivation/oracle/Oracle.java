package cultivation.oracle;

import cultivation.events.Destination;
import cultivation.oracle.Judgement.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Says what every figure must be, given all that ever arrived.
 *
 * <pre>{@code
 * var oracle = Oracle.of(List.of(new Member("4111010853", "municipal_commission"))).feed(arrivals);
 * oracle.figure(new Question("admitted", "ytd", "city", "beijing", "pooled", LocalDate.of(2019, 12, 31))).value();
 * oracle.allFigures(LocalDate.of(2019, 12, 31));   // every indicator, window, scope, entity and statistic
 * oracle.cells();
 * }</pre>
 *
 * Feeding reads everything again from the first arrival; nothing is updated in place.
 */
public final class Oracle {
    private static final Set<Destination> EMPLOYED = EnumSet.of(
            Destination.CONTRACT,
            Destination.OTHER_FORM,
            Destination.SELF_EMPLOYED,
            Destination.FREELANCE,
            Destination.MILITARY,
            Destination.PUBLIC_PROJECT,
            Destination.FURTHER_STUDY);
    private static final Set<String> PLANNED =
            Set.of("planned_places", "milestones_due", "milestones_overdue", "project_budget_fen");
    private static final Set<String> ACCOUNTING = Set.of("applied", "duplicate", "superseded", "rejected");

    private final List<Member> members;
    private final MeasuresTable measures;
    private final List<Arrival> arrivals;
    private final List<Judgement> judgements;
    private final SortedMap<Integer, SortedMap<CellKey, Cell>> byPartition;
    private final SortedMap<CellKey, Cell> cells;
    private final Sheet sheet;

    private Oracle(List<Member> members, MeasuresTable measures, List<Arrival> arrivals) {
        this.members = List.copyOf(members);
        this.measures = measures;
        this.arrivals = List.copyOf(arrivals);
        var books = new Bookkeeping(measures);
        this.arrivals.forEach(books::judge);
        this.judgements = List.copyOf(books.judgements());
        this.byPartition = books.ledger();
        this.cells = new TreeMap<>();
        byPartition.values().forEach(ofOne -> ofOne.forEach((key, cell) -> cells.merge(key, cell, Cell::plus)));
        this.sheet = new Sheet(this.members, cells);
    }

    /** Before anything has arrived, for these colleges, with the employed set of {@code docs/reference/measures.md}. */
    public static Oracle of(List<Member> members) {
        return of(members, day -> EMPLOYED);
    }

    /** The same with an employed set that depends on the graduation day. */
    public static Oracle of(List<Member> members, Function<LocalDate, Set<Destination>> employedOn) {
        return new Oracle(members, new MeasuresTable(employedOn), List.of());
    }

    /** What is so after these too have arrived, in this order. */
    public Oracle feed(List<Arrival> more) {
        return new Oracle(
                members,
                measures,
                Stream.concat(arrivals.stream(), more.stream()).toList());
    }

    public List<Member> members() {
        return members;
    }

    /** The verdict on every arrival, in their order. */
    public List<Judgement> judgements() {
        return judgements;
    }

    /** Every cell with at least one live contribution, summed over the source partitions. */
    public SortedMap<CellKey, Cell> cells() {
        return cells;
    }

    /** The same by source partition, as the ledger's topic has them. */
    public SortedMap<Integer, SortedMap<CellKey, Cell>> cellsByPartition() {
        return byPartition;
    }

    public Figure figure(Question question) {
        return sheet.figure(question);
    }

    /** Last year's figure, its window taken anew from last year's day. */
    public Figure previousYear(Question question) {
        return sheet.figure(question.yearBefore());
    }

    /** Every indicator × window × scope × entity × statistic as of one day, missing ones too. */
    public List<Figure> allFigures(LocalDate asOf) {
        return sheet.all(asOf);
    }

    /** The latest day of any measure but the accounting ones and what is planned, which may lie ahead; empty before the first. */
    public Optional<LocalDate> eventsClock() {
        return cells.keySet().stream()
                .filter(key -> !ACCOUNTING.contains(key.measure()))
                .filter(key -> !PLANNED.contains(key.measure()))
                .map(CellKey::day)
                .max(LocalDate::compareTo);
    }

    /** The counters of one college over all days. */
    public Accounting accounting(String college) {
        var counted = new EnumMap<Outcome, Long>(Outcome.class);
        var rejected = new EnumMap<RejectionReason, Long>(RejectionReason.class);
        long received = 0;
        for (Judgement judgement : judgements) {
            if (judgement.arrival().college().equals(college)) {
                received++;
                counted.merge(judgement.outcome(), 1L, Long::sum);
                if (judgement.reason() != null) {
                    rejected.merge(judgement.reason(), 1L, Long::sum);
                }
            }
        }
        return new Accounting(
                received,
                counted.getOrDefault(Outcome.APPLIED, 0L),
                counted.getOrDefault(Outcome.DUPLICATE, 0L),
                counted.getOrDefault(Outcome.SUPERSEDED, 0L),
                rejected);
    }

    /** When the broker appended the latest record of the college's topic. */
    public Optional<Instant> lastEventAt(String college) {
        return arrivals.stream()
                .filter(arrival -> arrival.college().equals(college))
                .map(Arrival::appendedAt)
                .max(Instant::compareTo);
    }
}
