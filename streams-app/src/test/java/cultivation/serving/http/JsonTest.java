package cultivation.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How numbers, days and nothing print, whatever record they stand in. */
class JsonTest {
    record Numbers(@Nullable Double boxed, double primitive) {}

    record Rest(
            LocalDate zulu,
            Instant alpha,
            CharSequence text,
            @Nullable BigDecimal exact,
            List<String> none) {}

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-3, -3",
        "0.5, 0.5",
        "-0.0, 0",
        "9007199254740991, 9007199254740991",
        "9007199254740992, 9.007199254740992E15",
        "1e-7, 1.0E-7",
        "0.30000000000000004, 0.30000000000000004"
    })
    void a_whole_number_has_no_point_and_every_other_all_its_digits(double number, String printed) {
        assertThat(Json.text(new Numbers(number, number)))
                .isEqualTo("{\"boxed\":" + printed + ",\"primitive\":" + printed + "}");
    }

    @Test
    void what_is_missing_is_null_and_keeps_its_place() {
        assertThat(Json.text(new Numbers(null, 2))).isEqualTo("{\"boxed\":null,\"primitive\":2}");
        assertThat(Json.text(Arrays.asList(1.0, null, 2.5))).isEqualTo("[1,null,2.5]");
    }

    @Test
    void fields_come_in_the_order_of_the_components_and_days_as_iso_says() {
        assertThat(Json.text(new Rest(
                        LocalDate.of(2020, 1, 2),
                        Instant.parse("2020-06-30T04:00:00Z"),
                        new Utf8("就业率"),
                        new BigDecimal("1.20"),
                        List.of())))
                .isEqualTo("{\"zulu\":\"2020-01-02\",\"alpha\":\"2020-06-30T04:00:00Z\",\"text\":\"就业率\","
                        + "\"exact\":1.20,\"none\":[]}");
    }
}
