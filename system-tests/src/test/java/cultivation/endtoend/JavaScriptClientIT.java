package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cultivation.quickstart.Console;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A program that is not ours, with the registry's Confluent API, reads an events topic and writes what is accepted. */
class JavaScriptClientIT {
    private static final String COLLEGE = "4111014279";
    private static final Path FOLDER = Path.of("javascript");

    @Test
    void a_javascript_client_reads_the_events_and_writes_one_that_is_accepted() throws Exception {
        assumeTrue(runs(List.of("npm", "--version")), "npm is not installed");
        run(List.of("npm", "ci", "--no-progress"));
        try (var stack = new Stack(StackSettings.forTest(), Console.silent())) {
            stack.start();
            try (var colleague = new Colleague(stack.endpoints())) {
                colleague.send(Colleague.payment(COLLEGE, "ours", 100));

                // when
                var endpoints = stack.endpoints();
                var said =
                        run(List.of("node", "client.mjs", endpoints.kafka(), endpoints.registry(), COLLEGE, "theirs"));

                // then
                assertThat(said).contains("{\"paymentId\":\"theirs\",\"amountFen\":4200}");
                await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                    assertThat(colleague.college(COLLEGE).path("applied").asLong())
                            .isEqualTo(2);
                    assertThat(colleague.college(COLLEGE).path("rejected").asLong())
                            .isZero();
                });
            }
        }
    }

    private static boolean runs(List<String> command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String run(List<String> command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
