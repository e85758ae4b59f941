package cultivation.board;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.events.TrainingClass;
import cultivation.reference.Ownership;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CollegeShareTest {
    private static final LocalDate DAY = LocalDate.parse("2019-12-31");

    private final History told = new History();

    private FigureValue share(String indicator, String college) {
        var board = told.board();
        var city = new Figure(
                Objects.requireNonNull(board.catalogue().indicator(indicator)),
                Window.YEAR_TO_DATE,
                Scope.CITY,
                "beijing",
                Statistic.MEAN);
        return CollegeShare.of(board, city, college, DAY);
    }

    @Test
    void a_numerator_without_a_denominator_is_no_rate_and_is_still_added() {
        // given one admitted under a plan of no places, another without any plan
        told.planned("p", 0, "2019-05-01").admitted("s1", "2019-07-20");
        // when
        var share = share("admission_rate", "A");
        // then
        assertThat(share.value()).isNull();
        assertThat(share.numerator()).isEqualTo(1);
        assertThat(share.denominator()).isZero();
        assertThat(share.figure()).hasToString("admission_rate|ytd|college|A|pooled");
    }

    @Test
    void a_share_is_the_college_s_own_within_the_window() {
        // given
        told.planned("p", 4, "2019-05-01").admitted("s1", "2019-07-20").admitted("s2", "2018-07-20");
        told.at("B", Ownership.DISTRICT).planned("p", 9, "2019-05-01");
        // when
        var share = share("admission_rate", "A");
        // then
        assertThat(share.value()).isEqualTo(0.25);
        assertThat(share.numerator()).isEqualTo(1);
        assertThat(share.denominator()).isEqualTo(4);
        assertThat(share.colleges()).isEqualTo(1);
    }

    @Test
    void a_sum_has_no_denominator() {
        // given
        told.trained("t1", TrainingClass.SKILLS, 7, "2019-03-01");
        // when
        var share = share("training_person_days", "A");
        // then
        assertThat(share.numerator()).isEqualTo(7);
        assertThat(share.denominator()).isNull();
    }
}
