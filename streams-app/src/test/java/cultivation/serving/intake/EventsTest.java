package cultivation.serving.intake;

import static cultivation.serving.Serving.FIRST;
import static cultivation.serving.Serving.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.connection.BrokerUnreachableException;
import cultivation.events.Graduation;
import cultivation.events.Operation;
import cultivation.serving.Serving;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
    private static final String TOKEN = "cultivation_of-the-first";
    private static final String LINES = "application/x-ndjson";
    private static final String STUDENT = "0123456789abcdef".repeat(4);
    private static final String PAYMENT =
            "{\"record\":\"TechServicePayment\",\"head\":{\"revision\":1},\"paymentId\":\"P1\","
                    + "\"receivedOn\":\"2020-06-29\",\"kind\":\"TRAINING\",\"amountFen\":4200}";
    private static final String GRADUATION = "{\"record\":\"Graduation\",\"head\":{\"revision\":2},\"studentId\":\""
            + STUDENT
            + "\",\"graduatedOn\":\"2020-06-20\",\"majorClass\":\"ENGINEERING\",\"completion\":\"GRADUATED\"}";

    private final Serving serving = new Serving();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void known() {
        serving.tokens.give(FIRST, TOKEN);
    }

    @AfterEach
    void close() {
        serving.close();
    }

    private HttpResponse<String> post(byte[] body, String... headers) throws Exception {
        return client.send(
                HttpRequest.newBuilder(serving.address("/api/v1/colleges/" + FIRST + "/events"))
                        .POST(BodyPublishers.ofByteArray(body))
                        .headers(headers)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> lines(String... lines) throws Exception {
        return post(
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + TOKEN,
                "Content-Type",
                LINES);
    }

    private JsonNode verdictOn(String line) throws Exception {
        return Serving.parse(lines(line).body()).path("verdicts").path(0);
    }

    @Test
    void every_record_gets_its_verdict_in_order() throws Exception {
        // when
        var answer = lines(PAYMENT, "", GRADUATION.replace("ENGINEERING", "GARDENING"), "nonsense", GRADUATION);
        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        var told = Serving.parse(answer.body());
        assertThat(told.path("records").asInt()).isEqualTo(4);
        assertThat(told.path("sent").asInt()).isEqualTo(2);
        assertThat(told.path("refused").asInt()).isEqualTo(2);
        assertThat(told.path("verdicts").findValuesAsText("number")).containsExactly("1", "3", "4", "5");
        assertThat(told.path("verdicts").path(0).path("source").asText())
                .isEqualTo("cultivation.events." + FIRST + "-0@0");
        assertThat(told.path("verdicts").path(1).path("reason").asText()).isEqualTo("INVALID_FIELD");
        assertThat(told.path("verdicts").path(1).path("field").asText()).isEqualTo("majorClass");
        assertThat(told.path("verdicts").path(1).path("message").asText())
                .contains("SCIENCE、ENGINEERING")
                .contains("GARDENING")
                .doesNotContain("UNKNOWN");
        assertThat(told.path("verdicts").path(2).path("reason").asText()).isEqualTo("UNDECODABLE");
        assertThat(told.path("verdicts").path(3).path("source").asText())
                .isEqualTo("cultivation.events." + FIRST + "-0@1");
        assertThat(serving.sent).hasSize(2);
    }

    @Test
    void what_the_head_lacks_is_filled_in() throws Exception {
        // when
        lines(GRADUATION);
        // then
        var head = ((Graduation) serving.sent.get(0)).getHead();
        assertThat(head.getCollegeCode()).hasToString(FIRST);
        assertThat(head.getRevision()).isEqualTo(2);
        assertThat(head.getOperation()).isEqualTo(Operation.UPSERT);
        assertThat(head.getRecordedAt()).isEqualTo(Serving.NOON.instant());
        assertThat(head.getEventId().toString()).hasSize(36);
    }

    @Test
    void a_whole_head_is_taken_as_it_is() throws Exception {
        // when
        lines(GRADUATION.replace(
                "{\"revision\":2}",
                "{\"eventId\":\"11111111-2222-3333-4444-555555555555\",\"collegeCode\":\"" + FIRST
                        + "\",\"revision\":7,\"operation\":\"RETRACT\",\"recordedAt\":\"2020-06-30T10:00:00+08:00\"}"));
        // then
        var head = ((Graduation) serving.sent.get(0)).getHead();
        assertThat(head.getEventId()).hasToString("11111111-2222-3333-4444-555555555555");
        assertThat(head.getOperation()).isEqualTo(Operation.RETRACT);
        assertThat(head.getRecordedAt()).isEqualTo(Instant.parse("2020-06-30T02:00:00Z"));
    }

    @Test
    void a_retraction_needs_nothing_but_head_and_id() throws Exception {
        // when
        var verdict = verdictOn("{\"record\":\"Graduation\",\"head\":{\"revision\":3,\"operation\":\"RETRACT\"},"
                + "\"studentId\":\"" + STUDENT + "\"}");
        // then
        assertThat(verdict.path("source").asText()).isNotEmpty();
    }

    @Test
    void an_array_is_taken_too_and_in_gzip() throws Exception {
        // when
        var answer = post(
                gzip(("[" + PAYMENT + "," + GRADUATION + "]").getBytes(StandardCharsets.UTF_8)),
                "Authorization",
                "bearer " + TOKEN,
                "Content-Type",
                "application/json; charset=utf-8",
                "Content-Encoding",
                "gzip");
        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Serving.parse(answer.body()).path("sent").asInt()).isEqualTo(2);
    }

    @Test
    void a_student_number_is_refused_and_not_repeated() throws Exception {
        // when
        var text = lines(GRADUATION.replace(STUDENT, "2019010101")).body();
        var number =
                lines(GRADUATION.replace("\"" + STUDENT + "\"", "2019010101")).body();
        // then
        assertThat(text).contains("PLAIN_IDENTIFIER").doesNotContain("2019010101");
        assertThat(number).contains("PLAIN_IDENTIFIER").doesNotContain("2019010101");
        assertThat(serving.sent).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"amountFen\":4200 | \"amountFen\":\"4200\" | amountFen",
                "\"amountFen\":4200 | \"amountFen\":42.5 | amountFen",
                "\"amountFen\":4200 | \"amountFen\":9223372036854775808 | amountFen",
                "\"amountFen\":4200 | \"amountFen\":1e5 | amountFen",
                "\"amountFen\":4200 | \"amountFen\":[4200] | amountFen",
                "\"amountFen\":4200 | \"amountFen\":null | amountFen",
                "\"amountFen\":4200 | \"amount\":4200 | amountFen",
                "\"amountFen\":4200 | \"amountFen\":4200,\"remark\":1 | remark",
                "\"amountFen\":4200 | \"amountFen\":4200,\"amountFen\":4300 | amountFen",
                "\"amountFen\":4200 | \"amountFen\":4200,\"economicBenefitFen\":-1 | economicBenefitFen",
                "\"kind\":\"TRAINING\" | \"kind\":\"UNKNOWN\" | kind",
                "\"kind\":\"TRAINING\" | \"kind\":3 | kind",
                "2020-06-29 | 2020-6-29 | receivedOn",
                "2020-06-29 | 2020-02-30 | receivedOn",
                "\"paymentId\":\"P1\" | \"paymentId\":\"P 1\" | paymentId",
                "{\"revision\":1} | {\"revision\":0} | head.revision",
                "{\"revision\":1} | {\"revision\":2147483648} | head.revision",
                "{\"revision\":1} | {} | head.revision",
                "{\"revision\":1} | {\"revision\":1,\"version\":2} | head.version",
                "{\"revision\":1} | {\"revision\":1,\"revision\":2} | head.revision",
                "{\"revision\":1} | {\"revision\":1,\"eventId\":\"x\"} | head.eventId",
                "{\"revision\":1} | {\"revision\":1,\"operation\":\"DELETE\"} | head.operation",
                "{\"revision\":1} | {\"revision\":1,\"recordedAt\":\"2020-06-30T10:00:00\"} | head.recordedAt",
                "{\"revision\":1} | 1 | head",
            })
    void a_field_that_cannot_be_is_named(String good, String bad, String field) throws Exception {
        // when
        var verdict = verdictOn(PAYMENT.replace(good, bad));
        // then
        assertThat(verdict.path("reason").asText()).isEqualTo("INVALID_FIELD");
        assertThat(verdict.path("field").asText()).isEqualTo(field);
        assertThat(verdict.path("message").asText()).isNotEmpty();
        assertThat(serving.sent).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"revision\":1} | {\"revision\":1,\"collegeCode\":\"4111010857\"} | COLLEGE_MISMATCH",
                "2020-06-29 | 2020-07-02 | DATE_OUT_OF_RANGE",
                "TechServicePayment | Payment | UNKNOWN_TYPE",
                "\"record\":\"TechServicePayment\", | '' | UNDECODABLE",
            })
    void the_rules_are_those_of_the_topology(String good, String bad, String reason) throws Exception {
        assertThat(verdictOn(PAYMENT.replace(good, bad)).path("reason").asText())
                .isEqualTo(reason);
        assertThat(serving.sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[1,2]", "null", "7", "\"text\"", "{", "{}}", "{} {}", "{\"record\":\"Graduation\"", "\u0000"})
    void a_line_that_is_no_object_is_refused_alone(String line) throws Exception {
        // when
        var told = Serving.parse(lines(line, PAYMENT).body());
        // then
        assertThat(told.path("verdicts").path(0).path("reason").asText()).isEqualTo("UNDECODABLE");
        assertThat(told.path("sent").asInt()).isEqualTo(1);
    }

    @Test
    void a_deep_value_or_a_long_text_or_number_is_given_up() throws Exception {
        // given
        var deep = "{\"record\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        var text = PAYMENT.replace("P1", "P".repeat(3_000));
        var number = PAYMENT.replace("4200", "4".repeat(1_000));
        var name = "{\"" + "n".repeat(1_000) + "\":1}";
        // when
        var told = Serving.parse(lines(deep, text, number, name).body());
        // then
        assertThat(told.path("verdicts").findValuesAsText("reason"))
                .containsExactly("UNDECODABLE", "UNDECODABLE", "UNDECODABLE", "UNDECODABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "[]"})
    void an_empty_body_is_said_to_be_empty(String body) throws Exception {
        // when
        var answer = post(
                body.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + TOKEN,
                "Content-Type",
                body.equals("[]") ? "application/json" : LINES);
        // then
        assertProblem(answer, 400, "内容为空");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"record\":1}", "[" + "{}, nonsense]", "[{}", "[{}] x", "\"\""})
    void an_array_that_is_no_json_is_refused_as_a_whole(String body) throws Exception {
        // when
        var answer = post(
                body.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + TOKEN,
                "Content-Type",
                "application/json");
        // then
        assertProblem(answer, 400, "JSON");
        assertThat(serving.sent).isEmpty();
    }

    @Test
    void without_the_colleges_own_token_nothing_is_taken() throws Exception {
        // given
        serving.tokens.give(SECOND, "of-the-second");
        var body = PAYMENT.getBytes(StandardCharsets.UTF_8);
        // when
        var none = post(body, "Content-Type", LINES);
        var wrong = post(body, "Content-Type", LINES, "Authorization", "Bearer " + TOKEN + "x");
        var basic = post(body, "Content-Type", LINES, "Authorization", "Basic " + TOKEN);
        var anothers = post(body, "Content-Type", LINES, "Authorization", "Bearer of-the-second");
        // then
        assertProblem(none, 401, "缺少令牌");
        assertThat(none.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertProblem(wrong, 401, "令牌无效");
        assertThat(wrong.body()).doesNotContain(TOKEN);
        assertProblem(basic, 401, "缺少令牌");
        assertProblem(anothers, 403, SECOND);
        assertThat(serving.sent).isEmpty();
    }

    @Test
    void a_token_of_a_college_that_is_not_registered_is_of_no_use() throws Exception {
        // given
        serving.tokens.give("nobody", "of-nobody");
        // when
        var answer = serving.send(
                "POST", "/api/v1/colleges/nobody/events", "[" + PAYMENT + "]", "Authorization", "Bearer of-nobody");
        // then
        assertProblem(answer, 404, "nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/xml", "application/json; charset=gb18030", "multipart/form-data"})
    void another_content_type_is_refused_with_what_is_known(String type) throws Exception {
        assertProblem(
                post(new byte[] {'['}, "Authorization", "Bearer " + TOKEN, "Content-Type", type),
                415,
                type.contains("gb18030") ? "UTF-8" : "application/x-ndjson");
    }

    @Test
    void another_content_encoding_and_a_broken_gzip_are_refused() throws Exception {
        // given
        var whole = gzip(PAYMENT.getBytes(StandardCharsets.UTF_8));
        // when
        var brotli = post(whole, "Authorization", "Bearer " + TOKEN, "Content-Type", LINES, "Content-Encoding", "br");
        var plain = post(
                PAYMENT.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + TOKEN,
                "Content-Type",
                LINES,
                "Content-Encoding",
                "gzip");
        var half = post(
                java.util.Arrays.copyOf(whole, whole.length / 2),
                "Authorization",
                "Bearer " + TOKEN,
                "Content-Type",
                LINES,
                "Content-Encoding",
                "gzip");
        // then
        assertProblem(brotli, 415, "gzip");
        assertProblem(plain, 400, "gzip");
        assertProblem(half, 400, "gzip");
    }

    @Test
    void a_gzip_bomb_is_given_up_at_the_bound_and_leaves_nothing_behind() throws Exception {
        // given: a few hundred thousand bytes that are 256 MiB unpacked
        var bomb = gzip(new byte[256 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(EventBody.MOST_BYTES);
        long before = usedMemory();
        // when
        for (int i = 0; i < 10; i++) {
            var answer =
                    post(bomb, "Authorization", "Bearer " + TOKEN, "Content-Type", LINES, "Content-Encoding", "gzip");
            assertProblem(answer, 413, "4 MiB");
        }
        // then
        assertThat(usedMemory() - before).isLessThan(32L * 1024 * 1024);
    }

    @Test
    void a_line_of_a_gigabyte_is_refused_by_its_length_before_it_is_read() throws Exception {
        // when
        String answer;
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), serving.address("/").getPort())) {
            var out = socket.getOutputStream();
            out.write(
                    ("POST /api/v1/colleges/" + FIRST + "/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + TOKEN + "\r\nContent-Type: " + LINES + "\r\nContent-Length: 1073741824\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            answer = firstOf(socket.getInputStream());
        }
        // then
        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
    }

    @Test
    void a_line_without_end_is_given_up_at_the_bound() throws Exception {
        // when
        String answer = "";
        long written = 0;
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), serving.address("/").getPort())) {
            var out = socket.getOutputStream();
            out.write(
                    ("POST /api/v1/colleges/" + FIRST + "/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + TOKEN + "\r\nContent-Type: " + LINES + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var chunk = ("10000\r\n" + "x".repeat(65536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                while (written < 1L << 30 && socket.getInputStream().available() == 0) {
                    out.write(chunk);
                    written += chunk.length;
                }
            } catch (IOException e) {
                // the server has closed: its answer is there
            }
            answer = firstOf(socket.getInputStream());
        }
        // then
        assertThat(answer).startsWith("HTTP/1.1 413");
        assertThat(written).isLessThan(64L * 1024 * 1024);
        assertThat(serving.sent).isEmpty();
    }

    @Test
    void more_records_than_a_request_may_have_are_refused_and_none_is_sent() throws Exception {
        // given
        var lines = new String[EventBody.MOST_RECORDS + 1];
        java.util.Arrays.fill(lines, PAYMENT);
        // when
        var answer = lines(lines);
        // then
        assertProblem(answer, 413, "5000");
        assertThat(serving.sent).isEmpty();
    }

    @Test
    void who_sends_too_fast_is_told_how_long_to_wait_and_others_are_not() throws Exception {
        // given
        serving.tokens.give(SECOND, "of-the-second");
        var lines = new String[EventBody.MOST_RECORDS];
        java.util.Arrays.fill(lines, PAYMENT);
        // when
        var first = lines(lines);
        var again = lines(PAYMENT);
        var other = serving.send(
                "POST",
                "/api/v1/colleges/" + SECOND + "/events",
                "[" + PAYMENT + "]",
                "Authorization",
                "Bearer of-the-second");
        // then
        assertThat(first.statusCode()).isEqualTo(200);
        assertProblem(again, 429, "秒后");
        assertThat(Integer.parseInt(again.headers().firstValue("Retry-After").orElse("0")))
                .isBetween(1, 50);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void a_broker_that_is_away_is_said_and_all_may_be_sent_again() throws Exception {
        // given
        serving.sendingFails = new BrokerUnreachableException("127.0.0.1:1", null);
        // when
        var answer = lines(PAYMENT, PAYMENT);
        // then
        assertProblem(answer, 503, "重复发送无害");
    }

    @Test
    void while_the_board_is_not_whole_nothing_is_taken() throws Exception {
        // given
        serving.whole = false;
        // then
        assertProblem(lines(PAYMENT), 503, "稍候");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(sentence).doesNotContain("Exception").doesNotContain("\tat ");
    }

    private static String firstOf(InputStream in) throws IOException {
        var bytes = new byte[8192];
        int read = in.read(bytes);
        return read < 0 ? "" : new String(bytes, 0, read, StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private static long usedMemory() {
        for (var unused : List.of(1, 2, 3)) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
