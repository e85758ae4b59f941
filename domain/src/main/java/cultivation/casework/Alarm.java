package cultivation.casework;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One alert as it is told of.
 *
 * @param labels with {@code alertname} and {@code severity}
 * @param description what people read: college, value, threshold, day
 * @param startsAt when this firing began
 * @param reading the figure now; null when the alert is about none
 */
public record Alarm(
        Map<String, String> labels,
        String description,
        @Nullable String runbook,
        boolean firing,
        Instant startsAt,
        @Nullable Reading reading) {
    /** Those that make an alert what it is: whatever else a label says, it is the same trouble. */
    private static final List<String> IDENTITY = List.of(
            "alertname", "severity", "indicator", "window", "scope", "college", "group", "statistic", "bound", "check");

    private static final int FINGERPRINT_DIGITS = 12;

    /** The figure that an alert is about, as of a day. */
    public record Reading(@Nullable Double value, @Nullable Double threshold, LocalDate asOf) {
        /** Whether the value lies beyond the threshold; false where either is not known. */
        boolean isBeyond(@Nullable String bound) {
            return value != null
                    && threshold != null
                    && bound != null
                    && (bound.equals("upper") ? value > threshold : value < threshold);
        }
    }

    public Alarm {
        labels = Map.copyOf(labels);
    }

    public String alertname() {
        return Objects.requireNonNullElse(label("alertname"), "");
    }

    public String severity() {
        return Objects.requireNonNullElse(label("severity"), "");
    }

    @Nullable
    String label(String name) {
        return labels.get(name);
    }

    /** The same for every firing of the same alert: 12 hexadecimal digits. */
    public String fingerprint() {
        var identity = new StringBuilder();
        IDENTITY.forEach(name -> identity.append(name)
                .append('=')
                .append(labels.getOrDefault(name, ""))
                .append('\n'));
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(identity.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
