package cultivation.board;

import static cultivation.events.Destination.CONTRACT;
import static cultivation.events.Destination.SEEKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.events.PaymentKind;
import cultivation.events.TrainingClass;
import cultivation.reference.Ownership;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Changes whose parts were worked out by hand from the formula. */
class ChangeDecompositionTest {
    private static final LocalDate BEFORE = LocalDate.parse("2018-12-31");
    private static final LocalDate AFTER = LocalDate.parse("2019-12-31");

    private final History told = new History();

    private ChangeDecomposition decomposed(String indicator, Statistic statistic) {
        var board = told.board();
        var figure = new Figure(
                Objects.requireNonNull(board.catalogue().indicator(indicator)),
                Window.YEAR_TO_DATE,
                Scope.CITY,
                "beijing",
                statistic);
        return ChangeDecomposition.of(board, figure, BEFORE, AFTER);
    }

    private void cohort(String graduatedOn, int employed, int graduates) {
        for (int i = 0; i < graduates; i++) {
            var student = graduatedOn + i;
            told.graduated(student, graduatedOn).outcome(student, i < employed ? CONTRACT : SEEKING);
        }
    }

    private static List<@Nullable BigDecimal> each(
            ChangeDecomposition decomposition, Function<ChangeDecomposition.Part, @Nullable BigDecimal> of) {
        return decomposition.parts().stream().<@Nullable BigDecimal>map(of).toList();
    }

    private static List<BigDecimal> decimals(String... values) {
        return Arrays.stream(values).map(BigDecimal::new).toList();
    }

    private static void assertSame(List<@Nullable BigDecimal> found, String... expected) {
        assertThat(found).usingElementComparator(BigDecimal::compareTo).containsExactlyElementsOf(decimals(expected));
    }

    @Test
    void a_sum_s_part_is_what_the_college_s_own_amount_changed() {
        // given A 10 → 30, B 5 → 0 held of no person-days
        told.trained("t1", TrainingClass.SKILLS, 10, "2018-03-01")
                .trained("t2", TrainingClass.SKILLS, 30, "2019-03-01")
                .at("B", Ownership.PRIVATE)
                .trained("t1", TrainingClass.SKILLS, 5, "2018-03-01");
        // when
        var decomposition = decomposed("training_person_days", Statistic.POOLED);
        // then
        assertThat(decomposition.change()).isEqualByComparingTo("15");
        assertSame(each(decomposition, ChangeDecomposition.Part::part), "20", "-5");
        assertThat(each(decomposition, ChangeDecomposition.Part::within)).containsOnlyNulls();
        assertThat(each(decomposition, ChangeDecomposition.Part::mix)).containsOnlyNulls();
        assertThat(decomposition.parts().stream().map(ChangeDecomposition.Part::code))
                .containsExactly("A", "B");
    }

    @Test
    void money_is_decomposed_in_yuan() {
        // given 10.00 yuan in 2018, 12.34 in 2019
        told.paid("p1", PaymentKind.TRAINING, 1_000, "2018-02-01")
                .paid("p2", PaymentKind.TRAINING, 1_234, "2019-02-01");
        // when
        var decomposition = decomposed("training_income", Statistic.POOLED);
        // then
        assertThat(decomposition.change()).isEqualByComparingTo("2.34");
    }

    @Test
    void a_ratio_s_part_is_what_its_own_rate_and_its_weight_did() {
        // given A 2/4 → 3/4, B 1/1 → 1/4: R = 0.6 → 0.5, weights 0.8, 0.2 → 0.5, 0.5.
        // within A 0.65 · 0.25, B 0.35 · −0.75; mix A (0.625 − 0.55) · −0.3, B (0.625 − 0.55) · 0.3
        cohort("2018-07-01", 2, 4);
        cohort("2019-07-01", 3, 4);
        told.at("B", Ownership.PRIVATE);
        cohort("2018-07-01", 1, 1);
        cohort("2019-07-01", 1, 4);
        // when
        var decomposition = decomposed("employment_rate", Statistic.POOLED);
        // then
        assertThat(decomposition.change()).isEqualByComparingTo("-0.1");
        assertSame(each(decomposition, ChangeDecomposition.Part::within), "0.1625", "-0.2625");
        assertSame(each(decomposition, ChangeDecomposition.Part::mix), "-0.0225", "0.0225");
        assertSame(each(decomposition, ChangeDecomposition.Part::part), "0.14", "-0.24");
    }

    @Test
    void who_has_no_denominator_on_one_of_the_days_moves_by_its_weight_alone() {
        // given A 1/2 → 1/2; B none → 2/2, C 1/1 → none: R = 2/3 → 3/4, the middle of them 17/24
        cohort("2018-07-01", 1, 2);
        cohort("2019-07-01", 1, 2);
        told.at("B", Ownership.PRIVATE);
        cohort("2019-07-01", 2, 2);
        told.at("C", Ownership.PRIVATE);
        cohort("2018-07-01", 1, 1);
        // when
        var decomposition = decomposed("employment_rate", Statistic.POOLED);
        // then B adds 2/4 and its weight is 1/2 more: 2/4 − 17/48; C takes 1/3 and 1/3: −1/3 + 17/72
        assertSame(each(decomposition, ChangeDecomposition.Part::within), "0", "0", "0");
        assertSame(
                each(decomposition, ChangeDecomposition.Part::mix),
                "0.034722222222",
                "0.145833333333",
                "-0.097222222222");
        assertThat(decomposition.change()).isEqualByComparingTo("0.083333333333");
    }

