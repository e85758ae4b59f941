package cultivation.relay;

import static cultivation.relay.MonitoringFolder.FOLDER;
import static cultivation.relay.MonitoringFolder.everyValueOf;
import static cultivation.relay.MonitoringFolder.files;
import static cultivation.relay.MonitoringFolder.names;
import static cultivation.relay.MonitoringFolder.needs;
import static cultivation.relay.MonitoringFolder.run;
import static cultivation.relay.MonitoringFolder.text;
import static cultivation.relay.MonitoringFolder.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules, routes, runbooks and dashboards: what the tools of Prometheus and Alertmanager say of them. */
class RulesIT {
    private static final Pattern METRIC = Pattern.compile("\\b(?:cultivation[_:][a-z_:]+)");

    @TempDir
    Path folder;

    @Test
    void promtool_accepts_rules_and_configuration_also_with_test_intervals() throws Exception {
        needs("promtool");
        assertThat(run(FOLDER.resolve("prometheus"), "promtool", "check", "config", "prometheus.yml"))
                .matches(ran -> ran.exitCode() == 0 && !ran.output().contains("FAILED"), "is accepted");

        Files.createDirectories(folder.resolve("rules"));
        var configuration = text("prometheus/prometheus.yml");
        Files.writeString(folder.resolve("prometheus.yml"), MonitoringFolder.withTestIntervals(configuration));
        for (Path file : files("prometheus/rules", ".yml")) {
            Files.writeString(
                    folder.resolve("rules").resolve(file.getFileName().toString()),
                    MonitoringFolder.withTestIntervals(Files.readString(file)));
        }
        var trial = run(folder, "promtool", "check", "config", "prometheus.yml");
        assertThat(trial.exitCode()).as(trial.output()).isZero();
    }

    @Test
    void every_duration_names_the_one_for_trying() {
        var bare = files("prometheus/rules", ".yml").stream()
                .flatMap(file -> text("prometheus/rules/" + file.getFileName()).lines())
                .filter(line -> line.matches("\\s*(for|keep_firing_for): .*"))
                .filter(line -> !line.contains("# test: "));
        assertThat(bare).isEmpty();
    }

    static List<Path> ruleTests() {
        return Stream.concat(files("tests", ".yml").stream(), files("tests/groups", ".yml").stream())
                .toList();
    }

