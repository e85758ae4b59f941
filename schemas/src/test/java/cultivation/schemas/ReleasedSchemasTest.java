package cultivation.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.events.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleasedSchemasTest {

    /** Run with {@code -Dschemas.release=true} to write a changed schema as its next released version. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cultivation.schemas.ReleasedSchemas#all")
    void every_record_is_backward_compatible_and_equals_its_last_release(Schema current) throws IOException {
        var released = ReleasedSchemas.of(current.getFullName());

        var breaks = ReleasedSchemas.breaks(current, released);

        assertThat(breaks).isEmpty();
        boolean changed =
                released.isEmpty() || !released.get(released.size() - 1).equals(current);
        if (changed && Boolean.getBoolean("schemas.release")) {
            var file = Path.of("released", current.getFullName(), "v" + (released.size() + 1) + ".avsc");
            Files.createDirectories(file.getParent());
            Files.writeString(file, current.toString(true) + "\n");
            return;
        }
        assertThat(changed)
                .as("%s differs from its last release: mvn -pl schemas test -Dschemas.release=true", current.getName())
                .isFalse();
    }

    @Test
    void a_new_field_without_a_default_breaks() {
        var changed = sessionWith("{\"name\":\"room\",\"type\":\"string\"}");

        var breaks = ReleasedSchemas.breaks(changed, ReleasedSchemas.of("cultivation.events.TrainingSession"));

        assertThat(breaks).singleElement().asString().contains("cannot read version 1", "room");
    }

    @Test
    void a_new_field_with_a_default_is_harmless() {
        var changed = sessionWith("{\"name\":\"room\",\"type\":[\"null\",\"string\"],\"default\":null}");

        var breaks = ReleasedSchemas.breaks(changed, ReleasedSchemas.of("cultivation.events.TrainingSession"));

        assertThat(breaks).isEmpty();
    }

    @Test
    void what_differs_in_properties_alone_is_released_and_what_has_another_field_is_not() {
        var session = TrainingSession.getClassSchema();
        var withProperty = new Schema.Parser()
                .parse(session.toString().replace("\"fields\"", "\"avro.java.string\":\"String\",\"fields\""));

        assertThat(withProperty).isNotEqualTo(session);
        assertThat(ReleasedSchemas.isReleased(withProperty)).isTrue();
        assertThat(ReleasedSchemas.isReleased(sessionWith("{\"name\":\"room\",\"type\":\"string\"}")))
                .isFalse();
        assertThat(ReleasedSchemas.isReleased(Schema.create(Schema.Type.STRING)))
                .isFalse();
    }

    private static Schema sessionWith(String field) {
        var json = TrainingSession.getClassSchema().toString();
        return new Schema.Parser().parse(json.substring(0, json.lastIndexOf("]}")) + "," + field + "]}");
    }
}
