package cultivation.serving.thresholds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.live.LiveBoard;
import cultivation.reference.Threshold;
import cultivation.serving.http.ChangeAuthor;
import cultivation.serving.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.Yaml;

/** The thresholds that a new deployment begins with: {@code monitoring/thresholds.yaml}. */
public final class ShippedThresholds {
    private static final Logger LOG = LoggerFactory.getLogger(ShippedThresholds.class);
    private static final String FILE = "/thresholds.yaml";

    private ShippedThresholds() {}

    /** Those that the board's catalogue has a use for; of the others the log says why not. */
    public static List<Threshold> of(LiveBoard board, Instant now) {
        var thresholds = new ArrayList<Threshold>();
        for (JsonNode entry : entries()) {
            var id = entry.path("id").asText();
            try {
                var threshold = board.read(view -> Thresholds.read(id, entry, view.board()));
                threshold.setChangedBy(ChangeAuthor.SHIPPED);
                threshold.setChangedAt(now.truncatedTo(ChronoUnit.MILLIS));
                thresholds.add(threshold);
            } catch (Problem e) {
                LOG.warn("the threshold {} of {} is left out: {}", id, FILE, e.getMessage());
            }
        }
        return thresholds;
    }

    private static JsonNode entries() {
        try (InputStream file = Objects.requireNonNull(ShippedThresholds.class.getResourceAsStream(FILE), FILE)) {
            return new ObjectMapper()
                    .<JsonNode>valueToTree(new Yaml().load(file))
                    .get("thresholds");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
