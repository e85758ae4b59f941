package cultivation.app;

import cultivation.configuration.Key;

/**
 * How much a college may send.
 *
 * @param recordsPerSecond of one college over HTTP to one instance, and a second's worth ahead
 */
public record IntakeSettings(int recordsPerSecond) {
    public IntakeSettings {
        Key.INTAKE_RATE.requireRange(recordsPerSecond);
    }
}
