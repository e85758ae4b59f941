package cultivation.quickstart;

import cultivation.connection.PortLease;
import cultivation.connection.SecretFile;
import cultivation.quickstart.process.CannotStart;
import cultivation.quickstart.process.Child;
import cultivation.quickstart.process.JavaCommand;
import cultivation.quickstart.process.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker as a child process: one node, broker and controller in one, on 127.0.0.1 only. */
final class KafkaBroker {
    private final Path folder;
    private final Path log;
    private final int port;
    private final int controllerPort;
    private final @Nullable BrokerAccess access;

    /** @param access the secrets of a broker that asks everybody who he is; null: whoever reaches it may do all */
    KafkaBroker(Path folder, Path log, int port, int controllerPort, @Nullable BrokerAccess access) {
        this.access = access;
        this.folder = folder;
        this.log = log;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** Writes the settings, formats the storage when it is new, and says how the broker is started. */
    Child prepare() {
        var settings = folder.resolve("server.properties");
        var storage = folder.resolve("storage");
        try {
            Files.createDirectories(storage);
            writeForOwner(settings, settings(storage));
            if (!Files.exists(storage.resolve("meta.properties"))) {
                format(settings, access);
            }
        } catch (IOException e) {
            throw new CannotStart("the Kafka broker's folder " + folder + " cannot be written: " + e.getMessage(), e);
        }
        var command = JavaCommand.withHeap(
                        "384m", "-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=child-logback.xml")
                .main("kafka.Kafka", settings.toString());
        return new Child("kafka", Part.KAFKA.title(), command, Map.of(), log, true);
    }

    /** Whether the broker answers a client. */
    boolean answers() {
        if (!PortLease.answers(port)) {
            return false;
        }
        var client = new HashMap<String, Object>(
                Map.of("bootstrap.servers", address(), "request.timeout.ms", "3000", "default.api.timeout.ms", "3000"));
        if (access != null) {
            client.putAll(access.clientSettings());
        }
        try (var admin = Admin.create(client)) {
            return !admin.describeCluster().nodes().get(4, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String settings(Path storage) {
        var listener = access == null ? "PLAINTEXT" : "CLIENT";
        var lines = new ArrayList<>(List.of(
                "# Written at every start of the quickstart.",
                "process.roles=broker,controller",
                "node.id=1",
                "listeners=" + listener + "://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners=" + listener + "://127.0.0.1:" + port,
                "controller.listener.names=CONTROLLER",
                "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
                "log.dirs=" + storage,
                "auto.create.topics.enable=false",
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=4",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "transaction.state.log.num.partitions=4",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                "group.initial.rebalance.delay.ms=0",
                "# An app that does not come back is replaced within seconds.",
                "group.min.session.timeout.ms=2000",
                "transaction.abort.timed.out.transaction.cleanup.interval.ms=500",
                "# An app stopped for longer than the usual week would read everything again.",
                "offsets.retention.minutes=1051200",
                "# A small machine: fewer threads, smaller buffers, indexes that do not reserve 10 MiB each.",
                "num.network.threads=2",
                "num.io.threads=4",
                "background.threads=2",
                "log.cleaner.dedupe.buffer.size=16777216",
                "log.index.size.max.bytes=1048576"));
        lines.addAll(
                access == null
                        ? List.of(
                                "inter.broker.listener.name=PLAINTEXT",
                                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT")
                        : access.brokerSettings());
        lines.add("");
        return String.join("\n", lines);
    }

    /** It holds passwords where there are any. */
    private static void writeForOwner(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        SecretFile.create(file, text);
    }

    private static void format(Path settings, @Nullable BrokerAccess access) {
        var arguments = new ArrayList<>(
                List.of("format", "--cluster-id", Uuid.randomUuid().toString(), "--config", settings.toString()));
        if (access != null) {
            arguments.addAll(List.of("--add-scram", access.formatted()));
        }
        var output = new ByteArrayOutputStream();
        int code;
        try {
            code = StorageTool.execute(
                    arguments.toArray(String[]::new), new PrintStream(output, true, StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw new CannotStart("the Kafka broker's storage cannot be formatted: " + e.getMessage(), e);
        }
        if (code != 0) {
            throw new CannotStart("the Kafka broker's storage cannot be formatted: "
                    + output.toString(StandardCharsets.UTF_8).strip());
        }
    }
}
