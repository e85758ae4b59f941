package cultivation.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.serving.Serving;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is heavy, or asks a broker, never takes the threads that everybody needs. */
class TurnsTest {
    private static final String HISTORY =
            "/api/v1/revisions?indicator=employed&window=ytd&scope=city&entity=beijing&statistic=pooled";

    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    @Test
    void a_history_that_is_slow_to_read_is_read_a_few_times_at_once_and_holds_nobody_else_up() throws Exception {
        // given
        var slow = new CountDownLatch(1);
        serving.history = slow;
        var threads = Executors.newFixedThreadPool(300);
        try {
            // when
            var asked = new ArrayList<CompletableFuture<Integer>>();
            for (int i = 0; i < 300; i++) {
                asked.add(
                        CompletableFuture.supplyAsync(() -> serving.get(HISTORY).statusCode(), threads));
            }

            // then
            var alive = CompletableFuture.supplyAsync(
                    () -> serving.get("/health/live").statusCode(), threads);
            assertThat(alive.get(20, TimeUnit.SECONDS)).isEqualTo(200);
            slow.countDown();
            var codes = asked.stream().map(CompletableFuture::join).toList();
            assertThat(codes).contains(200, 429).containsOnly(200, 429);
        } finally {
            slow.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void who_comes_too_often_is_told_when_to_come_again() {
        // when
        var last = serving.get(HISTORY);
        for (int i = 0; i < 1000 && last.statusCode() == 200; i++) {
            last = serving.get(HISTORY);
        }

        // then
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
    }

    @Test
    void while_the_broker_is_away_what_is_asked_of_it_is_refused_at_once() {
        // given
        serving.reading = null;

        // when
        var history = serving.get(HISTORY);
        var rejections = serving.get("/api/v1/colleges/" + Serving.FIRST + "/rejections");

        // then
        assertThat(history.statusCode()).isEqualTo(503);
        assertThat(rejections.statusCode()).isEqualTo(503);
        assertThat(history.headers().firstValue("Retry-After")).isPresent();
    }

    /** The server itself takes no more than 64 KiB of any other body. */
    @ParameterizedTest
    @CsvSource({
        "/api/v1/reconcile, 65_537",
        "/api/v1/thresholds/trial, 65_537",
        "/api/v1/alerts, 16_777_217",
    })
    void a_body_that_is_too_large_is_told_so(String path, String bytes) {
        // when
        var answer = serving.send("POST", path, new byte[Integer.parseInt(bytes.replace("_", ""))]);

        // then
        assertThat(answer.statusCode()).isEqualTo(413);
    }
}
