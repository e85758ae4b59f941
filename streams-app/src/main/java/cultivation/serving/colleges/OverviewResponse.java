package cultivation.serving.colleges;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import cultivation.board.FigureValue;
import cultivation.board.Groups;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Window;
import cultivation.reference.Ownership;
import cultivation.serving.operations.WaitingResponse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /colleges/{code}/overview}: what a college gets back for what it sends.
 *
 * @param caughtUp whether nothing of it is still on its way to the figures
 * @param waitingFor what holds records of it back
 */
record OverviewResponse(
        LocalDate asOf,
        String clock,
        boolean caughtUp,
        List<WaitingResponse> waitingFor,
        CollegeResponse college,
        Group group,
        List<Line> indicators,
        List<ChecksResponse.Found> checks,
        @JsonUnwrapped SubmissionsResponse submissions) {

    record Group(String id, String nameZh) {
        static Group of(Ownership ownership) {
            return new Group(Groups.id(ownership), Groups.nameZh(ownership));
        }
    }

    /**
     * One indicator of the college beside others' and last year's.
     *
     * @param group null for a college of none that is compared
     */
    record Line(
            String indicator,
            String nameZh,
            String nameEn,
            String window,
            String unit,
            String better,
            @Nullable Double value,
            @Nullable Long numerator,
            @Nullable Long denominator,
            long contributions,
            PreviousYear previousYear,
            Beside city,
            @Nullable Beside group,
            String status) {
        static Line of(
                Indicator indicator,
                Window window,
                LocalDate asOf,
                FigureValue own,
                FigureValue before,
                Beside city,
                @Nullable Beside group,
                String status) {
            var wording = indicator.wordingOn(asOf);
            return new Line(
                    indicator.id(),
                    wording.nameZh(),
                    wording.nameEn(),
                    window.id(),
                    indicator.unit().id(),
                    indicator.better().id(),
                    own.value(),
                    own.numerator(),
                    own.denominator(),
                    own.contributions(),
                    new PreviousYear(asOf.minusYears(1), before.value()),
                    city,
                    group,
                    status);
        }
    }

    /** The college's own figure on last year's same day. */
    record PreviousYear(LocalDate asOf, @Nullable Double value) {}

    /** What the college is compared with. */
    record Beside(@Nullable Double median, @Nullable Double pooled, int colleges) {
        static Beside of(FigureValue median, FigureValue pooled) {
            return new Beside(median.value(), pooled.value(), pooled.colleges());
        }
    }
}
