package cultivation.serving.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.indicators.IndicatorValue;
import cultivation.live.RevisionStore.History;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /revisions}: how one figure moved as corrections came; each value with the day it is of and when it came. */
record RevisionsResponse(
        @JsonUnwrapped FigureKey figure,
        String unit,
        @Nullable LocalDate asOf,
        boolean complete,
        List<Revision> revisions,
        Now now) {
    /** A value as it was published. */
    record Revision(
            Instant publishedAt,
            LocalDate asOf,
            @Nullable Double value,
            @Nullable Long numerator,
            @Nullable Long denominator,
            long contributions,
            int colleges) {
        static Revision of(IndicatorValue value) {
            return new Revision(
                    value.getPublishedAt(),
                    value.getAsOf(),
                    value.getValue(),
                    value.getNumerator(),
                    value.getDenominator(),
                    value.getContributions(),
                    value.getColleges());
        }
    }

    /** The value as the board has it. */
    record Now(
            @Nullable Double value,
            @Nullable Long numerator,
            @Nullable Long denominator,
            long contributions,
            int colleges) {}

    static RevisionsResponse of(Figure figure, @Nullable LocalDate asOf, History history, FigureValue now) {
        return new RevisionsResponse(
                FigureKey.of(figure),
                figure.indicator().unit().id(),
                asOf,
                history.complete(),
                history.values().stream().map(Revision::of).toList(),
                new Now(now.value(), now.numerator(), now.denominator(), now.contributions(), now.colleges()));
    }
}
