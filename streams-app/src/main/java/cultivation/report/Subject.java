package cultivation.report;

import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.board.Groups;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a printed row is about: an indicator of ours, whose, and in which unit. */
record Subject(Indicator indicator, Entity entity, PrintUnit unit) {
    /** Why a row cannot be compared, as a sentence. */
    static final class IncomparableException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Said why;

        IncomparableException(String zh, String en) {
            super(zh);
            this.why = new Said(zh, en);
        }

        Said why() {
            return why;
        }
    }

    private static final Pattern WITH_ENTITY = Pattern.compile("([a-z0-9_]+)\\{([^{}]*)\\}");

    /** Reads what the row says; whose it is comes from its own column, from braces after the id, else from outside. */
    static Subject of(PrintedFigures.Row row, Board board, Entity otherwise) throws IncomparableException {
        var id = row.indicator();
        var whose = row.entity();
        var braces = WITH_ENTITY.matcher(id);
        if (braces.matches()) {
            id = braces.group(1);
            whose = whose.isEmpty() ? braces.group(2) : whose;
        }
        var indicator = id.isEmpty() ? named(row, board) : board.catalogue().indicator(id);
        if (indicator == null) {
            throw id.isEmpty()
                    ? new IncomparableException(
                            "目录中没有名为“" + row.name() + "”的指标", "no indicator of the catalogue has this name")
                    : new IncomparableException("目录中没有指标 " + id, "the catalogue has no indicator " + id);
        }
        return new Subject(indicator, whose.isEmpty() ? otherwise : entity(whose, row, board), unit(row, indicator));
    }

    /** How our figure of a year is printed; null when it is missing. */
    @Nullable
    BigDecimal ours(Board board, LocalDate asOf, int decimals) {
        return printed(value(board, window(), asOf, Statistic.POOLED), decimals);
    }

    FigureValue value(Board board, Window window, LocalDate asOf, Statistic statistic) {
        return board.value(new Figure(indicator, window, entity.scope(), entity.id(), statistic), asOf);
    }

    /** The window of a yearly figure. */
    Window window() {
        return indicator.yearWindow();
    }

    /** In the row's unit; exact where the integers are known. */
    @Nullable
    BigDecimal printed(FigureValue figure, int decimals) {
        var value = figure.value();
        if (value == null) {
            return null;
        }
        var numerator = figure.numerator();
        return numerator == null
                ? unit.printed(value, decimals)
                : unit.printed(figure.figure().indicator(), numerator, figure.denominator(), decimals);
    }

    private static @Nullable Indicator named(PrintedFigures.Row row, Board board) {
        return board.catalogue().indicators().stream()
                .filter(indicator -> isCalled(indicator, row.name()))
                .max(Comparator.comparing(indicator -> indicator.tables().stream()
                        .anyMatch(printed -> printed.table().equals(row.table()))))
                .orElse(null);
    }

    private static boolean isCalled(Indicator indicator, String name) {
        return indicator.tables().stream().anyMatch(printed -> printed.row().equals(name))
                || indicator.wordings().stream()
                        .anyMatch(wording -> wording.nameZh().equals(name));
    }

    /** By its id, or by the one college whose name has the first word of the row. */
    private static Entity entity(String whose, PrintedFigures.Row row, Board board) throws IncomparableException {
        if (whose.equals(board.catalogue().cityId())) {
            return Entity.of(board, Scope.CITY, whose);
        }
        if (Groups.ALL.stream().anyMatch(group -> Groups.id(group).equals(whose))) {
            return Entity.of(board, Scope.GROUP, whose);
        }
        if (board.roster().college(whose) != null) {
            return Entity.of(board, Scope.COLLEGE, whose);
        }
        var word = List.of(row.name().strip().split("\\s+", -1)).get(0);
        var colleges = board.roster().all().stream()
                .filter(college ->
                        !word.isEmpty() && college.getName().toString().contains(word))
                .toList();
        if (colleges.size() != 1) {
            throw new IncomparableException(
                    "看不出“" + whose + "”是哪一所学校或分组", "its entity is no college or group that is known");
        }
        return Entity.of(board, Scope.COLLEGE, colleges.get(0).getCode().toString());
    }

    private static PrintUnit unit(PrintedFigures.Row row, Indicator indicator) throws IncomparableException {
        var named = row.unit().equals("人天")
                ? PrintUnit.find("人日", indicator.unit())
                : PrintUnit.find(row.unit(), indicator.unit());
        var own = PrintUnit.of(indicator);
        if (row.unit().isEmpty()) {
            return own;
        }
        if (named == null) {
            throw new IncomparableException(
                    "单位“" + row.unit() + "”不能与该指标的“" + own.zh() + "”比较",
                    "its unit cannot be compared with that of the indicator, " + own.en());
        }
        return named;
    }
}
