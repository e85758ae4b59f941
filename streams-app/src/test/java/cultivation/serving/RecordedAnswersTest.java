package cultivation.serving;

import static cultivation.serving.Serving.FIRST;
import static cultivation.serving.Serving.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import cultivation.catalogue.AsOf;
import cultivation.college.Colleges;
import cultivation.college.RejectedRecord;
import cultivation.connection.Published;
import cultivation.entity.Measure;
import cultivation.indicators.IndicatorValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every route's answer, byte for byte as it was recorded: pages, scripts and files of others stand on them.
 *
 * <p>Where a change is wanted, run it with {@code -Dgolden.write=true} and look at the difference; {@code target/answers}
 * holds all of every answer.
 */
class RecordedAnswersTest {
    private static final Path RECORDED = Path.of("src/test/resources/answers.txt");
    private static final Path NOW = Path.of("target/answers.txt");
    private static final Path WHOLE = Path.of("target/answers");
    /** Longer ones are recorded by their beginning, their length and their hash. */
    private static final int LONG = 2500;

    private static final String RATE = "indicator=employment_rate&window=ytd&statistic=pooled&scope=";
    private static final String THRESHOLD = """
            {"indicator": "employment_rate", "window": "ytd", "scope": "college", "statistic": "pooled", "bound": "lower",
             "severity": "warning", "value": 0.95, "minDenominator": 10, "validFrom": "2020-01-01", "note": "试行"}""";
    private static final String MESSAGE = """
            {"version": "4", "alerts": [
              {"status": "firing", "startsAt": "2020-06-30T03:50:00Z",
               "labels": {"alertname": "BeyondThreshold", "severity": "warning", "kind": "data",
                          "indicator": "employment_rate", "window": "ytd", "scope": "college", "college": "%s",
                          "statistic": "pooled", "bound": "lower", "threshold": "all"},
               "annotations": {"description": "就业率 90%%，低于下限 95%%", "runbook_url": "http://relay/BeyondThreshold"}},
              {"status": "firing", "startsAt": "2020-06-30T03:51:00Z",
               "labels": {"alertname": "CheckViolated", "severity": "critical", "kind": "data",
                          "check": "registered_within_admitted", "college": "%s"},
               "annotations": {"summary": "报到多于录取"}}]}""".formatted(FIRST, SECOND);
    private static final String HELD = """
            [{"status": {"state": "active", "inhibitedBy": [], "silencedBy": []}, "startsAt": "2020-06-30T03:00:00Z",
              "labels": {"alertname": "AppDown", "severity": "critical", "instance": "app-1"},
              "annotations": {"summary": "没有应用在运行", "description": "自 11:00 起"}},
             {"status": {"state": "suppressed", "inhibitedBy": ["f00"], "silencedBy": []}, "startsAt": "2020-06-30T03:01:00Z",
              "labels": {"alertname": "CollegeSilent", "college": "4111010853"}, "annotations": {}}]""";

    private final HttpServer alertmanager;
    private final Serving serving;
    private final List<String> answers = new ArrayList<>();

