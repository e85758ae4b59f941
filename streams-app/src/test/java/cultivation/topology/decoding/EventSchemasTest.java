package cultivation.topology.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cultivation.connection.Lookup;
import cultivation.connection.SchemaCache;
import cultivation.events.Enrollment;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventSchemasTest {
    private EventSchemas schemas = asking(id -> new Lookup.Unknown<>("no such id"));

    private EventSchemas asking(IntFunction<Lookup<Schema>> registry) {
        schemas = new EventSchemas(SchemaCache.inMemory(registry));
        return schemas;
    }

    @AfterEach
    void close() {
        schemas.close();
    }

    @Test
    void the_id_that_was_just_settled_is_never_the_one_forgotten() {
        for (int id = 1; id <= 10_001; id++) {
            assertThat(schemas.settle(id)).as("id %d", id).isInstanceOf(KnownSchema.Unknown.class);
        }
        assertThat(schemas.waiting()).isFalse();
    }

    @Test
    void an_id_whose_schema_is_none_keeps_no_other_waiting() {
        // given
        asking(id -> {
            if (id == 5) {
                throw new AvroTypeException("Invalid default for field");
            }
            return new Lookup.Found<>(Enrollment.getClassSchema());
        });
        // when
        var first = schemas.find(5);
        var second = schemas.find(6);
        // then
        assertThat(first).isNull();
        assertThat(second).isNull();
        await().untilAsserted(() -> assertThat(schemas.find(6)).isInstanceOf(KnownSchema.Released.class));
        await().untilAsserted(() -> assertThat(schemas.find(5)).isInstanceOf(KnownSchema.Unknown.class));
    }

    @Test
    void an_id_that_cannot_be_asked_for_waits_alone_and_is_asked_for_again() {
        // given
        var fails = new AtomicBoolean(true);
        asking(id -> {
            if (id == 5 && fails.get()) {
                throw new IllegalStateException("the disk is full");
            }
            return new Lookup.Found<>(Enrollment.getClassSchema());
        });
        // when
        var unused = schemas.find(5);
        // then
        await().untilAsserted(() -> assertThat(schemas.find(6)).isInstanceOf(KnownSchema.Released.class));
        assertThat(schemas.find(5)).isNull();
        // when
        fails.set(false);
        // then
        await().untilAsserted(() -> assertThat(schemas.find(5)).isInstanceOf(KnownSchema.Released.class));
    }
}
