package cultivation.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.Board;
import cultivation.board.FigureValue;
import cultivation.board.Roster;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Window;
import cultivation.hostile.History;
import cultivation.oracle.Cell;
import cultivation.oracle.Figure;
import cultivation.oracle.Member;
import cultivation.oracle.Oracle;
import cultivation.oracle.Question;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds what the monitor says against what the oracle says, and counts what was compared. */
final class Comparison {
    private static final int DIFFERENCES_SHOWN = 20;
    private static final double ONE_ROUNDING_MORE_OR_LESS = 1e-12;

    private final List<String> differences = new ArrayList<>();
    private final long started = System.nanoTime();
    /** Where the monitor has the oracle's figures of a sheet; the same for every sheet of one roster. */
    private int[] order = {};

    private long histories;
    private long records;
    private long verdicts;
    private long cells;
    private long figures;
    private long present;

    void history(History history) {
        histories++;
        records += history.arrivals().size();
    }

    void verdict(String where, Object ofTheMonitor, Object ofTheOracle) {
        verdicts++;
        if (!ofTheMonitor.equals(ofTheOracle)) {
            differ(where + ": monitor " + ofTheMonitor + ", oracle " + ofTheOracle);
        }
    }

    /** Ledgers of all source partitions, by the keys of the ledger's topic. */
    void ledger(String where, Map<String, Cell> ofTheMonitor, Oracle oracle) {
        var ofTheOracle = new TreeMap<String, Cell>();
        oracle.cellsByPartition()
                .forEach((partition, ofOne) ->
                        ofOne.forEach((key, cell) -> ofTheOracle.put(key + "|" + partition, cell)));
        cells += ofTheOracle.size();
        ofTheOracle.forEach((key, cell) -> {
            if (!cell.equals(ofTheMonitor.get(key))) {
                differ(where + ", cell " + key + ": monitor " + ofTheMonitor.get(key) + ", oracle " + cell);
            }
        });
        ofTheMonitor.forEach((key, cell) -> {
            if (!ofTheOracle.containsKey(key)) {
                differ(where + ", cell " + key + ": monitor " + cell + ", oracle has none");
            }
        });
    }

    /** Every indicator × window × scope × entity × statistic as of one day. */
    void figures(String where, Board board, Oracle oracle, LocalDate asOf) {
        List<Figure> all = oracle.allFigures(asOf);
        int first = 0;
        while (first < all.size()) {
            int next = first + 1;
            while (next < all.size()
                    && isOfOneSheet(all.get(first).question(), all.get(next).question())) {
                next++;
            }
            sheet(where, sheet(board, all.get(first).question()), all.subList(first, next));
            first = next;
        }
    }

    /** The figures of one indicator and window. */
    private void sheet(String where, List<FigureValue> ofTheMonitor, List<Figure> ofTheOracle) {
        if (ofTheMonitor.size() != ofTheOracle.size()) {
            differ(where + ", " + ofTheOracle.get(0).question() + ": monitor has " + ofTheMonitor.size()
                    + " figures, oracle " + ofTheOracle.size());
            return;
        }
        if (order.length != ofTheOracle.size() || !isInOrder(ofTheMonitor, ofTheOracle)) {
            order = order(ofTheMonitor, ofTheOracle);
        }
        for (int i = 0; i < order.length; i++) {
            figure(where, order[i] < 0 ? null : ofTheMonitor.get(order[i]), ofTheOracle.get(i));
        }
    }

    private boolean isInOrder(List<FigureValue> ofTheMonitor, List<Figure> ofTheOracle) {
        for (int i = 0; i < order.length; i++) {
            if (order[i] < 0
                    || !isOf(ofTheMonitor.get(order[i]), ofTheOracle.get(i).question())) {
                return false;
            }
        }
        return true;
    }

