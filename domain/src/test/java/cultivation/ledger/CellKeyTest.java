package cultivation.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.entity.Measure;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellKeyTest {
    @Test
    void a_key_is_written_as_in_the_contract() {
        // given
        var key = new CellKey("4111010853", Measure.EMPLOYED, "", LocalDate.of(2019, 7, 1), 3);
        // when
        var text = key.toString();
        // then
        assertThat(text).isEqualTo("4111010853|employed||2019-07-01|3");
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void each_measures_key_is_read_as_it_was_written(Measure measure) {
        // given
        var key = new CellKey("a.b_c-1", measure, "Graduation/WRONG_KEY", LocalDate.of(1990, 1, 1), 47);
        // when
        var read = CellKey.parse(key.toString());
        // then
        assertThat(read).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A|employed||2019-07-01",
                "A|nothing||2019-07-01|3",
                "A|employed||2019-02-30|3",
                "A|employed||2019-07-01|three",
                "A|employed||2019-07-01|3|4",
                "A|employed||2019-07-01|-1",
                "A|employed||2019-07-01|1024",
                "A|employed||-999-07-01|3"
            })
    void what_is_no_key_is_named(String text) {
        assertThatThrownBy(() -> CellKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }
}