    /** Side by side: each is seconds of one processor. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleTests")
    void each_rule_fires_and_stays_silent_as_its_test_says(Path test) {
        needs("promtool");
        var ran = run(FOLDER.resolve("tests"), "promtool", "test", "rules", test.toString());
        assertThat(ran.exitCode()).as(ran.output()).isZero();
    }

    @Test
    void each_alert_has_a_test_that_shows_it_firing_and_one_that_shows_it_silent() {
        for (String alert : alerts()) {
            var test = text("tests/" + alert + ".yml");
            assertThat(test).as(alert + " firing").contains("alertname: " + alert, "exp_labels");
            if (!alert.equals("Heartbeat")) {
                assertThat(test).as(alert + " silent").contains("exp_alerts: []");
            }
        }
    }

    @Test
    void alerts_runbooks_and_tests_are_one_to_one() {
        assertThat(names("runbooks", ".md")).containsExactlyElementsOf(alerts());
        assertThat(names("tests", ".yml")).containsExactlyElementsOf(alerts());
    }

    @Test
    void each_runbook_has_the_four_headings_and_commands() {
        for (String name : names("runbooks", ".md")) {
            var page = text("runbooks/" + name + ".md");
            assertThat(page.lines().filter(line -> line.startsWith("#")))
                    .as(name)
                    .filteredOn(line -> line.startsWith("## ") || line.equals("# " + name))
                    .containsExactly("# " + name, "## Meaning", "## Impact", "## Diagnosis", "## Mitigation");
            assertThat(page).as(name).contains("```sh");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void each_alert_says_how_bad_whose_and_where_the_runbook_is() {
        for (Path file : files("prometheus/rules", ".yml")) {
            var rules = (Map<String, List<Map<String, Object>>>) yaml("prometheus/rules/" + file.getFileName());
            for (var group : rules.getOrDefault("groups", List.of())) {
                for (var rule : (List<Map<String, Object>>) group.getOrDefault("rules", List.of())) {
                    if (!rule.containsKey("alert")) {
                        continue;
                    }
                    var name = (String) rule.get("alert");
                    var labels = (Map<String, String>) rule.getOrDefault("labels", Map.of());
                    var annotations = (Map<String, String>) rule.getOrDefault("annotations", Map.of());
                    assertThat(labels.get("severity")).as(name).isIn("info", "warning", "critical");
                    assertThat(labels.get("audience")).as(name).isIn("commission", "college", "operations");
                    assertThat(labels.get("kind")).as(name).isIn("data", "reporting", "pipeline", "heartbeat");
                    assertThat(annotations.get("summary"))
                            .as(name)
                            .contains(" · ")
                            .doesNotContain("{{", "\n");
                    assertThat(annotations.get("description")).as(name).isNotBlank();
                    assertThat(annotations).containsEntry("runbook_url", "{{ $externalLabels.runbooks }}/" + name);
                    if (!name.equals("Heartbeat")) {
                        assertThat(rule).as(name).containsKeys("for", "keep_firing_for");
                    }
                }
            }
        }
    }

    @Test
    void expressions_and_dashboards_use_metrics_of_the_list_only() {
        var known = new TreeSet<String>();
        text("metrics.tsv").lines().skip(1).map(line -> line.split("\t", -1)).forEach(columns -> {
            known.add(columns[0]);
            if (columns[1].equals("histogram")) {
                known.addAll(List.of(columns[0] + "_bucket", columns[0] + "_count", columns[0] + "_sum"));
            }
        });
        files("prometheus/rules", ".yml")
                .forEach(file -> known.addAll(everyValueOf("record", yaml("prometheus/rules/" + file.getFileName()))));

        var used = Stream.concat(
                        files("prometheus/rules", ".yml").stream()
                                .flatMap(file ->
                                        everyValueOf("expr", yaml("prometheus/rules/" + file.getFileName())).stream()),
                        panelExpressions().stream())
                .flatMap(expression -> METRIC.matcher(expression).results().map(found -> found.group()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).containsAll(used);
        assertThat(used).contains("cultivation_indicator_value", "cultivation_caught_up");
    }

    @Test
    void every_panels_expression_is_promql() throws Exception {
        needs("promtool");
        var rules = new StringBuilder("groups:\n  - name: panels\n    rules:\n");
        int number = 0;
        for (String expression : panelExpressions()) {
            rules.append("      - record: panel:%d\n        expr: |\n          %s\n"
                    .formatted(number++, filled(expression)));
        }
        assertThat(number).isGreaterThan(20);
        var file = Files.writeString(folder.resolve("panels.yml"), rules);
        var ran = run(folder, "promtool", "check", "rules", file.toString());
        assertThat(ran.exitCode()).as(ran.output()).isZero();
    }

    /** Dashboard variables stand for one value each. */
    private static String filled(String expression) {
        return expression
                .replace("$__rate_interval", "5m")
                .replace("$__range", "6h")
                .replaceAll("\\$\\{?[a-z]+(:regex)?\\}?", "x")
                .replace('\n', ' ');
    }

    private static List<String> panelExpressions() {
        return files("grafana/dashboards", ".json").stream()
                .flatMap(file -> everyValueOf("expr", yaml("grafana/dashboards/" + file.getFileName())).stream())
                .toList();
    }

    @Test
    void amtool_accepts_the_routes_also_with_the_examples_in_comments() throws Exception {
        needs("amtool");
        var configuration = text("alertmanager/alertmanager.yml");
        for (String variant : List.of(
                configuration,
                MonitoringFolder.withTestIntervals(configuration),
                configuration.replaceAll("(?m)^    # (?=email_configs|  )", "    "))) {
            var file = Files.writeString(folder.resolve("alertmanager.yml"), variant);
            var ran = run(folder, "amtool", "check-config", file.toString());
            assertThat(ran.exitCode()).as(ran.output()).isZero();
        }
    }

