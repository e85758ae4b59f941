package cultivation.entity;

import java.time.LocalDate;

/** Told what an entity adds to the ledger. */
@FunctionalInterface
public interface Contributions {
    /**
     * Grows whenever an entity contributes otherwise than before, so that a ledger booked before is known to need a
     * rebuild. A new measure or employed set is noticed without it.
     */
    int RULES = 1;

    /**
     * One live contribution.
     *
     * @param slice the symbol it is sliced by (channel, major class, training class), empty when none
     * @param amount exact: people, person-days or fen
     */
    void add(Measure measure, String slice, LocalDate day, long amount);
}
