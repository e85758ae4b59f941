package cultivation.serving.reports;

import cultivation.report.ReportTable.Cell;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A printed figure and its integers; all null where there is none.
 *
 * @param indicator null for what is no figure, such as a threshold
 * @param statistic which of several colleges is printed
 * @param statistics each statistic as it would print; null where there is one
 */
record CellResponse(
        @Nullable BigDecimal value,
        @Nullable Long numerator,
        @Nullable Long denominator,
        @Nullable Long contributions,
        @Nullable Integer colleges,
        @Nullable String indicator,
        @Nullable String statistic,
        @Nullable Map<String, @Nullable BigDecimal> statistics) {
    static CellResponse of(@Nullable Cell cell) {
        if (cell == null) {
            return new CellResponse(null, null, null, null, null, null, null, null);
        }
        var statistics = new LinkedHashMap<String, @Nullable BigDecimal>();
        cell.statistics().forEach(each -> statistics.put(each.statistic().id(), each.printed()));
        return new CellResponse(
                cell.printed(),
                cell.numerator(),
                cell.denominator(),
                cell.contributions(),
                cell.colleges(),
                cell.indicator(),
                cell.statistic() == null ? null : cell.statistic().id(),
                statistics.isEmpty() ? null : statistics);
    }
}
