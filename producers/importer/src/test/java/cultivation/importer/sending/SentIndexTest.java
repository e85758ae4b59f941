package cultivation.importer.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.cli.FailedException;
import cultivation.events.AdmissionChannel;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.ResourceItem;
import cultivation.events.ResourceLevel;
import cultivation.importer.event.Identity;
import cultivation.importer.sending.ImportJournal.Finished;
import cultivation.importer.sending.ImportJournal.Started;
import cultivation.importer.sending.ImportJournal.Subject;
import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import cultivation.schemas.TrustedRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of what was sent: contents, the records of an import, the journal. */
class SentIndexTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    private static EnrollmentPlan plan(CharSequence id, int places) {
        return new EnrollmentPlan(
                new Head("", "1", 1, Operation.UPSERT, Instant.EPOCH),
                id,
                2019,
                AdmissionChannel.OTHER,
                places,
                LocalDate.of(2019, 5, 20));
    }

    @Test
    void contents_are_equal_whatever_the_head_and_the_kind_of_string_and_differ_by_any_field() {
        var one = plan("P-1", 100);
        var same = plan(new Utf8("P-1"), 100);
        same.getHead().setRevision(7);
        assertThat(ContentHash.of(one)).isEqualTo(ContentHash.of(same));

        Set<Long> hashes = new HashSet<>();
        hashes.add(ContentHash.of(one));
        for (int places = 0; places < 100; places++) {
            hashes.add(ContentHash.of(plan("P-1", places)));
        }
        var other = plan("P-1", 100);
        other.setCohortYear(2020);
        hashes.add(ContentHash.of(other));
        other = plan("P-1", 100);
        other.setChannel(AdmissionChannel.EXPANSION);
        hashes.add(ContentHash.of(other));
        other = plan("P-1", 100);
        other.setEffectiveOn(LocalDate.of(2019, 5, 21));
        hashes.add(ContentHash.of(other));
        assertThat(hashes).hasSize(104);
    }

    @Test
    void a_row_whose_revision_cannot_be_raised_is_named() {
        assertThat(HighestRevision.require(Rules.MOST_REVISION, "第 7 行")).isEqualTo(1_000_000_000);
        assertThatThrownBy(() -> HighestRevision.require(Rules.MOST_REVISION + 1, "第 7 行"))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("第 7 行记录已用到最大的版本号");
    }

    @Test
    void an_import_knows_its_records_by_their_event_ids_which_are_uuids_and_tell_the_line() {
        var id = ImportId.random();

        assertThat(id.eventId(7)).matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(id.isOf(id.eventId(7))).isTrue();
        assertThat(ImportId.parse(id.toString())).isEqualTo(id);
        assertThat(ImportId.random().isOf(id.eventId(7))).isFalse();
        assertThat(id.isOf("no uuid")).isFalse();
        assertThat(ImportId.lineOf(id.eventId(1_048_576))).isEqualTo(1_048_576);
        assertThat(ImportId.lineOf(id.eventId(ImportId.FIRST_RETRACTION + 3))).isZero();
    }

    @Test
    void an_event_of_a_row_with_several_tells_its_line_and_no_two_have_one_id() {
        var id = ImportId.random();
        var ids = new HashSet<String>();
        for (int line : new int[] {1, 2, 1_048_576, Integer.MAX_VALUE}) {
            for (int part : new int[] {0, 1, 2, 200}) {
                var eventId = id.eventId(ImportId.numberOf(line, part));
                ids.add(eventId);
                assertThat(ImportId.lineOf(eventId)).isEqualTo(line);
            }
        }
        assertThat(ids).hasSize(16);
        assertThat(ImportId.numberOf(7, 0)).isEqualTo(7);
    }

    @Test
    void each_day_of_a_level_is_known_by_itself_and_all_else_by_its_id() {
        var level = new ResourceLevel(
                new Head("", "1", 1, Operation.UPSERT, Instant.EPOCH),
                "BOOKS",
                LocalDate.of(2019, 8, 31),
                ResourceItem.BOOKS,
                0,
                5L,
                null);

        assertThat(Identity.of(RecordType.RESOURCE_LEVEL, level)).hasToString("BOOKS@2019-08-31");
        assertThat(Identity.of(RecordType.ENROLLMENT_PLAN, plan("P-1", 3))).isEqualTo("P-1");
    }

    @Test
    void the_import_that_takes_another_back_has_always_the_same_id_and_is_itself_an_import() {
        var id = ImportId.random();

        assertThat(id.undo()).isEqualTo(ImportId.parse(id.toString()).undo()).isNotEqualTo(id);
        assertThat(id.undo().undo()).isNotEqualTo(id);
        assertThat(ImportId.of(id.undo().eventId(ImportId.FIRST_RETRACTION))).isEqualTo(id.undo());
        assertThat(ImportId.of(java.util.UUID.randomUUID().toString())).isNull();
        assertThat(ImportId.of("no uuid")).isNull();
    }

    @Test
    void a_journal_remembers_the_last_import_of_the_same_file_to_the_same_topic_though_its_last_line_is_torn()
            throws Exception {
        var file = folder.resolve("plans.csv");
        var subject = new Subject("hash", "4111010853", "EnrollmentPlan", "topic", false);
        var started = new Started(subject, "f0", "2020-01-01T00:00:00Z", null, 5, null, "2019-12-31", Map.of());
        try (var journal = ImportJournal.open(file)) {
            assertThat(journal.last(subject)).isNull();
            journal.appendStarted(started);
        }
        Files.writeString(ImportJournal.pathOf(file), "{\"finished\":{\"at\":\"20", StandardOpenOption.APPEND);
        try (var journal = ImportJournal.open(file)) {
            var last = Objects.requireNonNull(journal.last(subject));
            assertThat(last.started()).isEqualTo(started);
            assertThat(last.finished()).isNull();
            journal.appendFinished(new Finished("2020-01-01T00:01:00Z", 3, 3, 0, Map.of()));
        }
        try (var journal = ImportJournal.open(file)) {
            var last = Objects.requireNonNull(journal.last(subject));
            assertThat(last.finished()).isNotNull();
            assertThat(journal.last(new Subject("hash", "4111010853", "EnrollmentPlan", "another", false)))
                    .isNull();
            assertThat(journal.last(new Subject("hash", "4111010853", "EnrollmentPlan", "topic", true)))
                    .isNull();
            // another import of the same file at the same time
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> ImportJournal.open(file))
                    .hasMessageContaining("正在另一次导入之中");
        }
    }
}
