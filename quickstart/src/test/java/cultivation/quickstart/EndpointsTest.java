package cultivation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.quickstart.process.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void the_file_is_what_the_contract_says() throws IOException {
        var endpoints = new Endpoints(
                "127.0.0.1:9092",
                "http://127.0.0.1:8081",
                "http://127.0.0.1:8080",
                "http://127.0.0.1:9090",
                null,
                new Endpoints.Pids(11, 12, List.of(13L, 14L)),
                null,
                null);

        endpoints.write(folder.resolve("endpoints.json"));

        assertThat(JSON.readTree(Files.readString(folder.resolve("endpoints.json"))))
                .isEqualTo(JSON.readTree("""
                        {"kafka": "127.0.0.1:9092", "registry": "http://127.0.0.1:8081", "api": "http://127.0.0.1:8080",
                         "prometheus": "http://127.0.0.1:9090", "alertmanager": null,
                         "pids": {"kafka": 11, "registry": 12, "app": [13, 14]}}"""));
    }

    @Test
    void with_access_control_it_names_certificate_and_credentials() throws IOException {
        var endpoints = new Endpoints(
                "127.0.0.1:9092",
                "http://127.0.0.1:8081",
                "http://127.0.0.1:8080",
                null,
                null,
                new Endpoints.Pids(11, 12, List.of(13L)),
                Path.of("/data/access/ca.pem"),
                Path.of("/data/credentials"));

        assertThat(JSON.readTree(endpoints.json()).path("ca").asText()).isEqualTo("/data/access/ca.pem");
        assertThat(JSON.readTree(endpoints.json()).path("credentials").asText()).isEqualTo("/data/credentials");
    }

    @Test
    void a_file_is_replaced_and_nothing_is_left_beside_it() throws IOException {
        var file = folder.resolve("endpoints.json");
        Files.writeString(file, "an older one");

        AtomicFile.write(file, "a newer one");

        assertThat(file).hasContent("a newer one");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
