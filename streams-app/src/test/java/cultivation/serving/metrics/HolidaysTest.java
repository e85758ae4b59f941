package cultivation.serving.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolidaysTest {
    private static final Path SHIPPED = Path.of("../monitoring/holidays.yaml");

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void the_shipped_calendar_knows_the_spring_festival() {
        var holidays = Holidays.read(SHIPPED);

        assertThat(holidays.includes(day("2026-02-17"))).isTrue();
        assertThat(holidays.includes(day("2026-03-02"))).isFalse();
    }

    @Test
    void a_holiday_within_a_vacation_ends_with_the_vacation() {
        var holidays = Holidays.read(SHIPPED);

        assertThat(holidays.lastEndBefore(day("2026-03-10"))).isEqualTo("2026-03-02");
        assertThat(holidays.lastEndBefore(day("2026-02-25"))).isEqualTo("2025-10-09");
    }

    @Test
    void before_every_holiday_there_is_no_last_one() {
        assertThat(Holidays.read(SHIPPED).lastEndBefore(day("2018-01-01"))).isNull();
        assertThat(Holidays.none().lastEndBefore(day("2026-03-10"))).isNull();
    }

    @Test
    void a_mistake_names_the_file_and_the_value(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("own.yaml"), "holidays:\n  - { name: 寒假, from: 2026-02-20, to: 2026-02-10 }\n");

        assertThatThrownBy(() -> Holidays.read(file))
                .hasMessageContaining("own.yaml")
                .hasMessageContaining("寒假")
                .hasMessageContaining("2026-02-20 to 2026-02-10");
        assertThatThrownBy(() -> Holidays.read(folder.resolve("gone.yaml"))).hasMessageContaining("gone.yaml");
        Files.writeString(file, "holidays: [{name: 寒假, from: soon, to: 2026-02-10}]");
        assertThatThrownBy(() -> Holidays.read(file)).hasMessageContaining("days like 2026-02-15");
    }
}
