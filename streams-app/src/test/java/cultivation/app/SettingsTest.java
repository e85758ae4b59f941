package cultivation.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.catalogue.AsOf;
import cultivation.serving.http.HostNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void without_any_setting_it_is_a_quickstart_on_this_machine() {
        // when
        var settings = Settings.of(null, Map.of());

        // then
        assertThat(settings.kafka().bootstrap()).isEqualTo("127.0.0.1:9092");
        assertThat(settings.kafka().registry()).hasToString("http://127.0.0.1:8081");
        assertThat(settings.http())
                .isEqualTo(new HttpSettings("127.0.0.1", 8080, HostNames.of("127.0.0.1", List.of()), null));
        assertThat(settings.topology().stateDirectory()).isEqualTo(Path.of(".cultivation/state"));
        assertThat(settings.topology().address()).isEqualTo("127.0.0.1:8080");
        assertThat(settings.topology().asOf()).isEqualTo(AsOf.WALL);
        assertThat(settings.topology().batchInterval()).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.topology().commitInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.topology().inMemory()).isTrue();
        assertThat(settings.intake()).isEqualTo(new IntakeSettings(1000));
        assertThat(settings.monitoring()).isEqualTo(new MonitoringSettings(null, null, Duration.ofSeconds(10)));
        assertThat(settings.catalogue()).isNull();
        assertThat(settings.replayProgress()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CULTIVATION_HTTP_PORT | 65536 | cultivation.http.port must lie from 0 to 65535, got: 65536",
                "CULTIVATION_HTTP_PORT | -1 | cultivation.http.port must lie from 0 to 65535, got: -1",
                "CULTIVATION_PARTITIONS | 0 | cultivation.partitions must lie from 1 to 1000, got: 0",
                "CULTIVATION_THREADS | 65 | cultivation.threads must lie from 1 to 64, got: 65",
                "CULTIVATION_BATCH_MS | 0 | cultivation.batch.ms must lie from 1 to 3600000, got: 0",
                "CULTIVATION_BATCH_MS | 3600001 | cultivation.batch.ms must lie from 1 to 3600000, got: 3600001",
                "CULTIVATION_COMMIT_MS | 0 | cultivation.commit.ms must lie from 1 to 2500, got: 0",
                "CULTIVATION_COMMIT_MS | 2501 | cultivation.commit.ms must lie from 1 to 2500, got: 2501",
                "CULTIVATION_STATE_STORE | disk | cultivation.state.store must be memory or rocksdb, got: disk",
                "CULTIVATION_PROBE_SECONDS | 3601 | cultivation.probe.seconds must lie from 0 to 3600, got: 3601",
                "CULTIVATION_COLLEGE_CELLS | 999 | cultivation.college.cells must lie from 1000 to 100000000, got: 999",
                "CULTIVATION_INTAKE_RATE | 0 | cultivation.intake.rate must lie from 1 to 1000000, got: 0",
                "CULTIVATION_CLOCK | noon | cultivation.clock must be wall or events, got: noon",
                "CULTIVATION_KAFKA | broker | cultivation.kafka must be HOST:PORT, several with commas, got: 'broker'",
                "CULTIVATION_REGISTRY | ftp://x | cultivation.registry must be like http://127.0.0.1:8081, got: ftp://x",
                "CULTIVATION_INSTANCE_ID | app 1 | cultivation.instance.id must be 1 to 200 letters, digits, '.', '_' or '-', got: 'app 1'",
                "CULTIVATION_HTTP_KEY | key.pem | cultivation.http.certificate and cultivation.http.key belong together; only one of them is given",
            })
    void what_cannot_be_used_is_named_with_its_value(String variable, String value, String message) {
        assertThatThrownBy(() -> Settings.of(null, Map.of(variable, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void several_brokers_may_be_named() {
        assertThat(Settings.of(null, Map.of("CULTIVATION_KAFKA", "a:1,b:2, [::1]:3"))
                        .kafka()
                        .bootstrap())
                .isEqualTo("a:1,b:2, [::1]:3");
    }
}
