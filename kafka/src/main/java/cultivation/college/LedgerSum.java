package cultivation.college;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * What the last cell of a batch on the ledger carries as a header: the sum over all cells of its source partition, with
 * this batch ({@code CellSum}), in eight bytes. Who has read the ledger so far and has another one does not have its cells.
 */
public final class LedgerSum {
    private static final String NAME = "cells-sum";

    private LedgerSum() {}

    public static Header header(long sum) {
        return new RecordHeader(
                NAME, ByteBuffer.allocate(Long.BYTES).putLong(sum).array());
    }

    /** The sum in a record's headers; null where there is none, as on the ledger of a release before. */
    public static @Nullable Long in(Headers headers) {
        var header = headers.lastHeader(NAME);
        return header == null || header.value() == null || header.value().length != Long.BYTES
                ? null
                : ByteBuffer.wrap(header.value()).getLong();
    }
}
