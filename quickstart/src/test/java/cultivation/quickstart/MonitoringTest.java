package cultivation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringTest {
    private static final String RULES = """
            groups:
              - name: pipeline
                rules:
                  - alert: Lag
                    expr: lag > 60 # in seconds
                    for: 15m # test: 2s
                    keep_firing_for: 24h # test: 1s, so that it resolves soon
                  - for: 5m # test: 3s
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void given_the_projects_rules() throws IOException {
        Files.createDirectories(folder.resolve("project/prometheus/rules"));
        Files.createDirectories(folder.resolve("project/prometheus/targets"));
        Files.writeString(folder.resolve("project/prometheus/prometheus.yml"), "global: {}\n");
        Files.writeString(folder.resolve("project/prometheus/rules/pipeline.yml"), RULES);
        Files.writeString(folder.resolve("project/prometheus/targets/app.yml"), "- targets: [app-1:8080]\n");
    }

    @Test
    void test_intervals_are_those_that_the_lines_themselves_name() {
        assertThat(Monitoring.withTestIntervals(RULES))
                .contains("    for: 2s #", "keep_firing_for: 1s #", "- for: 3s #", "expr: lag > 60 # in seconds");
    }

    @Test
    void the_targets_are_this_stacks_and_the_rules_the_projects_own() {
        var child = monitoring(false)
                .preparePrometheus(
                        Path.of("prometheus"),
                        20_001,
                        folder.resolve("log"),
                        Map.of("app", List.of("127.0.0.1:20002", "127.0.0.1:20003")));

        assertThat(folder.resolve("data/prometheus/targets/app.yml"))
                .hasContent("- targets: [127.0.0.1:20002, 127.0.0.1:20003]");
        assertThat(folder.resolve("data/prometheus/rules/pipeline.yml")).hasContent(RULES);
        assertThat(child.command()).contains("--web.listen-address=127.0.0.1:20001");
    }

    @Test
    void the_relay_is_this_stacks_wherever_it_is_named() throws IOException {
        Files.createDirectories(folder.resolve("project/alertmanager"));
        Files.writeString(
                folder.resolve("project/alertmanager/alertmanager.yml"), "url: http://relay:9095/heartbeat\n");

        monitoring(false).prepareAlertmanager(Path.of("alertmanager"), 20_001, folder.resolve("log"));

        assertThat(folder.resolve("data/alertmanager/alertmanager.yml"))
                .hasContent("url: http://127.0.0.1:20004/heartbeat");
    }

    @Test
    void each_instance_of_this_stack_is_told_of_alerts() throws IOException {
        Files.createDirectories(folder.resolve("project/alertmanager"));
        Files.writeString(folder.resolve("project/alertmanager/alertmanager.yml"), """
                        a: 1
                        - http://app-1:8080/api/v1/alerts
                        - http://app-2:8080/api/v1/alerts
                        b: 2
                        """);

        monitoring(false).prepareAlertmanager(Path.of("alertmanager"), 20_001, folder.resolve("log"));

        assertThat(folder.resolve("data/alertmanager/alertmanager.yml")).hasContent("""
                        a: 1
                        - http://127.0.0.1:20005/api/v1/alerts
                        - http://127.0.0.1:20006/api/v1/alerts
                        - http://127.0.0.1:20007/api/v1/alerts
                        b: 2
                        """);
    }

    @Test
    void a_program_is_found_on_the_search_path_the_first_name_first() throws IOException {
        for (String name : List.of("alertmanager", "prometheus-alertmanager")) {
            var program = Files.writeString(folder.resolve(name), "");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        assertThat(Monitoring.program("/no/such/place:" + folder, "prometheus-alertmanager", "alertmanager"))
                .contains(folder.resolve("prometheus-alertmanager"));
        assertThat(Monitoring.program(folder.toString(), "prometheus")).isEmpty();
        assertThat(Monitoring.program(null, "prometheus")).isEmpty();
    }

    private Monitoring monitoring(boolean testIntervals) {
        return new Monitoring(
                folder.resolve("data"),
                folder.resolve("project"),
                testIntervals,
                "127.0.0.1:20004",
                List.of("127.0.0.1:20005", "127.0.0.1:20006", "127.0.0.1:20007"));
    }
}
