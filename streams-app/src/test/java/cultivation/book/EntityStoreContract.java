package cultivation.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the book needs of the store of its entities, whichever it is. */
abstract class EntityStoreContract {
    @TempDir
    File state;

    private KeyValueStore<Bytes, byte[]> store;

    abstract KeyValueBytesStoreSupplier supplier(String name);

    @BeforeEach
    void open() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "store");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        var context = new MockProcessorContext<byte[], byte[]>(properties, new TaskId(0, 0), state);
        store = Stores.keyValueStoreBuilder(supplier("entities"), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Long enough to grow several times, with few enough keys to meet, replace and delete. */
    @Test
    void it_holds_what_a_map_holds_after_any_sequence() {
        for (long seed = 0; seed < 5; seed++) {
            // given
            var random = new Random(seed);
            var plain = new HashMap<String, String>();
            everything().keySet().forEach(key -> store.delete(key(key)));
            // when
            for (int i = 0; i < 20_000; i++) {
                var key = "k" + random.nextInt(4_000);
                if (random.nextInt(3) == 0) {
                    assertThat(text(store.delete(key(key)))).isEqualTo(plain.remove(key));
                } else {
                    var value = "v".repeat(random.nextInt(40)) + i;
                    store.put(key(key), bytes(value));
                    plain.put(key, value);
                }
                var asked = "k" + random.nextInt(4_000);
                assertThat(text(store.get(key(asked)))).isEqualTo(plain.get(asked));
            }
            // then
            assertThat(everything()).isEqualTo(plain);
        }
    }

    @Test
    void an_empty_value_is_a_value_and_null_takes_away() {
        // when
        store.put(key("a"), new byte[0]);
        store.put(key("b"), bytes("b"));
        store.put(key("b"), null);
        store.put(key("c"), null);
        // then
        assertThat(everything()).isEqualTo(Map.of("a", ""));
        assertThat(store.putIfAbsent(key("a"), bytes("x"))).isEmpty();
        assertThat(store.putIfAbsent(key("d"), bytes("d"))).isNull();
        store.putAll(List.of(KeyValue.pair(key("e"), bytes("e"))));
        assertThat(everything()).isEqualTo(Map.of("a", "", "d", "d", "e", "e"));
    }

    private Map<String, String> everything() {
        var all = new HashMap<String, String>();
        var keys = new ArrayList<String>();
        try (var entries = store.all()) {
            while (entries.hasNext()) {
                keys.add(new String(entries.peekNextKey().get(), StandardCharsets.UTF_8));
                var entry = entries.next();
                all.put(
                        new String(entry.key.get(), StandardCharsets.UTF_8),
                        new String(entry.value, StandardCharsets.UTF_8));
            }
        }
        assertThat(keys).hasSameElementsAs(all.keySet()).hasSize(all.size());
        return all;
    }

    private static Bytes key(String text) {
        return Bytes.wrap(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
