package cultivation.quickstart;

import cultivation.cli.Cultivation;
import cultivation.quickstart.process.Child;
import cultivation.quickstart.process.JavaCommand;
import cultivation.quickstart.process.Part;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** One streams-app instance as a child process: the verb {@code run} with its settings in the environment. */
final class AppInstance {
    private final int number;
    private final int port;

    AppInstance(int number, int port) {
        this.number = number;
        this.port = port;
    }

    String id() {
        return "app-" + number;
    }

    String hostAndPort() {
        return "127.0.0.1:" + port;
    }

    String address() {
        return "http://" + hostAndPort();
    }

    Child prepare(Path stateFolder, Path log, Map<String, String> common) {
        var environment = new LinkedHashMap<>(common);
        environment.put("CULTIVATION_HTTP_HOST", "127.0.0.1");
        environment.put("CULTIVATION_HTTP_PORT", Integer.toString(port));
        environment.put("CULTIVATION_INSTANCE_ID", id());
        environment.put("CULTIVATION_STATE_DIR", stateFolder.toString());
        var command = JavaCommand.withHeap(
                        "768m", "-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=child-logback.xml")
                .main(Cultivation.class.getName(), "run");
        return new Child(id(), Part.app(number).title(), command, environment, log, false);
    }

    boolean answers() {
        return Http.get(address() + "/health/ready") == 200;
    }
}
