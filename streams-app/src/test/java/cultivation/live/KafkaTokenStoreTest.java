package cultivation.live;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.connection.Connection;
import cultivation.connection.Lookup;
import cultivation.connection.UnreachableException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KafkaTokenStoreTest {
    /** Nobody listens there. */
    private static final Connection NOBODY = Connection.of("127.0.0.1:1", "http://127.0.0.1:1");

    @Test
    void three_hundred_who_show_a_token_while_the_broker_is_away_are_told_so_at_once() throws Exception {
        // given
        var threads = Executors.newFixedThreadPool(300);
        try (var store = new KafkaTokenStore(NOBODY, id -> new Lookup.Unreachable<>("down"))) {
            store.start();
            var asking = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 300; i++) {
                var token = "cultivation_" + i;
                asking.add(() -> isUnknownNow(store, token));
            }

            // when
            var answered = threads.invokeAll(asking, 5, TimeUnit.SECONDS);

            // then
            assertThat(answered).allSatisfy(each -> {
                assertThat(each.isCancelled()).isFalse();
                assertThat(each.get()).isTrue();
            });
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isUnknownNow(TokenStore store, String token) {
        try {
            store.collegeOf(token);
            return false;
        } catch (UnreachableException e) {
            return true;
        }
    }
}
