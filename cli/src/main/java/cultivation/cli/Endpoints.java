package cultivation.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.connection.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The mixin that says where broker, registry and app are.
 *
 * <pre>{@code
 * @Mixin
 * private Endpoints endpoints;
 * … endpoints.connection() … endpoints.api() …
 * }</pre>
 *
 * Each address comes from its option, else from the file given with {@code --endpoints}, else from its environment
 * variable, else from {@value #QUICKSTART_FILE} where a quickstart has written it. An address is only asked for when the
 * verb needs it, so {@code --help} needs none.
 */
public final class Endpoints {
    /** Where a quickstart writes its addresses, in the project's folder. */
    public static final String QUICKSTART_FILE = ".cultivation/endpoints.json";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--endpoints",
            paramLabel = "FILE",
            description = "file with the addresses, as quickstart --endpoints writes it")
    private @Nullable Path file;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Kafka broker (default: the environment's CULTIVATION_KAFKA)")
    private @Nullable String kafka;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "schema registry, the address under which /apis/ccompat/v7 answers (CULTIVATION_REGISTRY)")
    private @Nullable String registry;

    @Option(names = "--api", paramLabel = "URL", description = "the monitor's own address (CULTIVATION_API)")
    private @Nullable String api;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "properties of a secured broker, for instance the credentials a college was given "
                    + "(CULTIVATION_KAFKA_CONFIG; default: the administrator's, where the endpoints file names a folder "
                    + "of credentials)")
    private @Nullable Path kafkaConfig;

    /** Broker and registry; a usage error when one is not given. */
    public Connection connection() {
        var kafkaAddress = required(kafka, "kafka", "--kafka HOST:PORT", "CULTIVATION_KAFKA");
        var registryAddress = required(registry, "registry", "--registry URL", "CULTIVATION_REGISTRY");
        try {
            return new Connection(kafkaAddress, URI.create(registryAddress), kafkaSettings());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    /** The monitor's own address, without a slash at its end; a usage error when it is not given. */
    public URI api() {
        return apiUri(required(api, "api", "--api URL", "CULTIVATION_API"));
    }

    /** The monitor's own address; null when it is not given. */
    public @Nullable URI apiOrNull() {
        var address = given(api, "api", "CULTIVATION_API");
        return address == null ? null : apiUri(address);
    }

    /** The same addresses as options of another verb's command line. */
    public List<String> arguments() {
        var connection = connection();
        var arguments = new ArrayList<String>(List.of(
                "--kafka",
                connection.kafka(),
                "--registry",
                connection.registry().toString()));
        var app = apiOrNull();
        if (app != null) {
            arguments.addAll(List.of("--api", app.toString()));
        }
        var config = kafkaConfig();
        if (config != null) {
            arguments.addAll(List.of("--kafka-config", config.toString()));
        }
        return arguments;
    }

    private URI apiUri(String address) {
        if (!address.startsWith("http://") && !address.startsWith("https://")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "address of the monitor must begin with http:// or https://, got: " + address);
        }
        return URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    }

    /** Where the credentials of a secured broker are kept; null where it is not said. */
    public @Nullable Path credentials() {
        var folder = given(null, "credentials", "CULTIVATION_CREDENTIALS");
        return folder == null ? null : Path.of(folder);
    }

    private Map<String, String> kafkaSettings() {
        var settings = new HashMap<String, String>();
        var config = kafkaConfig();
        if (config != null) {
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(config, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--kafka-config: '" + config + "' cannot be read: " + e.getMessage());
            }
            properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
            // The address is what the other options say.
            settings.remove("bootstrap.servers");
        }
        return settings;
    }

    private @Nullable Path kafkaConfig() {
        if (kafkaConfig != null) {
            return kafkaConfig;
        }
        var environment = System.getenv("CULTIVATION_KAFKA_CONFIG");
        if (environment != null && !environment.isBlank()) {
            return Path.of(environment.strip());
        }
        var folder = credentials();
        return folder == null ? null : folder.resolve("admin.properties");
    }

    private String required(@Nullable String option, String field, String usage, String variable) {
        var address = given(option, field, variable);
        if (address == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "no address for " + field + ": give --endpoints FILE or " + usage + ", or set " + variable
                            + ", or start a quickstart");
        }
        return address;
    }

    private @Nullable String given(@Nullable String option, String field, String variable) {
        if (option != null) {
            return option;
        }
        if (file != null) {
            return in(file, field);
        }
        var environment = System.getenv(variable);
        if (environment != null && !environment.isBlank()) {
            return environment.strip();
        }
        // Of the project's folder, wherever the launcher is called from.
        var quickstart = Path.of(System.getProperty("cultivation.home", "")).resolve(QUICKSTART_FILE);
        return Files.isReadable(quickstart) ? in(quickstart, field) : null;
    }

    private @Nullable String in(Path addresses, String field) {
        try {
            JsonNode address = new ObjectMapper()
                    .readTree(Files.readString(addresses, StandardCharsets.UTF_8))
                    .path(field);
            return address.isTextual() ? address.asText() : null;
        } catch (IOException | UncheckedIOException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--endpoints: '" + addresses + "' cannot be read: " + e.getMessage());
        }
    }
}
