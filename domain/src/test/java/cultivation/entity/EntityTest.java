package cultivation.entity;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.events.AdmissionChannel;
import cultivation.events.Enrollment;
import cultivation.events.EntrySchooling;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.StudentCategory;
import cultivation.events.TrainingMode;
import cultivation.rule.RecordType;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

class EntityTest {
    private static final LocalDate DAY = LocalDate.of(2019, 7, 1);

    @Test
    void the_same_content_is_a_duplicate_whoever_made_its_texts() {
        // given
        var known = Entity.unknown(RecordType.ENROLLMENT)
                .receive(enrollment("x", 1, "专业"), RecordType.ENROLLMENT)
                .after();
        // when other texts, another event id, another time of recording
        var receipt = known.receive(enrollment(new Utf8("y"), 1, new Utf8("专业")), RecordType.ENROLLMENT);
        // then
        assertThat(receipt.standing()).isEqualTo(Standing.DUPLICATE);
        assertThat(receipt.after()).isSameAs(known);
    }

    @Test
    void a_field_set_and_the_same_field_not_set_conflict() {
        // given
        var known = Entity.unknown(RecordType.ENROLLMENT)
                .receive(enrollment("x", 1, "专业"), RecordType.ENROLLMENT)
                .after();
        // when
        var receipt = known.receive(
                new Enrollment(
                        head("x", 1),
                        "s",
                        2019,
                        AdmissionChannel.OTHER,
                        null,
                        DAY,
                        null,
                        null,
                        StudentCategory.ORDINARY,
                        TrainingMode.ORDINARY,
                        EntrySchooling.NOT_STATED),
                RecordType.ENROLLMENT);
        // then
        assertThat(receipt.standing()).isEqualTo(Standing.CONFLICT);
        assertThat(receipt.after()).isSameAs(known);
    }

    @Test
    void a_retraction_and_a_statement_of_one_revision_conflict() {
        // given
        var known = Entity.unknown(RecordType.ENROLLMENT)
                .receive(enrollment("x", 1, "专业"), RecordType.ENROLLMENT)
                .after();
        var retraction = enrollment("x", 1, "专业");
        retraction.getHead().setOperation(Operation.RETRACT);
        // when
        var receipt = known.receive(retraction, RecordType.ENROLLMENT);
        // then
        assertThat(receipt.standing()).isEqualTo(Standing.CONFLICT);
    }

    @Test
    void what_is_kept_has_neither_the_event_nor_the_student() {
        // given
        var unknown = Entity.unknown(RecordType.ENROLLMENT);
        // when
        var after = unknown.receive(enrollment("event-id", 1, "专业"), RecordType.ENROLLMENT)
                .after();
        // then
        assertThat(String.valueOf(after))
                .doesNotContain("event-id")
                .doesNotContain("a-student")
                .contains("专业");
    }

    private static Enrollment enrollment(CharSequence eventId, int revision, CharSequence majorCode) {
        return new Enrollment(
                head(eventId, revision),
                "a-student",
                2019,
                AdmissionChannel.OTHER,
                majorCode,
                DAY,
                DAY,
                null,
                StudentCategory.ORDINARY,
                TrainingMode.ORDINARY,
                EntrySchooling.NOT_STATED);
    }

    private static Head head(CharSequence eventId, int revision) {
        return new Head(eventId, "c", revision, Operation.UPSERT, Instant.ofEpochSecond(eventId.length() * 1000L));
    }
}
