package cultivation.board;

import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Quantity;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Term;
import cultivation.catalogue.Window;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.Ledger;
import cultivation.reference.Ownership;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ledger + catalogue + as-of day → figures.
 *
 * <pre>{@code
 * var board = new Board(catalogue, ledger, roster);
 * FigureValue rate = board.value(new Figure(employmentRate, YEAR_TO_DATE, CITY, "beijing", POOLED), day);
 * List<FigureValue> all = board.values(employmentRate, YEAR_TO_DATE, day);   // of every college, group and the city
 * }</pre>
 *
 * Integers throughout; a value is divided once, at the edge. Not thread-safe with writers of the ledger.
 */
public final class Board {
    /** What one college has in a window. */
    record Own(Amount numerator, Amount base) {
        private static final Own NONE = new Own(Amount.NONE, Amount.NONE);

        /** Of a paired indicator, nothing unless it has both. */
        static Own of(Indicator indicator, Amount numerator, Amount base) {
            return indicator.paired() && (numerator.count() == 0 || base.count() == 0)
                    ? NONE
                    : new Own(numerator, base);
        }
    }

    /**
     * All figures of an indicator and window as of a day.
     *
     * @param ledgerRevision what was booked when they were computed; likewise the next
     * @param own of each college that counts, in the roster's order
     */
    record Computed(long ledgerRevision, long rosterRevision, List<Own> own, List<FigureValue> values) {}

    private final Catalogue catalogue;
    private final Ledger ledger;
    private final Roster roster;

