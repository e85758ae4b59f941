package cultivation.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.DeclaredCatalogue;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Unit;
import cultivation.catalogue.Window;
import cultivation.reference.Bound;
import cultivation.reference.Severity;
import cultivation.reference.Threshold;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {
    private static final Catalogue CATALOGUE = DeclaredCatalogue.with();
    private static final LocalDate DAY = LocalDate.parse("2019-12-31");

    private static Threshold.Builder threshold(Bound bound) {
        return TrustedThreshold.builder()
                .setId("t")
                .setIndicator("outcome_coverage")
                .setWindow("ytd")
                .setScope("city")
                .setStatistic("pooled")
                .setBound(bound)
                .setSeverity(Severity.WARNING)
                .setValue(0.5)
                .setMinDenominator(10)
                .setNote("");
    }

    private static boolean isInForce(Threshold.Builder threshold, LocalDate day) {
        return Limit.isInForce(threshold.build(), CATALOGUE, day);
    }

    private static FigureValue value(@Nullable Double value, @Nullable Long denominator, long contributions) {
        var indicator = Objects.requireNonNull(CATALOGUE.indicator("outcome_coverage"));
        var figure = new Figure(indicator, Window.YEAR_TO_DATE, Scope.CITY, "beijing", Statistic.POOLED);
        return new FigureValue(figure, value, null, denominator, contributions, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "RATIO, 0, true", "RATIO, 0.93, true", "RATIO, 1, true", "RATIO, 1.01, false", "RATIO, 93, false",
        "RATIO, -0.01, false", "PERSON, 93, true", "PERSON, -1, false", "YUAN, -1, false", "PERSON_DAY, 0, true"
    })
    void a_line_lies_where_values_of_its_unit_can(Unit unit, double value, boolean possible) {
        assertThat(Limit.isPossible(unit, value)).isEqualTo(possible);
    }

    @Test
    void it_holds_from_its_first_day_to_its_last() {
        // given
        var threshold = threshold(Bound.LOWER).setValidFrom(DAY).setValidTo(DAY.plusDays(1));

        // then
        assertThat(isInForce(threshold, DAY.minusDays(1))).isFalse();
        assertThat(isInForce(threshold, DAY)).isTrue();
        assertThat(isInForce(threshold, DAY.plusDays(1))).isTrue();
        assertThat(isInForce(threshold, DAY.plusDays(2))).isFalse();
    }

    @Test
    void without_days_it_always_holds_but_in_the_months_of_reporting() {
        assertThat(isInForce(threshold(Bound.LOWER), DAY)).isTrue();
        assertThat(isInForce(threshold(Bound.LOWER), LocalDate.parse("2019-05-31")))
                .isTrue();
        assertThat(isInForce(threshold(Bound.LOWER), LocalDate.parse("2019-06-01")))
                .isFalse();
    }

    @Test
    void what_this_version_does_not_understand_never_holds() {
        assertThat(isInForce(threshold(Bound.UNKNOWN), DAY)).isFalse();
        assertThat(isInForce(threshold(Bound.LOWER).setSeverity(Severity.UNKNOWN), DAY))
                .isFalse();
        assertThat(isInForce(threshold(Bound.LOWER).setIndicator("happiness"), DAY))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "LOWER, 0.4, true",
        "LOWER, 0.5, false",
        "LOWER, 0.6, false",
        "UPPER, 0.4, false",
        "UPPER, 0.5, false",
        "UPPER, 0.6, true",
        "LOWER, , false",
        "UPPER, , false"
    })
    void a_value_beyond_it_lies_on_the_far_side_and_not_at_it(Bound bound, @Nullable Double value, boolean expected) {
        // when
        var beyond = Limit.isBeyond(threshold(bound).build(), value(value, 10L, 10));

        // then
        assertThat(beyond).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"9, 100, false", "10, 1, true", ", 9, false", ", 10, true"})
    void the_base_is_the_denominator_or_else_the_contributions(
            @Nullable Long denominator, long contributions, boolean expected) {
        // when
        var beyond = Limit.isBeyond(threshold(Bound.LOWER).build(), value(0.1, denominator, contributions));

        // then
        assertThat(beyond).isEqualTo(expected);
    }
}
