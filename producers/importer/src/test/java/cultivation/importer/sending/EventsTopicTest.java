package cultivation.importer.sending;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.events.Enrollment;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class EventsTopicTest {
    @Test
    void what_a_college_published_under_a_variant_of_a_released_schema_is_seen() {
        // given
        var variant = new Schema.Parser()
                .parse(
                        Enrollment.getClassSchema()
                                .toString()
                                .replace(
                                        "{\"name\":\"studentId\",\"type\":\"string\"",
                                        "{\"name\":\"studentId\",\"type\":{\"type\":\"string\",\"avro.java.string\":\"String\"}"));
        // then
        assertThat(variant).isNotEqualTo(Enrollment.getClassSchema());
        assertThat(EventsTopic.known(variant)).isPresent();
    }

    @Test
    void what_the_app_does_not_take_is_not_seen() {
        var other = SchemaBuilder.record("Enrollment")
                .namespace("cultivation.events")
                .fields();
        assertThat(EventsTopic.known(other.requiredString("studentId").endRecord()))
                .isEmpty();
        assertThat(EventsTopic.known(SchemaBuilder.record("Dinner").fields().endRecord()))
                .isEmpty();
    }
}
