package cultivation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.entity.Measure;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorTest {
    private static final LocalDate TURN = LocalDate.parse("2021-01-01");
    private static final Wording OLD = wording(LocalDate.MIN, TURN.minusDays(1), "就业率");
    private static final Wording NEW = wording(TURN, LocalDate.parse("2025-12-31"), "毕业去向落实率");

    private static Wording wording(LocalDate from, LocalDate to, String name) {
        return new Wording(from, to, name, name, name, name);
    }

    private static Indicator indicator(
            Kind kind, @Nullable Measure denominator, List<Window> windows, List<Wording> wordings) {
        return new Indicator(
                "rate",
                kind,
                Quantity.of(Measure.EMPLOYED),
                denominator == null ? null : Quantity.of(denominator),
                false,
                1,
                Unit.RATIO,
                Direction.HIGHER,
                windows,
                windows,
                Set.of(Month.JUNE),
                wordings,
                List.of());
    }

    private static Indicator rate(Wording... wordings) {
        return indicator(Kind.RATIO, Measure.GRADUATED, List.of(Window.YEAR_TO_DATE), List.of(wordings));
    }

    @ParameterizedTest
    @CsvSource({
        "1990-01-01, 就业率",
        "2020-12-31, 就业率",
        "2021-01-01, 毕业去向落实率",
        "2025-12-31, 毕业去向落实率",
        "2026-01-01, 毕业去向落实率"
    })
    void it_is_called_as_on_the_day_or_as_it_was_last(LocalDate day, String name) {
        assertThat(rate(OLD, NEW).wordingOn(day).nameZh()).isEqualTo(name);
    }

    @Test
    void before_it_had_a_name_it_is_called_by_its_first() {
        assertThat(rate(NEW).wordingOn(TURN.minusYears(9))).isEqualTo(NEW);
    }

    @Test
    void a_wording_holds_from_its_first_day_to_its_last() {
        assertThat(NEW.holdsOn(TURN.minusDays(1))).isFalse();
        assertThat(NEW.holdsOn(TURN)).isTrue();
        assertThat(NEW.holdsOn(NEW.validTo())).isTrue();
        assertThat(NEW.holdsOn(NEW.validTo().plusDays(1))).isFalse();
    }

    @Test
    void two_names_on_one_day_are_refused() {
        assertThatThrownBy(() -> rate(wording(LocalDate.MIN, TURN, "甲"), NEW))
                .hasMessage(
                        "indicator rate has two names on 2021-01-01; end the earlier one with validTo on the day before");
    }

    @Test
    void without_a_window_or_a_name_it_is_refused() {
        assertThatThrownBy(() -> indicator(Kind.RATIO, Measure.GRADUATED, List.of(), List.of(OLD)))
                .hasMessage("indicator rate has no window");
        assertThatThrownBy(() -> rate()).hasMessage("indicator rate has no name");
    }

    @ParameterizedTest
    @CsvSource({
        "RATIO, , YEAR_TO_DATE, of kind RATIO needs a denominator",
        "MEAN, , YEAR_TO_DATE, of kind MEAN needs a denominator",
        "SUM, GRADUATED, YEAR_TO_DATE, of kind SUM has a denominator",
        "STOCK, GRADUATED, STOCK, of kind STOCK has a denominator",
        "SUM, , STOCK, of kind SUM cannot have the windows [stock]",
        "STOCK, , YEAR_TO_DATE, of kind STOCK cannot have the windows [ytd]"
    })
    void a_kind_has_its_own_denominator_and_windows(
            Kind kind, @Nullable Measure denominator, Window window, String message) {
        assertThatThrownBy(() -> indicator(kind, denominator, List.of(window), List.of(OLD)))
                .hasMessage("indicator rate " + message);
    }

    @Test
    void coverage_is_counted_over_the_denominator_or_the_sum_itself() {
        assertThat(rate(OLD).base()).isEqualTo(Quantity.of(Measure.GRADUATED));
        assertThat(indicator(Kind.SUM, null, List.of(Window.DAYS_7), List.of(OLD))
                        .base())
                .isEqualTo(Quantity.of(Measure.EMPLOYED));
    }

    @Test
    void a_stock_may_be_divided_by_another_but_over_no_other_window() {
        assertThat(indicator(Kind.RATIO, Measure.IN_SCHOOL, List.of(Window.STOCK), List.of(OLD))
                        .yearWindow())
                .isEqualTo(Window.STOCK);
        assertThat(rate(OLD).yearWindow()).isEqualTo(Window.YEAR_TO_DATE);
        assertThatThrownBy(() ->
                        indicator(Kind.RATIO, Measure.IN_SCHOOL, List.of(Window.STOCK, Window.DAYS_30), List.of(OLD)))
                .hasMessage("indicator rate of kind RATIO cannot have the windows [stock, 30d]");
    }

    @ParameterizedTest
    @CsvSource({
        "INCOME_FEN, , 1, 445531, 1, 4455.31",
        "INCOME_FEN, IN_SCHOOL, 1, 445531, 100, 44.5531",
        "EMPLOYED, GRADUATED, 100, 1, 8, 12.5",
        "EMPLOYED, INCOME_FEN, 1000, 1, 8, 12500.0"
    })
    void scale_and_factor_are_powers_of_ten_on_one_division(
            Measure above, @Nullable Measure below, int factor, long numerator, long denominator, double value) {
        var indicator = new Indicator(
                "i",
                below == null ? Kind.SUM : Kind.RATIO,
                Quantity.of(above),
                below == null ? null : Quantity.of(below),
                false,
                factor,
                Unit.QUOTIENT,
                Direction.NONE,
                List.of(Window.YEAR_TO_DATE),
                List.of(),
                Set.of(),
                List.of(OLD),
                List.of());
        assertThat(indicator.value(numerator, denominator)).isEqualTo(value);
    }

    @Test
    void fen_are_not_added_to_people() {
        assertThatThrownBy(() -> new Quantity(List.of(
                        new Quantity.Part(Term.of(Measure.INCOME_FEN), 1, null, false),
                        new Quantity.Part(Term.of(Measure.EMPLOYED), 1, null, false))))
                .hasMessageContaining("[income_fen, employed]");
        assertThatThrownBy(() -> new Quantity.Part(Term.of(Measure.EMPLOYED), 0, null, false))
                .hasMessage("a term of weight 0 adds nothing");
    }

    @Test
    void in_the_months_of_reporting_it_is_not_complete() {
        assertThat(rate(OLD).isComplete(LocalDate.parse("2019-06-01"))).isFalse();
        assertThat(rate(OLD).isComplete(LocalDate.parse("2019-07-01"))).isTrue();
    }
}
