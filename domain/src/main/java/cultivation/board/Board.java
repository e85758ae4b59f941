package cultivation.board;

import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Term;
import cultivation.catalogue.Window;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.Ledger;
import cultivation.ledger.Series;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private record Own(Amount numerator, Amount base) {}

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

    /** All of {@link #figures} as of a day; each college is summed once. */
    public List<FigureValue> values(Indicator indicator, Window window, LocalDate asOf) {
        var own = own(indicator, window, roster.counted(), asOf);
        var values = new ArrayList<FigureValue>();
        own.forEach((college, amounts) -> values.add(
                value(new Figure(indicator, window, Scope.COLLEGE, college, Statistic.POOLED), List.of(amounts))));
        for (Statistic statistic : Statistic.values()) {
            for (var group : Groups.ALL) {
                var members = roster.of(group).stream().map(own::get).toList();
                values.add(value(new Figure(indicator, window, Scope.GROUP, Groups.id(group), statistic), members));
            }
            values.add(value(new Figure(indicator, window, Scope.CITY, catalogue.cityId(), statistic), own.values()));
        }
        return values;
    }

    /** One figure as of a day. */
    public FigureValue value(Figure figure, LocalDate asOf) {
        return value(
                figure,
                own(figure.indicator(), figure.window(), members(figure), asOf).values());
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
                own.add(new Own(numerators.get(i).asOf(day), bases.get(i).asOf(day)));
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
        var sum = Amount.NONE;
        for (Map.Entry<String, Series> slice :
                ledger.series(college, term.measure()).entrySet()) {
            if (term.takes(slice.getKey())) {
                var series = slice.getValue();
                sum = sum.plus(from.equals(LocalDate.MIN) ? series.upTo(to) : series.sum(from, to));
            }
        }
        return sum;
    }

    /** The total of an accounting measure over all days. */
    public long accounted(String college, Measure measure) {
        return sum(college, Term.of(measure), LocalDate.MIN, LocalDate.MAX).amount();
    }

    private Map<String, Own> own(Indicator indicator, Window window, Collection<String> colleges, LocalDate asOf) {
        var from = window.from(asOf);
        var own = new TreeMap<String, Own>();
        for (String college : colleges) {
            var numerator = sum(college, indicator.numerator(), from, asOf);
            var base = indicator.denominator() == null ? numerator : sum(college, indicator.denominator(), from, asOf);
            own.put(college, new Own(numerator, base));
        }
        return own;
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
            return base.count() == 0
                    ? null
                    : (double) numerator.amount() / indicator.unit().perUnit();
        }
        return base.amount() == 0
                ? null
                : (double) numerator.amount()
                                / ((double) base.amount() * indicator.unit().perUnit())
                        + 0.0; // no negative zero
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
        int perUnit = figure.indicator().unit().perUnit();
        if (figure.statistic() == Statistic.MEAN) {
            return (double) total / ((double) sorted.length * perUnit);
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? (double) sorted[middle] / perUnit
                : BigInteger.valueOf(sorted[middle - 1])
                                .add(BigInteger.valueOf(sorted[middle]))
                                .doubleValue()
                        / (2.0 * perUnit);
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
