package cultivation.topology;

import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps a store equal to the compacted topic it reads. */
final class CopyProcessor implements Processor<byte[], byte[], Void, Void> {
    private final String storeName;
    private final Runnable changed;
    private @Nullable KeyValueStore<Bytes, byte[]> store;

    /** @param changed called after each change */
    CopyProcessor(String storeName, Runnable changed) {
        this.storeName = storeName;
        this.changed = changed;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Objects.requireNonNull(store, "the processor has not been started")
                .put(Bytes.wrap(record.key()), record.value());
        changed.run();
    }
}
