package cultivation.app;

import cultivation.catalogue.AsOf;
import cultivation.configuration.Configuration;
import cultivation.configuration.Key;
import cultivation.serving.http.HostNames;
import cultivation.serving.http.Tls;
import cultivation.topology.TopologySettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one instance is told, each group checked by itself.
 *
 * <pre>{@code
 * Settings settings = Settings.of(Path.of("app.properties"), System.getenv());
 * }</pre>
 *
 * @param catalogue a catalogue of one's own; null: the shipped one
 * @param replayProgress a JSON file that a replay writes, repeated by {@code /status}; null without one
 */
public record Settings(
        KafkaSettings kafka,
        HttpSettings http,
        TopologySettings topology,
        IntakeSettings intake,
        MonitoringSettings monitoring,
        @Nullable Path catalogue,
        @Nullable Path replayProgress) {
    /**
     * Reads a properties file, over which {@code CULTIVATION_*} variables win.
     *
     * @throws IllegalArgumentException naming the key and the value
     */
    public static Settings of(@Nullable Path file, Map<String, String> environment) {
        var configuration = Configuration.of(file, environment);
        var http = http(configuration);
        return new Settings(
                new KafkaSettings(configuration.text(Key.KAFKA), registry(configuration), configuration.kafkaClient()),
                http,
                topology(configuration, http),
                new IntakeSettings(configuration.number(Key.INTAKE_RATE)),
                new MonitoringSettings(
                        configuration.address(Key.ALERTMANAGER),
                        configuration.path(Key.HOLIDAYS),
                        Duration.ofSeconds(configuration.number(Key.PROBE_SECONDS))),
                configuration.path(Key.CATALOGUE),
                configuration.path(Key.REPLAY_PROGRESS));
    }

    private static URI registry(Configuration configuration) {
        var address = configuration.address(Key.REGISTRY);
        if (address == null) {
            throw new IllegalArgumentException(Key.REGISTRY + " must be like http://127.0.0.1:8081, got: ''");
        }
        return address;
    }

    private static TopologySettings topology(Configuration configuration, HttpSettings http) {
        var state = configuration.path(Key.STATE_DIR);
        var clock = configuration.text(Key.CLOCK);
        var store = configuration.text(Key.STATE_STORE);
        var asOf = AsOf.ofId(clock);
        if (state == null) {
            throw new IllegalArgumentException(Key.STATE_DIR + " must be a folder, got: ''");
        }
        if (asOf == null) {
            throw new IllegalArgumentException(Key.CLOCK + " must be wall or events, got: " + clock);
        }
        if (!store.equals("memory") && !store.equals("rocksdb")) {
            throw new IllegalArgumentException(Key.STATE_STORE + " must be memory or rocksdb, got: " + store);
        }
        return new TopologySettings(
                state,
                configuration.text(Key.INSTANCE_ID),
                http.address(),
                configuration.number(Key.PARTITIONS),
                asOf,
                configuration.number(Key.THREADS),
                store.equals("memory"),
                configuration.number(Key.COLLEGE_CELLS),
                Duration.ofMillis(configuration.number(Key.BATCH_MS)),
                Duration.ofMillis(configuration.number(Key.COMMIT_MS)));
    }

    private static HttpSettings http(Configuration configuration) {
        return new HttpSettings(
                configuration.text(Key.HTTP_HOST),
                configuration.number(Key.HTTP_PORT),
                names(configuration),
                tls(configuration.path(Key.HTTP_CERTIFICATE), configuration.path(Key.HTTP_KEY)));
    }

    private static HostNames names(Configuration configuration) {
        try {
            return HostNames.of(configuration.text(Key.HTTP_HOST), configuration.words(Key.HTTP_NAMES));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Key.HTTP_NAMES + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable Tls tls(@Nullable Path certificate, @Nullable Path key) {
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null || key == null) {
            throw new IllegalArgumentException(
                    Key.HTTP_CERTIFICATE + " and " + Key.HTTP_KEY + " belong together; only one of them is given");
        }
        return new Tls(certificate, key);
    }
}
