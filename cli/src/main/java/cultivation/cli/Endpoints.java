package cultivation.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.connection.ClientProperties;
import cultivation.connection.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    @Option(names = "--endpoints", paramLabel = "FILE", description = "写有各服务地址的文件，由 quickstart --endpoints 写出")
    private @Nullable Path file;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "消息服务（Kafka）的地址（默认：环境变量 CULTIVATION_KAFKA）")
    private @Nullable String kafka;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "模式注册中心的地址，其下应有 /apis/ccompat/v7（默认：CULTIVATION_REGISTRY）")
    private @Nullable String registry;

    @Option(names = "--api", paramLabel = "URL", description = "监测应用的地址（默认：CULTIVATION_API）")
    private @Nullable String api;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "要求认证的消息服务的连接属性，如发给学校的凭据文件（默认：CULTIVATION_KAFKA_CONFIG；地址文件指明凭据文件夹的，为管理员的凭据）")
    private @Nullable Path kafkaConfig;

    /** Broker and registry; a usage error when one is not given. */
    public Connection connection() {
        var kafkaAddress = required(kafka, "kafka", "--kafka HOST:PORT", "CULTIVATION_KAFKA");
        var registryAddress = required(registry, "registry", "--registry URL", "CULTIVATION_REGISTRY");
        if (kafkaAddress.isBlank()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "消息服务的地址（--kafka）应为 主机:端口，如 127.0.0.1:9092，收到的是空的。");
        }
        return new Connection(kafkaAddress, uri("模式注册中心的地址（--registry）", registryAddress), kafkaSettings());
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
        var uri = uri("监测系统的地址（--api）", address);
        return address.endsWith("/") ? URI.create(address.substring(0, address.length() - 1)) : uri;
    }

    private URI uri(String what, String address) {
        if (!address.matches("https?://\\S+")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), what + "应以 http:// 或 https:// 开头，收到“" + address + "”。");
        }
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), what + "不是网址，收到“" + address + "”。", e);
        }
    }

    /**
     * Refuses to write over what the verb reads: an input of its own, or the files of these options, under whatever name.
     *
     * @throws CommandLine.ParameterException when {@code target} is one of them
     */
    public void requireOther(String option, Path target, Collection<Path> inputs) {
        var read = new ArrayList<>(inputs);
        for (var own : new Path[] {file, kafkaConfig}) {
            if (own != null) {
                read.add(own);
            }
        }
        for (Path input : read) {
            if (isSame(input, target)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), option + "：“" + target + "”就是要读取的文件“" + input + "”，写出会毁掉它；请换一个文件名。");
            }
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return (Files.exists(one) && Files.exists(other))
                    ? Files.isSameFile(one, other)
                    : one.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize());
        } catch (IOException e) {
            return false; // whoever writes it will be told
        }
    }

    /** Where the credentials of a secured broker are kept; null where it is not said. */
    public @Nullable Path credentials() {
        var folder = given(null, "credentials", "CULTIVATION_CREDENTIALS");
        return folder == null ? null : Path.of(folder);
    }

    private Map<String, String> kafkaSettings() {
        var config = kafkaConfig();
        try {
            return config == null ? Map.of() : ClientProperties.read(config);
        } catch (IOException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--kafka-config：文件“" + config + "”不能读取，请核对文件名和权限。");
        }
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
                    "没有 " + field + " 的地址：请用 --endpoints 文件 或 " + usage + " 给出，或设环境变量 " + variable + "。");
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
                    spec.commandLine(), "--endpoints：文件“" + addresses + "”不能读取，请核对文件名和内容。");
        }
    }
}
