package cultivation.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import cultivation.cli.FailedException;
import cultivation.connection.Connection;
import cultivation.connection.Lookup;
import cultivation.connection.RegistryClient;
import cultivation.connection.RegistryUnreachableException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Takes the registry's schemas out with their ids, and brings them back under the same ones: an id stands in every record,
 * so under another schema it would be another record.
 *
 * <p>The list of versions is what any registry tells, and what is held against it afterwards; ids are brought back by
 * Apicurio's own export, since no client may choose one.
 */
final class RegistryCopy {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final URI base;
    private final RegistryClient registry;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    RegistryCopy(Connection connection) {
        this.registry = connection.registryClient();
        this.base = registry.base();
    }

    /** Every version of every subject: an array of {@code subject}, {@code version}, {@code id} and {@code schema}. */
    byte[] versions() throws InterruptedException {
        var all = JSON.createArrayNode();
        for (JsonNode subject : json("/apis/ccompat/v7/subjects")) {
            var versions = "/apis/ccompat/v7/subjects/" + URLEncoder.encode(subject.asText(), StandardCharsets.UTF_8)
                    + "/versions";
            for (JsonNode version : json(versions)) {
                var read = json(versions + '/' + version.asInt());
                all.add(JSON.createObjectNode()
                        .put("subject", subject.asText())
                        .put("version", version.asInt())
                        .put("id", read.path("id").asInt())
                        .put("schema", read.path("schema").asText()));
            }
        }
        return all.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    /** All that the registry has, as it exports it itself. */
    byte[] export() throws InterruptedException {
        var answer = ask("GET", "/apis/registry/v3/admin/export", "application/zip", BodyPublishers.noBody());
        if (answer.statusCode() != 200) {
            throw new FailedException("模式注册中心（" + base + "）不能导出（状态 " + answer.statusCode()
                    + "）：归档需要 Apicurio 3 的 /apis/registry/v3/admin/export，请核对地址和版本。");
        }
        return answer.body();
    }

    /**
     * Brings an export in, and holds each id against the list; a registry that has all of it already stays as it is.
     *
     * @return how many ids there are
     * @throws FailedException when an id would stand for another schema than before
     */
    int restore(byte[] export, byte[] versions) throws IOException, InterruptedException {
        var wanted = (ArrayNode) JSON.readTree(versions);
        if (firstDifference(wanted) == null) {
            return wanted.size();
        }
        if (!json("/apis/ccompat/v7/subjects").isEmpty()) {
            throw new FailedException(
                    "模式注册中心（" + base + "）不是空的，其中的编号与归档不同（" + firstDifference(wanted) + "）：请换一个空的注册中心。什么都没有写。");
        }
        var answer =
                ask("POST", "/apis/registry/v3/admin/import", "application/zip", BodyPublishers.ofByteArray(export));
        if (answer.statusCode() / 100 != 2) {
            throw new FailedException("模式注册中心（" + base + "）不接受导入（状态 " + answer.statusCode() + "）：需要空的 Apicurio 3；原话："
                    + new String(answer.body(), StandardCharsets.UTF_8) + "。");
        }
        var difference = firstDifference(wanted);
        if (difference != null) {
            throw new FailedException(
                    "模式注册中心（" + base + "）导入后的编号与归档不同（" + difference + "），记录会被读错，所以没有继续；请核对它的版本（与归档时相同）。");
        }
        return wanted.size();
    }

    /** An id that does not stand for what it stood for, in words; null when all do. */
    private @Nullable String firstDifference(ArrayNode wanted) {
        for (JsonNode each : wanted) {
            int id = each.path("id").asInt();
            var schema = new Schema.Parser().parse(each.path("schema").asText());
            Lookup<Schema> found = registry.schemaOf(id);
            boolean same = found.fold(schema::equals, unknown -> false, why -> {
                throw new RegistryUnreachableException(base.toString(), why, null);
            });
            if (!same) {
                return "编号 " + id + "，" + each.path("subject").asText();
            }
        }
        return null;
    }

    private JsonNode json(String path) throws InterruptedException {
        var answer = ask("GET", path, "application/json", BodyPublishers.noBody());
        if (answer.statusCode() != 200) {
            throw new RegistryUnreachableException(
                    base.toString(), "status " + answer.statusCode() + " of " + path, null);
        }
        try {
            return JSON.readTree(new String(answer.body(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new RegistryUnreachableException(base.toString(), path + " is answered with no JSON", e);
        }
    }

    private HttpResponse<byte[]> ask(String method, String path, String type, BodyPublisher body)
            throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(LONGEST_ANSWER)
                .header("Content-Type", type)
                .header("Accept", type + ", application/json")
                .method(method, body)
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new RegistryUnreachableException(base.toString(), String.valueOf(e.getMessage()), e);
        }
    }
}
