package cultivation.report;

import cultivation.report.ReportTable.Cell;
import cultivation.report.ReportTable.Column;
import cultivation.report.ReportTable.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table as it was closed, beside what it is now.
 *
 * @param closed null when the closed table had no such row
 * @param now null when the table has no such row any more
 */
public record Restatement(@Nullable Row closed, @Nullable Row now) {
    /**
     * A cell as it was closed, beside what it is now.
     *
     * @param difference now less closed, as printed; null when either is missing
     * @param restated also by a correction that does not show in the decimals printed
     */
    public record Of(
            @Nullable Cell closed,
            @Nullable Cell now,
            @Nullable BigDecimal difference,
            boolean restated) {
        /** Where there is no cell. */
        public static final Of NONE = new Of(null, null, null, false);

        static Of cells(@Nullable Cell closed, @Nullable Cell now) {
            var before = closed == null ? null : closed.printed();
            var after = now == null ? null : now.printed();
            return new Of(
                    closed,
                    now,
                    before == null || after == null ? null : after.subtract(before),
                    isRestated(closed, now));
        }

        private static boolean isRestated(@Nullable Cell closed, @Nullable Cell now) {
            if (closed == null || now == null) {
                return (closed == null) != (now == null);
            }
            return !closed.isTheSame(now);
        }
    }

    /** Every row of two tables, those of today in their order first. */
    public static List<Restatement> rows(ReportTable closed, ReportTable now) {
        var left = new ArrayList<>(closed.rows());
        var rows = new ArrayList<Restatement>();
        for (Row row : now.rows()) {
            Optional<Row> before =
                    left.stream().filter(each -> isTheSame(each, row)).findFirst();
            before.ifPresent(left::remove);
            rows.add(new Restatement(before.orElse(null), row));
        }
        left.forEach(row -> rows.add(new Restatement(row, null)));
        return rows;
    }

    /** The row to show: today's, or the closed one where there is none today. */
    public Row row() {
        var shown = now == null ? closed : now;
        return Objects.requireNonNull(shown, "a restatement without rows");
    }

    /**
     * What it was and is in the columns of a table.
     *
     * @param before the columns of the closed table; a column is the same where it has the same title
     * @param columns of the table that is shown
     */
    public List<Of> cells(List<Column> before, List<Column> columns) {
        var closedTitles = before.stream().map(Column::title).toList();
        var cells = new ArrayList<Of>();
        for (int i = 0; i < columns.size(); i++) {
            int then = closedTitles.indexOf(columns.get(i).title());
            cells.add(Of.cells(
                    closed == null || then < 0 || then >= closed.cells().size()
                            ? null
                            : closed.cells().get(then),
                    now == null || i >= now.cells().size() ? null : now.cells().get(i)));
        }
        return cells;
    }

    /** An indicator keeps its row when its name changes, a college keeps its own. */
    private static boolean isTheSame(Row one, Row other) {
        return Objects.equals(one.entity(), other.entity())
                && ((one.indicator() != null && one.indicator().equals(other.indicator()))
                        || (one.name().equals(other.name()) && one.number().equals(other.number())));
    }
}
