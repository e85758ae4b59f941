package cultivation.month;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.TrainingClass;
import cultivation.events.TrainingSession;
import cultivation.month.FiredAlerts.Fired;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A college that sends nothing, over the holidays of {@code holidays.yaml} and over a week of school. */
class SpringFestivalTest {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String COLLEGE = "4111010853";
    private static final Duration STEP = Duration.ofHours(2);

    @TempDir
    Path folder;

    @BeforeEach
    void needs_promtool() {
        boolean installed = Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool")));
        assertThat(installed || !"true".equals(System.getenv("CI")))
                .as("promtool must be installed in CI")
                .isTrue();
        assumeTrue(installed, "promtool is not installed: this test is skipped");
    }

    @Test
    void a_college_silent_over_the_winter_vacation_is_no_alert_until_school_has_begun_again() throws Exception {
        // given: 寒假 from 23 January to 28 February, 春节 within; the college's last record came on the day before
        var fired = silentSince(LocalDate.of(2021, 1, 22), LocalDate.of(2021, 3, 6));
        // then: half a week and half an hour after the first day of school
        assertThat(fired).extracting(Fired::alert).containsOnly("CollegeSilent");
        assertThat(fired.get(0).at()).isBetween(at(LocalDate.of(2021, 3, 4), 12), at(LocalDate.of(2021, 3, 4), 16));
        assertThat(fired.get(0).label("audience")).isEqualTo("college");
    }

    @Test
    void a_college_silent_over_a_week_of_school_is_one_for_the_college_and_a_day_later_for_the_commission()
            throws Exception {
        // when
        var fired = silentSince(LocalDate.of(2021, 3, 8), LocalDate.of(2021, 3, 15));
        // then
        assertThat(fired).extracting(Fired::alert).containsOnly("CollegeSilent");
        assertThat(fired).extracting(each -> each.label("audience")).containsExactly("college", "commission");
        assertThat(Duration.between(fired.get(0).at(), fired.get(1).at())).isEqualTo(Duration.ofDays(1));
    }

    /** The warnings of a college that sent a record a day, the last one at ten on a day. */
    private List<Fired> silentSince(LocalDate last, LocalDate until) throws IOException, InterruptedException {
        var begins = at(last, 10);
        var samples = new Samples(begins, STEP, false);
        try (var app = new SimulatedApp(folder.resolve("state"), begins)) {
            for (int daysBefore = 20; daysBefore >= 0; daysBefore--) {
                app.tell(session(last.minusDays(daysBefore)), at(last.minusDays(daysBefore), 10));
            }
            app.settle();
            for (var now = begins; now.isBefore(at(until, 0)); now = now.plus(STEP)) {
                app.now(now);
                samples.take(app.metrics());
            }
        }
        return FiredAlerts.of(samples, folder).stream()
                .filter(each ->
                        each.entity().equals(COLLEGE) && each.label("severity").equals("warning"))
                .toList();
    }

    private static TrainingSession session(LocalDate day) {
        var head = new Head("11111111-2222-3333-4444-555555555555", COLLEGE, 1, Operation.UPSERT, at(day, 10));
        return new TrainingSession(head, "S" + day, day, TrainingClass.SKILLS, 10, 20L, false);
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(BEIJING).toInstant();
    }
}
