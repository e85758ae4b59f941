package cultivation.topology.gate;

import java.time.Instant;

/**
 * A partition of an events topic that is not read for now; every other one goes on.
 *
 * @param since when this instance began to hold it back
 */
public record HeldBack(Reason reason, Instant since) {
    /** Why nothing more of it is read. */
    public enum Reason {
        /** The next record's schema has not been met before, and the registry does not answer. */
        REGISTRY,
        /** The college has its share of cells already: until an operator gives it more. */
        CELL_BUDGET
    }
}
