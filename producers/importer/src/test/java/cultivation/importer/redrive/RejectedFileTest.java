package cultivation.importer.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.college.RejectedRecord;
import cultivation.events.Activity;
import cultivation.events.ActivityKind;
import cultivation.events.Completion;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.events.Operation;
import cultivation.events.ResourceItem;
import cultivation.events.ResourceLevel;
import cultivation.events.StaffKind;
import cultivation.events.StaffMember;
import cultivation.importer.file.ReadOptions;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.Row;
import cultivation.importer.file.RowListener;
import cultivation.importer.redrive.RejectedRecords.Rejected;
import cultivation.rule.Reason;
import cultivation.rule.RecordType;
import cultivation.rule.StudentNumber;
import cultivation.schemas.TrustedRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedFileTest {
    private static final String OWN = "4111014140";
    private static final String OTHER = "4111010853";

    @TempDir
    Path folder;

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    private static Rejected rejected(String id, String college, Reason reason) {
        var head = new Head(
                "00000000-0000-0000-0000-000000000000",
                college,
                1,
                Operation.UPSERT,
                Instant.parse("2020-08-01T00:00:00Z"));
        var event = new Graduation(
                head, id.repeat(64), LocalDate.of(2019, 7, 1), MajorClass.ENGINEERING, Completion.GRADUATED);
        return new Rejected(
                event,
                new RejectedRecord(null, reason.name(), "head.collegeCode", "不是本校", "", null, null, 0),
                List.of("cultivation.events." + OWN + "-0@5"));
    }

    @Test
    void a_record_that_came_under_another_college_s_code_cannot_be_sent_again_unchanged() throws Exception {
        // given
        var target = folder.resolve("rejected.xlsx");
        RejectedFile.write(
                RecordType.GRADUATION,
                StudentNumber.OWN,
                List.of(rejected("a", OTHER, Reason.COLLEGE_MISMATCH), rejected("b", OWN, Reason.REVISION_CONFLICT)),
                target);

        // when
        var validation = RecordFile.open(target, null)
                .read(ReadOptions.toValidate(OWN, Instant.parse("2020-08-01T00:00:00Z")), RowListener.NONE);

        // then
        assertThat(validation.accepted()).isEqualTo(1);
        assertThat(validation.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.line()).isEqualTo(2);
            assertThat(mistake.column()).isEqualTo("学校代码");
            assertThat(mistake.reason()).isEqualTo(Reason.COLLEGE_MISMATCH);
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    void students_stand_under_the_number_that_the_key_is_for() throws Exception {
        // given
        var target = folder.resolve("rejected.xlsx");
        RejectedFile.write(
                RecordType.GRADUATION,
                StudentNumber.NATIONAL,
                List.of(rejected("b", OWN, Reason.REVISION_CONFLICT)),
                target);

        // when
        var validation = RecordFile.open(target, null)
                .by(StudentNumber.NATIONAL)
                .read(ReadOptions.toValidate(OWN, Instant.parse("2020-08-01T00:00:00Z")), RowListener.NONE);

        // then
        assertThat(validation.mistakes()).isEmpty();
        assertThat(validation.accepted()).isEqualTo(1);
    }

    @Test
    void levels_and_workloads_come_back_in_the_units_that_people_write() throws Exception {
        // given
        var head = new Head(
                "00000000-0000-0000-0000-000000000000",
                OWN,
                1,
                Operation.UPSERT,
                Instant.parse("2020-08-01T00:00:00Z"));
        var day = LocalDate.of(2019, 8, 31);
        var levels = List.<SpecificRecord>of(
                new ResourceLevel(head, "EQUIPMENT_VALUE", day, ResourceItem.EQUIPMENT_VALUE, 0, 123_456L, 56L),
                new ResourceLevel(head, "CLUBS-1", day, ResourceItem.CLUBS, 1, 21L, null),
                new ResourceLevel(head, "east", day, ResourceItem.LAND_AREA, 0, 8_000L, null));
        var activities =
                List.<SpecificRecord>of(new Activity(head, "T1", ActivityKind.TEACHER_TRAINING, day, 0, 31, 103_334L));
        var staff = List.<SpecificRecord>of(new StaffMember(
                head, "a".repeat(64), StaffKind.EMPLOYEE, day, null, day, null, null, null, null, null, false));

        // then
        assertThat(comesBack(RecordType.RESOURCE_LEVEL, levels)).isEqualTo(levels);
        assertThat(comesBack(RecordType.ACTIVITY, activities)).isEqualTo(activities);
        assertThat(comesBack(RecordType.STAFF_MEMBER, staff)).isEqualTo(staff);
    }

    private List<SpecificRecord> comesBack(RecordType type, List<SpecificRecord> events) throws Exception {
        var target = folder.resolve(type + ".xlsx");
        var rejection =
                new RejectedRecord(null, Reason.REVISION_CONFLICT.name(), "head.revision", "版本", "", null, null, 0);
        RejectedFile.write(
                type,
                StudentNumber.OWN,
                events.stream()
                        .map(event -> new Rejected(event, rejection, List.of("cultivation.events." + OWN + "-0@5")))
                        .toList(),
                target);
        var read = new ArrayList<SpecificRecord>();
        var validation = RecordFile.open(target, null)
                .read(ReadOptions.toValidate(OWN, Instant.parse("2020-08-01T00:00:00Z")), new RowListener() {
                    @Override
                    public void accepted(Row row, SpecificRecord event) {
                        read.add(event);
                    }
                });
        assertThat(validation.mistakes()).isEmpty();
        return read;
    }
}
