package cultivation.oracle;

import static cultivation.oracle.Telling.A;
import static cultivation.oracle.Telling.B;
import static cultivation.oracle.Telling.PARTITIONS;
import static cultivation.oracle.Telling.day;
import static cultivation.oracle.Telling.dayOrNull;
import static cultivation.oracle.Telling.student;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.events.AdmissionChannel;
import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.EntrySchooling;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.events.Operation;
import cultivation.events.StudentCategory;
import cultivation.events.TrainingClass;
import cultivation.events.TrainingMode;
import cultivation.oracle.Arrival.Content;
import cultivation.oracle.Arrival.Spoiling;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tiny histories with verdicts and accounting worked out by hand from {@code docs/reference/contract.md}. */
class HandWorkedVerdictsTest {
    private static final String NOON = "2021-06-30T04:00:00Z";
    private static final Cell ONE = new Cell(1, 1);

    private final Telling told = new Telling();

    @Test
    void revisions_replace_repeat_contradict_or_come_too_late() {
        told.plan(A, "p", 2, 10, "2019-05-01")
                .plan(A, "p", 2, 10, "2019-05-01")
                .plan(A, "p", 2, 11, "2019-05-01")
                .plan(A, "p", 1, 99, "2019-05-01")
                .plan(A, "p", 3, 12, "2019-05-02");

        assertThat(told.verdicts())
                .containsExactly("APPLIED", "DUPLICATE", "REVISION_CONFLICT", "SUPERSEDED", "APPLIED");
        assertThat(told.business()).containsExactly("planned_places|UNIFIED_EXAM|2019-05-02=12×1");
        // 5 = 2 + 1 + 1 + 1
        assertThat(told.oracle().accounting(A))
                .isEqualTo(new Accounting(5, 2, 1, 1, Map.of(RejectionReason.REVISION_CONFLICT, 1L)));
    }

    @Test
    void the_same_words_recorded_at_another_time_under_another_id_are_the_same() {
        told.plan(A, "p", 1, 10, "2019-05-01").at("2021-07-01T00:00:00Z");
        var again =
                new EnrollmentPlan(told.head(A, 1), "p", 2019, AdmissionChannel.UNIFIED_EXAM, 10, day("2019-05-01"));
        again.getHead().setEventId("FFFFFFFF-ffff-ffff-ffff-ffffffffffff");
        told.add(A, again);

        assertThat(told.verdicts()).containsExactly("APPLIED", "DUPLICATE");
        assertThat(told.oracle().cells())
                .containsEntry(new CellKey(A, "duplicate", "EnrollmentPlan", day("2021-07-01")), ONE);
    }

    @Test
    void a_retraction_may_come_before_what_it_retracts() {
        told.plan(A, "p", 1, 10, "2019-05-01").retracted(2);
        told.add(told.arrivals().remove(0));

        assertThat(told.verdicts()).containsExactly("APPLIED", "SUPERSEDED");
        assertThat(told.business()).isEmpty();
    }

    @Test
    void a_retracted_entity_is_restored_by_a_higher_revision() {
        told.plan(A, "p", 1, 10, "2019-05-01").retracted(2).plan(A, "p", 3, 10, "2019-05-01");

        assertThat(told.business()).containsExactly("planned_places|UNIFIED_EXAM|2019-05-01=10×1");
    }

    @Test
    void a_retraction_contradicts_what_it_retracts_at_the_same_revision() {
        told.plan(A, "p", 1, 10, "2019-05-01").retracted(1);

        assertThat(told.verdicts()).containsExactly("APPLIED", "REVISION_CONFLICT");
        assertThat(told.business()).containsExactly("planned_places|UNIFIED_EXAM|2019-05-01=10×1");
    }

    @Test
    void two_retractions_of_one_revision_are_equal_whatever_else_they_carry() {
        told.plan(A, "p", 1, 10, "2019-05-01").retracted(5);
        var head = new Head("00000000-0000-0000-0000-000000000000", A, 5, Operation.RETRACT, Instant.parse(NOON));
        told.add(A, new EnrollmentPlan(head, "p", 1, AdmissionChannel.UNKNOWN, -7, day("2999-01-01")));

        assertThat(told.verdicts()).containsExactly("APPLIED", "APPLIED", "DUPLICATE");
        assertThat(told.business()).isEmpty();
    }

    @Test
    void a_students_three_facets_have_revisions_of_their_own() {
        told.enrollment(A, 1, 7, "2019-08-01", null, null)
                .graduation(A, 1, 1, "2021-06-30")
                .employed(A, 1);

        assertThat(told.verdicts()).containsExactly("APPLIED", "APPLIED", "APPLIED");
    }

