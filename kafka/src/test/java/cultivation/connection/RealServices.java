package cultivation.connection;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real broker, and a real registry unless it is not needed, as child processes on free ports, for the tests of one class. */
public final class RealServices implements AutoCloseable {
    private final Path directory;
    private final List<Process> children = new ArrayList<>();
    private final Connection connection;

    private RealServices(Path directory, boolean withRegistry) throws IOException, InterruptedException {
        this.directory = directory;
        int broker = PortLease.any();
        int registry = PortLease.any();
        this.connection = Connection.of("127.0.0.1:" + broker, "http://127.0.0.1:" + registry);
        try {
            if (withRegistry) {
                startRegistry(registry);
            }
            startBroker(broker);
            await().atMost(Duration.ofMinutes(3)).until(() -> PortLease.answers(broker));
            if (withRegistry) {
                await().atMost(Duration.ofMinutes(3))
                        .until(() -> connection.registryClient().isUp());
            }
        } catch (RuntimeException | IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    /** Starts both, with their data and logs under this directory. */
    public static RealServices start(Path directory) throws IOException, InterruptedException {
        return new RealServices(directory, true);
    }

    /** Starts the broker alone; nothing answers where the registry should be. */
    public static RealServices startBroker(Path directory) throws IOException, InterruptedException {
        return new RealServices(directory, false);
    }

    public Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        kill();
    }

    /** Ends them without a warning, as a failure of the machine would. */
    public void kill() {
        for (Process child : children) {
            child.destroyForcibly();
        }
        for (Process child : children) {
            try {
                child.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void startBroker(int port) throws IOException, InterruptedException {
        int controller = PortLease.any();
        var configuration = Files.writeString(
                directory.resolve("broker.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                auto.create.topics.enable=false
                log.cleaner.backoff.ms=500
                """.formatted(port, controller, directory.resolve("broker")));
        var classPath = System.getProperty("java.class.path");
        child(
                        "format",
                        Map.of(),
                        "-Xmx256m",
                        "-cp",
                        classPath,
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        "4L6g3nShT-eMCtK--X86sw",
                        "-c",
                        configuration.toString())
                .waitFor(3, TimeUnit.MINUTES);
        child("broker", Map.of(), "-Xmx256m", "-cp", classPath, "kafka.Kafka", configuration.toString());
    }

    private void startRegistry(int port) throws IOException {
        var jar = registryDirectory().resolve("apicurio-registry-app-3.0.9-runner.jar");
        child(
                "registry",
                Map.of(
                        "APICURIO_DATASOURCE_URL",
                        "jdbc:h2:file:" + directory.resolve("registry"),
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        String.valueOf(port),
                        "QUARKUS_MANAGEMENT_HOST",
                        "127.0.0.1",
                        "QUARKUS_MANAGEMENT_PORT",
                        String.valueOf(PortLease.any())),
                "-Xmx384m",
                "-jar",
                jar.toString());
    }

    private static Path registryDirectory() {
        var unpacked = Path.of(System.getProperty("registry.directory", "target/registry"));
        if (!Files.isDirectory(unpacked)) {
            throw new IllegalStateException("the registry is unpacked by Maven before the integration tests: run mvn"
                    + " verify, or pre-integration-test once (" + unpacked + ")");
        }
        return unpacked;
    }

    private Process child(String name, Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        children.add(process);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    /** The same registry beside a broker that is away. */
    public Connection withoutBroker() {
        return new Connection("127.0.0.1:" + PortLease.any(), connection.registry(), Map.of());
    }

    /** The same broker beside a registry that is away. */
    public Connection withoutRegistry() {
        return new Connection(connection.kafka(), URI.create("http://127.0.0.1:" + PortLease.any()), Map.of());
    }
}
