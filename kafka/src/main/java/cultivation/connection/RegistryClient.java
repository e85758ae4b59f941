package cultivation.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The registry through its Confluent API ({@code /apis/ccompat/v7}), which every client shares.
 *
 * <pre>{@code
 * var registry = new RegistryClient(URI.create("http://127.0.0.1:8081"));
 * int id = registry.idOf(Enrollment.getClassSchema()).fold(id -> id, why -> …, why -> …);
 * }</pre>
 *
 * Thread-safe, without a cache, and each call is answered or given up within {@link #LONGEST_ANSWER}.
 */
public final class RegistryClient {
    /** The longest that one call waits. */
    public static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    private final URI base;
    private final HttpClient http;

    /**
     * @param base the address under which {@code /apis/ccompat/v7} answers
     */
    public RegistryClient(URI base) {
        this(
                base,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build());
    }

    /** With an HTTP client of one's own, for instance one that trusts another certificate. */
    public RegistryClient(URI base, HttpClient http) {
        var text = base.toString();
        this.base = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        this.http = http;
    }

    /** The base address, without a slash at its end. */
    public URI base() {
        return base;
    }

    /** The schema that was registered under this id. */
    public Lookup<Schema> schemaOf(int id) {
        return ask("GET", "/schemas/ids/" + id, null).then(answer -> {
            if (!"AVRO".equals(answer.path("schemaType").asText("AVRO"))) {
                return new Lookup.Unknown<>("id " + id + " is no Avro schema");
            }
            try {
                // Of a wrong default or a field given twice Avro throws other kinds than of what it cannot parse.
                return new Lookup.Found<>(
                        new Schema.Parser().parse(answer.path("schema").asText()));
            } catch (AvroRuntimeException e) {
                return new Lookup.Unknown<>("id " + id + " is no Avro schema: " + e.getMessage());
            }
        });
    }

    /** The id under which exactly this schema is registered, its subject being its full name. */
    public Lookup<Integer> idOf(Schema schema) {
        var exact = idOf(schema, "");
        // Text that differs only in layout is the same schema.
        return exact instanceof Lookup.Unknown<Integer> ? idOf(schema, "?normalize=true") : exact;
    }

    /**
     * As {@link #idOf}, for whoever cannot go on without it.
     *
     * @throws SchemaNotRegisteredException when the registry says that it does not know the schema
     * @throws RegistryUnreachableException when it does not answer
     */
    public int requireIdOf(Schema schema) {
        return idOf(schema)
                .fold(
                        id -> id,
                        why -> {
                            throw SchemaNotRegisteredException.ofSchema(schema.getFullName(), base.toString(), why);
                        },
                        why -> {
                            throw new RegistryUnreachableException(base.toString(), why, null);
                        });
    }

    /**
     * As {@link #schemaOf}, for whoever cannot go on without it.
     *
     * @throws SchemaNotRegisteredException when the registry says that it does not know the id
     * @throws RegistryUnreachableException when it does not answer
     */
    public Schema requireSchemaOf(int id) {
        return schemaOf(id)
                .fold(
                        schema -> schema,
                        why -> {
                            throw SchemaNotRegisteredException.ofId(id, base.toString(), why);
                        },
                        why -> {
                            throw new RegistryUnreachableException(base.toString(), why, null);
                        });
    }

    /** Registers this schema as the newest version of its full name; Unknown when the registry refuses it. */
    public Lookup<Integer> register(Schema schema) {
        return ask("POST", subject(schema) + "/versions", Map.of("schema", schema.toString()))
                .then(answer -> new Lookup.Found<>(answer.path("id").asInt()));
    }

    /** Sets the rule that new versions of any subject must keep, for instance {@code BACKWARD_TRANSITIVE}. */
    public Lookup<String> setCompatibility(String level) {
        return ask("PUT", "/config", Map.of("compatibility", level)).then(answer -> new Lookup.Found<>(level));
    }

    /** Whether the registry answers at all. */
    public boolean isUp() {
        return ask("GET", "/config", null).then(answer -> new Lookup.Found<>(true)) instanceof Lookup.Found;
    }

    private Lookup<Integer> idOf(Schema schema, String query) {
        return ask("POST", subject(schema) + query, Map.of("schema", schema.toString()))
                .then(answer -> new Lookup.Found<>(answer.path("id").asInt()));
    }

    private static String subject(Schema schema) {
        return "/subjects/" + URLEncoder.encode(schema.getFullName(), StandardCharsets.UTF_8);
    }

    private Answer ask(String method, String path, @Nullable Map<String, String> body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(base + "/apis/ccompat/v7" + path))
                    .timeout(LONGEST_ANSWER)
                    .header("Content-Type", CONTENT_TYPE)
                    .header("Accept", CONTENT_TYPE + ", application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            var response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, "interrupted");
        } catch (IOException e) {
            return new Answer(0, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private interface Reading<T> {
        Lookup<T> of(JsonNode answer);
    }

    /** A status of 0 stands for no answer, the body then says why. */
    private record Answer(int status, String body) {
        <T> Lookup<T> then(Reading<T> reading) {
            if (status == 0) {
                return new Lookup.Unreachable<>(body);
            }
            JsonNode json;
            try {
                json = JSON.readTree(body);
            } catch (JsonProcessingException e) {
                return new Lookup.Unreachable<>("status " + status + " with a body that is no JSON");
            }
            if (status == 200) {
                return reading.of(json);
            }
            // Only an answer with the registry's own error code is the registry's word: a proxy answers 404 too.
            var said = "status " + status + ": " + json.path("message").asText("no message");
            return json.has("error_code") && (status == 404 || status == 409 || status == 422)
                    ? new Lookup.Unknown<>(said)
                    : new Lookup.Unreachable<>(said);
        }
    }
}
