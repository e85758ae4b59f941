package cultivation.topology;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.MeteredKeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * A store without the layers in which Kafka Streams measures each call: of two calls an event they were 6 % of all that
 * a stream thread did. What writes the changelog stays.
 *
 * <p>The layers are no public interface: where a later version has others, the store is used as it is.
 */
final class UnmeteredStore {
    private UnmeteredStore() {}

    @SuppressWarnings("unchecked") // a store of bytes is metered around one of bytes
    static KeyValueStore<Bytes, byte[]> of(KeyValueStore<Bytes, byte[]> store) {
        StateStore layer = store;
        while (layer instanceof WrappedStateStore<?, ?, ?> wrapped) {
            boolean isMetered = layer instanceof MeteredKeyValueStore<?, ?>;
            layer = wrapped.wrapped();
            if (isMetered && layer instanceof KeyValueStore<?, ?> unmetered) {
                return (KeyValueStore<Bytes, byte[]>) unmetered;
            }
        }
        return store;
    }
}
