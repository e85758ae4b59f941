package cultivation.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cases.Case;
import cultivation.cases.Tolerance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TolerancesTest {
    private static final Instant NOW = Instant.parse("2020-06-30T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2020-06-30");

    private static Case.Builder about(@Nullable String college, @Nullable String group) {
        return Case.newBuilder()
                .setId("1")
                .setFingerprint("1")
                .setAlertname("BeyondThreshold")
                .setSeverity("warning")
                .setIndicator("employment_rate")
                .setWindow("ytd")
                .setScope(college != null ? "college" : group != null ? "group" : "city")
                .setCollege(college)
                .setGroup(group)
                .setStatistic("pooled")
                .setBound("upper")
                .setDescription("就业率")
                .setFiring(true)
                .setFirstFiredAt(NOW)
                .setLastFiredAt(NOW)
                .setStartsAt(NOW)
                .setTimesFired(1)
                .setTolerance(agreed(0.9, TODAY, NOW))
                .setHistory(List.of());
    }

    private static Tolerance agreed(double value, LocalDate until, Instant at) {
        return new Tolerance(value, until, "王主任", "李老师", at);
    }

    private static Tolerances.Of of(String scope, String entity) {
        return new Tolerances.Of("employment_rate", "ytd", scope, entity, "pooled", "upper");
    }

    @Test
    void each_is_of_its_own_figure_in_one_order() {
        // given
        var cases = List.of(
                about("B", null).build(),
                about("A", null).build(),
                about(null, "private").build(),
                about(null, null).build());

        // when
        var tolerances = Tolerances.on(TODAY, cases);

        // then
        assertThat(tolerances.keySet())
                .containsExactly(of("city", ""), of("college", "A"), of("college", "B"), of("group", "private"));
        assertThat(tolerances).containsEntry(of("college", "A"), agreed(0.9, TODAY, NOW));
    }

    @Test
    void a_closed_case_s_tolerance_holds_to_its_last_day() {
        // given
        var cases = List.of(about("A", null).setClosedAt(NOW).build());

        // then
        assertThat(Tolerances.on(TODAY, cases)).hasSize(1);
        assertThat(Tolerances.on(TODAY.plusDays(1), cases)).isEmpty();
    }

    @Test
    void of_several_for_one_figure_the_one_agreed_last_holds_in_whatever_order_they_stand() {
        // given
        var first = about("A", null).build();
        var later = about("A", null)
                .setTolerance(agreed(0.8, TODAY, NOW.plusSeconds(1)))
                .build();

        // then
        assertThat(Tolerances.on(TODAY, List.of(first, later)).values())
                .extracting(Tolerance::getValue)
                .containsExactly(0.8);
        assertThat(Tolerances.on(TODAY, List.of(later, first)).values())
                .extracting(Tolerance::getValue)
                .containsExactly(0.8);
    }

    @Test
    void a_case_without_one_and_one_about_no_figure_have_none() {
        // given
        var cases = List.of(
                about("A", null).setTolerance(null).build(),
                about("A", null).setIndicator(null).build());

        // then
        assertThat(Tolerances.on(TODAY, cases)).isEmpty();
        assertThat(Tolerances.holds(null, TODAY)).isFalse();
    }

    @Test
    void an_alert_without_a_bound_is_about_too_little() {
        // given
        var cases = List.of(about("A", null).setBound(null).build());

        // then
        assertThat(Tolerances.on(TODAY, cases).keySet())
                .extracting(Tolerances.Of::bound)
                .containsExactly("lower");
    }
}
