package cultivation.relay;

import static cultivation.relay.MonitoringFolder.installed;
import static cultivation.relay.MonitoringFolder.needs;
import static cultivation.relay.MonitoringFolder.text;
import static cultivation.relay.MonitoringFolder.withTestIntervals;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail of the example in {@code alertmanager.yml}, as a real Alertmanager sends it to a mail server on this machine. */
class MailIT {
    private static final String ALERTS = """
            [{"labels": {"alertname": "BehindLastYear", "indicator": "employment_rate", "kind": "data", "audience": "commission",
                         "severity": "warning", "college": "4111010853"}, "startsAt": "2026-11-23T12:58:00Z", %1$s
              "annotations": {"summary": "指标落后于去年同期 · An indicator is behind last year's same date",
                              "description": "北京工业职业技术学院：就业率（近 365 天）70%%，去年同期 95%%，截至 2019-09-20",
                              "runbook_url": "http://relay:9095/runbooks/BehindLastYear"}},
             {"labels": {"alertname": "BehindLastYear", "indicator": "employment_rate", "kind": "data", "audience": "commission",
                         "severity": "warning", "college": "x"}, "startsAt": "2026-11-23T16:05:00Z", %1$s
              "annotations": {"summary": "指标落后于去年同期 · An indicator is behind last year's same date",
                              "description": "<img src=x onerror=alert(1)>：就业率（近 365 天）60%%，去年同期 95%%，截至 2019-09-20",
                              "runbook_url": "http://relay:9095/runbooks/BehindLastYear"}}]
            """;

    private static final Duration SOON = Duration.ofMinutes(2);

    /** Alerts that end at one moment are told in one mail, if both are known by then. */
    private static final Duration UNTIL_BOTH_ARE_KNOWN = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private GreenMail mail;
    private Program alertmanager;

    @BeforeEach
    void given_an_alertmanager_that_mails() throws IOException {
        var program = installed("alertmanager") ? "alertmanager" : "prometheus-alertmanager";
        needs(program);
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        Files.writeString(folder.resolve("mail.tmpl"), text("alertmanager/mail.tmpl"));
        Files.writeString(
                folder.resolve("alertmanager.yml"),
                withTestIntervals(text("alertmanager/alertmanager.yml"))
                        // Here an alert ends when it is said, not when the machine was slow.
                        .replaceAll("resolve_timeout: \\S+", "resolve_timeout: 1h")
                        .replaceAll("(?m)^    # (?=email_configs|  - to|    (send|html|headers))", "    ")
                        .replaceAll("(?m)^  smtp_auth.*\n", "")
                        .replace(
                                "smtp.example.edu.cn:587",
                                "127.0.0.1:" + mail.getSmtp().getPort() + "\n  smtp_require_tls: false")
                        .replaceAll("http://(relay|app-\\d):", "http://127.0.0.1:"));
        alertmanager = Program.start(
                folder,
                folder.resolve("alertmanager.log"),
                program,
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--storage.path=" + folder.resolve("data"),
                "--cluster.listen-address=");
    }

    @AfterEach
    void stop() {
        if (alertmanager != null) {
            alertmanager.close();
        }
        if (mail != null) {
            mail.stop();
        }
    }

    @Test
    void the_commission_reads_in_chinese_what_is_the_matter_since_when_and_what_to_do() throws Exception {
        // when
        tell("");
        // then
        var told = mailWithSubject("【警戒】指标落后于去年同期（2 项）");
        assertThat(told.getAllRecipients()).extracting(Object::toString).containsExactly("zhijiao@example.edu.cn");
        assertThat(body(told))
                .contains("北京工业职业技术学院：就业率（近 365 天）70%，去年同期 95%，截至 2019-09-20")
                .contains("自 2026-11-23 20:58 起", "自 2026-11-24 00:05 起")
                .contains("<a href=\"http://relay:9095/runbooks/BehindLastYear\">")
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img")
                .doesNotContain("告警停止");

        // when
        tell("\"endsAt\": \"%s\",".formatted(Instant.now().plus(UNTIL_BOTH_ARE_KNOWN)));
        // then
        assertThat(body(mailWithSubject("【告警停止】指标落后于去年同期（2 项）"))).contains("告警停止（2 项）", "北京工业职业技术学院：就业率");
    }

    private void tell(String ends) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + alertmanager.port() + "/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ALERTS.formatted(ends), UTF_8))
                .build();
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> client.send(request, BodyHandlers.discarding()).statusCode() == 200);
    }

    /**
     * The mail about both. Alertmanager takes alerts one after another, and sends at once when the first has begun longer
     * ago than it would wait: a mail about that one alone may come before.
     */
    private MimeMessage mailWithSubject(String subject) throws MessagingException {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(subjects()).as(alertmanager.log()).contains(subject));
        return mail.getReceivedMessages()[subjects().indexOf(subject)];
    }

    private List<String> subjects() throws MessagingException {
        var subjects = new ArrayList<String>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    /** The text of its one part, whatever its transfer encoding. */
    private static String body(MimeMessage message) throws Exception {
        return message.getContent() instanceof jakarta.mail.Multipart parts
                ? (String) parts.getBodyPart(parts.getCount() - 1).getContent()
                : GreenMailUtil.getBody(message);
    }
}
