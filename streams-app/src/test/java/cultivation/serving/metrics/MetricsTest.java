package cultivation.serving.metrics;

import static cultivation.serving.Serving.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.entity.Measure;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import cultivation.serving.Serving;
import cultivation.serving.colleges.CheckFindings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    private void employment() {
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2020-06-20", 10, 10)
                .book(FIRST, Measure.EMPLOYED, "2020-06-20", 9)
                .book(FIRST, Measure.GRADUATED, "OTHER", "2019-06-20", 4, 4)
                .book(FIRST, Measure.EMPLOYED, "2019-06-20", 3)
                .book(FIRST, Measure.UNMATCHED_OUTCOME, "2020-06-20", 2)
                .book(FIRST, Measure.APPLIED, "Graduation", "2020-06-20", 3, 3)
                .book(FIRST, Measure.APPLIED, "Graduation", "2020-06-20", 2, 2)
                .book(FIRST, Measure.REJECTED, "UNKNOWN/UNDECODABLE", "2020-06-20", 1, 1);
        serving.send("PUT", "/api/v1/thresholds/city", """
            {"indicator": "employment_rate", "window": "ytd", "scope": "city", "statistic": "pooled", "bound": "lower",
             "severity": "warning", "value": 0.95, "minDenominator": 30}""");
    }

    @Test
    void the_owner_exports_figures_with_the_contracts_names_and_labels() {
        // given
        employment();

        // when
        var metrics = serving.get("/metrics").body();

        // then
        assertThat(metrics)
                .contains(
                        "cultivation_indicator_value{indicator=\"employment_rate\",scope=\"city\",statistic=\"pooled\",window=\"ytd\"} 0.9\n")
                .contains(
                        "cultivation_indicator_value{college=\"4111010853\",indicator=\"graduates\",scope=\"college\","
                                + "statistic=\"pooled\",window=\"30d\"} 10.0\n")
                .contains(
                        "cultivation_indicator_denominator{group=\"municipal_commission\",indicator=\"employment_rate\","
                                + "scope=\"group\",statistic=\"pooled\",window=\"ytd\"} 10.0\n")
                .contains("cultivation_indicator_previous_year_value{indicator=\"employment_rate\",scope=\"city\","
                        + "statistic=\"pooled\",window=\"ytd\"} 0.75\n")
                .contains("cultivation_threshold{bound=\"lower\",indicator=\"employment_rate\",scope=\"city\","
                        + "severity=\"warning\",statistic=\"pooled\",threshold=\"city\",window=\"ytd\"} 0.95\n")
                .contains(
                        "cultivation_threshold_min_denominator{bound=\"lower\",indicator=\"employment_rate\","
                                + "scope=\"city\",severity=\"warning\",statistic=\"pooled\",threshold=\"city\",window=\"ytd\"} 30.0\n")
                .contains("cultivation_college_info{college=\"4111010853\",expected=\"true\","
                        + "group=\"municipal_commission\",name=\"北京工业职业技术学院\"} 1.0\n")
                .contains("cultivation_college_last_event_timestamp_seconds{college=\"4111010853\"} 1.59348954E9\n")
                .contains("cultivation_events_total{college=\"4111010853\",outcome=\"applied\",reason=\"\"} 2.0\n")
                .contains(
                        "cultivation_events_total{college=\"4111010853\",outcome=\"rejected\",reason=\"UNDECODABLE\"} 1.0\n")
                .contains("cultivation_college_cells{college=\"4111010853\"} 7.0\n")
                .contains("cultivation_college_cells{college=\"4111010857\"} 0.0\n")
                .contains("cultivation_college_cells_budget 400000.0\n")
                .contains("cultivation_pipeline_lag_seconds 0.0\n")
                .contains("cultivation_caught_up 1.0\n")
                .contains("cultivation_as_of_timestamp_seconds 1.5934464E9\n")
                .contains("cultivation_registry_up 1.0\n")
                .contains("cultivation_holiday 0.0\n")
                .contains("cultivation_holiday_last_end_timestamp_seconds 1.5932736E9\n")
                .contains("cultivation_outcomes{college=\"4111010853\",state=\"unmatched\"} 2.0\n")
                .contains("cultivation_indicator_info{better=\"higher\",indicator=\"employment_rate\",kind=\"ratio\","
                        + "name=\"就业率\",unit=\"ratio\"} 1.0\n")
                // missing is absent, not zero
                .doesNotContain("cultivation_indicator_value{indicator=\"admitted\"");
    }

    @Test
    void the_others_export_their_own_health_only() {
        // given
        employment();
        serving.owns = false;

        // when
        var metrics = serving.get("/metrics").body();

        // then
        assertThat(metrics)
                .contains("cultivation_caught_up 1.0\n")
                .doesNotContain("cultivation_indicator_value{")
                .doesNotContain("cultivation_threshold{")
                .doesNotContain("cultivation_college_info{")
                .doesNotContain("cultivation_events_total{");
    }

    @Test
    void nothing_is_exported_of_half_a_ledger() {
        // given
        employment();
        serving.whole = false;

        // when
        var metrics = serving.get("/metrics").body();

        // then
        assertThat(metrics).contains("cultivation_caught_up 0.0\n").doesNotContain("cultivation_indicator_value{");
    }

    @Test
    void a_change_is_seen_by_the_next_scrape() {
        // given
        employment();
        serving.get("/metrics");

        // when
        serving.book(FIRST, Measure.EMPLOYED, "2020-06-20", 10);

        // then
        assertThat(serving.get("/metrics").body())
                .contains(
                        "cultivation_indicator_value{indicator=\"employment_rate\",scope=\"city\",statistic=\"pooled\",window=\"ytd\"} 1.0\n");
    }

    @Test
    void two_scrapes_without_a_change_are_written_once() throws IOException {
        // given
        employment();
        var figures = new FigureMetrics(serving.board, serving, serving, new CheckFindings(), 1_000);
        var first = written(figures);

        // when
        var again = written(figures);
        serving.book(FIRST, Measure.EMPLOYED, "2020-06-20", 10);

        // then
        assertThat(again).isSameAs(first).isNotEmpty();
        assertThat(written(figures)).isNotSameAs(first);
    }

    /** The very bytes that were written. */
    private static byte[] written(FigureMetrics figures) throws IOException {
        var written = new ArrayList<byte[]>();
        figures.writeTo(new OutputStream() {
            @Override
            public void write(int one) {
                throw new AssertionError("byte by byte");
            }

            @Override
            public void write(byte[] all) {
                written.add(all);
            }
        });
        assertThat(written).hasSize(1);
        return written.get(0);
    }

    @Test
    void a_hostile_name_cannot_end_its_label() {
        // given
        named("a\"} 1\nevil_metric{x=\"\\", FIRST);

        // when
        var metrics = serving.get("/metrics").body();

        // then
        assertThat(metrics)
                .contains(
                        "cultivation_college_info{college=\"4111010853\",expected=\"true\",group=\"municipal_commission\","
                                + "name=\"a\\\"} 1\\nevil_metric{x=\\\"\\\\\"} 1.0\n");
        assertThat(metrics.lines()).noneMatch(line -> line.startsWith("evil_metric"));
    }

    private void named(String name, String code) {
        serving.board.update(change ->
                change.college(code, new College(code, name, null, Ownership.MUNICIPAL_COMMISSION, null, true)));
    }

    @Test
    void promtool_finds_nothing_to_complain_of(@TempDir Path directory) throws IOException, InterruptedException {
        // given
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/promtool")), "promtool is not installed");
        employment();
        serving.leftOut.put("cultivation.events.4111010857", "it has no \"rejections\" topic\n\\");
        named("引号\"、反斜杠\\、\n换行、{}, \t\u0000😀", FIRST);
        named("\\", "4111010857");
        named("", "x");
        var file = Files.writeString(
                directory.resolve("metrics"), serving.get("/metrics").body());

        // when
        var promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectInput(file.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // then
        assertThat(promtool.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
    }
}
