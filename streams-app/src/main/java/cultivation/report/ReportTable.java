package cultivation.report;

import cultivation.board.Board;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Wording;
import cultivation.reference.Threshold;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table of the annual report for one year and entity, with the report's own rows in its own order.
 *
 * <p>Which rows and columns there are is data ({@code report-tables.json}); which indicator feeds a row says the catalogue.
 * A row that no indicator feeds is listed as such; a row that the catalogue adds stands at the end. A row that is printed
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
        List<Column> columns,
        List<Row> rows) {
    /** What the cells of a column are. */
    public enum Show {
        FIGURE,
        /** This year's less last year's, as printed. */
        CHANGE,
        /** What others have, as the catalogue says. */
        BENCHMARK,
        /** The threshold in force. */
        LIMIT,
        /** 1 where the figure keeps the threshold, 0 where it does not. */
        MET;

        /** As in an answer: {@code figure}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A column.
     *
     * @param title as printed
     * @param year of its figures
     * @param name which of the figures of a row; empty where there is one
     */
    public record Column(String title, String titleEn, Show show, int year, String name) {}

    /**
     * One row.
     *
     * @param number as printed; empty for a row below another
     * @param nameEn null where no English name is known, as of a row of an earlier edition
     * @param unit as printed
     * @param heading whether it is a line without figures
     * @param indicator id of what feeds it, the first where there are several; null when nothing does yet
     * @param entity whose it is, where each row is of another; else null
     * @param names what it is called and when, where that is not one name for ever
     * @param cells one for each column; null where there is none
     */
    public record Row(
            String number,
            String name,
            @Nullable String nameEn,
            String unit,
            boolean heading,
            @Nullable String indicator,
            @Nullable String entity,
            List<Wording> names,
            List<@Nullable Cell> cells) {

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
     * @param numerator of all colleges together, also where a mean or median is printed
     * @param indicator what it is the value of; null for what is no figure
     * @param statistic which of several colleges; null for what is no figure
     * @param statistics each statistic as it would print; empty for what is no figure, and of a closed year
     */
    public record Cell(
            @Nullable BigDecimal printed,
            @Nullable Long numerator,
            @Nullable Long denominator,
            long contributions,
            int colleges,
            @Nullable String indicator,
            @Nullable Statistic statistic,
            List<InStatistic> statistics) {
        /** Whether it says the same, however it came to be known. */
        boolean isTheSame(Cell other) {
            boolean printsTheSame = printed == null
                    ? other.printed == null
                    : other.printed != null && printed.compareTo(other.printed) == 0;
            return printsTheSame
                    && Objects.equals(numerator, other.numerator)
                    && Objects.equals(denominator, other.denominator)
                    && contributions == other.contributions
                    && colleges == other.colleges;
        }
    }

    /** A figure in one statistic, as it would print. */
    public record InStatistic(Statistic statistic, @Nullable BigDecimal printed) {}

    /** The tables that there are. */
    public static List<String> ids() {
        return ReportLayout.all().stream().map(ReportLayout::id).toList();
    }

    /** The day of a year's figures. */
    public static LocalDate dayOf(int year, LocalDate today) {
        return year == today.getYear() ? today : LocalDate.of(year, 12, 31);
    }

    /**
     * Computes a table, within a reading.
     *
     * @param thresholds all that people set
     * @param id one of {@link #ids}
     */
    public static ReportTable of(
            Board board, Collection<Threshold> thresholds, String id, int year, LocalDate today, Entity entity) {
        return new TableMaker(board, thresholds, ReportLayout.of(id), year, dayOf(year, today)).table(entity);
    }

    /** The place of the first column of a year's own figures; empty where there is none. */
    public OptionalInt columnOf(int ofYear) {
        return IntStream.range(0, columns.size())
                .filter(i ->
                        columns.get(i).show() == Show.FIGURE && columns.get(i).year() == ofYear)
                .findFirst();
    }

    /** The cell of a row in {@link #columnOf} a year; null where there is none. */
    public @Nullable Cell cell(Row row, int ofYear) {
        var column = columnOf(ofYear);
        return column.isEmpty() ? null : row.cells().get(column.getAsInt());
    }

    /** The row of a name; fails where there is none. */
    public Row row(String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    boolean isOfCollege() {
        return entity.scope() == Scope.COLLEGE;
    }
}
