package cultivation.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The civil day in Beijing. */
final class BeijingDay {
    static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private BeijingDay() {}

    static LocalDate of(Instant instant) {
        return instant.atZone(SHANGHAI).toLocalDate();
    }
}
