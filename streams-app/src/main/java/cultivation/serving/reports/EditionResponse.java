package cultivation.serving.reports;

import cultivation.closing.ClosedEdition;
import cultivation.college.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The particulars of an edition of a closed year. */
record EditionResponse(
        int year,
        int edition,
        LocalDate asOf,
        Instant closedAt,
        CharSequence closedBy,
        CharSequence note,
        CharSequence catalogueVersion,
        CharSequence contentHash,
        boolean intact,
        int entities,
        Ledger ledger) {
    /** How far the ledger was read. */
    record Ledger(String topic, Map<String, Long> nextOffsets) {}

    static EditionResponse of(ClosedEdition closed) {
        var head = closed.head();
        var offsets = new TreeMap<String, Long>();
        head.getLedgerOffsets().forEach((partition, offset) -> offsets.put(partition.toString(), offset));
        return new EditionResponse(
                head.getYear(),
                head.getEdition(),
                head.getAsOf(),
                head.getClosedAt(),
                head.getClosedBy(),
                head.getNote(),
                head.getCatalogueVersion(),
                head.getContentHash(),
                closed.isIntact(),
                head.getEntities(),
                new Ledger(Topics.LEDGER, offsets));
    }
}
