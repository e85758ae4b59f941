package cultivation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTest {
    @ParameterizedTest
    @CsvSource({
        "7d, 2019-01-03, 2018-12-28",
        "30d, 2020-03-01, 2020-02-01",
        "30d, 2019-03-01, 2019-01-31",
        "90d, 2019-03-31, 2019-01-01",
        "365d, 2019-12-31, 2019-01-01",
        "365d, 2020-12-31, 2020-01-02",
        "365d, 2020-02-29, 2019-03-02",
        "ytd, 2019-01-01, 2019-01-01",
        "ytd, 2019-12-31, 2019-01-01",
        "aytd, 2019-08-31, 2018-09-01",
        "aytd, 2019-09-01, 2019-09-01",
        "aytd, 2020-01-01, 2019-09-01"
    })
    void a_window_begins_on_its_first_day(String window, LocalDate asOf, LocalDate expected) {
        // when
        var from = Objects.requireNonNull(Window.ofId(window)).from(asOf);
        // then
        assertThat(from).isEqualTo(expected);
    }

    @Test
    void the_stock_has_no_first_day() {
        assertThat(Window.STOCK.from(LocalDate.of(2019, 1, 1))).isEqualTo(LocalDate.MIN);
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void a_window_is_found_by_its_id(Window window) {
        assertThat(Window.ofId(window.id())).isEqualTo(window);
    }
}
