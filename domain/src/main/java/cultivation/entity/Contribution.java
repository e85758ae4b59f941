package cultivation.entity;

import java.time.LocalDate;

/**
 * What one entity adds to the ledger; each counts as one live contribution.
 *
 * @param slice the symbol it is sliced by (channel, major class, training class), empty when none
 * @param amount exact: people, person-days or fen
 */
public record Contribution(Measure measure, String slice, LocalDate day, long amount) {
    /**
     * Grows whenever an entity contributes otherwise than before, so that a ledger booked before is known to need a
     * rebuild. A new measure or employed set is noticed without it.
     */
    public static final int RULES = 1;
}
