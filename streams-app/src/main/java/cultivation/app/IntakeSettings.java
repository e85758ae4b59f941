package cultivation.app;

import cultivation.configuration.Key;

/**
 * How colleges without Kafka send.
 *
 * @param recordsPerSecond of one college to one instance, and a second's worth ahead
 */
public record IntakeSettings(int recordsPerSecond) {
    public IntakeSettings {
        Key.INTAKE_RATE.requireRange(recordsPerSecond);
    }
}
