package cultivation.app;

import cultivation.configuration.Key;

/**
 * How much a college may send.
 *
 * @param recordsPerSecond of one college over HTTP to one instance, and a second's worth ahead
 * @param cellsBudget live cells of one college in the ledger
 */
public record IntakeSettings(int recordsPerSecond, int cellsBudget) {
    public IntakeSettings {
        Key.INTAKE_RATE.requireRange(recordsPerSecond);
        Key.COLLEGE_CELLS.requireRange(cellsBudget);
    }
}