    RecordedAnswersTest() throws IOException {
        alertmanager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        alertmanager.createContext("/api/v2/alerts", exchange -> {
            var held = HELD.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, held.length);
            exchange.getResponseBody().write(held);
            exchange.close();
        });
        alertmanager.start();
        serving = new Serving(
                AsOf.WALL,
                URI.create("http://127.0.0.1:" + alertmanager.getAddress().getPort()));
    }

    @AfterEach
    void close() {
        serving.close();
        alertmanager.stop(0);
    }

    /** Any amounts on any days, refunds beyond the sum, denominators of 0 and numerators without one. */
    private void bookAnything() {
        for (var college : Colleges.beijing().subList(0, 12)) {
            for (Measure measure : Measure.values()) {
                for (String slice : slices(measure)) {
                    // of its own for each series, so that one more measure changes no other
                    var random = new Random((college.getCode() + measure.id() + slice).hashCode());
                    for (int cells = random.nextInt(8); cells > 0; cells--) {
                        var day = LocalDate.of(2018, 6, 1).plusDays(random.nextInt(770));
                        var amount = random.nextInt(4) == 0 ? 0 : random.nextInt(2000) - 400;
                        serving.book(
                                college.getCode().toString(),
                                measure,
                                slice,
                                day.toString(),
                                amount,
                                1 + random.nextInt(3));
                    }
                }
            }
        }
    }

    private static List<String> slices(Measure measure) {
        return switch (measure) {
            case TRAINING_PERSON_DAYS -> List.of("SKILLS", "NEW_FARMER", "VETERAN", "GRASSROOTS_SERVICE", "OTHER");
            case GRADUATED -> List.of("SCIENCE", "OTHER");
            case PLANNED_PLACES, ADMITTED, REGISTERED, ADMITTED_REGISTERED -> List.of("UNIFIED_EXAM", "OTHER");
            case RECEIVED, APPLIED, DUPLICATE, SUPERSEDED -> List.of("Enrollment", "Graduation");
            case REJECTED -> List.of("Enrollment/INVALID_FIELD", "UNKNOWN/UNDECODABLE");
            default -> List.of("");
        };
    }

    private void setTheRest() {
        serving.tokens.give(FIRST, "cultivation_of-the-first");
        serving.rejected.put(
                FIRST,
                List.of(
                        new RejectedRecord(
                                Published.parse("cultivation.events.4111010853-0@7"),
                                "WRONG_KEY",
                                "studentId",
                                "键与记录不一致",
                                "2020-06-30T03:00:00Z",
                                null,
                                null,
                                0),
                        new RejectedRecord(
                                Published.parse(""),
                                "UNDECODABLE",
                                "",
                                "无法解码",
                                "2020-06-30T03:00:00Z",
                                null,
                                null,
                                0)));
        for (int i = 0; i < 3; i++) {
            serving.published.add(IndicatorValue.newBuilder()
                    .setIndicator("employment_rate")
                    .setWindow("ytd")
                    .setScope("city")
                    .setEntity("beijing")
                    .setStatistic("pooled")
                    .setAsOf(LocalDate.of(2020, 6, 28 + i))
                    .setValue(i == 0 ? null : (Double) (0.5 / i))
                    .setNumerator(i == 0 ? null : (Long) (10L + i))
                    .setDenominator(20L)
                    .setContributions(20)
                    .setColleges(i)
                    .setUnit("ratio")
                    .setPublishedAt(Instant.parse("2020-06-30T03:00:00Z").plusSeconds(i))
                    .build());
        }
    }

    private void get(String path) {
        record("GET " + path, serving.get(path.startsWith("/health") ? path : "/api/v1" + path));
    }

    private void send(String method, String path, String body, String... headers) {
        record(method + ' ' + path, serving.send(method, "/api/v1" + path, body, headers));
    }

    private void record(String asked, HttpResponse<String> answer) {
        var body = answer.body();
        var shown = body.length() <= LONG
                ? body
                : body.substring(0, LONG / 4) + "\n… " + body.length() + " characters, " + hash(body);
        var type = answer.headers().firstValue("Content-Type").orElse("-");
        answers.add(asked + '\n' + answer.statusCode() + ' ' + type + '\n' + shown.replace("\r", "␍") + '\n');
        write(WHOLE.resolve("%02d".formatted(answers.size())), asked + '\n' + body);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private void askForFigures() {
        get("/catalogue");
        get("/catalogue?asOf=2021-06-30");
        get("/values");
        get("/values?indicator=employment_rate,average_monthly_income&scope=city&window=ytd");
        get("/values?entity=" + FIRST + "&window=ytd&asOf=2019-12-31");
        get("/values?entity=4111010999");
        get("/matrix");
        get("/matrix?window=365d&asOf=2019-08-31");
        get("/series?" + RATE + "city&from=2020-06-01&to=2020-06-30&step=3");
        get("/series?" + RATE + "college&entity=" + FIRST + "&from=2019-08-01&to=2019-08-03");
        get("/series?indicator=tech_service_income&window=30d&from=2020-06-01&to=2020-06-05");
        get("/explain?" + RATE + "city");
        get("/explain?" + RATE + "college&entity=" + FIRST);
        get("/explain?indicator=in_school_students&window=stock&scope=city&statistic=pooled");
        get("/explain?" + RATE.replace("pooled", "median") + "city");
        get("/movement?" + RATE + "city");
        get("/movement?" + RATE.replace("pooled", "mean") + "group&entity=municipal_commission");
        get("/movement?indicator=admitted&window=ytd&scope=city&statistic=pooled&from=2019-12-31&to=2020-06-30");
        get("/movement?" + RATE.replace("pooled", "median") + "city");
        get("/revisions?" + RATE + "city");
        get("/revisions?" + RATE + "city&asOf=2020-06-30");
        get("/revisions?" + RATE + "city&asOf=2030-06-30");
    }

    private void askForColleges() {
        get("/colleges");
        get("/colleges/" + FIRST + "/daily?from=2020-06-25");
        get("/colleges/" + FIRST + "/overview");
        get("/colleges/" + FIRST + "/overview?window=365d&asOf=2019-12-31");
        get("/colleges/" + Colleges.beijing().get(20).getCode() + "/overview");
        get("/colleges/nobody/overview");
        get("/colleges/" + FIRST + "/rejections");
        get("/colleges/" + FIRST + "/rejections?format=csv");
        get("/checks");
        get("/checks?college=" + FIRST);
        get("/flow");
        get("/alerts");
        get("/status");
        get("/health/live");
        get("/health/ready");
        serving.leftOut.put("cultivation.events.4111010999", "no rejections topic");
        serving.reading = null;
        get("/flow");
        get("/status");
        get("/health/ready");
    }

    private void setThresholds() {
        send("PUT", "/thresholds/all", THRESHOLD);
        send(
                "PUT",
                "/thresholds/all",
                THRESHOLD.replace("0.95", "1").replace("试行", "再试"),
                "Content-Type",
                "text/plain");
        send(
                "PUT",
                "/thresholds/one",
                THRESHOLD.replace("0.95", "0.9, \"changedBy\": \"李老师\", \"entity\": \"" + FIRST + "\""));
        send("DELETE", "/thresholds/one?changedBy=%E6%9D%8E&note=%E4%B8%8D%E7%94%A8", "");
        send("PUT", "/thresholds/wrong", THRESHOLD.replace("ytd", "8d"));
        get("/thresholds");
        get("/thresholds/changes");
        get("/thresholds/all/changes");
        send("POST", "/thresholds/trial?from=2019-06-01", THRESHOLD);
        send(
                "POST",
                "/thresholds/trial?from=2019-06-01",
                THRESHOLD.replace("college", "city").replace("2020-01-01", "2019-01-01"));
    }

    private void workOnCases() {
        send("POST", "/alerts", MESSAGE);
        var id = serving.json("/api/v1/cases?indicator=employment_rate")
                .at("/0/id")
                .asText();
        send("POST", "/cases/" + id + "/actions", "{\"action\": \"assign\", \"by\": \"王老师\", \"owner\": \"李老师\"}");
        send("POST", "/cases/" + id + "/actions", """
                {"action": "explain", "by": "李老师", "note": "在途", "evidence": "https://example.edu.cn/a?b=1"}""");
        send("POST", "/cases/" + id + "/actions", """
                {"action": "tolerate", "by": "李老师", "value": 0.5, "until": "2020-09-30", "approver": "高职处", "note": "征兵"}""");
        send("POST", "/cases/" + id + "/actions", "{\"action\": \"close\", \"by\": \"李\", \"reason\": \"explained\"}");
        send("POST", "/cases/" + id + "/actions", "{\"action\": \"assign\", \"by\": \"李\", \"owner\": \"王\"}");
        get("/cases");
        get("/cases/" + id);
        get("/cases/nothing");
    }

    private void closeTheYear() {
        send("POST", "/closings", "{\"year\": 2019, \"closedBy\": \"高职处\", \"note\": \"年报付印\"}");
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2019-07-01", 12_345, 12_345)
                .book(FIRST, Measure.EMPLOYED, "2019-07-01", 12_000);
        send("POST", "/closings", "{\"year\": 2019, \"closedBy\": \"高职处\"}");
        send("POST", "/closings", "{\"year\": 2019, \"restates\": 1, \"closedBy\": \"高职处\"}");
        send("POST", "/closings", "{\"year\": \"2019\"}");
        get("/closings");
        get("/closings/2019");
        get("/closings/2019?edition=1");
        get("/closings/2018");
        get("/reports/6-1");
        get("/reports/6-1?year=2020");
        get("/reports/6-1?year=2019");
        get("/reports/2-3?year=2019&view=difference&edition=1&entity=" + FIRST);
        get("/reports/2-3?year=2019&view=closed&edition=1");
        get("/reports/2-3?year=2019&format=csv&edition=1");
        send("POST", "/reconcile", """
                表,指标,单位,2018,2019
                6-1,毕业生人数,人,100,200
                2-3,就业率,%,95.48,93.78
                ,graduates{xinxi},人,10,11
                ,happiness,,1,2
                """, "Content-Type", "text/csv");
    }

    @Test
    void every_route_answers_as_it_did() throws IOException {
        // given
        bookAnything();
        setTheRest();

        // when
        setThresholds();
        workOnCases();
        askForFigures();
        askForColleges();
        closeTheYear();
        send(
                "POST",
                "/colleges/" + FIRST + "/events",
                "{\"record\":\"TechServicePayment\",\"head\":{\"revision\":1},\"paymentId\":\"P1\",\"receivedOn\":\"2020-06-29\","
                        + "\"kind\":\"TRAINING\",\"amountFen\":4200}\nnonsense\n",
                "Content-Type",
                "application/x-ndjson",
                "Authorization",
                "Bearer cultivation_of-the-first");

        // then
        var now = String.join("\n", answers);
        write(NOW, now);
        if (Boolean.getBoolean("golden.write")) {
            write(RECORDED, now);
        }
        assertThat(now).isEqualTo(Files.readString(RECORDED));
    }
}
