package cultivation.entity;

import java.time.LocalDate;

/** Told what an entity adds to the ledger. */
@FunctionalInterface
public interface Contributions {
    /**
     * Grows whenever an entity contributes otherwise than before, so that a ledger booked before is known to need a
     * rebuild. A new measure or employed set is noticed without it.
     */
    int RULES = 2;

    /**
     * One live contribution.
     *
     * @param slice what it is sliced by: a symbol (channel, training class), or two with a dot between; empty when nothing
     * @param amount exact, in the unit of the measure
     */
    void add(Measure measure, String slice, LocalDate day, long amount);
}