    /** Where the monitor has each figure; -1 where it has none. */
    private static int[] order(List<FigureValue> ofTheMonitor, List<Figure> ofTheOracle) {
        int[] order = new int[ofTheOracle.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = -1;
            for (int place = 0; place < ofTheMonitor.size(); place++) {
                if (isOf(ofTheMonitor.get(place), ofTheOracle.get(i).question())) {
                    order[i] = place;
                }
            }
        }
        return order;
    }

    private static boolean isOf(FigureValue value, Question question) {
        var figure = value.figure();
        return figure.entity().equals(question.entity())
                && figure.scope().name().equalsIgnoreCase(question.scope())
                && figure.statistic().name().equalsIgnoreCase(question.statistic());
    }

    private static boolean isOfOneSheet(Question one, Question other) {
        return one.indicator().equals(other.indicator()) && one.window().equals(other.window());
    }

    /** One figure as published, served or computed; {@code where} says by whom. */
    void figure(
            String where,
            Figure ofTheOracle,
            @Nullable Double value,
            @Nullable Long numerator,
            @Nullable Long denominator,
            long contributions,
            int colleges) {
        figures++;
        present += ofTheOracle.exact() == null ? 0 : 1;
        boolean agree = isTheSame(value, ofTheOracle.value())
                && Objects.equals(numerator, ofTheOracle.numerator())
                && Objects.equals(denominator, ofTheOracle.denominator())
                && contributions == ofTheOracle.contributions()
                && colleges == ofTheOracle.colleges();
        if (!agree) {
            differ(where + ", " + ofTheOracle.question() + ": monitor " + value + " = " + numerator + "/" + denominator
                    + " of " + contributions + " at " + colleges + ", oracle " + ofTheOracle.value() + " = "
                    + ofTheOracle.numerator() + "/" + ofTheOracle.denominator() + " of " + ofTheOracle.contributions()
                    + " at " + ofTheOracle.colleges());
        }
    }

    void assertNoDifference() {
        System.out.printf(
                Locale.ROOT,
                "%,d figures compared (%,d of them not missing), %,d ledger cells and %,d verdicts, of %,d histories"
                        + " with %,d records, in %.1f s: %,d differences%n",
                figures,
                present,
                cells,
                verdicts,
                histories,
                records,
                (System.nanoTime() - started) / 1e9,
                differences.size());
        assertThat(differences.stream().limit(DIFFERENCES_SHOWN)).isEmpty();
        assertThat(present).as("figures that are not missing").isPositive();
    }

    void differ(String difference) {
        differences.add(difference);
    }

    static Roster roster(List<Member> members) {
        var roster = new Roster();
        members.forEach(member -> roster.put(college(member)));
        return roster;
    }

    static College college(Member member) {
        return new College(
                member.code(),
                "学院 " + member.code(),
                null,
                Ownership.valueOf(member.group().toUpperCase(Locale.ROOT)),
                null,
                true);
    }

    private void figure(String where, @Nullable FigureValue value, Figure ofTheOracle) {
        if (value == null) {
            differ(where + ": the monitor has no " + ofTheOracle.question());
            return;
        }
        if (!value.figure().indicator().unit().name().equalsIgnoreCase(ofTheOracle.unit())) {
            differ(where + ": unit of " + ofTheOracle.question());
        }
        figure(
                where,
                ofTheOracle,
                value.value(),
                value.numerator(),
                value.denominator(),
                value.contributions(),
                value.colleges());
    }

    private static List<FigureValue> sheet(Board board, Question question) {
        Catalogue catalogue = board.catalogue();
        Indicator indicator = Objects.requireNonNull(catalogue.indicator(question.indicator()), question.indicator());
        Window window = Objects.requireNonNull(Window.ofId(question.window()), question.window());
        return indicator.windows().contains(window) ? board.values(indicator, window, question.asOf()) : List.of();
    }

    private static boolean isTheSame(@Nullable Double value, @Nullable Double expected) {
        if (value == null || expected == null) {
            return value == null && expected == null;
        }
        return Math.abs(value - expected) <= ONE_ROUNDING_MORE_OR_LESS * Math.max(1, Math.abs(expected));
    }
}
