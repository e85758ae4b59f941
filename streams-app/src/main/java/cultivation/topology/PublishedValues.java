package cultivation.topology;

import cultivation.indicators.IndicatorValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was last published of each figure, in the publisher's store.
 *
 * <p>An entry is a byte 1, the moment of the figure's last record of the history, whether the history is still owed the
 * value, and the value in the wire format. An entry that begins with 0 is of a version that owed nothing: the value alone.
 */
final class PublishedValues {
    /**
     * @param historyAt when the history was told of this figure last, in milliseconds
     * @param owed whether the history has not been told of the value yet
     */
    record Published(IndicatorValue value, long historyAt, boolean owed) {}

    /**
     * Which figure of which day.
     *
     * @param series empty for the as-of day, else the last day of a year
     * @param figure as it is the key of the indicators' topic
     */
    record Slot(String series, String figure) {
        private static final String PREFIX = "figure|";

        private Bytes key() {
            return Bytes.wrap((PREFIX + series + '|' + figure).getBytes(StandardCharsets.UTF_8));
        }

        private static Slot of(Bytes key) {
            var text = new String(key.get(), StandardCharsets.UTF_8);
            int end = text.indexOf('|', PREFIX.length());
            return new Slot(text.substring(PREFIX.length(), end), text.substring(end + 1));
        }

        boolean isOfAsOfDay() {
            return series.isEmpty();
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(PublishedValues.class);
    private static final byte LAYOUT = 1;
    private static final int HEAD = 1 + Long.BYTES + 1;

    private final KeyValueStore<Bytes, byte[]> store;
    private final AvroCodec<IndicatorValue> codec;

    PublishedValues(KeyValueStore<Bytes, byte[]> store, AvroCodec<IndicatorValue> codec) {
        this.store = store;
        this.codec = codec;
    }

    /** Null too where what stands there is none that this build could read. */
    @Nullable
    Published get(Slot slot) {
        var bytes = store.get(slot.key());
        if (bytes == null) {
            return null;
        }
        try {
            return decoded(bytes);
        } catch (IOException e) {
            LOG.warn("what was published of {} cannot be read, and is published again: {}", slot, e.getMessage());
            return null;
        }
    }

    /** @param value as {@code published} has it, in the wire format */
    void put(Slot slot, Published published, byte[] value) {
        store.put(
                slot.key(),
                ByteBuffer.allocate(HEAD + value.length)
                        .put(LAYOUT)
                        .putLong(published.historyAt())
                        .put((byte) (published.owed() ? 1 : 0))
                        .put(value)
                        .array());
    }

    @SuppressWarnings("NullAway") // an entry is taken away with null
    void remove(Slot slot) {
        store.put(slot.key(), null);
    }

    /** Tells of each, and whether the history is owed it. */
    void forEach(BiConsumer<Slot, Boolean> each) {
        try (var all = store.prefixScan(Slot.PREFIX, MonitorTopology.text())) {
            all.forEachRemaining(entry -> each.accept(Slot.of(entry.key), isOwed(entry.value)));
        }
    }

    private static boolean isOwed(byte[] entry) {
        return entry.length >= HEAD && entry[0] == LAYOUT && entry[HEAD - 1] == 1;
    }

    private Published decoded(byte[] entry) throws IOException {
        if (entry[0] != LAYOUT) {
            return new Published(codec.decodeOnceKnown(entry), 0, false);
        }
        if (entry.length < HEAD) {
            throw new IOException("it has " + entry.length + " bytes");
        }
        var value = new byte[entry.length - HEAD];
        System.arraycopy(entry, HEAD, value, 0, value.length);
        return new Published(
                codec.decodeOnceKnown(value), ByteBuffer.wrap(entry).getLong(1), isOwed(entry));
    }
}
