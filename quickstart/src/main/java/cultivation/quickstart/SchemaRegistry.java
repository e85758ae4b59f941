package cultivation.quickstart;

import cultivation.quickstart.process.Child;
import cultivation.quickstart.process.JavaCommand;
import cultivation.quickstart.process.Part;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/** A real Apicurio registry as a child process, its data in a file database, on 127.0.0.1 only. */
final class SchemaRegistry {
    private final Path folder;
    private final Path log;
    private final int port;
    private final int managementPort;

    SchemaRegistry(Path folder, Path log, int port, int managementPort) {
        this.folder = folder;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** The base address, under which {@code /apis/ccompat/v7} answers. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    Child prepare(Path jar) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("APICURIO_DATASOURCE_URL", "jdbc:h2:file:" + folder.resolve("registry"));
        var command = JavaCommand.withHeap(
                        "384m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.access-log.enabled=false",
                        "-Dquarkus.log.category.\"io.apicurio\".level=WARN")
                .jar(jar);
        return new Child("registry", Part.REGISTRY.title(), command, environment, log, true);
    }

    boolean answers() {
        return Http.get(address() + "/apis/ccompat/v7/subjects") == 200;
    }
}
