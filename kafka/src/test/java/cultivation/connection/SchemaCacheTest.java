package cultivation.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.events.Enrollment;
import cultivation.ledger.Cell;
import cultivation.schemas.ReleasedSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCacheTest {
    private static final Schema ENROLLMENT = Enrollment.getClassSchema();
    private static final Schema FOREIGN =
            SchemaBuilder.record("Foreign").fields().endRecord();

    @TempDir
    Path state;

    private final List<Integer> asked = new ArrayList<>();

    @Test
    void an_id_is_asked_for_once() {
        // given
        var cache = SchemaCache.in(state, registry(Map.of(7, ENROLLMENT)));

        // when
        var first = cache.schemaOf(7);
        var second = cache.schemaOf(7);

        // then
        assertThat(first).isEqualTo(new Lookup.Found<>(ENROLLMENT)).isEqualTo(second);
        assertThat(asked).containsExactly(7);
    }

    @Test
    void what_was_asked_for_is_known_after_a_restart_without_the_registry() {
        // given
        var before = SchemaCache.in(state, registry(Map.of(7, ENROLLMENT, 8, FOREIGN)));
        var unused = List.of(before.schemaOf(7), before.schemaOf(8));

        // when
        var after = SchemaCache.in(state, SchemaCacheTest::down);

        // then
        assertThat(after.schemaOf(7)).isEqualTo(new Lookup.Found<>(ENROLLMENT));
        assertThat(after.known(8)).isEqualTo(FOREIGN);
        assertThat(after.schemaOf(9)).isInstanceOf(Lookup.Unreachable.class);
    }

    @Test
    void an_id_that_the_registry_does_not_know_is_asked_for_again() {
        // given
        var schemas = new HashMap<Integer, Schema>();
        var cache = SchemaCache.in(state, registry(schemas));

        // when
        var early = cache.schemaOf(7);
        schemas.put(7, ENROLLMENT);
        var late = cache.schemaOf(7);

        // then
        assertThat(early).isInstanceOf(Lookup.Unknown.class);
        assertThat(late).isEqualTo(new Lookup.Found<>(ENROLLMENT));
    }

    @Test
    void the_ids_of_this_build_are_known_once_all_its_schemas_are() {
        // given
        var cache = SchemaCache.inMemory(SchemaCacheTest::down);
        var all = ids(1);
        var some = new HashMap<>(all);
        some.values().remove(Cell.getClassSchema());

        // when
        cache.learn(some);
        var early = cache.ownIds();
        cache.learn(all);

        // then
        assertThat(early).isEmpty();
        assertThat(cache.ownIds())
                .hasSize(all.size())
                .containsEntry("cultivation.events.EnrollmentPlan", 1)
                .containsEntry("cultivation.events.Enrollment", 2);
    }

    @Test
    void a_later_id_of_a_schema_that_only_reads_alike_is_not_this_builds() {
        // given
        var cache = SchemaCache.inMemory(SchemaCacheTest::down);
        cache.learn(ids(1));
        var alike = new Schema.Parser()
                .parse(ENROLLMENT.toString().replace("\"fields\"", "\"made.by\":\"another\",\"fields\""));

        // when
        cache.learn(Map.of(99, alike));

        // then
        assertThat(cache.ownIds()).containsEntry(ENROLLMENT.getFullName(), 2);
    }

    @Test
    void of_two_schemas_that_read_alike_the_newer_id_is_this_builds() {
        // given
        var cache = SchemaCache.inMemory(SchemaCacheTest::down);
        cache.learn(ids(1));

        // when
        cache.learn(Map.of(99, ENROLLMENT));

        // then
        assertThat(cache.ownIds()).containsEntry(ENROLLMENT.getFullName(), 99);
    }

    /** An upgrade while the registry is away: the three files of before are all there is. */
    @Test
    void a_state_directory_of_before_is_taken_over_without_the_registry() throws IOException {
        // given
        var own = new StringBuilder("#Thu Nov 26 12:03:37 UTC 2026\n");
        ids(1).forEach((id, schema) -> own.append(schema.getFullName())
                .append('.')
                .append(Long.toHexString(SchemaNormalization.parsingFingerprint64(schema)))
                .append('=')
                .append(id)
                .append('\n'));
        Files.writeString(state.resolve("own-schema-ids.properties"), own);
        Files.writeString(state.resolve("schema-ids.tsv"), "50\t" + ENROLLMENT + "\n");
        Files.writeString(
                state.resolve("reader-schemas.json"),
                new ObjectMapper().writeValueAsString(Map.of("60", FOREIGN.toString())));

        // when
        var cache = SchemaCache.in(state, SchemaCacheTest::down);

        // then
        assertThat(cache.ownIds()).hasSize(ids(1).size()).containsEntry("cultivation.ledger.Cell", 15);
        assertThat(cache.known(50)).isEqualTo(ENROLLMENT);
        assertThat(cache.known(60)).isEqualTo(FOREIGN);
        assertThat(Files.readAllLines(state.resolve(SchemaCache.FILE))).hasSize(ids(1).size() + 2);
    }

    @Test
    void once_there_is_one_file_those_of_before_are_left_alone() throws IOException {
        // given
        var unused = SchemaCache.in(state, registry(Map.of(7, ENROLLMENT))).schemaOf(7);
        Files.writeString(state.resolve("schema-ids.tsv"), "50\t" + ENROLLMENT + "\n");

        // when
        var cache = SchemaCache.in(state, SchemaCacheTest::down);

        // then
        assertThat(cache.known(50)).isNull();
        assertThat(state.resolve("schema-ids.tsv")).exists();
    }

    @Test
    void a_file_that_was_cut_off_stops_nothing() throws IOException {
        // given
        Files.writeString(
                state.resolve(SchemaCache.FILE),
                "7\t" + ENROLLMENT + "\n8\t" + FOREIGN.toString().substring(3));

        // when
        var cache = SchemaCache.in(state, registry(Map.of(8, FOREIGN)));

        // then
        assertThat(cache.known(7)).isEqualTo(ENROLLMENT);
        assertThat(cache.schemaOf(8)).isEqualTo(new Lookup.Found<>(FOREIGN));
    }

    @Test
    void a_folder_that_cannot_be_written_stops_nothing() throws IOException {
        // given
        var file = Files.writeString(state.resolve("file"), "");

        // when
        var cache = SchemaCache.in(file.resolve("state"), registry(Map.of(7, ENROLLMENT)));

        // then
        assertThat(cache.schemaOf(7)).isEqualTo(new Lookup.Found<>(ENROLLMENT));
    }

    private IntFunction<Lookup<Schema>> registry(Map<Integer, Schema> schemas) {
        return id -> {
            asked.add(id);
            var schema = schemas.get(id);
            return schema == null ? new Lookup.Unknown<>("no such id") : new Lookup.Found<>(schema);
        };
    }

    private static Lookup<Schema> down(int id) {
        return new Lookup.Unreachable<>("id " + id + " cannot be asked for");
    }

    /** All of this build's schemas, in their order, from an id on. */
    private static Map<Integer, Schema> ids(int first) {
        var schemas = new HashMap<Integer, Schema>();
        for (Schema schema : ReleasedSchemas.published()) {
            schemas.put(first + schemas.size(), schema);
        }
        return schemas;
    }
}
