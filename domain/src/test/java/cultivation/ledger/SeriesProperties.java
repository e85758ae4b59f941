package cultivation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A series says of any days what adding up day by day says. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class SeriesProperties {
    private record Place(LocalDate day, int partition) {}

    /** One absolute amount as it is set. */
    private record Setting(Place place, Amount absolute) {}

    /** A series, and beside it the same in the plainest way. */
    private static final class Both {
        final Series series = new Series();
        final Map<Place, Amount> naive = new HashMap<>();

        static Both of(List<Setting> settings) {
            var both = new Both();
            for (Setting setting : settings) {
                both.series.set(setting.place().day(), setting.place().partition(), setting.absolute());
                both.naive.put(setting.place(), setting.absolute());
            }
            return both;
        }

        Amount added(LocalDate from, LocalDate to) {
            var sum = Amount.NONE;
            for (var entry : naive.entrySet()) {
                if (!entry.getKey().day().isBefore(from)
                        && !entry.getKey().day().isAfter(to)) {
                    sum = sum.plus(entry.getValue());
                }
            }
            return sum;
        }

        List<LocalDate> live(LocalDate from, LocalDate to) {
            return naive.entrySet().stream()
                    .filter(entry -> entry.getValue().count() > 0)
                    .map(entry -> entry.getKey().day())
                    .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    @Property
    void a_setting_moves_the_difference(@ForAll("settings") @Size(max = 60) List<Setting> settings) {
        var series = new Series();
        var naive = new HashMap<Place, Amount>();
        for (Setting setting : settings) {
            // given
            var before = naive.put(setting.place(), setting.absolute());
            // when
            var moved = series.set(setting.place().day(), setting.place().partition(), setting.absolute());
            // then
            assertThat(moved).isEqualTo(setting.absolute().minus(before == null ? Amount.NONE : before));
        }
    }

    @Property
    void range_sums_are_those_of_adding_up_day_by_day(
            @ForAll("settings") @Size(max = 60) List<Setting> settings,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(max = 900) int length) {
        // given
        var both = Both.of(settings);
        var to = from.plusDays(length);
        // when
        var sum = both.series.sum(from, to);
        // then
        assertThat(sum).isEqualTo(both.added(from, to));
        assertThat(both.series.upTo(to)).isEqualTo(both.added(LocalDate.MIN, to));
        assertThat(both.series.upTo(LocalDate.MAX)).isEqualTo(both.added(LocalDate.MIN, LocalDate.MAX));
    }

    @Property
    void the_days_are_those_with_a_live_contribution(
            @ForAll("settings") @Size(max = 60) List<Setting> settings,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(max = 900) int length) {
        // given
        var both = Both.of(settings);
        var to = from.plusDays(length);
        // when
        var days = both.series.days(from, to);
        // then
        assertThat(days).containsExactlyElementsOf(both.live(from, to));
        assertThat(both.series.lastDay(to)).isEqualTo(last(both.live(LocalDate.MIN, to)));
        assertThat(both.series.firstDay())
                .isEqualTo(both.live(LocalDate.MIN, LocalDate.MAX).stream()
                        .findFirst()
                        .orElse(null));
    }

    @Property
    void each_day_alone_adds_what_it_has(
            @ForAll("settings") @Size(max = 60) List<Setting> settings,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(max = 900) int length) {
        // given
        var both = Both.of(settings);
        var amounts = new long[length];
        var counts = new long[length];
        // when
        both.series.addDays(from, amounts, counts);
        // then
        for (int i = 0; i < length; i++) {
            assertThat(new Amount(amounts[i], counts[i])).isEqualTo(both.added(from.plusDays(i), from.plusDays(i)));
        }
    }

    /** The counts of a place are never below zero; amounts may be anything. */
    @Provide
    static Arbitrary<List<Setting>> settings() {
        var places = Combinators.combine(days(), Arbitraries.integers().between(0, 2))
                .as(Place::new);
        var amounts = Arbitraries.frequencyOf(
                Tuple.of(
                        15,
                        Combinators.combine(
                                        Arbitraries.longs().between(-4, 4),
                                        Arbitraries.longs().between(0, 2))
                                .as(Amount::new)),
                Tuple.of(
                        1,
                        Combinators.combine(
                                        Arbitraries.longs(), Arbitraries.longs().between(0, 2))
                                .as(Amount::new)),
                Tuple.of(4, Arbitraries.just(Amount.NONE)));
        return Combinators.combine(places, amounts).as(Setting::new).list();
    }

    /** Years apart, with the ends of leap and common years among them. */
    @Provide
    static Arbitrary<LocalDate> days() {
        return Arbitraries.of(2019, 2018, 2020, 2021, 1990)
                .flatMap(year -> Arbitraries.oneOf(
                        Arbitraries.integers().between(1, 365).map(day -> LocalDate.ofYearDay(year, day)),
                        Arbitraries.of(
                                LocalDate.of(year, 1, 1),
                                LocalDate.of(year, 3, 1).minusDays(1),
                                LocalDate.of(year, 12, 31))));
    }

    private static @Nullable LocalDate last(List<LocalDate> days) {
        return days.isEmpty() ? null : days.get(days.size() - 1);
    }
}
