package cultivation.college;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void the_college_is_read_back_from_its_topics() {
        assertThat(Topics.events("4111010853")).isEqualTo("cultivation.events.4111010853");
        assertThat(Topics.collegeOf(Topics.events("4111010853"))).contains("4111010853");
        assertThat(Topics.collegeOf(Topics.rejections("X-0001"))).contains("X-0001");
        assertThat(Topics.collegeOf(Topics.LEDGER)).isEmpty();
        assertThat(Topics.collegeOf("cultivation.events.")).isEmpty();
        assertThat(Topics.collegeOf("cultivation.events.a.b")).isEmpty();
    }

    @Test
    void the_pattern_fits_events_topics_only() {
        var pattern = Topics.eventsPattern();
        assertThat(pattern.matcher(Topics.events("4111010853")).matches()).isTrue();
        assertThat(pattern.matcher(Topics.rejections("4111010853")).matches()).isFalse();
        assertThat(pattern.matcher("cultivation.events").matches()).isFalse();
        assertThat(pattern.matcher("xcultivation.events.1").matches()).isFalse();
    }

    @Test
    void a_code_that_cannot_name_a_topic_is_refused() {
        assertThatThrownBy(() -> Topics.events("a/b")).hasMessageContaining("'a/b'");
        assertThatThrownBy(() -> Topics.rejections("")).hasMessageContaining("college code");
    }

    @Test
    void what_others_read_is_packed_so_that_every_common_client_unpacks_it() {
        assertThat(Topics.rejectionsSettings("1").settings()).containsEntry("compression.type", "gzip");
        assertThat(Topics.sharedSettings())
                .filteredOn(topic -> topic.name().startsWith(Topics.INDICATORS))
                .hasSize(2)
                .allSatisfy(topic -> assertThat(topic.settings()).containsEntry("compression.type", "gzip"));
    }

    @Test
    void a_rejection_has_64_KiB_more_room_than_its_event() {
        assertThat(Topics.eventsSettings("1", 4).settings())
                .containsEntry("max.message.bytes", "262144")
                .containsEntry("max.decompressed.message.bytes", "262144")
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry("retention.ms", "-1");
        assertThat(Topics.rejectionsSettings("1").settings())
                .containsEntry("max.message.bytes", "327680")
                .containsEntry("retention.ms", "7776000000");
    }
}
