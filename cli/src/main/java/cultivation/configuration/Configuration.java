package cultivation.configuration;

import cultivation.connection.ClientProperties;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is set: a properties file, over which {@code CULTIVATION_*} variables win. Nothing in it is unknown.
 *
 * <pre>{@code
 * var configuration = Configuration.of(Path.of("app.properties"), System.getenv());
 * int port = configuration.number(Key.HTTP_PORT);
 * }</pre>
 *
 * Every error is an {@link IllegalArgumentException} that names the key and the value.
 */
public final class Configuration {
    private static final String KAFKA_PREFIX = "kafka.";
    private static final String LIST = "; docs/configuration.md lists all";

    private final Map<Key, String> values;
    private final Map<String, String> kafkaKeys;

    private Configuration(Map<Key, String> values, Map<String, String> kafkaKeys) {
        this.values = values;
        this.kafkaKeys = kafkaKeys;
    }

    /** Reads what is set; a key that nobody knows is an error. */
    public static Configuration of(@Nullable Path file, Map<String, String> environment) {
        requireKnownVariables(environment);
        var values = new HashMap<Key, String>();
        var kafkaKeys = new HashMap<String, String>();
        if (file != null) {
            var given = properties(file);
            requireKnownKeys(file, given);
            given.forEach((name, value) -> {
                if (name.startsWith(KAFKA_PREFIX)) {
                    kafkaKeys.put(name.substring(KAFKA_PREFIX.length()), value);
                }
            });
            for (Key key : Key.values()) {
                put(values, key, given.get(key.toString()));
            }
        }
        for (Key key : Key.values()) {
            put(values, key, environment.get(key.variable()));
        }
        return new Configuration(values, kafkaKeys);
    }

    /**
     * @throws IllegalArgumentException naming a variable that begins like ours and is none, and the nearest that is one
     */
    public static void requireKnownVariables(Map<String, String> environment) {
        for (String name : new TreeMap<>(environment).keySet()) {
            if (name.startsWith(Key.VARIABLE_PREFIX)
                    && !Key.nearestVariable(name).variable().equals(name)) {
                throw new IllegalArgumentException("没有环境变量“" + name + "”这项设置，最接近的是 "
                        + Key.nearestVariable(name).variable() + "：请改正或去掉它，全部设置见 docs/configuration.md。");
            }
        }
    }

    /** The value as text, else the default; an error where there is neither. */
    public String text(Key key) {
        var text = values.getOrDefault(key, key.otherwise());
        if (text == null) {
            throw new IllegalArgumentException(key + " is not set");
        }
        return text;
    }

    /** The value as a whole number. */
    public int number(Key key) {
        var text = text(key);
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " must be a whole number, got: " + text, e);
        }
    }

    /** The words of a key that stand between commas; none when it is not set. */
    public List<String> words(Key key) {
        var text = values.getOrDefault(key, key.otherwise());
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[\\s,]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    /** The value as a path; null where it is not set, or blank. */
    public @Nullable Path path(Key key) {
        var text = values.getOrDefault(key, key.otherwise());
        return text == null || text.isBlank() ? null : Path.of(text);
    }

    /** The value as an address without a slash at its end; null where it is not set, or blank. */
    public @Nullable URI address(Key key) {
        var text = values.getOrDefault(key, key.otherwise());
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.matches("https?://[^/\\s]+(/\\S*)?")) {
            throw new IllegalArgumentException(key + " must be like "
                    + Objects.requireNonNullElse(key.otherwise(), "http://127.0.0.1:9093") + ", got: " + text);
        }
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /**
     * Settings of every Kafka client beside its address: those of the file that {@link Key#KAFKA_CONFIG} names, and the
     * file's keys that begin with {@code kafka.}, which win.
     */
    public Map<String, String> kafkaClient() {
        var file = path(Key.KAFKA_CONFIG);
        var settings = new HashMap<String, String>();
        if (file != null) {
            try {
                settings.putAll(ClientProperties.read(file));
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        Key.KAFKA_CONFIG + ": '" + file + "' cannot be read: " + e.getMessage(), e);
            }
        }
        settings.putAll(kafkaKeys);
        return settings;
    }

    private static void put(Map<Key, String> values, Key key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
    }

    private static void requireKnownKeys(Path file, Map<String, String> given) {
        for (String name : new TreeMap<>(given).keySet()) {
            if (name.startsWith(KAFKA_PREFIX)) {
                continue;
            }
            var nearest = Key.nearestInFile(name).toString();
            if (!nearest.equals(name)) {
                throw new IllegalArgumentException("configuration file " + file + " has an unknown key '" + name
                        + "'; the nearest known one is " + nearest
                        + ", and keys that begin with kafka. go to every Kafka client" + LIST);
            }
        }
    }

    private static Map<String, String> properties(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "configuration file " + file + " is not there; docs/configuration.md tells what stands in one", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("configuration file " + file + " cannot be read: " + e.getMessage(), e);
        }
        var values = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }
}
