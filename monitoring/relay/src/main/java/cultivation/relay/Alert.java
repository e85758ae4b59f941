package cultivation.relay;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One alert of a webhook of Alertmanager (version 4). */
@JsonIgnoreProperties(ignoreUnknown = true)
record Alert(
        String status,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        String fingerprint) {

    @JsonCreator
    Alert(
            @Nullable String status,
            @Nullable Map<String, String> labels,
            @Nullable Map<String, String> annotations,
            @Nullable Instant startsAt,
            @Nullable String fingerprint) {
        this.status = status == null ? "firing" : status;
        this.labels = labels == null ? Map.of() : labels;
        this.annotations = annotations == null ? Map.of() : annotations;
        this.startsAt = startsAt == null ? Instant.EPOCH : startsAt;
        this.fingerprint = fingerprint == null ? String.valueOf(this.labels.hashCode()) : fingerprint;
    }

    boolean firing() {
        return status.equals("firing");
    }

    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    String annotation(String name) {
        return annotations.getOrDefault(name, "");
    }

    String college() {
        return label("college");
    }

    /** What makes this state of the alert another one than that state: not its value, which moves all the time. */
    String identity() {
        return fingerprint + '/' + status + '/' + startsAt;
    }
}
