package cultivation.importer.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.producer.PseudonymKey;
import cultivation.rule.StudentNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD = "学号,毕业日期,专业大类,毕（结）业结论\n2020010101,2020-07-01,工,毕业\n";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private UploadPage page;

    @BeforeEach
    void serve() throws IOException {
        page = UploadPage.serve(
                0,
                Uploads.in(folder.resolve("uploads")),
                new FileVerbs(
                        new College("4111010853", "某学院（4111010853）", null, List.of(), folder.resolve("college.key"))));
    }

    @AfterEach
    void close() {
        page.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(page.address().resolve(path)).build(), BodyHandlers.ofString());
    }

    /** @param name of the file, and further parameters behind it */
    private HttpResponse<String> check(String name, byte[] content, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(page.address()
                        .resolve("check?name="
                                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                        .replace("%26", "&")
                                        .replace("%3D", "=")))
                .POST(BodyPublishers.ofByteArray(content));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode checked(String content) throws Exception {
        return JSON.readTree(
                check("file.csv", content.getBytes(StandardCharsets.UTF_8)).body());
    }

    @Test
    void every_word_that_the_page_asks_for_is_there_in_chinese_and_in_english() throws Exception {
        // given
        var asked = Pattern.compile("data-say=\"([^\"]+)\"|say\\('([^']+)'");
        var page = get("").body() + get("upload.js").body();
        var words = get("words.js").body();

        // when
        var keys = asked.matcher(page)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .distinct()
                .toList();

        // then
        assertThat(keys).hasSizeGreaterThan(40);
        for (String key : keys) {
            assertThat(words)
                    .containsPattern("\n  '?" + Pattern.quote(key) + "'?: \\[\\s*'[^']+',\\s*'[^']+',?\\s*\\]");
        }
    }

    @Test
    void a_file_is_told_of_with_its_rows_and_mistakes() throws Exception {
        // when
        var told = checked(GOOD + "2020010102,七月,工,毕业\n");
        // then
        assertThat(told.path("type").asText()).isEqualTo("Graduation");
        assertThat(told.path("rows").asInt()).isEqualTo(2);
        assertThat(told.path("refused").asInt()).isEqualTo(1);
        assertThat(told.path("mistakes").path(0).path("line").asInt()).isEqualTo(3);
        assertThat(told.path("mistakes").path(0).path("column").asText()).isEqualTo("毕业日期");
        assertThat(told.path("mistakes").path(0).path("value").asText()).isEqualTo("七月");
        assertThat(told.path("headers").path(0).asText()).isEqualTo("学号");
        assertThat(told.path("preview").path(1).path("wrong").asBoolean()).isTrue();
        assertThat(get("errors?id=" + told.path("id").asText()).body()).startsWith("PK");
    }

    @Test
    void the_page_and_its_parts_are_served_under_a_policy_without_anything_from_elsewhere() throws Exception {
        // when
        var html = get("");
        // then
        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.body()).contains("上报数据").doesNotContain("<script>").doesNotContain("onclick");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(get("upload.js").statusCode()).isEqualTo(200);
        assertThat(get("upload.css").statusCode()).isEqualTo(200);
        assertThat(get("../../etc/passwd").statusCode()).isEqualTo(404);
        assertThat(get("Uploads.class").statusCode()).isEqualTo(404);
    }

    @Test
    void who_does_not_know_the_address_or_comes_from_another_site_is_not_answered() throws Exception {
        // given
        var elsewhere = URI.create("http://127.0.0.1:" + page.address().getPort() + "/" + "0".repeat(32) + "/");
        // when
        var guessed = client.send(HttpRequest.newBuilder(elsewhere).build(), BodyHandlers.ofString());
        var foreign = check("file.csv", GOOD.getBytes(StandardCharsets.UTF_8), "Origin", "http://evil.example");
        String rebound;
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), page.address().getPort())) {
            socket.getOutputStream()
                    .write(("GET " + page.address().getPath() + " HTTP/1.1\r\nHost: evil.example:80\r\n"
                                    + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            rebound = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        // then
        assertThat(guessed.statusCode()).isEqualTo(404);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(rebound).startsWith("HTTP/1.1 404").doesNotContain("上报数据");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000\u0001\u0002", "<html></html>", "a,b,c\n1,2,3\n"})
    void what_is_no_table_of_ours_is_refused_in_a_sentence(String content) throws Exception {
        // when
        var answer = check("file.csv", content.getBytes(StandardCharsets.UTF_8));
        // then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("detail").asText()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @Test
    void a_zip_bomb_is_refused() throws Exception {
        // given
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 2_000; i++) {
                zip.write(zeros);
            }
        }
        // when
        var answer = check("file.xlsx", packed.toByteArray());
        // then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @Test
    void copies_are_the_owners_alone_stay_in_their_folder_and_go_with_the_page() throws Exception {
        // when
        checked(GOOD);
        check("../../../outside.csv", (GOOD + "\n").getBytes(StandardCharsets.UTF_8));
        check("--full", (GOOD + "\n\n").getBytes(StandardCharsets.UTF_8));
        // then
        List<Path> copies;
        try (Stream<Path> all = Files.walk(folder)) {
            copies = all.filter(Files::isRegularFile).toList();
        }
        assertThat(copies).hasSize(3).allMatch(copy -> copy.startsWith(folder.resolve("uploads")));
        assertThat(copies.stream().map(copy -> copy.getFileName().toString()))
                .containsExactlyInAnyOrder("file.csv", "outside.csv", "file---full");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("uploads"))))
                .isEqualTo("rwx------");
        // when
        page.close();
        // then
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void the_page_says_for_which_college_it_is_and_gives_a_template_of_each_record_type() throws Exception {
        // when
        var college = JSON.readTree(get("college").body());
        var template = get("template?type=Graduation");
        // then
        assertThat(college.path("nameZh").asText()).isEqualTo("某学院（4111010853）");
        assertThat(template.body()).startsWith("PK");
        assertThat(template.headers().firstValue("Content-Disposition").orElse(""))
                .contains("%E6%AF%95%E4%B8%9A.xlsx");
        assertThat(get("template?type=../x").statusCode()).isEqualTo(404);
        assertThat(get("").body())
                .contains(
                        "template?type=EnrollmentPlan",
                        "template?type=Enrollment\"",
                        "template?type=Graduation",
                        "template?type=EmploymentOutcome",
                        "template?type=TrainingSession",
                        "template?type=TechServicePayment");
    }

    @Test
    void a_day_that_a_spreadsheet_keeps_as_a_number_is_shown_as_a_day_and_other_numbers_as_they_are() throws Exception {
        // when
        var told = checked("学号,毕业日期,专业大类,毕（结）业结论\n43647,43647,工,毕业\n43648,20190701,工,毕业\n");
        // then
        assertThat(told.path("preview").path(0).path("cells").path(0).asText()).isEqualTo("43647");
        assertThat(told.path("preview").path(0).path("cells").path(1).asText()).isEqualTo("2019-07-01");
        assertThat(told.path("preview").path(1).path("cells").path(1).asText()).isEqualTo("20190701");
    }

    @Test
    void the_file_with_mistakes_is_named_after_the_one_that_was_dropped() throws Exception {
        // when
        var told = JSON.readTree(check("毕业 2020.csv", (GOOD + "1,七月,工,毕业\n").getBytes(StandardCharsets.UTF_8))
                .body());
        var errors = get("errors?id=" + told.path("id").asText());
        // then
        assertThat(told.path("correctionsName").asText()).isEqualTo("毕业2020-错误.xlsx");
        assertThat(errors.headers().firstValue("Content-Disposition").orElse(""))
                .contains("filename*=UTF-8''%E6%AF%95%E4%B8%9A2020-%E9%94%99%E8%AF%AF.xlsx");
    }

    @Test
    void the_type_is_chosen_where_the_columns_do_not_tell_it() throws Exception {
        // given
        var keys = "学号,操作\n2020010101,撤回\n".getBytes(StandardCharsets.UTF_8);
        // when
        var guessed = check("keys.csv", keys);
        var said = JSON.readTree(check("keys.csv&type=GRADUATION", keys).body());
        // then
        assertThat(guessed.statusCode()).isEqualTo(422);
        assertThat(guessed.body()).contains("记录类型");
        assertThat(said.path("type").asText()).isEqualTo("Graduation");
        assertThat(said.path("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void what_a_sheet_hides_is_left_out_when_that_is_chosen() throws Exception {
        // given
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("毕业");
            int line = 0;
            for (String row : (GOOD + "2020010102,2020-07-01,工,毕业\n").split("\n", -1)) {
                var cells = row.split(",", -1);
                for (int i = 0; i < cells.length && !row.isEmpty(); i++) {
                    sheet.value(line, i, cells[i]);
                }
                line++;
            }
            sheet.hideRow(2);
        }
        // when
        var all = JSON.readTree(check("毕业.xlsx", bytes.toByteArray()).body());
        var visible = JSON.readTree(
                check("毕业.xlsx&visibleRowsOnly=true", bytes.toByteArray()).body());
        // then
        assertThat(all.path("rows").asInt()).isEqualTo(2);
        assertThat(all.path("hints").toString()).contains("隐藏的内容：1 行");
        assertThat(visible.path("rows").asInt()).isEqualTo(1);
    }

    @Test
    void the_number_of_a_student_is_chosen_until_there_is_a_key_which_keeps_it() throws Exception {
        // given
        var national = GOOD.replace("学号", "学籍号").getBytes(StandardCharsets.UTF_8);
        // when
        var before = JSON.readTree(get("college").body());
        var unchosen = JSON.readTree(check("a.csv", national).body());
        var chosen =
                JSON.readTree(check("a.csv&studentNumber=NATIONAL", national).body());
        PseudonymKey.create(folder.resolve("college.key"), StudentNumber.NATIONAL);
        var after = JSON.readTree(get("college").body());
        var kept = JSON.readTree(check("a.csv", national).body());
        var other = check("a.csv&studentNumber=OWN", national);
        // then
        assertThat(before.path("studentNumber").asText()).isEmpty();
        assertThat(unchosen.path("faulty").asBoolean()).isTrue();
        assertThat(chosen.path("accepted").asInt()).isEqualTo(1);
        assertThat(after.path("studentNumber").asText()).isEqualTo("NATIONAL");
        assertThat(kept.path("accepted").asInt()).isEqualTo(1);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("学籍号");
    }

    @Test
    void what_is_no_id_of_an_import_cannot_be_taken_back() throws Exception {
        // when
        var answer = client.send(
                HttpRequest.newBuilder(page.address().resolve("undo?id=--full"))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        // then
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void what_was_not_dropped_cannot_be_sent() throws Exception {
        // when
        var answer = client.send(
                HttpRequest.newBuilder(page.address().resolve("send?id=../../x"))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        // then
        assertThat(answer.statusCode()).isEqualTo(404);
    }
}
