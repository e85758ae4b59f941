package cultivation.app;

import cultivation.catalogue.AsOf;
import cultivation.serving.Tls;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What one instance is told: a properties file, over which {@code CULTIVATION_*} variables win.
 *
 * <pre>{@code
 * Settings settings = Settings.of(Path.of("app.properties"), System.getenv());
 * }</pre>
 *
 * Keys in the file are the variables' names in lower case with dots: {@code cultivation.http.port=8080}. Any key that
 * begins with {@code kafka.} goes to every Kafka client without that prefix ({@code kafka.security.protocol=SASL_SSL}).
 *
 * @param kafka bootstrap servers
 * @param registry base address of the schema registry
 * @param httpHost where the app listens; loopback until readers are configured
 * @param tls the certificate it answers under; null: without, behind a proxy that has one, or on loopback
 * @param stateDirectory kept over restarts, so that a restart is quick
 * @param instance name of this instance, the same over restarts: its static membership
 * @param partitions P, the same for every events topic
 * @param clock what the as-of day follows
 * @param replayProgress a JSON file that a replay writes, repeated by {@code /status}; null without one
 * @param catalogue a catalogue of one's own; null: the shipped one
 * @param alertmanager base address of Alertmanager, whose alerts the pages show; null without one
 * @param intakeRate records a second that a college may send over HTTP
 * @param holidays a file of the days on which no college is expected to send; null: every day counts
 * @param probeInterval between the probe's events; zero for no probe
 * @param threads of the topology
 * @param batchInterval between batches of ledger cells
 * @param commitInterval of the topology's transactions
 * @param kafkaClient further settings of every Kafka client: those of the file {@code cultivation.kafka.config} where one is
 *     named, for instance the credentials for a secured broker, and of the keys that begin with {@code kafka.}, which win
 */
public record Settings(
        String kafka,
        String registry,
        String httpHost,
        int httpPort,
        @Nullable Tls tls,
        Path stateDirectory,
        String instance,
        int partitions,
        AsOf clock,
        @Nullable Path replayProgress,
        @Nullable Path catalogue,
        @Nullable URI alertmanager,
        int intakeRate,
        @Nullable Path holidays,
        Duration probeInterval,
        int threads,
        Duration batchInterval,
        Duration commitInterval,
        Map<String, String> kafkaClient) {

    public Settings {
        kafkaClient = Map.copyOf(kafkaClient);
        requireRange("cultivation.http.port", httpPort, 0, 65535);
        requireRange("cultivation.partitions", partitions, 1, 1000);
        requireRange("cultivation.intake.rate", intakeRate, 1, 1_000_000);
        requireRange("cultivation.threads", threads, 1, 64);
        requireRange("cultivation.probe.seconds", (int) probeInterval.toSeconds(), 0, 3600);
    }

    /**
     * @throws IllegalArgumentException naming the key and the value
     */
    public static Settings of(@Nullable Path file, Map<String, String> environment) {
        var values = new HashMap<String, String>();
        if (file != null) {
            values.putAll(read(file));
        }
        environment.forEach((name, value) -> {
            if (name.startsWith("CULTIVATION_")) {
                values.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        var kafkaClient = new HashMap<>(clientConfig(path(values.get("cultivation.kafka.config"))));
        values.forEach((key, value) -> {
            if (key.startsWith("kafka.")) {
                kafkaClient.put(key.substring("kafka.".length()), value);
            }
        });
        return new Settings(
                values.getOrDefault("cultivation.kafka", "127.0.0.1:9092"),
                values.getOrDefault("cultivation.registry", "http://127.0.0.1:8081"),
                values.getOrDefault("cultivation.http.host", "127.0.0.1"),
                number(values, "cultivation.http.port", 8080),
                tls(path(values.get("cultivation.http.certificate")), path(values.get("cultivation.http.key"))),
                Path.of(values.getOrDefault("cultivation.state.dir", ".cultivation/state")),
                values.getOrDefault("cultivation.instance.id", "app-1"),
                number(values, "cultivation.partitions", 4),
                clock(values.getOrDefault("cultivation.clock", "wall")),
                path(values.get("cultivation.replay.progress")),
                path(values.get("cultivation.catalogue")),
                address("cultivation.alertmanager", values.get("cultivation.alertmanager")),
                number(values, "cultivation.intake.rate", 1000),
                path(values.get("cultivation.holidays")),
                Duration.ofSeconds(number(values, "cultivation.probe.seconds", 10)),
                number(values, "cultivation.threads", 2),
                Duration.ofMillis(number(values, "cultivation.batch.ms", 50)),
                Duration.ofMillis(number(values, "cultivation.commit.ms", 100)),
                kafkaClient);
    }

    private static Map<String, String> read(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException("configuration file " + file + " cannot be read: " + e.getMessage(), e);
        }
        var values = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        for (String name : values.keySet()) {
            if (!name.startsWith("cultivation.") && !name.startsWith("kafka.")) {
                throw new IllegalArgumentException("configuration file " + file + " has an unknown key '" + name
                        + "'; keys begin with cultivation. or kafka.");
            }
        }
        return values;
    }

    private static Map<String, String> clientConfig(@Nullable Path file) {
        if (file == null) {
            return Map.of();
        }
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cultivation.kafka.config: '" + file + "' cannot be read: " + e.getMessage(), e);
        }
        var settings = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        settings.remove("bootstrap.servers");
        return settings;
    }

    private static int number(Map<String, String> values, String key, int otherwise) {
        var text = values.get(key);
        try {
            return text == null ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " must be a whole number, got: " + text, e);
        }
    }

    private static void requireRange(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " must lie from " + least + " to " + most + ", got: " + value);
        }
    }

    private static AsOf clock(String text) {
        var clock = AsOf.ofId(text);
        if (clock == null) {
            throw new IllegalArgumentException("cultivation.clock must be wall or events, got: " + text);
        }
        return clock;
    }

    private static @Nullable Tls tls(@Nullable Path certificate, @Nullable Path key) {
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null || key == null) {
            throw new IllegalArgumentException("cultivation.http.certificate and cultivation.http.key belong together;"
                    + " only one of them is given");
        }
        return new Tls(certificate, key);
    }

    private static @Nullable URI address(String key, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.matches("https?://[^/\\s]+(/\\S*)?")) {
            throw new IllegalArgumentException(key + " must be like http://127.0.0.1:9093, got: " + text);
        }
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null || text.isBlank() ? null : Path.of(text);
    }
}
