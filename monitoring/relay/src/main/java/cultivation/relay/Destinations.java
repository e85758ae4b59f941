package cultivation.relay;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file: where the relay listens, and which robots stand for which readers.
 *
 * <pre>{@code
 * { "host": "127.0.0.1", "port": 9095, "remindAfterHours": 20, "memoryFile": "/var/lib/relay/sent.json",
 *   "destinations": {
 *     "commission": [{"type": "wecom", "urlFile": "/run/secrets/commission_wecom_url"}],
 *     "operations": [{"type": "dingtalk", "urlFile": "…", "secretFile": "…"}],
 *     "college": [],
 *     "college/4111010853": [{"type": "wecom", "urlFile": "…"}] } }
 * }</pre>
 *
 * <p>A college without a destination of its own takes that of {@code college}. An empty list is a reader who has no robot.
 */
record Destinations(
        String host,
        int port,
        int remindAfterHours,
        @Nullable Path memoryFile,
        @Nullable Path heartbeatUrlFile,
        Map<String, List<RobotSettings>> destinations) {

    record RobotSettings(
            String type, Path urlFile, @Nullable Path secretFile) {
        Robot robot() {
            return switch (type) {
                case "wecom" -> new Robot.WeCom(urlFile);
                case "dingtalk" -> new Robot.DingTalk(urlFile, Objects.requireNonNull(secretFile));
                default -> throw new IllegalStateException(type);
            };
        }
    }

    Destinations {
        host = Objects.requireNonNullElse((@Nullable String) host, "127.0.0.1");
        remindAfterHours = remindAfterHours == 0 ? 20 : remindAfterHours;
        if ((Object) destinations == null || destinations.isEmpty()) {
            throw new IllegalArgumentException("destinations must name at least one reader");
        }
        destinations.forEach((name, robots) -> robots.forEach(robot -> check(name, robot)));
    }

    private static void check(String name, RobotSettings robot) {
        if (!"wecom".equals(robot.type()) && !"dingtalk".equals(robot.type())) {
            throw new IllegalArgumentException(
                    "type of a robot of '" + name + "' must be wecom or dingtalk, got: " + robot.type());
        }
        if ((Object) robot.urlFile() == null) {
            throw new IllegalArgumentException("a robot of '" + name + "' must have a urlFile");
        }
        if (robot.type().equals("dingtalk") && robot.secretFile() == null) {
            throw new IllegalArgumentException("a dingtalk robot of '" + name + "' must have a secretFile");
        }
    }

    static Destinations read(Path file) throws IOException {
        return new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(file.toFile(), Destinations.class);
    }

    boolean knows(String destination) {
        return destinations.containsKey(destination);
    }

    /** The destination of an alert that came for this reader: a college's own, where it has one. */
    String of(String reader, Alert alert) {
        var own = reader + "/" + alert.college();
        return knows(own) ? own : reader;
    }

    List<Robot> robots(String destination) {
        return destinations.getOrDefault(destination, List.of()).stream()
                .map(RobotSettings::robot)
                .toList();
    }

    List<Path> secretFiles() {
        return destinations.keySet().stream()
                .flatMap(name -> robots(name).stream())
                .flatMap(robot -> robot.files().stream())
                .distinct()
                .toList();
    }
}
