package cultivation.report;

import cultivation.report.ReportTable.Cell;
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
        static Of cells(@Nullable Cell closed, @Nullable Cell now) {
            var before = closed == null ? null : closed.printed();
            var after = now == null ? null : now.printed();
            return new Of(
                    closed,
                    now,
                    before == null || after == null ? null : after.subtract(before),
                    !Objects.equals(closed, now));
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

    public Of thisYear() {
        return Of.cells(closed == null ? null : closed.thisYear(), now == null ? null : now.thisYear());
    }

    public Of lastYear() {
        return Of.cells(closed == null ? null : closed.lastYear(), now == null ? null : now.lastYear());
    }

    public boolean isRestated() {
        return thisYear().restated() || lastYear().restated();
    }

    /** An indicator keeps its row when its name changes. */
    private static boolean isTheSame(Row one, Row other) {
        return (one.indicator() != null && one.indicator().equals(other.indicator()))
                || (one.name().equals(other.name()) && one.number().equals(other.number()));
    }
}
