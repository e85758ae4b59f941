package cultivation.serving.figures;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.Board;
import cultivation.board.ChangeDecomposition;
import cultivation.board.Figure;
import cultivation.catalogue.AsOf;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.college.Colleges;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.live.LastChange;
import cultivation.live.LiveBoard;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every indicator × window × scope × statistic: parts are the whole, and days are Beijing's. */
class EveryFigureTest {
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2019, 12, 31),
            LocalDate.of(2020, 1, 1),
            LocalDate.of(2020, 2, 29),
            LocalDate.of(2020, 8, 31),
            LocalDate.of(2020, 9, 1));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2020-09-01T04:00:00Z"));
    private final LiveBoard board = new LiveBoard(CatalogueFile.shipped(), AsOf.WALL, new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return Objects.requireNonNull(now.get());
        }
    });

    /** Any amounts on any days, refunds beyond the sum, denominators of 0 and numerators without one. */
    EveryFigureTest() {
        long offset = 0;
        for (var college : Colleges.beijing().subList(0, 12)) {
            var code = college.getCode().toString();
            board.update(change -> change.college(code, college));
            for (Measure measure : Measure.values()) {
                for (String slice : slices(measure)) {
                    // of its own for each series, so that one more measure changes no other
                    var random = new Random((code + measure + slice).hashCode());
                    for (int cells = random.nextInt(12); cells > 0; cells--) {
                        var key = new CellKey(
                                code, measure, slice, LocalDate.of(2018, 6, 1).plusDays(random.nextInt(830)), 0);
                        var amount = new Amount(
                                random.nextInt(4) == 0 ? 0 : random.nextInt(2000) - 400, 1 + random.nextInt(3));
                        var cell = new LastChange(key, amount, 0, offset++, Instant.EPOCH);
                        board.update(change -> change.cell(cell, true, null));
                    }
                }
            }
        }
    }

    private static List<String> slices(Measure measure) {
        return switch (measure) {
            case TRAINING_PERSON_DAYS -> List.of("SKILLS", "NEW_FARMER", "VETERAN", "GRASSROOTS_SERVICE", "OTHER");
            case GRADUATED -> List.of("SCIENCE", "OTHER");
            case PLANNED_PLACES, ADMITTED, REGISTERED, ADMITTED_REGISTERED -> List.of("UNIFIED_EXAM", "OTHER");
            default -> List.of("");
        };
    }

    private static void forEvery(Board board, BiConsumer<Figure, LocalDate> each) {
        var groups = List.of("municipal_commission", "other_bureau");
        var college = board.roster().counted().get(3);
        for (Indicator indicator : board.catalogue().indicators()) {
            for (Window window : indicator.windows()) {
                for (LocalDate day : DAYS) {
                    each.accept(new Figure(indicator, window, Scope.COLLEGE, college, Statistic.POOLED), day);
                    for (Statistic statistic : Statistic.values()) {
                        each.accept(new Figure(indicator, window, Scope.CITY, "beijing", statistic), day);
                        groups.forEach(group ->
                                each.accept(new Figure(indicator, window, Scope.GROUP, group, statistic), day));
                    }
                }
            }
        }
    }

    @Test
    void an_explanation_s_colleges_and_months_each_add_up_to_the_figure() {
        board.read(view -> {
            forEvery(view.board(), (figure, day) -> {
                // when
                var explanation = ExplanationResponse.of(view, figure, day, "wall");

                // then
                var value = explanation.figure();
                var whole = sum(explanation.months());
                assertThat(whole)
                        .as("%s as of %s, by college", figure, day)
                        .isEqualTo(sum(explanation.colleges().stream()
                                .flatMap(part -> part.months().stream())
                                .toList()));
                assertThat(whole.contributions()).isEqualTo(value.contributions());
                assertThat(explanation.colleges().stream().filter(ExplanationResponse.Part::covered))
                        .hasSize(value.colleges());
                assertThat(explanation.colleges().stream()
                                .mapToLong(part -> Objects.requireNonNull(part.numerator()))
                                .sum())
                        .as("%s as of %s, the colleges' own", figure, day)
                        .isEqualTo(whole.numerator());
                if (value.value() != null && figure.statistic() == Statistic.POOLED) {
                    assertThat(whole.numerator()).as("%s as of %s", figure, day).isEqualTo(value.numerator());
                    if (figure.indicator().denominator() != null) {
                        assertThat(whole.denominator()).isEqualTo(value.denominator());
                    }
                }
            });
            return true;
        });
    }

    @Test
    void a_movement_s_parts_add_up_exactly_to_a_change_that_is_the_difference_of_the_values() {
        board.read(view -> {
            forEvery(view.board(), (figure, day) -> {
                if (figure.statistic() == Statistic.MEDIAN) {
                    return;
                }
                for (LocalDate from : DAYS) {
                    // when
                    var movement = ChangeDecomposition.of(view.board(), figure, from, day);

                    // then
                    var change = movement.change();
                    var before = movement.from().value();
                    var after = movement.to().value();
                    assertThat(change == null).isEqualTo(before == null || after == null);
                    if (change != null && before != null && after != null) {
                        assertThat(movement.parts().stream()
                                        .map(part -> Objects.requireNonNull(part.part()))
                                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                                .as("%s from %s to %s", figure, from, day)
                                .isEqualByComparingTo(change);
                        assertThat(change.doubleValue() - (after - before))
                                .isBetween(-1e-9 * (1 + Math.abs(after)), 1e-9 * (1 + Math.abs(after)));
                    }
                }
            });
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Los_Angeles", "UTC", "Asia/Shanghai", "Pacific/Kiritimati"})
    void a_window_rolls_at_midnight_in_beijing_without_any_event_wherever_the_machine_stands(String zone) {
        var before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            // given: graduates of the day to come, and a second before midnight in Beijing
            var graduated = new CellKey(
                    board.read(view -> view.board().roster().counted().get(3)),
                    Measure.GRADUATED,
                    "SCIENCE",
                    LocalDate.of(2020, 2, 29),
                    1);
            board.update(change ->
                    change.cell(new LastChange(graduated, new Amount(7, 7), 0, 0, Instant.EPOCH), true, null));
            now.set(Instant.parse("2020-02-28T15:59:59Z"));
            var evening = board.read(
                    view -> Map.entry(view.asOf(), view.board().values(rate(), Window.DAYS_90, view.asOf())));

            // when
            now.set(Instant.parse("2020-02-28T16:00:00Z"));

            // then
            board.read(view -> {
                assertThat(evening.getKey()).isEqualTo("2020-02-28");
                assertThat(view.asOf()).isEqualTo("2020-02-29");
                assertThat(view.board().values(rate(), Window.DAYS_90, view.asOf()))
                        .isEqualTo(view.board().values(rate(), Window.DAYS_90, LocalDate.of(2020, 2, 29)))
                        .isNotEqualTo(evening.getValue());
                return true;
            });
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private Indicator rate() {
        return Objects.requireNonNull(board.catalogue().indicator("employment_rate"));
    }

    private record Sum(long numerator, long denominator, long contributions) {}

    private static Sum sum(List<ExplanationResponse.Period> periods) {
        long numerator = 0;
        long denominator = 0;
        long contributions = 0;
        for (ExplanationResponse.Period period : periods) {
            numerator += period.numerator();
            denominator += period.denominator() == null ? period.numerator() : period.denominator();
            contributions += period.contributions();
        }
        return new Sum(numerator, denominator, contributions);
    }
}
