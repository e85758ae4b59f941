package cultivation.topology;

import cultivation.ledger.Amount;
import cultivation.ledger.Cell;
import cultivation.ledger.CellKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** How cells stand on the ledger's topic. */
final class LedgerTopic {
    /** Before the number of a source partition whose batch is open. */
    static final String OPEN_PREFIX = "open|";

    private LedgerTopic() {}

    /** Reads keys and values; one per processor. */
    static final class Reader {
        private final AvroCodec<Cell> codec;

        Reader(AvroCodec<Cell> codec) {
            this.codec = codec;
        }

        /** The cell's key; null when a newer version of the app wrote a measure that this one does not know. */
        @Nullable
        CellKey key(byte[] bytes) {
            try {
                return CellKey.parse(new String(bytes, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        /** The source partition of a cell, also where its measure is not known. */
        OptionalInt partition(byte[] key) {
            return CellKey.partitionOf(new String(key, StandardCharsets.UTF_8));
        }

        /** @throws IOException when the bytes are no cell */
        @Nullable
        Cell cell(byte @Nullable [] bytes) throws IOException {
            return bytes == null ? null : codec.decodeOnceKnown(bytes);
        }
    }

    static Amount amount(@Nullable Cell cell) {
        return cell == null ? Amount.NONE : new Amount(cell.getAmount(), cell.getCount());
    }

    static Bytes openMark(int partition) {
        return Bytes.wrap((OPEN_PREFIX + partition).getBytes(StandardCharsets.UTF_8));
    }

    static int openPartition(Bytes mark) {
        return Integer.parseInt(new String(mark.get(), StandardCharsets.UTF_8).substring(OPEN_PREFIX.length()));
    }
}
