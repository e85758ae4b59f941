package cultivation.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "CULTIVATION_HTPP_PORT, CULTIVATION_HTTP_PORT",
        "CULTIVATION_HTTP_PROT, CULTIVATION_HTTP_PORT",
        "CULTIVATION_STATE_DIRECTORY, CULTIVATION_STATE_DIR",
        "CULTIVATION_KAFAK, CULTIVATION_KAFKA",
        "CULTIVATION_THREAD, CULTIVATION_THREADS",
        "CULTIVATION_Api, CULTIVATION_API",
    })
    void an_unknown_variable_is_named_with_the_nearest_known_one(String unknown, String nearest) {
        assertThatThrownBy(() -> Configuration.of(null, Map.of(unknown, "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("没有环境变量“" + unknown + "”这项设置，最接近的是 " + nearest + "：");
    }

    @ParameterizedTest
    @CsvSource({
        "cultivation.htpp.port, cultivation.http.port",
        "cultivation.http_port, cultivation.http.port",
        "http.port, cultivation.http.port",
        "cultivation.batch, cultivation.batch.ms",
    })
    void an_unknown_key_of_the_file_is_named_with_the_nearest_known_one(String unknown, String nearest)
            throws IOException {
        // given
        var file = file(unknown + "=1");

        // then
        assertThatThrownBy(() -> Configuration.of(file, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("app.properties")
                .hasMessageContaining("'" + unknown + "'; the nearest known one is " + nearest + ",");
    }

    @Test
    void a_file_that_is_not_there_is_told_as_that() {
        assertThatThrownBy(() -> Configuration.of(folder.resolve("app.properties"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("app.properties is not there; docs/configuration.md");
    }

    @Test
    void what_only_verbs_read_is_unknown_in_the_file_of_the_app() throws IOException {
        // given
        var file = file("cultivation.api=http://127.0.0.1:8080");

        // then
        assertThatThrownBy(() -> Configuration.of(file, Map.of())).hasMessageContaining("'cultivation.api'");
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void every_variable_is_known_to_the_app_and_to_every_verb(Key key) {
        assertThatCode(() -> Configuration.requireKnownVariables(Map.of(key.variable(), "x", "HOME", "/root")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void every_key_of_the_app_is_known_in_its_file(Key key) throws IOException {
        // given
        var file = file(key + "=x");

        // then
        var reading = assertThatCode(() -> Configuration.of(file, Map.of()));
        if (key.reader().readsFile()) {
            reading.doesNotThrowAnyException();
        } else {
            reading.hasMessageContaining("'" + key + "'");
        }
    }

    @Test
    void a_variable_wins_over_the_file_and_the_file_over_the_default() throws IOException {
        // given
        var file = file("cultivation.http.port=1\ncultivation.threads=3");

        // when
        var configuration = Configuration.of(file, Map.of("CULTIVATION_HTTP_PORT", "2"));

        // then
        assertThat(configuration.number(Key.HTTP_PORT)).isEqualTo(2);
        assertThat(configuration.number(Key.THREADS)).isEqualTo(3);
        assertThat(configuration.number(Key.PARTITIONS)).isEqualTo(4);
    }

    @Test
    void kafka_keys_go_to_every_client_and_win_over_the_named_file_of_client_properties() throws IOException {
        // given
        var client = Files.writeString(
                folder.resolve("client.properties"), "bootstrap.servers=h:1\nsecurity.protocol=SSL\nssl.protocol=a");
        var file = file("cultivation.kafka.config=" + client + "\nkafka.security.protocol=SASL_SSL");

        // when
        var configuration = Configuration.of(file, Map.of());

        // then
        assertThat(configuration.kafkaClient())
                .containsExactlyInAnyOrderEntriesOf(Map.of("security.protocol", "SASL_SSL", "ssl.protocol", "a"));
    }

    @Test
    void what_cannot_be_a_number_or_an_address_is_named_with_its_value() {
        // given
        var configuration =
                Configuration.of(null, Map.of("CULTIVATION_THREADS", "two", "CULTIVATION_ALERTMANAGER", "host:9093"));

        // then
        assertThatThrownBy(() -> configuration.number(Key.THREADS))
                .hasMessage("cultivation.threads must be a whole number, got: two");
        assertThatThrownBy(() -> configuration.address(Key.ALERTMANAGER))
                .hasMessage("cultivation.alertmanager must be like http://127.0.0.1:9093, got: host:9093");
    }

    private Path file(String lines) throws IOException {
        return Files.writeString(folder.resolve("app.properties"), lines + "\n");
    }
}
