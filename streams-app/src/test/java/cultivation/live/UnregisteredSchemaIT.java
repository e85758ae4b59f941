package cultivation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.cases.Case;
import cultivation.college.Topics;
import cultivation.connection.SchemaNotRegisteredException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a writer says when it cannot write, against a real broker and a real registry. */
@ExtendWith(RealStores.Provided.class)
class UnregisteredSchemaIT {
    /** A record that no released version has, so that no registry knows its schema. */
    public static final class NeverReleased extends SpecificRecordBase {
        private static final long serialVersionUID = 1;

        private static final Schema SCHEMA = SchemaBuilder.record("cultivation.cases.NeverReleased")
                .fields()
                .requiredLong("number")
                .endRecord();

        public NeverReleased() {}

        @Override
        public Schema getSchema() {
            return SCHEMA;
        }

        @Override
        public Object get(int field) {
            return 1L;
        }

        @Override
        public void put(int field, Object value) {
            throw new UnsupportedOperationException();
        }
    }

    private RealStores real;
    private FencedWriter writer;

    @BeforeEach
    void open(RealStores real) {
        this.real = real;
        writer = FencedWriter.ofPeople(real.connection(), real.tail);
    }

    @AfterEach
    void close() {
        writer.close();
    }

    private static Case open(String id) {
        return Case.newBuilder()
                .setId(id)
                .setFingerprint("f-" + id)
                .setAlertname("BeyondThreshold")
                .setSeverity("warning")
                .setDescription("就业率低于下限")
                .setFiring(true)
                .setFirstFiredAt(Instant.EPOCH)
                .setLastFiredAt(Instant.EPOCH)
                .setStartsAt(Instant.EPOCH)
                .setTimesFired(1)
                .setAcknowledged(false)
                .setHistory(List.of())
                .build();
    }

    @Test
    void a_schema_that_the_registry_does_not_know_is_said_to_be_not_registered() {
        assertThatThrownBy(() -> writer.write(() -> List.of(
                        writer.record(Topics.CASES, "never", open("never")),
                        writer.record(Topics.CASES, "never", new NeverReleased()))))
                .isInstanceOf(SchemaNotRegisteredException.class)
                .hasMessageContaining("does not know this version of cultivation.cases.NeverReleased")
                .hasMessageContaining("cultivation college add")
                .hasMessageNotContainingAny("cannot be reached", "does not answer");
        assertThat(real.board.<Boolean>read(view -> view.cases().containsKey("never")))
                .isFalse();
    }

    @Test
    void the_next_change_is_written_although_one_could_not_be() {
        // given
        assertThatThrownBy(() -> writer.write(() -> List.of(writer.record(Topics.CASES, "never", new NeverReleased()))))
                .isInstanceOf(SchemaNotRegisteredException.class);

        // when
        writer.write(() -> List.of(writer.record(Topics.CASES, "next", open("next"))));

        // then
        assertThat(real.board.<Boolean>read(view -> view.cases().containsKey("next")))
                .isTrue();
    }
}
