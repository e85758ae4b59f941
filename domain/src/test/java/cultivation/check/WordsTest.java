package cultivation.check;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.DeclaredCatalogue;
import cultivation.catalogue.Term;
import cultivation.entity.Measure;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What findings are said with, and the band of peers that some are about. */
class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "employment_rate, 0.956, 95.60%, 95.60%",
        "average_monthly_income, 4321.5, '4,321.50 元', '4,321.50 CNY'",
        "average_monthly_income, 12321.5, '12,321.50 元', '12,321.50 CNY'",
        "training_income, 9999.99, 1.00 万元, 1.00 CNY 10k",
        "training_income, -10000, -1.00 万元, -1.00 CNY 10k",
        "training_income, 31096023.71, '3,109.60 万元', '3,109.60 CNY 10k'",
        "graduates, 12, 12 人, 12 people",
        "graduates, 12.25, 12.3 人, 12.3 people",
        "training_person_days, 7, 7 人日, 7 person-days"
    })
    void a_value_is_said_with_its_unit(String indicator, double value, String chinese, String english) {
        // given
        var of = Objects.requireNonNull(DeclaredCatalogue.with().indicator(indicator));
        // then
        assertThat(Words.value(of, value)).isEqualTo(new Phrase(chinese, english));
    }

    @Test
    void fen_are_said_as_yuan_and_everything_else_as_it_is() {
        assertThat(Words.amount(Term.of(Measure.TRAINING_FEN), -1_205)).isEqualTo(Phrase.same("-12.05"));
        assertThat(Words.amount(Term.of(Measure.GRADUATED), 1_205)).isEqualTo(Phrase.same("1205"));
    }

    @Test
    void a_slice_is_said_in_brackets_and_none_is_not_said() {
        assertThat(List.of(Words.slice("EXPANSION"), Words.slice("X"), Words.slice("")))
                .containsExactly(new Phrase("（扩招）", " (expansion)"), new Phrase("（X）", " (X)"), Phrase.same(""));
    }

    @Test
    void the_middle_of_an_even_number_of_peers_lies_between_the_two_in_it() {
        // given 1, 2, 4, 9: the middle is 3; |…| = 2, 1, 1, 6: the middle is 1.5
        var peers = Objects.requireNonNull(Peers.of(List.of(9.0, 1.0, 4.0, 2.0), 2, 0, 4));
        // then
        assertThat(peers.median()).isEqualTo(3.0);
        assertThat(peers.low()).isEqualTo(3.0 - 2 * 1.4826 * 1.5);
        assertThat(peers.contains(peers.low())).isTrue();
        assertThat(peers.contains(peers.high())).isTrue();
        assertThat(peers.contains(Math.nextUp(peers.high()))).isFalse();
        assertThat(peers.contains(Math.nextDown(peers.low()))).isFalse();
    }

    @Test
    void a_band_is_at_least_so_many_percent_of_the_median_also_of_one_below_zero() {
        // given
        var peers = Objects.requireNonNull(Peers.of(List.of(-200.0, -200.0, -200.0), 5, 30, 3));
        // then
        assertThat(peers).isEqualTo(new Peers(-200, -260, -140, 3));
    }
}
