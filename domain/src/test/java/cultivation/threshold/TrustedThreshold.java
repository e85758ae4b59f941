package cultivation.threshold;

import cultivation.reference.Threshold;
import cultivation.schemas.TrustedRecords;

/** Thresholds are built with default values, which Avro copies only of records that it was told to trust. */
final class TrustedThreshold {
    static {
        TrustedRecords.trust();
    }

    private TrustedThreshold() {}

    static Threshold.Builder builder() {
        return Threshold.newBuilder();
    }
}
