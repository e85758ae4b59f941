package cultivation.serving.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import cultivation.serving.figures.FigureSet.Pair;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A figure as {@code /values} and the stream give it, beside last year's. */
public record FigureResponse(
        @JsonUnwrapped FigureKey figure,
        @Nullable Double value,
        @Nullable Long numerator,
        @Nullable Long denominator,
        long contributions,
        int colleges,
        String unit,
        PreviousYear previousYear,
        String status) {
    /** The same figure on last year's same day. */
    record PreviousYear(LocalDate asOf, @Nullable Double value) {}

    static FigureResponse of(Pair pair, LocalDate previousYear) {
        var now = pair.now();
        return new FigureResponse(
                FigureKey.of(now.figure()),
                now.value(),
                now.numerator(),
                now.denominator(),
                now.contributions(),
                now.colleges(),
                now.figure().indicator().unit().id(),
                new PreviousYear(previousYear, pair.before().value()),
                pair.status());
    }
}
