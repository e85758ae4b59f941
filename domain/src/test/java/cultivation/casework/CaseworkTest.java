package cultivation.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cases.Action;
import cultivation.cases.Case;
import cultivation.cases.CloseReason;
import cultivation.cases.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseworkTest {
    private static final Instant BEGIN = Instant.parse("2020-06-30T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2020-06-30");
    private static final Map<String, String> LABELS = Map.of(
            "alertname", "BeyondThreshold",
            "severity", "warning",
            "indicator", "employment_rate",
            "window", "ytd",
            "scope", "college",
            "college", "4111010853",
            "statistic", "pooled",
            "bound", "lower");

    private static Alarm alarm(boolean firing, Instant startsAt) {
        return new Alarm(LABELS, "就业率 90%，低于下限 95%", null, firing, startsAt, new Alarm.Reading(0.9, 0.95, TODAY));
    }

    private static Case opened() {
        return Casework.onAlert(List.of(), alarm(true, BEGIN), BEGIN).orElseThrow();
    }

    private static Case apply(Case caseFile, @Nullable String note, CaseAction action) {
        return Casework.apply(caseFile, "李老师", note, action, TODAY, BEGIN).fold(each -> each, (chinese, english) -> {
            throw new AssertionError(english);
        });
    }

    @Test
    void what_else_a_label_says_is_the_same_alert_and_another_severity_is_another() {
        // given
        var moved = new HashMap<>(LABELS);
        moved.put("threshold", "another");
        moved.put("audience", "commission");
        var graver = new HashMap<>(LABELS);
        graver.put("severity", "critical");

        // then
        assertThat(new Alarm(moved, "", null, true, BEGIN, null).fingerprint())
                .isEqualTo(alarm(true, BEGIN).fingerprint())
                .isNotEqualTo(new Alarm(graver, "", null, true, BEGIN, null).fingerprint());
    }

    @Test
    void an_alert_that_comes_and_goes_without_end_is_counted_and_no_person_s_entry_is_lost() {
        // given
        var caseFile = opened();

        // when
        for (int i = 1; i <= 600; i++) {
            var now = BEGIN.plusSeconds(60L * i);
            caseFile = Casework.onAlert(List.of(caseFile), alarm(false, BEGIN), now)
                    .orElseThrow();
            caseFile =
                    Casework.onAlert(List.of(caseFile), alarm(true, now), now).orElseThrow();
        }
        caseFile = apply(caseFile, "频繁波动，已联系学校", new CaseAction.Explain(null));

        // then
        assertThat(caseFile.getTimesFired()).isEqualTo(601);
        assertThat(caseFile.getLastFiredAt()).isEqualTo(BEGIN.plusSeconds(36_000));
        assertThat(caseFile.getHistory()).hasSize(Casework.MOST_ENTRIES + 1);
        assertThat(caseFile.getHistory().get(Casework.MOST_ENTRIES).getAction()).isEqualTo(Action.EXPLAINED);
    }

    @Test
    void a_case_full_of_texts_can_still_be_closed_and_fits_a_record() throws IOException {
        // given
        var caseFile = opened();
        var entries = new ArrayList<String>();
        while (CaseActionRules.refusal(caseFile, "情", new CaseAction.Explain(null), TODAY) == null) {
            caseFile = apply(
                    caseFile, "情况".repeat(2000), new CaseAction.Explain("https://example.edu.cn/" + "a".repeat(900)));
            entries.add("");
        }

        // when
        var closed = apply(caseFile, "已满".repeat(2000), new CaseAction.Close(CloseReason.EXPLAINED));

        // then
        assertThat(entries).hasSizeGreaterThan(30);
        assertThat(Casework.isClosed(closed)).isTrue();
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<>(Case.class).write(closed, encoder);
        assertThat(bytes.size()).isLessThan(900_000);
    }

    @Test
    void a_firing_told_again_changes_nothing_within_a_minute_and_a_resolved_case_stays_open() {
        // given
        var caseFile = opened();

        // then
        assertThat(Casework.onAlert(List.of(caseFile), alarm(true, BEGIN), BEGIN.plusSeconds(30)))
                .isEmpty();
        var over = Casework.onAlert(List.of(caseFile), alarm(false, BEGIN), BEGIN.plusSeconds(90))
                .orElseThrow();
        assertThat(over.getFiring()).isFalse();
        assertThat(Casework.isClosed(over)).isFalse();
        assertThat(Casework.onAlert(List.of(over), alarm(false, BEGIN), BEGIN.plusSeconds(95)))
                .isEmpty();
    }

    @Test
    void an_alert_that_stops_while_its_figure_is_still_beyond_is_told_as_that_and_no_recovery() {
        // given
        var labels = new HashMap<>(LABELS);
        labels.put("bound", "lower");
        var day = LocalDate.parse("2020-06-30");
        var firing = new Alarm(labels, "就业率 45%", null, true, BEGIN, new Alarm.Reading(0.45, 0.6, day));
        var caseFile = Casework.onAlert(List.of(), firing, BEGIN).orElseThrow();

        // when
        var muted = new Alarm(labels, "就业率 45%", null, false, BEGIN, new Alarm.Reading(0.45, 0.6, day));
        var recovered = new Alarm(labels, "就业率 45%", null, false, BEGIN, new Alarm.Reading(0.7, 0.6, day));

        // then
        assertThat(lastNote(Casework.onAlert(List.of(caseFile), muted, BEGIN.plusSeconds(90))))
                .isEqualTo(Casework.STILL_BEYOND);
        assertThat(lastNote(Casework.onAlert(List.of(caseFile), recovered, BEGIN.plusSeconds(90))))
                .isEqualTo("null");
    }

    private static String lastNote(Optional<Case> changed) {
        var history = changed.orElseThrow().getHistory();
        return String.valueOf(history.get(history.size() - 1).getNote());
    }

    private static Alarm another(Map<String, String> labels, Instant startsAt) {
        return new Alarm(labels, "在校生减少", "SharpDrop", true, startsAt, null);
    }

    @Test
    void a_case_is_named_by_beijing_s_day_and_the_alert_and_numbered_where_there_was_one_that_day() {
        // given one opened and closed on 30 June, half an hour before midnight in Beijing
        var evening = Instant.parse("2020-06-30T15:30:00Z");
        var first = Casework.onAlert(List.of(), alarm(true, BEGIN), evening).orElseThrow();
        var closed = apply(first, "已恢复", new CaseAction.Close(CloseReason.RECOVERED));

        // when it fires again, then and on the next day
        var second = Casework.onAlert(List.of(closed), alarm(true, BEGIN.plusSeconds(1)), evening)
                .orElseThrow();
        var closedAgain = apply(second, "已恢复", new CaseAction.Close(CloseReason.RECOVERED));
        var third = Casework.onAlert(
                        List.of(closed, closedAgain), alarm(true, BEGIN.plusSeconds(2)), evening.plusSeconds(1_799))
                .orElseThrow();
        var nextDay = Casework.onAlert(List.of(closed), alarm(true, BEGIN.plusSeconds(2)), evening.plusSeconds(1_800))
                .orElseThrow();

        // then
        var id = "20200630-" + alarm(true, BEGIN).fingerprint();
        assertThat(first.getId().toString()).isEqualTo(id);
        assertThat(second.getId().toString()).isEqualTo(id + "-2");
        assertThat(third.getId().toString()).isEqualTo(id + "-3");
        assertThat(nextDay.getId().toString())
                .isEqualTo("20200701-" + alarm(true, BEGIN).fingerprint());
    }

    @Test
    void a_closed_case_s_own_firing_told_again_opens_no_other() {
        // given
        var closed = apply(opened(), "误报", new CaseAction.Close(CloseReason.FALSE_ALARM));

        // then
        assertThat(Casework.onAlert(List.of(closed), alarm(true, BEGIN), BEGIN.plusSeconds(600)))
                .isEmpty();
        assertThat(Casework.onAlert(List.of(closed), alarm(true, BEGIN.plusSeconds(1)), BEGIN.plusSeconds(600)))
                .isPresent();
    }

    @Test
    void of_several_cases_of_an_alert_the_latest_goes_on() {
        // given two opened at once, of which the one of the higher number is the later, and one of another alert
        var first = opened();
        var second = Case.newBuilder(first).setId(first.getId() + "-2").build();
        var labels = new HashMap<>(LABELS);
        labels.put("severity", "critical");
        var other = Casework.onAlert(List.of(), another(labels, BEGIN), BEGIN.plusSeconds(1))
                .orElseThrow();
        for (var cases : List.of(List.of(other, first, second), List.of(second, first, other))) {
            // when
            var resolved = Casework.onAlert(cases, alarm(false, BEGIN), BEGIN.plusSeconds(90))
                    .orElseThrow();
            // then
            assertThat(resolved.getId()).isEqualTo(second.getId());
        }
    }

    @Test
    void the_end_of_an_alert_that_no_case_is_about_opens_none() {
        assertThat(Casework.onAlert(List.of(), alarm(false, BEGIN), BEGIN)).isEmpty();
    }

    @Test
    void a_case_tells_what_its_alert_is_about() {
        // when
        var caseFile = opened();

        // then
        assertThat(caseFile.getAlertname().toString()).isEqualTo("BeyondThreshold");
        assertThat(caseFile.getSeverity().toString()).isEqualTo("warning");
        assertThat(caseFile.getIndicator()).hasToString("employment_rate");
        assertThat(caseFile.getCollege()).hasToString("4111010853");
        assertThat(caseFile.getGroup()).isNull();
        assertThat(caseFile.getValue()).isEqualTo(0.9);
        assertThat(caseFile.getThresholdValue()).isEqualTo(0.95);
        assertThat(caseFile.getAsOf()).isEqualTo(TODAY);
    }

    @Test
    void another_figure_or_text_or_a_minute_later_is_news() {
        // given
        var caseFile = opened();
        var now = BEGIN.plusSeconds(30);
        var reading = new Alarm.Reading(0.9, 0.95, TODAY);

        // then
        assertThat(Casework.onAlert(List.of(caseFile), alarm(true, BEGIN), BEGIN.plusSeconds(60)))
                .isPresent();
        for (Alarm.Reading other : List.of(
                new Alarm.Reading(0.89, 0.95, TODAY),
                new Alarm.Reading(0.9, 0.96, TODAY),
                new Alarm.Reading(0.9, 0.95, TODAY.plusDays(1)))) {
            assertThat(Casework.onAlert(List.of(caseFile), told("就业率 90%，低于下限 95%", other), now))
                    .isPresent();
        }
        assertThat(Casework.onAlert(List.of(caseFile), told("就业率", reading), now))
                .isPresent();
    }

    @Test
    void an_alert_about_no_figure_told_again_changes_nothing_and_keeps_the_figure_that_was_known() {
        // given
        var caseFile = opened();

        // when
        var changed = Casework.onAlert(List.of(caseFile), told("就业率", null), BEGIN.plusSeconds(30))
                .orElseThrow();

        // then
        assertThat(changed.getValue()).isEqualTo(0.9);
        assertThat(Casework.onAlert(List.of(changed), told("就业率", null), BEGIN.plusSeconds(60)))
                .isEmpty();
    }

    private static Alarm told(String description, Alarm.@Nullable Reading reading) {
        return new Alarm(LABELS, description, null, true, BEGIN, reading);
    }

    @Test
    void what_somebody_does_is_written_down_with_what_it_changes() {
        // when
        var assigned = apply(opened(), "请处理", new CaseAction.Assign("张三"));
        var seen = apply(assigned, null, new CaseAction.Acknowledge());
        var explained = apply(seen, "口径调整", new CaseAction.Explain("https://example.edu.cn/a"));
        var tolerated = apply(explained, null, new CaseAction.Tolerate(0.85, TODAY.plusDays(9), "王主任"));
        var withdrawn = apply(tolerated, null, new CaseAction.WithdrawTolerance());
        var closed = apply(withdrawn, null, new CaseAction.Close(CloseReason.RECOVERED));

        // then
        assertThat(assigned.getOwner()).hasToString("张三");
        assertThat(seen.getAcknowledged()).isTrue();
        assertThat(Objects.requireNonNull(tolerated.getTolerance()).getValue()).isEqualTo(0.85);
        assertThat(withdrawn.getTolerance()).isNull();
        assertThat(closed.getCloseReason()).isEqualTo(CloseReason.RECOVERED);
        assertThat(closed.getHistory())
                .extracting(Entry::getAction)
                .containsExactly(
                        Action.OPENED,
                        Action.ASSIGNED,
                        Action.ACKNOWLEDGED,
                        Action.EXPLAINED,
                        Action.TOLERANCE_AGREED,
                        Action.TOLERANCE_WITHDRAWN,
                        Action.CLOSED);
        var history = closed.getHistory();
        assertThat(history.get(0).getBy()).hasToString(Casework.ALERT);
        assertThat(history.get(1).getOwner()).hasToString("张三");
        assertThat(history.get(3).getEvidence()).hasToString("https://example.edu.cn/a");
        assertThat(history.get(4).getTolerance()).isEqualTo(tolerated.getTolerance());
        assertThat(history.get(6).getReason()).isEqualTo(CloseReason.RECOVERED);
    }

    @Test
    void what_is_refused_changes_nothing_and_says_why_in_two_languages() {
        // when
        var outcome = Casework.apply(opened(), "李老师", null, new CaseAction.Assign(""), TODAY, BEGIN);

        // then
        assertThat(outcome.<String>fold(done -> "done", (chinese, english) -> chinese + " " + english))
                .isEqualTo("请填写负责人（字段 owner）。 The field 'owner' is missing.");
    }

    @Test
    void an_alert_without_a_name_has_an_empty_one() {
        // when
        var nameless = new Alarm(Map.of(), "", null, true, BEGIN, null);

        // then
        assertThat(nameless.alertname()).isEmpty();
        assertThat(nameless.severity()).isEmpty();
        assertThat(nameless.fingerprint()).matches("[0-9a-f]{12}");
    }
}
