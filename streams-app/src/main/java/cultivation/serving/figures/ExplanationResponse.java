package cultivation.serving.figures;

import cultivation.board.Board;
import cultivation.board.CollegeShare;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.board.Groups;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Quantity;
import cultivation.catalogue.Window;
import cultivation.college.Topics;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.live.LastChange;
import cultivation.live.LiveBoard.View;
import cultivation.reference.College;
import cultivation.serving.figures.CatalogueResponse.Employed;
import cultivation.serving.figures.CatalogueResponse.OfIndicator;
import cultivation.serving.figures.FigureSet.Pair;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a figure is what it is: its definition, its integers by college and by month, who is in it and who is silent, what
 * changed it last, and the ledger's offsets it was computed from, so that anyone can compute it again.
 *
 * <p>The integers of the colleges, and those of the periods, each add up to the figure's own.
 */
record ExplanationResponse(
        LocalDate asOf,
        String clock,
        FigureResponse figure,
        Definition definition,
        List<Part> colleges,
        List<Period> months,
        Coverage coverage,
        long events,
        List<Change> lastChanges,
        Ledger ledger) {

    /** Measures that the employed set decides on. */
    private static final Set<Measure> OF_EMPLOYED = EnumSet.of(
            Measure.EMPLOYED,
            Measure.EMPLOYED_LOCAL,
            Measure.EMPLOYED_WEST_NORTHEAST,
            Measure.EMPLOYED_SME_GRASSROOTS,
            Measure.EMPLOYED_TOP500,
            Measure.INCOME_FEN,
            Measure.INCOME_STATED,
            Measure.RELEVANCE_ASKED,
            Measure.MAJOR_RELEVANT);

    private static final int MOST_CHANGES = 10;

    /** How the figure is defined on the day. */
    record Definition(String catalogueVersion, OfIndicator indicator, Days window, List<Employed> employed) {}

    /** @param from null: everything before, in a stock */
    record Days(String id, @Nullable LocalDate from, LocalDate to) {}

    /**
     * What one college has in the figure.
     *
     * @param months its periods that hold anything
     */
    record Part(
            String code,
            String name,
            @Nullable String group,
            boolean covered,
            @Nullable Double value,
            @Nullable Long numerator,
            @Nullable Long denominator,
            long contributions,
            List<Period> months) {
        static Part of(String code, @Nullable College college, FigureValue own, List<Period> months) {
            return new Part(
                    code,
                    college == null ? code : college.getName().toString(),
                    college == null ? null : Groups.id(college.getOwnership()),
                    own.colleges() > 0,
                    own.value(),
                    own.numerator(),
                    own.denominator(),
                    own.contributions(),
                    months);
        }
    }

    /**
     * The days of one month within the window.
     *
     * @param month null: everything before, in a stock
     */
    record Period(
            @Nullable String month,
            @Nullable LocalDate from,
            LocalDate to,
            long numerator,
            @Nullable Long denominator,
            long contributions) {
        static Period of(Sums sums) {
            var denominator = sums.denominator();
            return new Period(
                    sums.from() == null ? null : sums.to().toString().substring(0, 7),
                    sums.from(),
                    sums.to(),
                    sums.numerator().amount(),
                    denominator == null ? null : (Long) denominator.amount(),
                    denominator == null ? sums.numerator().count() : denominator.count());
        }
    }

    /** Who is in the figure, and who is not. */
    record Coverage(int colleges, int covered, List<String> reporting, List<String> silent) {
        static Coverage of(List<Part> parts, FigureValue value) {
            return new Coverage(parts.size(), value.colleges(), codes(parts, true), codes(parts, false));
        }

        private static List<String> codes(List<Part> parts, boolean covered) {
            return parts.stream()
                    .filter(part -> part.covered() == covered)
                    .map(Part::code)
                    .toList();
        }
    }

    /** A cell that moved the figure. */
    record Change(
            String college,
            String measure,
            String slice,
            LocalDate day,
            long amount,
            long count,
            Instant bookedAt,
            String source,
            int ledgerPartition,
            long ledgerOffset) {
        static Change of(LastChange change) {
            var cell = change.cell();
            return new Change(
                    cell.college(),
                    cell.measure().id(),
                    cell.slice(),
                    cell.day(),
                    change.amount().amount(),
                    change.amount().count(),
                    change.bookedAt(),
                    Topics.isCollegeCode(cell.college())
                            ? Topics.events(cell.college()) + "-" + cell.partition()
                            : cell.college(),
                    change.ledgerPartition(),
                    change.offset());
        }
    }

    /** How far the ledger was read. */
    record Ledger(String topic, Map<Integer, Long> nextOffsets) {}

    /**
     * What the ledger has of the days of one month within the window.
     *
     * @param from null: everything before, in a stock
     */
    private record Sums(
            @Nullable LocalDate from,
            LocalDate to,
            Amount numerator,
            @Nullable Amount denominator) {
        boolean isEmpty() {
            return numerator.equals(Amount.NONE) && (denominator == null || denominator.equals(Amount.NONE));
        }

        private Sums plus(Sums other) {
            return new Sums(
                    from,
                    to,
                    numerator.plus(other.numerator),
                    denominator == null || other.denominator == null ? null : denominator.plus(other.denominator));
        }
    }

    static ExplanationResponse of(View view, Figure figure, LocalDate asOf, String clock) {
        var board = view.board();
        var indicator = figure.indicator();
        var windows = periods(figure.window(), asOf);
        var parts = new ArrayList<Part>();
        List<Sums> total = windows.stream()
                .map(days -> sums(days, Amount.NONE, indicator.denominator() == null ? null : Amount.NONE))
                .toList();
        for (String code : board.members(figure)) {
            var share = CollegeShare.of(board, figure, code, asOf);
            var months = months(board, figure, code, asOf, windows, indicator.paired() && share.contributions() == 0);
            var sums = new ArrayList<Sums>();
            for (int i = 0; i < months.size(); i++) {
                sums.add(total.get(i).plus(months.get(i)));
            }
            total = sums;
            parts.add(Part.of(
                    code,
                    board.roster().college(code),
                    share,
                    months.stream()
                            .filter(month -> !month.isEmpty())
                            .map(Period::of)
                            .toList()));
        }
        var value = board.value(figure, asOf);
        var before = board.value(figure, asOf.minusYears(1));
        var status = view.thresholdsOn(asOf).status(value);
        return new ExplanationResponse(
                asOf,
                clock,
                FigureResponse.of(new Pair(value, before, status), asOf.minusYears(1)),
                definition(board.catalogue(), figure, asOf),
                parts,
                total.stream().map(Period::of).toList(),
                Coverage.of(parts, value),
                value.contributions(),
                lastChanges(view, figure),
                new Ledger(Topics.LEDGER, view.ledgerOffsets()));
    }

    private static Definition definition(Catalogue catalogue, Figure figure, LocalDate asOf) {
        var indicator = figure.indicator();
        var from = figure.window().from(asOf);
        boolean employed = indicator.measures().stream().anyMatch(OF_EMPLOYED::contains);
        return new Definition(
                catalogue.version(),
                OfIndicator.of(indicator, asOf),
                new Days(figure.window().id(), from.equals(LocalDate.MIN) ? null : from, asOf),
                catalogue.employedPeriods().stream()
                        .filter(period -> employed
                                && !period.validFrom().isAfter(asOf)
                                && !period.validTo().isBefore(from))
                        .map(Employed::of)
                        .toList());
    }

    /** The months of a window, cut at its ends; of a stock the last twelve, after all that was before. */
    private static List<Map.Entry<LocalDate, LocalDate>> periods(Window window, LocalDate asOf) {
        var from = window.from(asOf);
        var periods = new ArrayList<Map.Entry<LocalDate, LocalDate>>();
        if (from.equals(LocalDate.MIN)) {
            from = asOf.withDayOfMonth(1).minusMonths(11);
            periods.add(Map.entry(LocalDate.MIN, from.minusDays(1)));
        }
        for (LocalDate first = from;
                !first.isAfter(asOf);
                first = first.withDayOfMonth(1).plusMonths(1)) {
            var last = first.with(TemporalAdjusters.lastDayOfMonth());
            periods.add(Map.entry(first, last.isAfter(asOf) ? asOf : last));
        }
        return periods;
    }

    /**
     * What a college has of each period. A term with a window of its own that begins before the figure's has all that was
     * before in the first period.
     *
     * @param isLeftOut whether it adds nothing, since it has only one of the two that are paired
     */
    private static List<Sums> months(
            Board board,
            Figure figure,
            String college,
            LocalDate asOf,
            List<Map.Entry<LocalDate, LocalDate>> periods,
            boolean isLeftOut) {
        var indicator = figure.indicator();
        var denominator = indicator.denominator();
        var months = new ArrayList<Sums>();
        for (var days : periods) {
            boolean first = months.isEmpty();
            months.add(sums(
                    days,
                    isLeftOut ? Amount.NONE : sum(board, college, indicator.numerator(), figure, asOf, days, first),
                    denominator == null
                            ? null
                            : isLeftOut ? Amount.NONE : sum(board, college, denominator, figure, asOf, days, first)));
        }
        return months;
    }

    private static Amount sum(
            Board board,
            String college,
            Quantity quantity,
            Figure figure,
            LocalDate asOf,
            Map.Entry<LocalDate, LocalDate> days,
            boolean first) {
        var sum = Amount.NONE;
        for (var part : quantity.parts()) {
            var begins = part.windowIn(figure.window()).from(asOf);
            var from = first || begins.isAfter(days.getKey()) ? begins : days.getKey();
            if (part.required() && board.sum(college, part.term(), begins, asOf).count() == 0) {
                return Amount.NONE;
            }
            if (!from.isAfter(days.getValue())) {
                var of = board.sum(college, part.term(), from, days.getValue());
                sum = sum.plus(of.amount() * part.weight(), of.count());
            }
        }
        return sum;
    }

    private static Sums sums(Map.Entry<LocalDate, LocalDate> days, Amount numerator, @Nullable Amount denominator) {
        return new Sums(
                days.getKey().equals(LocalDate.MIN) ? null : days.getKey(), days.getValue(), numerator, denominator);
    }

    private static List<Change> lastChanges(View view, Figure figure) {
        var measures = figure.indicator().measures();
        return view.board().members(figure).stream()
                .flatMap(code -> measures.stream().map(measure -> view.lastChange(code, measure)))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(LastChange::bookedAt)
                        .thenComparing(LastChange::offset)
                        .reversed())
                .limit(MOST_CHANGES)
                .map(Change::of)
                .toList();
    }
}
