package cultivation.board;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.SubmissionSummary.OfType;
import cultivation.catalogue.DeclaredCatalogue;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import cultivation.rule.Reason;
import cultivation.rule.RecordType;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionSummaryTest {
    private static final LocalDate AS_OF = LocalDate.parse("2019-12-31");

    private final Ledger ledger = new Ledger();

    private SubmissionSummaryTest booked(Measure measure, String slice, String day, long records) {
        ledger.set(new CellKey("A", measure, slice, LocalDate.parse(day), 0), new Amount(records, records));
        return this;
    }

    private SubmissionSummary summary() {
        return SubmissionSummary.of(new Board(DeclaredCatalogue.with(), ledger, new Roster()), "A", AS_OF);
    }

    private OfType of(RecordType type) {
        return summary().types().stream()
                .filter(each -> each.type() == type)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void records_are_counted_by_type_over_all_days() {
        // given
        booked(Measure.APPLIED, "Graduation", "2019-07-01", 1)
                .booked(Measure.APPLIED, "Graduation", "2020-01-02", 1)
                .booked(Measure.APPLIED, "Enrollment", "2019-09-01", 40)
                .booked(Measure.REJECTED, "Graduation/WRONG_KEY", "2020-01-02", 1)
                .booked(Measure.REJECTED, "Graduation/INVALID_FIELD", "2019-07-01", 2);
        // when
        var graduations = of(RecordType.GRADUATION);
        // then
        assertThat(graduations.received()).isEqualTo(5);
        assertThat(graduations.rejected()).isEqualTo(3);
        assertThat(graduations.lastReceivedOn()).isEqualTo("2020-01-02");
        assertThat(of(RecordType.ENROLLMENT).received()).isEqualTo(40);
        assertThat(of(RecordType.ENROLLMENT).rejected()).isZero();
        assertThat(of(RecordType.ENROLLMENT).lastReceivedOn()).isEqualTo("2019-09-01");
    }

    @Test
    void rejections_are_counted_by_reason_over_all_types_and_those_that_never_came_are_left_out() {
        // given one whose mending was withdrawn again
        booked(Measure.REJECTED, "Graduation/WRONG_KEY", "2020-01-02", 1)
                .booked(Measure.REJECTED, "Enrollment/WRONG_KEY", "2019-01-02", 4)
                .booked(Measure.REJECTED, "Enrollment/INVALID_FIELD", "2019-01-02", 2)
                .booked(Measure.REJECTED, "Enrollment/UNDECODABLE", "2019-01-02", 0);
        // when
        var summary = summary();
        // then
        assertThat(summary.rejectedByReason())
                .containsExactlyInAnyOrderEntriesOf(Map.of(Reason.WRONG_KEY, 5L, Reason.INVALID_FIELD, 2L));
        assertThat(summary.rejected()).isEqualTo(7);
    }

    @Test
    void the_last_day_of_recording_is_that_of_any_type() {
        // given
        booked(Measure.APPLIED, "Graduation", "2019-07-01", 3).booked(Measure.APPLIED, "Enrollment", "2019-09-01", 4);
        // when
        var last = summary().lastReceivedOn();
        // then
        assertThat(last).isEqualTo("2019-09-01");
    }

    @Test
    void a_college_that_never_sent_has_every_type_and_no_day() {
        // when
        var summary = summary();
        // then
        assertThat(summary.types()).extracting(OfType::type).containsExactly(RecordType.values());
        assertThat(summary.types()).allMatch(each -> each.received() == 0 && each.lastReceivedOn() == null);
        assertThat(summary.lastReceivedOn()).isNull();
        assertThat(summary.rejected()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ENROLLMENT_PLAN, PLANNED_PLACES",
        "ENROLLMENT, ADMITTED",
        "ENROLLMENT, REGISTERED",
        "GRADUATION, GRADUATED",
        "EMPLOYMENT_OUTCOME,",
        "TRAINING_SESSION, TRAINING_PERSON_DAYS",
        "TECH_SERVICE_PAYMENT, TECH_SERVICE_FEN",
        "TECH_SERVICE_PAYMENT, VERTICAL_RESEARCH_FEN",
        "TECH_SERVICE_PAYMENT, TECH_TRADE_FEN",
        "TECH_SERVICE_PAYMENT, TRAINING_FEN",
        "STAFF_MEMBER, STAFF",
        "STAFF_MEMBER, EXTERNAL_TEACHERS",
        "RESOURCE_LEVEL, RESOURCE",
        "ESTABLISHMENT, ESTABLISHMENTS",
        "ACTIVITY, ACTIVITY_PEOPLE",
        "ACHIEVEMENT, ACHIEVEMENTS",
        "FUNDING_FLOW, FUNDING_FEN",
        "SURVEY_WAVE, SURVEY_ANSWERS",
        "PROJECT_MILESTONE, MILESTONES_DUE",
        "PROJECT_MILESTONE, MILESTONES_COMPLETED"
    })
    void the_last_business_day_is_the_last_that_a_record_of_the_type_tells_of(
            RecordType type, @Nullable Measure measure) {
        // given every measure on 1 March, the type's own on 1 May too, and on a day to come
        for (Measure every : Measure.values()) {
            if (!every.isAccounting()) {
                booked(every, "", "2019-03-01", 1);
            }
        }
        if (measure != null) {
            booked(measure, "OTHER", "2019-05-01", 1)
                    .booked(measure, "", "2020-01-01", 1)
                    .booked(measure, "SKILLS", "2020-01-01", 1);
        }
        // when
        var last = of(type).lastBusinessDay();
        // then
        assertThat(last).isEqualTo(measure == null ? null : LocalDate.parse("2019-05-01"));
    }
}
