package cultivation.hostile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** Days and moments at which a count goes wrong, drawn more often than others. */
final class Calendar {
    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

    /** Ends of years, of academic years, of windows, and the leap day. */
    static final List<LocalDate> TRAPS = List.of(
            LocalDate.of(2018, 12, 31),
            LocalDate.of(2019, 1, 1),
            LocalDate.of(2019, 2, 28),
            LocalDate.of(2019, 3, 1),
            LocalDate.of(2019, 8, 31),
            LocalDate.of(2019, 9, 1),
            LocalDate.of(2019, 9, 2),
            LocalDate.of(2019, 12, 30),
            LocalDate.of(2019, 12, 31),
            LocalDate.of(2020, 1, 1),
            LocalDate.of(2020, 2, 28),
            LocalDate.of(2020, 2, 29),
            LocalDate.of(2020, 3, 1),
            LocalDate.of(2020, 8, 31),
            LocalDate.of(2020, 9, 1),
            LocalDate.of(2020, 12, 31),
            LocalDate.of(2021, 1, 1));

    private static final List<LocalDate> LONG_AGO = List.of(
            FIRST,
            LocalDate.of(1991, 7, 1),
            LocalDate.of(1999, 12, 31),
            LocalDate.of(2000, 2, 29),
            LocalDate.of(2008, 2, 29),
            LocalDate.of(2012, 9, 1));

    private static final List<LocalTime> TIMES = List.of(
            LocalTime.MIDNIGHT,
            LocalTime.of(0, 1),
            LocalTime.of(7, 59),
            LocalTime.of(8, 1),
            LocalTime.NOON,
            LocalTime.of(23, 59),
            LocalTime.of(23, 59, 59, 999_000_000));

    private Calendar() {}

    static <T> T oneOf(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    static LocalDate day(Random random) {
        int dice = random.nextInt(20);
        if (dice == 0) {
            return oneOf(LONG_AGO, random);
        }
        return dice < 13 ? oneOf(TRAPS, random) : LocalDate.of(2018, 6, 1).plusDays(random.nextInt(3 * 365));
    }

    /** A moment on this day in Beijing, often just before or after midnight. */
    static Instant momentOn(LocalDate day, Random random) {
        return day.atTime(oneOf(TIMES, random)).atZone(BEIJING).toInstant();
    }

    /** When something of this day is recorded: mostly soon after, at times years late, seldom a day too early. */
    static Instant recordedAfter(LocalDate day, Random random) {
        int dice = random.nextInt(30);
        if (dice == 0) {
            return momentOn(day.minusDays(1), random);
        }
        if (dice < 12) {
            return momentOn(day, random);
        }
        return momentOn(day.plusDays(dice < 26 ? random.nextInt(40) : random.nextInt(2000)), random);
    }

    /** When the broker appends what was recorded then; the college's clock may be five minutes ahead, no more. */
    static Instant appendedAfter(Instant recordedAt, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> recordedAt.minus(Duration.ofMinutes(5));
            case 1 -> recordedAt.minusMillis(1 + random.nextInt(299_999));
            case 2 -> recordedAt;
            case 3 -> recordedAt.plusMillis(random.nextInt(60_000));
            case 4 -> recordedAt.plus(Duration.ofDays(random.nextInt(60)));
            default -> recordedAt.plus(Duration.ofDays(random.nextInt(3000)));
        };
    }
}
