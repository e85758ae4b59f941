package cultivation.topology;

import cultivation.ledger.Amount;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A cell's amount as sixteen bytes of the state store. */
final class AmountCodec {
    private AmountCodec() {}

    static byte[] encode(Amount amount) {
        return ByteBuffer.allocate(16)
                .putLong(amount.amount())
                .putLong(amount.count())
                .array();
    }

    static Amount decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return Amount.NONE;
        }
        var buffer = ByteBuffer.wrap(bytes);
        return new Amount(buffer.getLong(), buffer.getLong());
    }
}
