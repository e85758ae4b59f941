package cultivation.quickstart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cultivation.quickstart.process.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the stack answers, and the ids of its processes.
 *
 * @param kafka {@code host:port}
 * @param registry base address under which {@code /apis/ccompat/v7} answers
 * @param api base address of the first app instance
 * @param prometheus null when it is not installed
 * @param alertmanager null when it is not installed
 * @param ca the certificate that Kafka clients have to trust, PEM; null without access control
 * @param credentials the folder of Kafka client properties, one file a college; null without access control
 */
public record Endpoints(
        String kafka,
        String registry,
        String api,
        @Nullable String prometheus,
        @Nullable String alertmanager,
        Pids pids,
        @Nullable Path ca,
        @Nullable Path credentials) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public record Pids(long kafka, long registry, List<Long> app) {}

    String json() {
        ObjectNode all = JSON.createObjectNode();
        all.put("kafka", kafka);
        all.put("registry", registry);
        all.put("api", api);
        all.put("prometheus", prometheus);
        all.put("alertmanager", alertmanager);
        var processes = all.putObject("pids");
        processes.put("kafka", pids.kafka());
        processes.put("registry", pids.registry());
        var apps = processes.putArray("app");
        pids.app().forEach(apps::add);
        if (ca != null && credentials != null) {
            all.put("ca", ca.toString());
            all.put("credentials", credentials.toString());
        }
        return all.toPrettyString();
    }

    /** Replaces the file in one step: a reader sees the old content or the new, never a part. */
    void write(Path file) {
        AtomicFile.write(file, json() + "\n");
    }
}
