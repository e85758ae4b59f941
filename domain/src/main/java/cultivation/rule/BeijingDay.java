package cultivation.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Civil days of Asia/Shanghai, in which everything is dated, and its time, in which people read. */
public final class BeijingDay {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Nothing that happened at a college lies before it; who works there and what it has may. */
    public static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZONE);
    private static final Instant FIRST_INSTANT = FIRST.atStartOfDay(ZONE).toInstant();

    private BeijingDay() {}

    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** An instant as people in Beijing read it, to the second: {@code 2026-11-25 16:55:19}. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** Whether a {@code recordedAt} can be believed: not before 1990, at most 5 minutes ahead of the broker. */
    static boolean believable(Instant recordedAt, Instant appendedAt) {
        return !recordedAt.isBefore(FIRST_INSTANT) && !recordedAt.isAfter(appendedAt.plusSeconds(300));
    }
}
