package cultivation.live;

import static org.awaitility.Awaitility.await;

import cultivation.college.TokenRegistrar;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The store that the app uses. */
@ExtendWith(RealStores.Provided.class)
class KafkaTokenStoreIT extends TokenStoreContract {
    private static KafkaTokenStore store;
    private static TokenRegistrar registrar;

    @BeforeAll
    static void open(RealStores real) {
        var connection = real.connection();
        store = new KafkaTokenStore(connection, connection.registryClient()::schemaOf);
        registrar = new TokenRegistrar(connection, Clock.systemUTC());
        store.start();
        await().ignoreExceptions().until(() -> store.collegeOf("cultivation_nobody's") == null);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    TokenStore store() {
        return store;
    }

    @Override
    String issue(String college) {
        return Objects.requireNonNull(registrar.issue(List.of(college)).get(college));
    }

    @Override
    void revoke(String college) {
        registrar.revoke(college);
    }
}
