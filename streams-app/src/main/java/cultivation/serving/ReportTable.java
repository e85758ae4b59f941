package cultivation.serving;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.board.Groups;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Kind;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table of the annual report for one year and entity, with the report's own rows in its own order.
 *
 * <p>Which rows there are is data ({@code report-tables.json}); which indicator feeds a row says the catalogue. A row
 * that no indicator feeds is listed as such; a row that the catalogue adds stands at the end.
 *
 * @param asOf the year's last day, or the clock's in the year under way
 */
record ReportTable(
        String id,
        String title,
        int year,
        LocalDate asOf,
        Scope scope,
        String entity,
        String entityName,
        String catalogueVersion,
        List<Row> rows) {

    /**
     * One row.
     *
     * @param number as printed; empty for a row below another
     * @param unit as printed
     * @param heading whether it is a line without figures
     * @param indicator what feeds it; null when nothing does yet
     */
    record Row(
            String number,
            String name,
            String unit,
            boolean heading,
            @Nullable Indicator indicator,
            @Nullable Cell thisYear,
            @Nullable Cell lastYear) {}

    /**
     * A figure as it is printed.
     *
     * @param printed exact, rounded half up to the unit's places; null when missing
     */
    record Cell(FigureValue figure, @Nullable BigDecimal printed) {}

    private record Layout(String id, String title, List<Line> rows) {}

    private record Line(String number, String name, String unit, boolean heading) {}

    private static final List<Layout> LAYOUTS = layouts();
    private static final int PLACES = 2;

    /** The tables that there are. */
    static List<String> ids() {
        return LAYOUTS.stream().map(Layout::id).toList();
    }

    /** Computes a table, within a reading. */
    static ReportTable of(Board board, String id, int year, LocalDate today, Scope scope, String entity) {
        var layout = LAYOUTS.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "没有表 " + id + "；现有 " + String.join("、", ids()) + "。",
                        "There is no table " + id + "; there are " + String.join(", ", ids()) + "."));
        var asOf = year == today.getYear() ? today : LocalDate.of(year, 12, 31);
        var rows = new ArrayList<Row>();
        var fed = new HashSet<Indicator>();
        for (Line line : layout.rows()) {
            var indicator = feeding(board, id, line.name());
            if (indicator != null) {
                fed.add(indicator);
            }
            rows.add(row(board, line, indicator, asOf, scope, entity));
        }
        for (Indicator indicator : board.catalogue().indicators()) {
            var row = indicator.tableRow();
            if (row != null && row.table().equals(id) && !fed.contains(indicator)) {
                rows.add(row(board, new Line("", row.row(), unit(indicator), false), indicator, asOf, scope, entity));
            }
        }
        return new ReportTable(
                id,
                layout.title(),
                year,
                asOf,
                scope,
                entity,
                entityName(board, scope, entity),
                board.catalogue().version(),
                rows);
    }

    static String entityName(Board board, Scope scope, String entity) {
        return switch (scope) {
            case CITY -> board.catalogue().cityNameZh();
            case GROUP ->
                Groups.ALL.stream()
                        .filter(group -> Groups.id(group).equals(entity))
                        .map(Groups::nameZh)
                        .findFirst()
                        .orElse(entity);
            case COLLEGE -> {
                var college = board.roster().college(entity);
                yield college == null ? entity : college.getName().toString();
            }
        };
    }

    private static Row row(
            Board board, Line line, @Nullable Indicator indicator, LocalDate asOf, Scope scope, String entity) {
        return new Row(
                line.number(),
                line.name(),
                line.unit(),
                line.heading(),
                indicator,
                indicator == null ? null : cell(board, indicator, line.unit(), asOf, scope, entity),
                indicator == null ? null : cell(board, indicator, line.unit(), asOf.minusYears(1), scope, entity));
    }

    private static Cell cell(
            Board board, Indicator indicator, String unit, LocalDate asOf, Scope scope, String entity) {
        var window = indicator.kind() == Kind.STOCK ? Window.STOCK : Window.YEAR_TO_DATE;
        var figure = board.value(new Figure(indicator, window, scope, entity, Statistic.POOLED), asOf);
        return new Cell(figure, printed(figure, unit));
    }

    /** Exact from the integers: 万元 are a million fen, percent a hundredth, 元 a hundred fen. */
    private static @Nullable BigDecimal printed(FigureValue figure, String unit) {
        var numerator = figure.numerator();
        if (figure.value() == null || numerator == null) {
            return null;
        }
        var denominator = figure.denominator() == null ? 1L : figure.denominator();
        return switch (unit) {
            case "万元" -> divide(BigDecimal.valueOf(numerator, 6), denominator);
            case "元" -> divide(BigDecimal.valueOf(numerator, 2), denominator);
            case "%" -> divide(BigDecimal.valueOf(numerator, -2), denominator);
            default -> BigDecimal.valueOf(numerator);
        };
    }

    private static BigDecimal divide(BigDecimal amount, long by) {
        return amount.divide(BigDecimal.valueOf(by), PLACES, RoundingMode.HALF_UP);
    }

    private static String unit(Indicator indicator) {
        return switch (indicator.unit()) {
            case PERSON -> "人";
            case PERSON_DAY -> "人日";
            case RATIO -> "%";
            case YUAN -> indicator.kind() == Kind.MEAN ? "元" : "万元";
        };
    }

    private static @Nullable Indicator feeding(Board board, String table, String name) {
        return board.catalogue().indicators().stream()
                .filter(indicator -> indicator.tableRow() != null
                        && indicator.tableRow().table().equals(table)
                        && indicator.tableRow().row().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<Layout> layouts() {
        try (var file = Objects.requireNonNull(ReportTable.class.getResourceAsStream("report-tables.json"))) {
            return new ObjectMapper().readValue(file, new TypeReference<List<Layout>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("report-tables.json", e);
        }
    }
}
