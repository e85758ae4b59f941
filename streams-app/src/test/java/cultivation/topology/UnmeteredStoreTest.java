package cultivation.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.book.EntityStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.MeteredKeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layers below are Kafka Streams' own: a later version that has others would be slow again, and this says so. */
class UnmeteredStoreTest {
    private final List<KeyValueStore<Bytes, byte[]>> used = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theMeasuringLayersAreLeftOutAndTheChangelogIsNot(boolean inMemory) {
        try (var driver = new TopologyTestDriver(
                topology(inMemory ? EntityStore.supplier("kept") : Stores.persistentKeyValueStore("kept")),
                settings())) {
            driver.createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput("key".getBytes(UTF_8), "value".getBytes(UTF_8));

            var store = used.get(0);
            assertThat(store).isNotInstanceOf(MeteredKeyValueStore.class).isInstanceOf(WrappedStateStore.class);
            assertThat(store.get(Bytes.wrap("key".getBytes(UTF_8)))).isEqualTo("value".getBytes(UTF_8));
            var changelog = driver.createOutputTopic(
                    "unmetered-kept-changelog", new ByteArrayDeserializer(), new ByteArrayDeserializer());
            assertThat(changelog.readValue()).isEqualTo("value".getBytes(UTF_8));
        }
    }

    private Topology topology(KeyValueBytesStoreSupplier supplier) {
        var topology = new Topology();
        topology.addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "in");
        topology.addProcessor("keeping", Keeping::new, "in");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled(),
                "keeping");
        return topology;
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "unmetered");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        return settings;
    }

    private final class Keeping implements Processor<byte[], byte[], Void, Void> {
        @Override
        public void init(ProcessorContext<Void, Void> context) {
            used.add(UnmeteredStore.of(context.getStateStore("kept")));
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            used.get(0).put(Bytes.wrap(record.key()), record.value());
        }
    }
}
