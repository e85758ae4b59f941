package cultivation.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.board.Roster;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.DeclaredCatalogue;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.ledger.Ledger;
import cultivation.reference.Bound;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import cultivation.reference.Severity;
import cultivation.reference.Threshold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsInForceTest {
    private static final Catalogue CATALOGUE = DeclaredCatalogue.with();
    private static final LocalDate DAY = LocalDate.parse("2019-12-31");

    private final Board board = new Board(CATALOGUE, new Ledger(), roster());

    private static Roster roster() {
        var roster = new Roster();
        roster.put(new College("A", "甲", null, Ownership.MUNICIPAL_COMMISSION, null, true));
        roster.put(new College("B", "乙", null, Ownership.PRIVATE, null, true));
        roster.put(new College("N", "无", null, Ownership.NONE, null, true));
        return roster;
    }

    /** A warning below 0.9 for every college; nothing else. */
    private static Threshold.Builder lower(String id) {
        return TrustedThreshold.builder()
                .setId(id)
                .setIndicator("employment_rate")
                .setWindow("ytd")
                .setScope("college")
                .setStatistic("pooled")
                .setBound(Bound.LOWER)
                .setSeverity(Severity.WARNING)
                .setValue(0.9)
                .setNote("");
    }

    private static FigureValue rate(String college, @Nullable Double value, long denominator) {
        var indicator = Objects.requireNonNull(CATALOGUE.indicator("employment_rate"));
        var figure = new Figure(indicator, Window.YEAR_TO_DATE, Scope.COLLEGE, college, Statistic.POOLED);
        return new FigureValue(figure, value, 0L, denominator, denominator, 1);
    }

    private ThresholdsInForce inForce(Threshold.Builder... thresholds) {
        var all = new ArrayList<Threshold>();
        for (var threshold : thresholds) {
            all.add(threshold.build());
        }
        return ThresholdsInForce.of(board, all, DAY);
    }

    private static List<String> held(ThresholdsInForce inForce) {
        var held = new ArrayList<String>();
        inForce.forEach((entity, threshold) -> held.add(entity + " " + threshold.getId()));
        return held;
    }

    @ParameterizedTest
    @CsvSource({"0.95, normal", "0.9, normal", "0.89, warning", ", missing"})
    void a_figure_is_missing_or_normal_or_beyond(@Nullable Double value, String expected) {
        // given
        var inForce = inForce(lower("t"));

        // when
        var status = inForce.status(rate("A", value, 100));

        // then
        assertThat(status).isEqualTo(expected);
    }

    @Test
    void without_any_threshold_every_value_is_normal() {
        assertThat(inForce().status(rate("A", 0.0, 100))).isEqualTo("normal");
    }

    @Test
    void below_its_minimum_denominator_a_threshold_is_silent() {
        // given
        var inForce = inForce(lower("t").setMinDenominator(30));

        // then
        assertThat(inForce.status(rate("A", 0.1, 29))).isEqualTo("normal");
        assertThat(inForce.status(rate("A", 0.1, 30))).isEqualTo("warning");
    }

    @Test
    void the_gravest_that_a_value_is_beyond_is_its_status_in_whatever_order_they_were_set() {
        // given
        var info = lower("a").setValue(0.95).setSeverity(Severity.INFO);
        var warning = lower("b").setValue(0.9);
        var critical = lower("c").setValue(0.8).setSeverity(Severity.CRITICAL);
        for (var inForce : List.of(inForce(info, warning, critical), inForce(critical, warning, info))) {
            // then
            assertThat(inForce.status(rate("A", 0.96, 1))).isEqualTo("normal");
            assertThat(inForce.status(rate("A", 0.94, 1))).isEqualTo("info");
            assertThat(inForce.status(rate("A", 0.85, 1))).isEqualTo("warning");
            assertThat(inForce.status(rate("A", 0.7, 1))).isEqualTo("critical");
        }
    }

    @Test
    void a_college_s_own_threshold_takes_the_place_of_one_for_all() {
        // given one that asks less of A, by an id that comes later
        var inForce = inForce(lower("a"), lower("b").setEntity("A").setValue(0.5));

        // then
        assertThat(inForce.status(rate("A", 0.6, 1))).isEqualTo("normal");
        assertThat(inForce.status(rate("B", 0.6, 1))).isEqualTo("warning");
        assertThat(held(inForce)).containsExactly("A b", "B a");
    }

    @Test
    void of_two_that_say_the_same_the_first_holds() {
        assertThat(held(inForce(lower("a").setValue(0.5), lower("b")))).containsExactly("A a", "B a");
    }

    @Test
    void another_bound_or_severity_says_something_else() {
        // given
        var inForce = inForce(
                lower("a").setEntity("A"),
                lower("b").setEntity("A").setBound(Bound.UPPER).setValue(0.99),
                lower("c").setEntity("A").setSeverity(Severity.CRITICAL).setValue(0.5));

        // then
        assertThat(held(inForce)).containsExactlyInAnyOrder("A a", "A b", "A c");
        assertThat(inForce.status(rate("A", 1.0, 1))).isEqualTo("warning");
    }

    @Test
    void only_those_in_force_on_the_day_hold() {
        // given
        var inForce = inForce(
                lower("past").setEntity("A").setValidTo(DAY.minusDays(1)),
                lower("to_come").setEntity("A").setValidFrom(DAY.plusDays(1)),
                lower("today").setEntity("A").setValidFrom(DAY).setValidTo(DAY).setValue(0.5));

        // then
        assertThat(held(inForce)).containsExactly("A today");
    }

    @ParameterizedTest
    @CsvSource({
        "college, 'A,B'",
        "group, 'district,municipal_commission,other_bureau,private'",
        "city, beijing",
        "province, ''"
    })
    void a_threshold_for_all_is_for_every_entity_of_its_scope_that_counts(String scope, String expected) {
        // given
        var threshold = lower("t").setScope(scope).build();

        // when
        var entities = ThresholdsInForce.entities(threshold, board);

        // then
        assertThat(String.join(",", entities.stream().sorted().toList())).isEqualTo(expected);
    }

    @Test
    void a_threshold_for_one_is_for_that_one_whether_it_counts_or_not() {
        assertThat(ThresholdsInForce.entities(lower("t").setEntity("N").build(), board))
                .containsExactly("N");
    }

    @Test
    void a_threshold_holds_for_its_own_window_scope_statistic_and_indicator_only() {
        // given
        var inForce = inForce(
                lower("window").setWindow("365d"),
                lower("scope").setScope("city"),
                lower("statistic").setScope("group").setStatistic("mean"),
                lower("indicator").setIndicator("admission_rate"));

        // then
        assertThat(inForce.status(rate("A", 0.1, 1))).isEqualTo("normal");
    }
}
