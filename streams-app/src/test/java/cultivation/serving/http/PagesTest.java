package cultivation.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.serving.Serving;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    @Test
    void every_file_that_the_shell_names_is_there_and_kept_for_ever() {
        // when
        var named = ADDRESS.matcher(serving.get("/").body())
                .results()
                .map(found -> found.group(1))
                .toList();

        // then
        assertThat(named).hasSizeGreaterThan(5).allSatisfy(address -> {
            var answer = serving.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(header(answer, "Cache-Control")).contains("immutable");
            assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'");
        });
        assertThat(named.stream().map(address -> header(serving.get(address), "Content-Type")))
                .contains("text/javascript; charset=utf-8", "text/css; charset=utf-8", "image/svg+xml");
    }

    @Test
    void the_shell_is_asked_for_each_time_and_not_sent_again() {
        // given
        var first = serving.get("/");

        // when
        var again = serving.get("/", "If-None-Match", header(first, "ETag"));

        // then
        assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(serving.get("/", "If-None-Match", "\"another\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_chart_library_is_compressed_once() throws IOException {
        // given
        var address = assets() + "/echarts.js";

        // when
        var compressed = serving.bytes(address, "Accept-Encoding", "gzip");

        // then
        var plain = serving.get(address).body();
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
                .isEqualTo(plain.getBytes(StandardCharsets.UTF_8));
        assertThat(compressed.length).isLessThan(300_000);
    }

    @Test
    void a_page_has_an_address_of_its_own() {
        assertThat(serving.get("/college/4111010853?asOf=2019-12-31").body())
                .isEqualTo(serving.get("/").body());
        assertThat(serving.get("/college").statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_no_page_says_so_to_a_browser_and_to_a_program() {
        // when
        var toBrowser = serving.get("/nothing", "Accept", "text/html,*/*");
        var toProgram = serving.get("/nothing");

        // then
        assertThat(toBrowser.statusCode()).isEqualTo(404);
        assertThat(toBrowser.body()).contains("<html");
        assertThat(toProgram.statusCode()).isEqualTo(404);
        assertThat(header(toProgram, "Content-Type")).startsWith("application/problem+json");
        for (String path : new String[] {"/frame/nothing.js", "/index.html", "/%2e%2e/openapi.yaml", "/web/main.js"}) {
            assertThat(serving.get(path).statusCode()).as(path).isIn(400, 404);
        }
        assertThat(serving.get(assets() + "/README.md").statusCode()).isEqualTo(404);
    }

    @Test
    void an_address_of_another_version_is_answered_but_not_kept() {
        // when: as from an instance that is being replaced
        var answer = serving.get("/assets/0123456789ab/main.js");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    }

    private String assets() {
        var found = ADDRESS.matcher(serving.get("/").body());
        assertThat(found.find()).isTrue();
        return found.group(1).substring(0, found.group(1).lastIndexOf('/'));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
