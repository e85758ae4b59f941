package cultivation.serving.reports;

import cultivation.report.ReportTable.Cell;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A printed figure and its integers; all null where there is none. */
record CellResponse(
        @Nullable BigDecimal value,
        @Nullable Long numerator,
        @Nullable Long denominator,
        @Nullable Long contributions,
        @Nullable Integer colleges) {
    static CellResponse of(@Nullable Cell cell) {
        return cell == null
                ? new CellResponse(null, null, null, null, null)
                : new CellResponse(
                        cell.printed(), cell.numerator(), cell.denominator(), cell.contributions(), cell.colleges());
    }
}
