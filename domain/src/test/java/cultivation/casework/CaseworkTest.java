package cultivation.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cases.Action;
import cultivation.cases.Case;
import cultivation.cases.CloseReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
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

    private static Case apply(Case caseFile, String note, CaseAction action) {
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
}
