package cultivation.serving.live;

import cultivation.reference.Threshold;

/** Sets and takes away thresholds; both return when the board shows it. */
public interface ThresholdWriting {
    void put(Threshold threshold);

    void delete(String id);
}