    @Test
    void reasons_are_tested_in_the_contracts_order() {
        Graduation plain = graduation("20190101001", "2999-01-01", 0);
        byte[] key = "20190101001".getBytes(StandardCharsets.UTF_8);
        int right = Partitioning.of(key, PARTITIONS);
        int wrong = (right + 1) % PARTITIONS;

        plain.getHead().setCollegeCode(B);
        assertThat(reason(wrong, null, plain)).isEqualTo(RejectionReason.COLLEGE_MISMATCH);
        plain.getHead().setCollegeCode(A);
        assertThat(reason(wrong, null, plain)).isEqualTo(RejectionReason.WRONG_KEY);
        assertThat(reason(wrong, key, plain)).isEqualTo(RejectionReason.WRONG_PARTITION);
        assertThat(reason(right, key, plain)).isEqualTo(RejectionReason.PLAIN_IDENTIFIER);
        assertThat(reason(graduation(student(1), "2999-01-01", 0))).isEqualTo(RejectionReason.INVALID_FIELD);
        assertThat(reason(graduation(student(1), "2999-01-01", 1))).isEqualTo(RejectionReason.DATE_OUT_OF_RANGE);
        assertThat(reason(graduation(student(1), "2021-06-30", 1))).isNull();
    }

    @Test
    void bytes_that_are_no_record_and_records_that_are_no_event_are_accounted_on_the_brokers_day() {
        // 23:59 on 31 December in Beijing is 15:59 of the same day in UTC
        var key = "p".getBytes(StandardCharsets.UTF_8);
        var at = Instant.parse("2019-12-31T15:59:00Z");
        var notAnEvent = new Content.UnknownType(new cultivation.ledger.Cell(1L, 1L, true));
        told.add(new Arrival(A, 0, PARTITIONS, key, new Content.Undecodable(Spoiling.NULL), at));
        told.add(new Arrival(A, 0, PARTITIONS, null, notAnEvent, at.plusSeconds(120)));

        assertThat(told.verdicts()).containsExactly("UNDECODABLE", "UNKNOWN_TYPE");
        assertThat(told.oracle().cells())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        new CellKey(A, "rejected", "UNKNOWN/UNDECODABLE", day("2019-12-31")), ONE,
                        new CellKey(A, "rejected", "UNKNOWN/UNKNOWN_TYPE", day("2020-01-01")), ONE));
    }

    @Test
    void a_record_is_accounted_on_the_beijing_day_it_came() {
        told.at("2019-12-31T15:59:00Z").plan(A, "p", 1, 1, "2019-12-31");
        told.at("2019-12-31T16:01:00Z").plan(A, "q", 1, 1, "2019-12-31");

        assertThat(told.oracle().cells())
                .containsEntry(new CellKey(A, "applied", "EnrollmentPlan", day("2019-12-31")), ONE)
                .containsEntry(new CellKey(A, "applied", "EnrollmentPlan", day("2020-01-01")), ONE);
    }

    @Test
    void a_business_day_may_be_today_in_beijing_not_tomorrow() {
        // 15:59Z is still 31 December in Beijing, 16:01Z is 1 January
        told.at("2019-12-31T15:59:00Z").session(A, "s1", 1, "2020-01-01", TrainingClass.SKILLS, 1, 1);
        told.at("2019-12-31T16:01:00Z").session(A, "s1", 1, "2020-01-01", TrainingClass.SKILLS, 1, 1);

        assertThat(told.verdicts()).containsExactly("DATE_OUT_OF_RANGE", "APPLIED");
    }

    @Test
    void a_plan_may_lie_a_year_ahead_to_the_day_and_from_29_february_to_the_28th() {
        told.at("2019-05-01T04:00:00Z").plan(A, "p1", 1, 1, "2020-05-01").plan(A, "p2", 1, 1, "2020-05-02");
        told.at("2020-02-29T04:00:00Z").plan(A, "p3", 1, 1, "2021-02-28").plan(A, "p4", 1, 1, "2021-03-01");

        assertThat(told.verdicts()).containsExactly("APPLIED", "DATE_OUT_OF_RANGE", "APPLIED", "DATE_OUT_OF_RANGE");
    }

    @Test
    void nothing_happened_before_1990() {
        told.session(A, "s1", 1, "1990-01-01", TrainingClass.SKILLS, 1, 1)
                .session(A, "s2", 1, "1989-12-31", TrainingClass.SKILLS, 1, 1);

        assertThat(told.verdicts()).containsExactly("APPLIED", "DATE_OUT_OF_RANGE");
    }

    @Test
    void a_colleges_clock_may_be_five_minutes_ahead_and_the_brokers_day_counts() {
        told.at("2019-12-31T16:03:00Z")
                .session(A, "s1", 1, "2019-12-31", TrainingClass.SKILLS, 1, 1)
                .appended("2019-12-31T15:58:00Z")
                .session(A, "s1", 1, "2019-12-31", TrainingClass.SKILLS, 1, 1)
                .appended("2019-12-31T15:57:59.999Z");

        // the first: five minutes to the millisecond; the second one more; in Beijing both came on 31 December
        assertThat(told.verdicts()).containsExactly("APPLIED", "DATE_OUT_OF_RANGE");
        assertThat(told.oracle().cells())
                .containsEntry(new CellKey(A, "applied", "TrainingSession", day("2019-12-31")), ONE)
                .containsEntry(new CellKey(A, "rejected", "TrainingSession/DATE_OUT_OF_RANGE", day("2019-12-31")), ONE);
    }

    @Test
    void what_was_recorded_before_1990_is_refused_also_when_retracted() {
        told.at("1989-12-31T15:59:59.999Z")
                .session(A, "s", 1, "1990-01-01", TrainingClass.SKILLS, 1, 1)
                .retracted(1)
                .appended(NOON);
        told.at("1989-12-31T16:00:00Z")
                .session(A, "s", 1, "1990-01-01", TrainingClass.SKILLS, 1, 1)
                .appended(NOON);
        told.arrivals().remove(0);

        // a millisecond before midnight in Beijing, and midnight
        assertThat(told.verdicts()).containsExactly("DATE_OUT_OF_RANGE", "APPLIED");
        assertThat(told.oracle().cells())
                .containsEntry(new CellKey(A, "applied", "TrainingSession", day("2021-06-30")), ONE)
                .containsEntry(new CellKey(A, "rejected", "TrainingSession/DATE_OUT_OF_RANGE", day("2021-06-30")), ONE);
    }

    @Test
    void a_record_refused_for_another_reason_is_accounted_on_the_brokers_day() {
        told.at("2999-01-01T00:00:00Z").plan(A, "p", 0, 1, "2019-05-01").appended(NOON);

        assertThat(told.oracle().cells())
                .containsEntry(new CellKey(A, "rejected", "EnrollmentPlan/INVALID_FIELD", day("2021-06-30")), ONE);
    }

    @Test
    void dates_must_follow_each_other_but_leaving_without_registering_is_accepted() {
        assertThat(reason(enrollment("2019-09-01", "2019-08-31", null))).isEqualTo(RejectionReason.INVALID_FIELD);
        assertThat(reason(enrollment("2019-09-01", "2019-09-02", "2019-09-01")))
                .isEqualTo(RejectionReason.INVALID_FIELD);
        assertThat(reason(enrollment("2019-09-01", "2019-09-01", "2019-09-01"))).isNull();
        assertThat(reason(enrollment("2019-09-01", null, "2018-01-01"))).isNull();
        assertThat(reason(enrollment("2019-09-01", null, "2999-01-01"))).isEqualTo(RejectionReason.DATE_OUT_OF_RANGE);
    }

    @Test
    void a_province_is_two_ascii_digits_and_a_code_nobody_has_passes() {
        assertThat(reason(outcomeIn("99"))).isNull();
        assertThat(reason(outcomeIn("１１"))).isEqualTo(RejectionReason.INVALID_FIELD);
        assertThat(reason(outcomeIn("110"))).isEqualTo(RejectionReason.INVALID_FIELD);
        assertThat(reason(outcomeIn(""))).isEqualTo(RejectionReason.INVALID_FIELD);
        assertThat(reason(outcomeIn("11\n"))).isEqualTo(RejectionReason.INVALID_FIELD);
    }

    @Test
    void a_misdirected_record_counts_for_the_college_of_its_topic() {
        Arrival arrival = told.plan(A, "p", 1, 1, "2019-05-01").arrivals().remove(0);
        told.add(new Arrival(
                B, arrival.partition(), PARTITIONS, arrival.key(), arrival.content(), arrival.appendedAt()));

        assertThat(told.verdicts()).containsExactly("COLLEGE_MISMATCH");
        assertThat(told.oracle().accounting(A).received()).isZero();
        assertThat(told.oracle().accounting(B).rejected()).containsEntry(RejectionReason.COLLEGE_MISMATCH, 1L);
    }

    @Test
    void a_rejected_record_leaves_no_trace_in_what_is_known() {
        told.plan(A, "p", 5, -1, "2019-05-01").plan(A, "p", 1, 8, "2019-05-01");

        assertThat(told.verdicts()).containsExactly("INVALID_FIELD", "APPLIED");
    }

    private Graduation graduation(String id, String on, int revision) {
        return new Graduation(told.head(A, revision), id, day(on), MajorClass.SCIENCE, Completion.GRADUATED);
    }

    private Enrollment enrollment(String admittedOn, @Nullable String registeredOn, @Nullable String leftOn) {
        return new Enrollment(
                told.head(A, 1),
                student(1),
                2019,
                AdmissionChannel.OTHER,
                null,
                day(admittedOn),
                dayOrNull(registeredOn),
                dayOrNull(leftOn),
                StudentCategory.ORDINARY,
                TrainingMode.ORDINARY,
                EntrySchooling.NOT_STATED);
    }

    private EmploymentOutcome outcomeIn(String province) {
        EmploymentOutcome outcome = told.outcome(A, 1, Destination.CONTRACT);
        outcome.setWorkplaceProvince(province);
        return outcome;
    }

    /** The reason against this record alone, with its own key on its own partition; null when accepted. */
    private static @Nullable RejectionReason reason(SpecificRecord event) {
        return new Telling().add(A, event).oracle().judgements().get(0).reason();
    }

    private static @Nullable RejectionReason reason(int partition, byte @Nullable [] key, SpecificRecord event) {
        var content = new Content.Event(event);
        return new Telling()
                .add(new Arrival(A, partition, PARTITIONS, key, content, Instant.parse(NOON)))
                .oracle()
                .judgements()
                .get(0)
                .reason();
    }
}
