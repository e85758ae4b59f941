package cultivation.serving.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import cultivation.report.Definition;
import cultivation.report.Reconciliation;
import cultivation.report.Reconciliation.Compared;
import cultivation.report.Reconciliation.Contradiction;
import cultivation.report.Reconciliation.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /reconcile}: a file of printed figures beside ours.
 *
 * @param number how many figures of each verdict, and how many contradictions
 */
record ReconcileResponse(
        LocalDate asOf,
        String catalogueVersion,
        @JsonUnwrapped EntityResponse whose,
        Map<String, Long> number,
        boolean clean,
        List<OfFigure> figures,
        List<Contradiction> contradictions) {
    /** One printed figure beside ours. */
    record OfFigure(
            long line,
            String table,
            String row,
            String unit,
            int year,
            @Nullable String indicator,
            @JsonUnwrapped EntityResponse whose,
            String printed,
            @Nullable BigDecimal ours,
            @Nullable Long numerator,
            @Nullable Long denominator,
            @Nullable Long contributions,
            @Nullable Integer colleges,
            @Nullable BigDecimal difference,
            String verdict,
            String why,
            String whyEn,
            int tried,
            List<Definition> reproducedBy) {
        static OfFigure of(Compared each) {
            var figure = each.figure();
            return new OfFigure(
                    each.line(),
                    each.table(),
                    each.row(),
                    each.unit(),
                    each.year(),
                    each.indicator(),
                    EntityResponse.of(each.entity()),
                    each.printed(),
                    each.ours(),
                    figure == null ? null : figure.numerator(),
                    figure == null ? null : figure.denominator(),
                    figure == null ? null : (Long) figure.contributions(),
                    figure == null ? null : (Integer) figure.colleges(),
                    each.difference(),
                    id(each.verdict()),
                    each.why(),
                    each.whyEn(),
                    each.tried(),
                    each.reproducedBy());
        }
    }

    static ReconcileResponse of(Reconciliation reconciliation, LocalDate asOf, String catalogueVersion) {
        var number = new LinkedHashMap<String, Long>();
        for (Verdict verdict : Verdict.values()) {
            number.put(id(verdict), reconciliation.number(verdict));
        }
        number.put("contradictions", (long) reconciliation.contradictions().size());
        return new ReconcileResponse(
                asOf,
                catalogueVersion,
                EntityResponse.of(reconciliation.entity()),
                number,
                reconciliation.isClean(),
                reconciliation.compared().stream().map(OfFigure::of).toList(),
                reconciliation.contradictions());
    }

    private static String id(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
