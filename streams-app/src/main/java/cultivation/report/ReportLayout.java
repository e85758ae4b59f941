package cultivation.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a table of the annual report is laid out, as {@code report-tables.json} has it.
 *
 * @param byCollege whether it has a row for each college and one for all, instead of rows of its own
 * @param columns of the table; none: last year and this one
 * @param rows in the report's own order
 */
record ReportLayout(String id, String title, String titleEn, boolean byCollege, List<Column> columns, List<Line> rows) {
    /**
     * A column.
     *
     * @param title as printed; null for that of its year
     * @param show what its cells are
     * @param year years from that of the table: -1 is the one before
     * @param name which of the figures that feed a row, where there are several: {@code 一年级}
     */
    record Column(@Nullable String title, @Nullable String titleEn, ReportTable.Show show, int year, String name) {
        Column {
            show = show == null ? ReportTable.Show.FIGURE : show;
            name = name == null ? "" : name;
        }

        ReportTable.Column of(int tableYear) {
            int own = tableYear + year;
            return new ReportTable.Column(
                    title == null ? own + "年" : title,
                    titleEn == null ? String.valueOf(own) : titleEn,
                    show,
                    own,
                    name);
        }
    }

    /**
     * A row.
     *
     * @param number as printed; empty for a row below a numbered one
     * @param decimals that are printed; null for those of the unit
     */
    record Line(
            String number,
            String name,
            String nameEn,
            String unit,
            boolean heading,
            @Nullable Integer decimals) {}

    private static final List<Column> YEARS = List.of(
            new Column(null, null, ReportTable.Show.FIGURE, -1, ""),
            new Column(null, null, ReportTable.Show.FIGURE, 0, ""));
    private static final List<ReportLayout> ALL = read();

    ReportLayout {
        columns = columns == null ? List.of() : List.copyOf(columns);
        rows = rows == null ? List.of() : List.copyOf(rows);
    }

    /** Of every table, in the report's order. */
    static List<ReportLayout> all() {
        return ALL;
    }

    static ReportLayout of(String id) {
        return ALL.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + id + " among "
                        + ALL.stream().map(ReportLayout::id).toList()));
    }

    /** Whether its columns are last year and this one. */
    boolean isOfYears() {
        return columns.isEmpty();
    }

    List<ReportTable.Column> columns(int year) {
        return (isOfYears() ? YEARS : columns)
                .stream().map(column -> column.of(year)).toList();
    }

    /** The number of each row, or of the numbered row that it stands below. */
    List<String> numbers() {
        var numbers = new ArrayList<String>();
        var above = "";
        for (Line line : rows) {
            above = line.number().isEmpty() ? above : line.number();
            numbers.add(above);
        }
        return numbers;
    }

    private static List<ReportLayout> read() {
        try (var file = Objects.requireNonNull(ReportLayout.class.getResourceAsStream("report-tables.json"))) {
            return new ObjectMapper().readValue(file, new TypeReference<List<ReportLayout>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("report-tables.json", e);
        }
    }
}
