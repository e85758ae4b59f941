package cultivation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cultivation.college.Topics;
import cultivation.live.waiting.LeftTransactions;
import cultivation.live.waiting.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Caught up is what is on the board, to the end of all that is on the ledger. */
@ExtendWith(RealStores.Provided.class)
class KafkaProgressIT {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static RealStores real;
    private static KafkaProgress progress;

    @BeforeAll
    static void open(RealStores stores) {
        real = stores;
        progress =
                new KafkaProgress(stores.connection(), Set::of, stores.board, stores.tail, 400_000, Clock.systemUTC());
        progress.start();
    }

    @AfterAll
    static void close() {
        progress.close();
    }

    @Test
    void an_open_transaction_on_the_ledger_is_told_and_nothing_is_caught_up_until_its_owner_ends_it() throws Exception {
        // given
        await().until(KafkaProgressIT::isSettled);
        var mayEnd = new AtomicBoolean();
        try (var hanging = hanging();
                var ending = new LeftTransactions(
                        real.connection(), progress::waitingFor, mayEnd::get, PATIENCE, Clock.systemUTC())) {
            ending.start();

            // when
            hanging.beginTransaction();
            hanging.send(new ProducerRecord<>(Topics.LEDGER, bytes("4111010853|employed||2019-07-01|0"), null))
                    .get();

            // then
            assertThat(isSettled()).isFalse();
            await().until(() -> !waiting().isEmpty());
            assertThat(waiting().get(0).reason()).isEqualTo(Waiting.OPEN_TRANSACTION);
            assertThat(waiting().get(0).isOfLedger()).isTrue();
            await().during(PATIENCE.multipliedBy(2))
                    .atMost(PATIENCE.multipliedBy(4))
                    .until(() -> !isSettled() && seconds() > 0);

            // when
            mayEnd.set(true);

            // then
            await().until(KafkaProgressIT::isSettled);
            assertThat(waiting()).isEmpty();
            assertThatThrownBy(hanging::commitTransaction).isInstanceOf(KafkaException.class);
        }
    }

    private static boolean isSettled() {
        var reading = progress.look().join();
        return reading != null && reading.settled();
    }

    private static List<Waiting> waiting() {
        var reading = progress.look().join();
        return reading == null ? List.of() : reading.waitingFor();
    }

    private static double seconds() {
        var reading = progress.look().join();
        return reading == null ? 0 : reading.lagSeconds();
    }

    private static KafkaProducer<byte[], byte[]> hanging() {
        var settings = new HashMap<>(real.connection().clientSettings());
        settings.put("transactional.id", Topics.APPLICATION_ID + "-of-a-test");
        settings.put("transaction.timeout.ms", 600_000);
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
