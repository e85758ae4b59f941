package cultivation.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cases.Action;
import cultivation.cases.Case;
import cultivation.cases.CloseReason;
import cultivation.cases.Entry;
import cultivation.cases.Tolerance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseActionRulesTest {
    private static final Instant NOW = Instant.parse("2020-06-30T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2020-06-30");

    /** A case about a rate that is below 0.95. */
    private static Case.Builder about() {
        return Case.newBuilder()
                .setId("20200630-1")
                .setFingerprint("1")
                .setAlertname("BeyondThreshold")
                .setSeverity("warning")
                .setIndicator("employment_rate")
                .setWindow("ytd")
                .setScope("college")
                .setCollege("4111010853")
                .setStatistic("pooled")
                .setBound("lower")
                .setDescription("就业率 90%")
                .setThresholdValue(0.95)
                .setFiring(true)
                .setFirstFiredAt(NOW)
                .setLastFiredAt(NOW)
                .setStartsAt(NOW)
                .setTimesFired(1)
                .setHistory(List.of());
    }

    private static Tolerance agreed() {
        return new Tolerance(0.9, TODAY, "王主任", "李老师", NOW);
    }

    /** In English; null when it is not refused. */
    private static @Nullable String refusal(Case.Builder caseFile, @Nullable String note, CaseAction action) {
        var refused = CaseActionRules.refusal(caseFile.build(), note, action, TODAY);
        return refused == null ? null : refused.english();
    }

    private static @Nullable String refusal(Case.Builder caseFile, CaseAction action) {
        return refusal(caseFile, "情况", action);
    }

    private static CaseAction tolerate(double value, LocalDate until) {
        return new CaseAction.Tolerate(value, until, "王主任");
    }

    @Test
    void of_a_closed_case_only_the_tolerance_can_be_withdrawn() {
        // given
        var closed =
                about().setClosedAt(NOW).setCloseReason(CloseReason.TOLERATED).setTolerance(agreed());

        // then
        assertThat(refusal(closed, new CaseAction.Acknowledge()))
                .isEqualTo("The case 20200630-1 is closed; when its alert fires again, another one is opened.");
        assertThat(refusal(closed, new CaseAction.WithdrawTolerance())).isNull();
    }

    @Test
    void who_answers_for_it_must_be_named() {
        assertThat(refusal(about(), new CaseAction.Assign("李老师"))).isNull();
        assertThat(refusal(about(), new CaseAction.Assign(" "))).isEqualTo("The field 'owner' is missing.");
    }

    @Test
    void to_acknowledge_needs_nothing() {
        assertThat(refusal(about(), null, new CaseAction.Acknowledge())).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void an_explanation_needs_a_note(@Nullable String note) {
        assertThat(refusal(about(), note, new CaseAction.Explain(null))).isEqualTo("The field 'note' is missing.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {" ", "https://example.edu.cn", "HTTP://example.edu.cn/a?b=c#d"})
    void evidence_is_a_link_or_nothing(@Nullable String link) {
        assertThat(refusal(about(), new CaseAction.Explain(link))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "example.edu.cn", "https://", "https://a\\b", "https://a/ b"})
    void evidence_that_is_no_link_is_refused_by_its_text(String link) {
        assertThat(refusal(about(), new CaseAction.Explain(link)))
                .isEqualTo("The evidence must be a link that begins with http:// or https://, got: '" + link + "'.");
    }

    @ParameterizedTest
    @CsvSource({"indicator", "window", "scope", "statistic"})
    void an_alert_that_is_about_no_figure_has_nothing_to_tolerate(String missing) {
        // given
        var caseFile = about();
        switch (missing) {
            case "indicator" -> caseFile.setIndicator(null);
            case "window" -> caseFile.setWindow(null);
            case "scope" -> caseFile.setScope(null);
            default -> caseFile.setStatistic(null);
        }

        // then
        assertThat(refusal(caseFile, tolerate(0.9, TODAY))).startsWith("The alert BeyondThreshold is about no figure");
    }

    @Test
    void a_tolerance_needs_an_approver() {
        assertThat(refusal(about(), new CaseAction.Tolerate(0.9, TODAY, "")))
                .isEqualTo("The field 'approver' is missing.");
    }

    @ParameterizedTest
    @CsvSource({"2020-06-29, false", "2020-06-30, true", "2021-06-30, true", "2021-07-01, false"})
    void a_tolerance_lasts_from_today_to_a_year(LocalDate until, boolean allowed) {
        // when
        var refusal = refusal(about(), tolerate(0.9, until));

        // then
        assertThat(refusal)
                .isEqualTo(
                        allowed ? null : "The day 'until' must lie from 2020-06-30 to 2021-06-30, got: " + until + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "lower, 0.94, true",
        "lower, 0.95, false",
        "lower, 0.96, false",
        "upper, 0.94, false",
        "upper, 0.95, false",
        "upper, 0.96, true",
        ", 0.94, true",
        ", 0.96, false",
        "lower, NaN, false",
        "upper, Infinity, false"
    })
    void a_tolerance_lies_beyond_the_threshold(@Nullable String bound, double value, boolean allowed) {
        // when
        var refusal = refusal(about().setBound(bound), tolerate(value, TODAY));

        // then
        var side = "upper".equals(bound) ? "above" : "below";
        assertThat(refusal)
                .isEqualTo(
                        allowed ? null : "The tolerance must lie " + side + " the threshold 0.95, got: " + value + ".");
    }

    @ParameterizedTest
    @CsvSource({"lower, 容许值应比阈值 0.95 更低，收到的是 0.95。", "upper, 容许值应比阈值 0.95 更高，收到的是 0.95。"})
    void on_which_side_is_said_in_chinese_too(String bound, String chinese) {
        // when
        var refused = CaseActionRules.refusal(about().setBound(bound).build(), null, tolerate(0.95, TODAY), TODAY);

        // then
        assertThat(Objects.requireNonNull(refused).chinese()).isEqualTo(chinese);
    }

    @Test
    void where_no_threshold_is_known_any_number_can_be_tolerated() {
        assertThat(refusal(about().setThresholdValue(null), tolerate(7, TODAY))).isNull();
        assertThat(refusal(about().setThresholdValue(null), tolerate(Double.NaN, TODAY)))
                .isNotNull();
    }

    @Test
    void only_a_tolerance_that_is_there_can_be_withdrawn() {
        assertThat(refusal(about(), new CaseAction.WithdrawTolerance()))
                .isEqualTo("The case 20200630-1 has no tolerance.");
        assertThat(refusal(about().setTolerance(agreed()), new CaseAction.WithdrawTolerance()))
                .isNull();
    }

    @Test
    void a_case_is_closed_for_a_reason_that_is_known() {
        assertThat(refusal(about(), new CaseAction.Close(CloseReason.RECOVERED)))
                .isNull();
        assertThat(refusal(about(), new CaseAction.Close(CloseReason.UNKNOWN)))
                .isEqualTo("The field 'reason' is missing.");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void a_case_holds_so_many_characters_of_what_people_wrote(int more, boolean allowed) {
        // given all of it in one entry: its own 50, its author, note, evidence and owner
        int rest = CaseActionRules.MOST_CHARACTERS - 50 - 3 - 20 - 2;
        var entry = Entry.newBuilder()
                .setAt(NOW)
                .setBy("李老师")
                .setAction(Action.EXPLAINED)
                .setNote("情".repeat(rest + more))
                .setEvidence("https://example.cn/a")
                .setOwner("王五")
                .build();

        // when
        var refusal = refusal(about().setHistory(List.of(entry)), new CaseAction.Acknowledge());

        // then
        assertThat(refusal == null).isEqualTo(allowed);
        assertThat(refusal(about().setHistory(List.of(entry)), new CaseAction.Close(CloseReason.EXPLAINED)))
                .isNull();
    }
}
