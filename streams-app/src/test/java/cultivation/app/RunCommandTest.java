package cultivation.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verbs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The verb itself, as it is started: before it asks for any service it has read its catalogue. */
class RunCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "measure: planned_places} | measure: happiness} | 'measure' has no 'happiness'; known are",
                "validTo: 2020-12-31 | validTo: 2021-06-30 | two names on 2021-01-01; end the earlier one with validTo on the day before",
                "nameZh: 毕业去向落实率 | validTo: 2999-12-31 | 'nameZh' is missing; add it",
                "kind: mean | kind: [mean | not YAML",
            })
    void a_mistake_in_the_catalogue_stops_the_start_with_file_line_and_what_to_do(
            String right, String wrong, String expected) throws IOException {
        // given
        var catalogue = folder.resolve("catalogue.yaml");
        Files.writeString(catalogue, shipped().replaceFirst(Pattern.quote(right), wrong));
        var settings = Files.writeString(folder.resolve("app.properties"), "cultivation.catalogue=" + catalogue + "\n");
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var log = (Logger) LoggerFactory.getLogger(RunCommand.class);
        log.addAppender(logged);

        // when
        int code = Verbs.commandLine(new RunCommand()).execute("--config", settings.toString());

        // then
        log.detachAppender(logged);
        assertThat(code).isEqualTo(ExitCodes.USAGE);
        assertThat(logged.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .containsPattern("catalogue\\.yaml:\\d+: ")
                .contains(expected));
    }

    @Test
    void an_unknown_key_stops_the_start_with_the_nearest_known_one() throws IOException {
        // given
        var settings = Files.writeString(folder.resolve("app.properties"), "cultivation.htpp.port=1\n");
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var log = (Logger) LoggerFactory.getLogger(RunCommand.class);
        log.addAppender(logged);

        // when
        int code = Verbs.commandLine(new RunCommand()).execute("--config", settings.toString());

        // then
        log.detachAppender(logged);
        assertThat(code).isEqualTo(ExitCodes.USAGE);
        assertThat(logged.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("'cultivation.htpp.port'", "cultivation.http.port,"));
    }

    @Test
    void told_to_stop_while_it_waits_for_the_registry_it_is_gone_within_two_seconds() throws Exception {
        // given
        var settings = Files.writeString(folder.resolve("app.properties"), """
                cultivation.kafka=127.0.0.1:1
                cultivation.registry=http://127.0.0.1:1
                cultivation.state.dir=%s
                """.formatted(folder.resolve("state")));
        var log = folder.resolve("log").toFile();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "cultivation.cli.Cultivation",
                        "run",
                        "--config",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.readString(log.toPath()).contains("Waiting for the registry"));

            // when
            process.destroy();

            // then
            assertThat(process.waitFor(2, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String shipped() throws IOException {
        try (InputStream file = Objects.requireNonNull(RunCommandTest.class.getResourceAsStream("/catalogue.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
