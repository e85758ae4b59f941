package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cultivation.quickstart.Console;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A program that is not ours, with the registry's Confluent API, reads an events topic and writes what is accepted. */
class JavaScriptClientIT {
    private static final String COLLEGE = "4111014279";
    private static final Path GUIDE = Path.of("../docs/guides/any-kafka-client.md");

    @Test
    void a_javascript_client_reads_the_events_and_writes_what_is_accepted_as_the_guide_says() throws Exception {
        JavaScript.require("npm", "node");
        try (var stack = new Stack(StackSettings.forTest(), Console.silent())) {
            stack.start();
            try (var colleague = new Colleague(stack.endpoints())) {
                colleague.send(Colleague.payment(COLLEGE, "ours", 100));
                var endpoints = stack.endpoints();

                // when
                var said = JavaScript.run(
                        Map.of(), "node", "client.mjs", endpoints.kafka(), endpoints.registry(), COLLEGE, "theirs");
                var guided = JavaScript.run(
                        Map.of("KAFKA", endpoints.kafka(), "REGISTRY", endpoints.registry(), "COLLEGE", COLLEGE),
                        "node",
                        guide().toString());

                // then
                assertThat(said).contains("{\"paymentId\":\"theirs\",\"amountFen\":4200}");
                assertThat(guided).contains("cultivation.events." + COLLEGE);
                await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                    assertThat(colleague.college(COLLEGE).path("applied").asLong())
                            .isEqualTo(3);
                    assertThat(colleague.college(COLLEGE).path("rejected").asLong())
                            .isZero();
                });
            }
        }
    }

    /** The guide's own program, where it finds what was fetched for the others. */
    private static Path guide() throws Exception {
        var text = Files.readString(GUIDE);
        int from = text.indexOf("```js\n") + "```js\n".length();
        var program = Path.of("node_modules", "guide.mjs");
        Files.writeString(JavaScript.FOLDER.resolve(program), text.substring(from, text.indexOf("```", from)));
        return program;
    }
}