    @ParameterizedTest(name = "{0} goes to {1}")
    @CsvSource({
        "alertname=BeyondThreshold kind=data audience=commission severity=critical college=4111010853, 'cases,commission'",
        "alertname=SharpDrop kind=data audience=commission severity=warning, 'cases,commission'",
        "alertname=CollegeSilent kind=reporting audience=college severity=warning college=4111010853, college",
        "alertname=CollegeSilent kind=reporting audience=commission severity=warning college=4111010853, commission",
        "alertname=RejectedShare kind=reporting audience=college severity=warning, college",
        "alertname=AppDown kind=pipeline audience=operations severity=critical, operations",
        "alertname=Heartbeat kind=heartbeat audience=operations severity=info, heartbeat",
        "alertname=SomethingElse, operations"
    })
    void each_kind_of_alert_reaches_its_reader(String labels, String receiver) {
        needs("amtool");
        var command = new ArrayList<>(List.of("amtool", "config", "routes", "test", "--config.file=alertmanager.yml"));
        command.addAll(Arrays.asList(labels.split(" ", -1)));
        var ran = run(FOLDER.resolve("alertmanager"), command.toArray(String[]::new));
        assertThat(ran.output().lines().toList()).as(ran.output()).endsWith(receiver);
    }

    @Test
    void docker_compose_accepts_the_deployment_and_it_holds_no_password() throws Exception {
        needs("docker-compose");
        var file = FOLDER.resolveSibling("docker-compose.yml");
        var ran = run(FOLDER.resolve(".."), "docker-compose", "-f", file.toString(), "config", "-q");
        assertThat(ran.exitCode()).as(ran.output()).isZero();
        assertThat(Files.readString(file).lines())
                .filteredOn(line -> line.matches(" *\\w*(PASSWORD|SECRET|TOKEN|KEY)\\w*:.*"))
                .isNotEmpty()
                .allMatch(line -> line.contains("__FILE: /run/secrets/"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_calendar_covers_every_year_of_the_shipped_range() {
        var calendar = (Map<String, List<Map<String, Object>>>) yaml("holidays.yaml");
        var days = calendar.getOrDefault("holidays", List.of());
        for (int year = 2018; year <= 2027; year++) {
            int wanted = year;
            Set<Object> names = days.stream()
                    .filter(entry -> day(entry.get("from")).getYear() == wanted)
                    .map(entry -> entry.get("name"))
                    .collect(Collectors.toSet());
            assertThat(names).as("%d", year).contains("春节", "国庆", "寒假", "暑假");
        }
        assertThat(days)
                .allMatch(entry -> !day(entry.get("from")).isAfter(day(entry.get("to"))), "from is not after to");
    }

    @Test
    @SuppressWarnings("unchecked")
    void each_shipped_threshold_has_an_id_of_its_own_and_its_reason() {
        var thresholds = ((Map<String, List<Map<String, Object>>>) yaml("thresholds.yaml"))
                .getOrDefault("thresholds", List.of());
        assertThat(thresholds).isNotEmpty();
        assertThat(thresholds).extracting(threshold -> threshold.get("id")).doesNotHaveDuplicates();
        assertThat(thresholds).allSatisfy(threshold -> assertThat(threshold)
                .containsKeys("window", "scope", "statistic", "bound", "severity", "value", "minDenominator", "note"));
    }

    private static LocalDate day(@Nullable Object value) {
        return ((Date) Objects.requireNonNull(value))
                .toInstant()
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    private static List<String> alerts() {
        return files("prometheus/rules", ".yml").stream()
                .flatMap(file -> everyValueOf("alert", yaml("prometheus/rules/" + file.getFileName())).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
