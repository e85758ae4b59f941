package cultivation.topology;

import cultivation.ledger.Amount;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A cell in the state store: its amount, and the number of the batch that sends it to the ledger. */
final class StoredCell {
    private static final int BYTES = 3 * Long.BYTES;

    private StoredCell() {}

    static byte[] encode(Amount amount, long batch) {
        return ByteBuffer.allocate(BYTES)
                .putLong(amount.amount())
                .putLong(amount.count())
                .putLong(batch)
                .array();
    }

    static Amount amount(byte @Nullable [] bytes) {
        if (bytes == null) {
            return Amount.NONE;
        }
        var buffer = ByteBuffer.wrap(bytes);
        return new Amount(buffer.getLong(), buffer.getLong());
    }

    static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    static long number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    static long batch(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong(2 * Long.BYTES);
    }
}