    public Board(Catalogue catalogue, Ledger ledger, Roster roster) {
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.roster = roster;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Roster roster() {
        return roster;
    }

    /** Every figure that the catalogue and the roster have for an indicator and window. */
    public List<Figure> figures(Indicator indicator, Window window) {
        var figures = new ArrayList<Figure>();
        for (String college : roster.counted()) {
            figures.add(new Figure(indicator, window, Scope.COLLEGE, college, Statistic.POOLED));
        }
        for (Statistic statistic : Statistic.values()) {
            for (var group : Groups.ALL) {
                figures.add(new Figure(indicator, window, Scope.GROUP, Groups.id(group), statistic));
            }
            figures.add(new Figure(indicator, window, Scope.CITY, catalogue.cityId(), statistic));
        }
        return figures;
    }

    /** All of {@link #figures} as of a day, colleges first; each college is summed once. */
    public List<FigureValue> values(Indicator indicator, Window window, LocalDate asOf) {
        return compute(indicator, window, asOf, null).values();
    }

    /** Likewise, taking over from an earlier computation whatever has not moved since. */
    Computed compute(Indicator indicator, Window window, LocalDate asOf, @Nullable Computed earlier) {
        var before = earlier != null && earlier.rosterRevision() == roster.revision() ? earlier : null;
        if (before != null && !hasMoved(indicator, window, asOf, before.ledgerRevision())) {
            return before;
        }
        var from = window.from(asOf);
        var codes = roster.counted();
        var all = new ArrayList<Own>(codes.size());
        var values = new ArrayList<FigureValue>(codes.size());
        boolean isNew = before == null;
        for (int i = 0; i < codes.size(); i++) {
            var code = codes.get(i);
            if (before != null && !hasMoved(indicator, code, before.ledgerRevision())) {
                all.add(before.own().get(i));
                values.add(before.values().get(i));
                continue;
            }
            var own = own(indicator, code, from, asOf);
            all.add(own);
            if (before != null && own.equals(before.own().get(i))) {
                values.add(before.values().get(i));
            } else {
                isNew = true;
                values.add(value(new Figure(indicator, window, Scope.COLLEGE, code, Statistic.POOLED), List.of(own)));
            }
        }
        if (before != null && !isNew) {
            return new Computed(ledger.revision(), before.rosterRevision(), before.own(), before.values());
        }
        var members = new EnumMap<Ownership, List<Own>>(Ownership.class);
        for (var group : Groups.ALL) {
            members.put(group, new ArrayList<>());
        }
        for (int i = 0; i < codes.size(); i++) {
            var college = Objects.requireNonNull(roster.college(codes.get(i)));
            Objects.requireNonNull(members.get(college.getOwnership())).add(all.get(i));
        }
        for (Statistic statistic : Statistic.values()) {
            for (var group : Groups.ALL) {
                values.add(value(
                        new Figure(indicator, window, Scope.GROUP, Groups.id(group), statistic),
                        Objects.requireNonNull(members.get(group))));
            }
            values.add(value(new Figure(indicator, window, Scope.CITY, catalogue.cityId(), statistic), all));
        }
        return new Computed(ledger.revision(), roster.revision(), all, Collections.unmodifiableList(values));
    }

    /** Whether any day of the window has moved since a revision of the ledger, in whatever college. */
    public boolean hasMoved(Indicator indicator, Window window, LocalDate asOf, long since) {
        return hasMoved(indicator.numerator(), window, asOf, since) || hasMoved(indicator.base(), window, asOf, since);
    }

    private boolean hasMoved(Quantity quantity, Window window, LocalDate asOf, long since) {
        for (var part : quantity.parts()) {
            var own = part.windowIn(window);
            int firstYear =
                    own == Window.STOCK ? Integer.MIN_VALUE : own.from(asOf).getYear();
            if (ledger.movedAt(part.term().measure(), firstYear, asOf.getYear()) > since) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything that an indicator of a college is made of has moved since a revision of the ledger. */
    public boolean hasMoved(Indicator indicator, String college, long since) {
        return hasMoved(indicator.numerator(), college, since) || hasMoved(indicator.base(), college, since);
    }

    private boolean hasMoved(Quantity quantity, String college, long since) {
        for (var part : quantity.parts()) {
            if (ledger.movedAt(college, part.term().measure()) > since) {
                return true;
            }
        }
        return false;
    }

    /** One figure as of a day. */
    public FigureValue value(Figure figure, LocalDate asOf) {
        var from = figure.window().from(asOf);
        return value(
                figure,
                members(figure).stream()
                        .map(college -> own(figure.indicator(), college, from, asOf))
                        .toList());
    }

    /** One figure as of each day from {@code from} to {@code to}, both inclusive; each day's contributions are read once. */
    public List<FigureValue> values(Figure figure, LocalDate from, LocalDate to) {
        var indicator = figure.indicator();
        var numerators = new ArrayList<DailySums>();
        var bases = new ArrayList<DailySums>();
        for (String college : members(figure)) {
            numerators.add(DailySums.of(ledger, college, indicator.numerator(), figure.window(), from, to));
            bases.add(
                    indicator.denominator() == null
                            ? numerators.get(numerators.size() - 1)
                            : DailySums.of(ledger, college, indicator.denominator(), figure.window(), from, to));
        }
        var values = new ArrayList<FigureValue>();
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            var own = new ArrayList<Own>(numerators.size());
            for (int i = 0; i < numerators.size(); i++) {
                own.add(Own.of(
                        indicator, numerators.get(i).asOf(day), bases.get(i).asOf(day)));
            }
            values.add(value(figure, own));
        }
        return values;
    }

    /** The codes of the colleges that a figure is made of. */
    public List<String> members(Figure figure) {
        return switch (figure.scope()) {
            case COLLEGE -> List.of(figure.entity());
            case GROUP ->
                Groups.ALL.stream()
                        .filter(group -> Groups.id(group).equals(figure.entity()))
                        .findFirst()
                        .map(roster::of)
                        .orElse(List.of());
            case CITY -> roster.counted();
        };
    }

    /** The sum of a term for one college over the days from {@code from} to {@code to}, both inclusive. */
    public Amount sum(String college, Term term, LocalDate from, LocalDate to) {
        var series = ledger.series(college, term.measure());
        var sum = Amount.NONE;
        for (String slice : term.slices().isEmpty() ? series.keySet() : term.slices()) {
            var of = series.get(slice);
            if (of != null) {
                sum = sum.plus(from.equals(LocalDate.MIN) ? of.upTo(to) : of.sum(from, to));
            }
        }
        return sum;
    }

    /**
     * What one college has of a quantity; the count is that of all its terms.
     *
     * @param from the first day of the terms that have no window of their own; {@link LocalDate#MIN} for a stock
     * @param to the last day of all terms
     */
    public Amount sum(String college, Quantity quantity, LocalDate from, LocalDate to) {
        var sum = Amount.NONE;
        for (var part : quantity.parts()) {
            var window = part.window();
            var of = sum(college, part.term(), window == null ? from : window.from(to), to);
            if (part.required() && of.count() == 0) {
                return Amount.NONE;
            }
            sum = part.weight() == 1 ? sum.plus(of) : sum.plus(of.amount() * part.weight(), of.count());
        }
        return sum;
    }

    /** The total of an accounting measure over all days. */
    public long accounted(String college, Measure measure) {
        return sum(college, Term.of(measure), LocalDate.MIN, LocalDate.MAX).amount();
    }

    /** What one college adds to a figure of an indicator whose window begins on a day. */
    Own own(Indicator indicator, String college, LocalDate from, LocalDate asOf) {
        var numerator = sum(college, indicator.numerator(), from, asOf);
        var denominator = indicator.denominator();
        return denominator == null
                ? new Own(numerator, numerator)
                : Own.of(indicator, numerator, sum(college, denominator, from, asOf));
    }

    private static FigureValue value(Figure figure, Collection<Own> members) {
        var numerator = Amount.NONE;
        var base = Amount.NONE;
        int covered = 0;
        for (Own own : members) {
            numerator = numerator.plus(own.numerator);
            base = base.plus(own.base);
            covered += own.base.count() > 0 ? 1 : 0;
        }
        var indicator = figure.indicator();
        if (figure.statistic() == Statistic.POOLED) {
            return new FigureValue(
                    figure,
                    quotient(indicator, numerator, base),
                    numerator.amount(),
                    indicator.denominator() == null ? null : base.amount(),
                    base.count(),
                    covered);
        }
        var value = indicator.denominator() == null
                ? ofSums(figure, numerator.amount(), members)
                : ofQuotients(figure, members);
        return new FigureValue(figure, value, null, null, base.count(), covered);
    }

    /** Divided once, at the edge. */
    private static @Nullable Double quotient(Indicator indicator, Amount numerator, Amount base) {
        if (indicator.denominator() == null) {
            return base.count() == 0 ? null : indicator.value(numerator.amount(), 1);
        }
        return base.amount() == 0 ? null : indicator.value(numerator.amount(), base.amount()) + 0.0; // no negative zero
    }

    /** Whole amounts are added before they are divided, so that amounts that cancel leave no rounding behind. */
    private static @Nullable Double ofSums(Figure figure, long total, Collection<Own> members) {
        var sorted = members.stream()
                .filter(own -> own.base.count() > 0)
                .mapToLong(own -> own.numerator.amount())
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return null;
        }
        var indicator = figure.indicator();
        if (figure.statistic() == Statistic.MEAN) {
            return indicator.value(total, sorted.length);
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? indicator.value(sorted[middle], 1)
                : indicator.value(
                        BigInteger.valueOf(sorted[middle - 1])
                                .add(BigInteger.valueOf(sorted[middle]))
                                .doubleValue(),
                        2);
    }

    private static @Nullable Double ofQuotients(Figure figure, Collection<Own> members) {
        var sorted = members.stream()
                .map(own -> quotient(figure.indicator(), own.numerator, own.base))
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return figure.statistic() == Statistic.MEAN ? mean(sorted) : median(sorted);
    }

    private static @Nullable Double mean(double[] values) {
        if (values.length == 0) {
            return null;
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static @Nullable Double median(double[] sorted) {
        if (sorted.length == 0) {
            return null;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