    @Test
    void an_average_of_money_has_its_rate_in_yuan() {
        // given A 40.00 → 60.00 yuan, the only one: all of it its own
        told.graduated("s1", "2018-07-01")
                .outcome("s1", CONTRACT, o -> o.setMonthlyIncomeFen(4_000L))
                .graduated("s2", "2019-07-01")
                .outcome("s2", CONTRACT, o -> o.setMonthlyIncomeFen(6_000L));
        // when
        var decomposition = decomposed("average_monthly_income", Statistic.POOLED);
        // then
        assertSame(each(decomposition, ChangeDecomposition.Part::within), "20");
        assertSame(each(decomposition, ChangeDecomposition.Part::mix), "0");
    }

    @Test
    void a_mean_s_part_is_the_college_s_share_of_it() {
        // given A 2/4 → 3/4, B 1/1 → 1/4, C none → 4/4: (0.5 + 1)/2 → (0.75 + 0.25 + 1)/3
        cohort("2018-07-01", 2, 4);
        cohort("2019-07-01", 3, 4);
        told.at("B", Ownership.PRIVATE);
        cohort("2018-07-01", 1, 1);
        cohort("2019-07-01", 1, 4);
        told.at("C", Ownership.PRIVATE);
        cohort("2019-07-01", 4, 4);
        // when
        var decomposition = decomposed("employment_rate", Statistic.MEAN);
        // then A 0.25 − 0.25, B 0.08333… − 0.5 and what rounding down took, C 0.33333…
        assertSame(each(decomposition, ChangeDecomposition.Part::part), "0", "-0.416666666666", "0.333333333333");
        assertThat(decomposition.change()).isEqualByComparingTo("-0.083333333333");
        assertThat(each(decomposition, ChangeDecomposition.Part::within)).containsOnlyNulls();
    }

    @Test
    void who_is_no_longer_in_a_mean_takes_its_share_away() {
        // given A 1/2 → 1/2, B 1/1 → none: (0.5 + 1)/2 → 0.5/1
        cohort("2018-07-01", 1, 2);
        cohort("2019-07-01", 1, 2);
        told.at("B", Ownership.PRIVATE);
        cohort("2018-07-01", 1, 1);
        // when
        var decomposition = decomposed("employment_rate", Statistic.MEAN);
        // then A 0.5 − 0.25, B −0.5
        assertSame(each(decomposition, ChangeDecomposition.Part::part), "0.25", "-0.5");
    }

    @Test
    void a_mean_of_sums_shares_whole_amounts() {
        // given A 10 → 30, B 20 → 20: 15 → 25
        told.trained("t1", TrainingClass.SKILLS, 10, "2018-03-01")
                .trained("t2", TrainingClass.SKILLS, 30, "2019-03-01")
                .at("B", Ownership.PRIVATE)
                .trained("t1", TrainingClass.SKILLS, 20, "2018-03-01")
                .trained("t2", TrainingClass.SKILLS, 20, "2019-03-01");
        // when
        var decomposition = decomposed("training_person_days", Statistic.MEAN);
        // then
        assertSame(each(decomposition, ChangeDecomposition.Part::part), "10", "0");
    }

    @Test
    void what_rounding_leaves_goes_where_it_took_most() {
        // given three of 1 person-day each, of whom in 2018 there was one of 2: mean 2 → 1;
        // A 1/3 − 2, B 1/3, C 1/3: at twelve places 0.333… twice and one 0.…4 for the sum to be −1
        told.trained("t1", TrainingClass.SKILLS, 2, "2018-03-01").trained("t2", TrainingClass.SKILLS, 1, "2019-03-01");
        told.at("B", Ownership.PRIVATE).trained("t2", TrainingClass.SKILLS, 1, "2019-03-01");
        told.at("C", Ownership.PRIVATE).trained("t2", TrainingClass.SKILLS, 1, "2019-03-01");
        // when
        var decomposition = decomposed("training_person_days", Statistic.MEAN);
        // then −1.666… floors down by the least, so the two it takes a third of give way in turn
        assertThat(decomposition.change()).isEqualByComparingTo("-1");
        assertSame(
                each(decomposition, ChangeDecomposition.Part::part),
                "-1.666666666666",
                "0.333333333333",
                "0.333333333333");
    }

    @Test
    void of_a_figure_that_was_missing_there_is_no_change_but_what_there_is() {
        // given
        cohort("2019-07-01", 3, 4);
        // when
        var decomposition = decomposed("employment_rate", Statistic.POOLED);
        // then
        assertThat(decomposition.change()).isNull();
        var part = decomposition.parts().get(0);
        assertThat(Arrays.asList(part.within(), part.mix(), part.part())).containsOnlyNulls();
        assertThat(part.from().value()).isNull();
        assertThat(part.to().value()).isEqualTo(0.75);
        assertThat(decomposition.fromDay()).isEqualTo(BEFORE);
        assertThat(decomposition.toDay()).isEqualTo(AFTER);
        assertThat(decomposition.to().value()).isEqualTo(0.75);
    }

    @Test
    void a_median_is_no_sum_of_parts() {
        assertThat(ChangeDecomposition.isDefinedFor(Statistic.MEDIAN)).isFalse();
        assertThat(ChangeDecomposition.isDefinedFor(Statistic.MEAN)).isTrue();
        assertThat(ChangeDecomposition.isDefinedFor(Statistic.POOLED)).isTrue();
        assertThatThrownBy(() -> decomposed("employment_rate", Statistic.MEDIAN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("employment_rate|ytd|city|beijing|median");
    }
}
