package cultivation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

class SeriesProperties {
    private record Place(LocalDate day, int partition) {}

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void range_sums_are_those_of_adding_up_day_by_day(@ForAll long seed) {
        // given
        var random = new Random(seed);
        var series = new Series();
        var naive = new HashMap<Place, Amount>();
        for (int i = random.nextInt(60); i >= 0; i--) {
            var place = new Place(day(random), random.nextInt(3));
            var amount = random.nextInt(5) == 0
                    ? Amount.NONE
                    : new Amount(
                            random.nextInt(20) == 0 ? random.nextLong() : random.nextInt(9) - 4, random.nextInt(3));
            var before = naive.put(place, amount);
            assertThat(series.set(place.day, place.partition, amount))
                    .isEqualTo(amount.minus(before == null ? Amount.NONE : before));
        }
        var from = day(random);
        var to = from.plusDays(random.nextInt(900));
        // when
        var sum = series.sum(from, to);
        // then
        assertThat(sum).isEqualTo(added(naive, from, to));
        assertThat(series.upTo(to)).isEqualTo(added(naive, LocalDate.MIN, to));
        assertThat(series.upTo(LocalDate.MAX)).isEqualTo(added(naive, LocalDate.MIN, LocalDate.MAX));
        assertThat(series.lastDay(to)).isEqualTo(lastDay(naive, to));
    }

    /** Years apart, with the ends of leap and common years among them. */
    private static LocalDate day(Random random) {
        int year = new int[] {1990, 2018, 2019, 2020, 2021}[random.nextInt(5)];
        return switch (random.nextInt(4)) {
            case 0 -> LocalDate.of(year, 1, 1);
            case 1 -> LocalDate.of(year, 12, 31);
            case 2 -> LocalDate.of(year, 3, 1).minusDays(1);
            default -> LocalDate.ofYearDay(year, 1 + random.nextInt(365));
        };
    }

    private static @Nullable LocalDate lastDay(Map<Place, Amount> naive, LocalDate to) {
        return naive.entrySet().stream()
                .filter(entry ->
                        entry.getValue().count() > 0 && !entry.getKey().day.isAfter(to))
                .map(entry -> entry.getKey().day)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Amount added(Map<Place, Amount> naive, LocalDate from, LocalDate to) {
        var sum = Amount.NONE;
        for (var entry : naive.entrySet()) {
            if (!entry.getKey().day.isBefore(from) && !entry.getKey().day.isAfter(to)) {
                sum = sum.plus(entry.getValue());
            }
        }
        return sum;
    }
}
