package cultivation.entity;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.events.AdmissionChannel;
import cultivation.events.Enrollment;
import cultivation.events.EntrySchooling;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.ResourceItem;
import cultivation.events.ResourceLevel;
import cultivation.events.StudentCategory;
import cultivation.events.TrainingMode;
import cultivation.rule.RecordType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
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
    void a_level_takes_no_day_more_than_it_has_room_for_and_corrections_for_ever() {
        // given as many days as there may be
        var days = new TreeMap<LocalDate, Facet<ResourceLevel>>();
        for (int day = 0; day < Entity.Level.MOST_DAYS; day++) {
            days.put(DAY.minusDays(day), new Facet<>(1, null));
        }
        var known = new Entity.Level(days);
        // when
        var oneMore = known.receive(level(DAY.plusDays(1), 1), RecordType.RESOURCE_LEVEL);
        var correction = known.receive(level(DAY, 2), RecordType.RESOURCE_LEVEL);
        // then
        assertThat(oneMore.standing()).isEqualTo(Standing.FULL);
        assertThat(oneMore.after()).isSameAs(known);
        assertThat(correction.standing()).isEqualTo(Standing.APPLIED);
    }

    private static ResourceLevel level(LocalDate day, int revision) {
        return new ResourceLevel(head("x", revision), "all", day, ResourceItem.BOOKS, 0, 1L, null);
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
