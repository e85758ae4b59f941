package cultivation.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.TableRow;
import cultivation.catalogue.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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
 * that no indicator feeds is listed as such; a row that the catalogue adds stands at the end. A row that is printed
 * under one of its indicator's names is printed under the one that holds on the table's day.
 *
 * @param asOf the year's last day, or the clock's in the year under way
 */
public record ReportTable(
        String id,
        String title,
        String titleEn,
        int year,
        LocalDate asOf,
        Entity entity,
        String catalogueVersion,
        List<Row> rows) {

    /**
     * One row.
     *
     * @param number as printed; empty for a row below another
     * @param nameEn null where no English name is known, as of a row of an earlier edition
     * @param unit as printed
     * @param heading whether it is a line without figures
     * @param indicator id of what feeds it; null when nothing does yet
     * @param names what it is called and when, where that is not one name for ever
     */
    public record Row(
            String number,
            String name,
            @Nullable String nameEn,
            String unit,
            boolean heading,
            @Nullable String indicator,
            List<Wording> names,
            @Nullable Cell thisYear,
            @Nullable Cell lastYear) {

        /** Its name with all the names that its indicator ever had: {@code 毕业去向落实率（2020-12-31 及以前：就业率）}. */
        public String nameWithAllNames() {
            var others = names.stream()
                    .filter(wording -> !wording.nameZh().equals(name))
                    .map(wording -> (wording.validTo().equals(LocalDate.MAX)
                                    ? wording.validFrom() + " 起："
                                    : wording.validTo() + " 及以前：")
                            + wording.nameZh())
                    .toList();
            return others.isEmpty() ? name : name + "（" + String.join("；", others) + "）";
        }
    }

    /**
     * A figure as it is printed.
     *
     * @param printed exact, rounded half up to the unit's places; null when missing
     */
    public record Cell(
            @Nullable BigDecimal printed,
            @Nullable Long numerator,
            @Nullable Long denominator,
            long contributions,
            int colleges) {}

    private record Layout(String id, String title, String titleEn, List<Line> rows) {}

    private record Line(String number, String name, String nameEn, String unit, boolean heading) {}

    private static final List<Layout> LAYOUTS = layouts();

    /** The tables that there are. */
    public static List<String> ids() {
        return LAYOUTS.stream().map(Layout::id).toList();
    }

    /** The English title of a table as it is called today. */
    static String titleEn(String id) {
        return layout(id).titleEn();
    }

    /** The English name of a row of a table; null where the table has no such row today. */
    static @Nullable String nameEn(String id, String name) {
        return layout(id).rows().stream()
                .filter(line -> line.name().equals(name))
                .map(Line::nameEn)
                .findFirst()
                .orElse(null);
    }

    private static Layout layout(String id) {
        return LAYOUTS.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + id + " among " + ids()));
    }

    /** The day of a year's figures. */
    public static LocalDate dayOf(int year, LocalDate today) {
        return year == today.getYear() ? today : LocalDate.of(year, 12, 31);
    }

    /**
     * Computes a table, within a reading.
     *
     * @param id one of {@link #ids}
     */
    public static ReportTable of(Board board, String id, int year, LocalDate today, Entity entity) {
        var layout = layout(id);
        var asOf = dayOf(year, today);
        var rows = new ArrayList<Row>();
        var fed = new HashSet<Indicator>();
        for (Line line : layout.rows()) {
            var indicator = feeding(board, id, line.name());
            if (indicator != null) {
                fed.add(indicator);
            }
            rows.add(row(board, line, indicator, asOf, entity));
        }
        for (Indicator indicator : board.catalogue().indicators()) {
            for (TableRow row : indicator.tables()) {
                if (!row.table().equals(id) || fed.contains(indicator)) {
                    continue;
                }
                var unit = PrintUnit.of(indicator).zh();
                rows.add(row(
                        board,
                        new Line("", row.row(), indicator.wordingOn(asOf).nameEn(), unit, false),
                        indicator,
                        asOf,
                        entity));
            }
        }
        return new ReportTable(
                id,
                layout.title(),
                layout.titleEn(),
                year,
                asOf,
                entity,
                board.catalogue().version(),
                List.copyOf(rows));
    }

    private static Row row(Board board, Line line, @Nullable Indicator indicator, LocalDate asOf, Entity entity) {
        if (indicator == null) {
            return new Row(
                    line.number(),
                    line.name(),
                    line.nameEn(),
                    line.unit(),
                    line.heading(),
                    null,
                    List.of(),
                    null,
                    null);
        }
        return new Row(
                line.number(),
                isRenamed(line, indicator) ? indicator.wordingOn(asOf).nameZh() : line.name(),
                isRenamed(line, indicator) ? indicator.wordingOn(asOf).nameEn() : line.nameEn(),
                line.unit(),
                line.heading(),
                indicator.id(),
                isRenamed(line, indicator) ? indicator.wordings() : List.of(),
                cell(board, indicator, line.unit(), asOf, entity),
                // The whole year, as its heading says, also while this one is under way.
                cell(board, indicator, line.unit(), LocalDate.of(asOf.getYear() - 1, 12, 31), entity));
    }

    private static boolean isRenamed(Line line, Indicator indicator) {
        return indicator.wordings().size() > 1
                && indicator.wordings().stream()
                        .anyMatch(wording -> wording.nameZh().equals(line.name()));
    }

    private static Cell cell(Board board, Indicator indicator, String unit, LocalDate asOf, Entity entity) {
        var figure = board.value(
                new Figure(indicator, indicator.yearWindow(), entity.scope(), entity.id(), Statistic.POOLED), asOf);
        return new Cell(
                printed(figure, unit),
                figure.numerator(),
                figure.denominator(),
                figure.contributions(),
                figure.colleges());
    }

    private static @Nullable BigDecimal printed(FigureValue figure, String unit) {
        var numerator = figure.numerator();
        if (figure.value() == null || numerator == null) {
            return null;
        }
        var indicator = figure.figure().indicator();
        var printUnit = PrintUnit.of(unit, indicator);
        return printUnit.printed(indicator, numerator, figure.denominator(), printUnit.places());
    }

    private static @Nullable Indicator feeding(Board board, String table, String name) {
        return board.catalogue().indicators().stream()
                .filter(indicator -> indicator.tables().stream()
                        .anyMatch(row -> row.table().equals(table) && row.row().equals(name)))
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
