package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cultivation.quickstart.Console;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A program that is not ours, with the registry's Confluent API, reads an events topic and writes what is accepted. */
class JavaScriptClientIT {
    private static final String COLLEGE = "4111014279";

    @Test
    void a_javascript_client_reads_the_events_and_writes_one_that_is_accepted() throws Exception {
        JavaScript.require("npm", "node");
        try (var stack = new Stack(StackSettings.forTest(), Console.silent())) {
            stack.start();
            try (var colleague = new Colleague(stack.endpoints())) {
                colleague.send(Colleague.payment(COLLEGE, "ours", 100));

                // when
                var endpoints = stack.endpoints();
                var said = JavaScript.run(
                        Map.of(), "node", "client.mjs", endpoints.kafka(), endpoints.registry(), COLLEGE, "theirs");

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
}
