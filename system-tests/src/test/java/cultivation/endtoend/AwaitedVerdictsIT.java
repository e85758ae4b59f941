package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.connection.AppClient;
import cultivation.connection.Published;
import cultivation.connection.VerdictOverdueException;
import cultivation.connection.WaitPolicy;
import cultivation.producer.EventPublisher;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import cultivation.verdict.CollegeCounters;
import cultivation.verdict.Verdicts;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever publishes can wait for what the app says of each record. */
class AwaitedVerdictsIT {
    private static final String COLLEGE = "4111010853";
    private static final WaitPolicy LONGEST_JUDGING = WaitPolicy.total(Duration.ofMinutes(3));

    private static final Stack STACK = new Stack(StackSettings.forTest(), Console.silent());
    private static Colleague colleague;

    @BeforeAll
    static void start() {
        STACK.start();
        colleague = new Colleague(STACK.endpoints());
    }

    @AfterAll
    static void stop() {
        colleague.close();
        STACK.close();
    }

    @Test
    void every_tenth_of_a_thousand_records_is_rejected_and_the_counters_split_the_others() throws Exception {
        // given: what is there before, also a rejection, is nobody's business
        colleague.send(COLLEGE, "early", new byte[] {1}, null);
        colleague.send(Colleague.payment(COLLEGE, "again", 5));
        var app = new AppClient(URI.create(STACK.endpoints().api()));
        var before = counters(app, 2);

        try (var verdicts = Verdicts.open(colleague.connection, COLLEGE);
                var publisher = EventPublisher.open(colleague.connection, Map.of())) {
            // when
            var sent = new ArrayList<java.util.concurrent.CompletableFuture<Published>>();
            for (int i = 0; i < 1_000; i++) {
                var payment = Colleague.payment(COLLEGE, "P-" + i, 100);
                payment.setEconomicBenefitFen(i % 10 == 0 ? -i - 1 : 0);
                sent.add(publisher.publish(COLLEGE, payment));
            }
            sent.add(publisher.publish(COLLEGE, Colleague.payment(COLLEGE, "again", 5)));
            var published = sent.stream().map(future -> future.join()).toList();
            var rejected = verdicts.of(published, LONGEST_JUDGING);

            // then
            assertThat(rejected.keySet())
                    .isEqualTo(java.util.stream.IntStream.range(0, 100)
                            .mapToObj(i -> published.get(10 * i))
                            .collect(Collectors.toSet()));
            assertThat(rejected.values()).allSatisfy(rejection -> {
                assertThat(rejection.reason()).isEqualTo("INVALID_FIELD");
                assertThat(rejection.field()).isEqualTo("economicBenefitFen");
                assertThat(rejection.message()).contains("不能为负");
                assertThat(rejection.value()).isNotNull();
            });
            assertThat(counters(app, before.received() + 1_001).since(before))
                    .isEqualTo(new CollegeCounters(1_001, 900, 1, 0, 100));

            // when: another batch, later, by somebody who comes back
            var later = List.of(publisher
                    .publish(COLLEGE, Colleague.payment(COLLEGE, "later", 1))
                    .join());
            assertThat(verdicts.of(later, LONGEST_JUDGING)).isEmpty();
            try (var returned = Verdicts.open(colleague.connection, COLLEGE, verdicts.since())) {
                assertThat(returned.of(published, LONGEST_JUDGING)).hasSize(100);
            }
        }
    }

    @Test
    void a_record_that_nobody_judges_is_overdue_and_the_error_says_why() {
        var college = "4111010857";
        try (var verdicts = Verdicts.open(colleague.connection, college)) {
            var far = List.of(new Published("cultivation.events." + college, 0, 1_000));
            assertThatThrownBy(() -> verdicts.of(far, WaitPolicy.total(Duration.ofMillis(300))))
                    .isInstanceOfSatisfying(VerdictOverdueException.class, overdue -> assertThat(overdue.undecided())
                            .isEqualTo(1))
                    .hasMessageContaining("has not judged 1 of the published records")
                    .hasMessageContaining("it runs, but is behind");
        }
    }

    private static CollegeCounters counters(AppClient app, long received) {
        return Objects.requireNonNull(CollegeCounters.atLeast(received, app, COLLEGE, Duration.ofMinutes(3)));
    }
}
