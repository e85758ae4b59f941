package cultivation.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final Instant SINCE = Instant.parse("2026-11-23T10:02:00Z");

    @Test
    void says_what_which_college_since_when_and_what_to_do() {
        var message = new Message(group(alert(1, "firing", "北京工业职业技术学院：就业率（本年至今）71.2%，低于下限 80%，截至 2026-11-23")));

        assertThat(message.title()).isEqualTo("【严重】指标超出阈值（1 所）");
        assertThat(message.markdown(4_096)).isEqualTo("""
                **【严重】指标超出阈值（1 所）**
                > 自 2026-11-23 18:02 起

                - 北京工业职业技术学院：就业率（本年至今）71.2%，低于下限 80%，截至 2026-11-23

                处置手册：[指标超出阈值](http://relay/runbooks/BeyondThreshold)
                """);
    }

    @Test
    void says_that_it_is_over() {
        var message = new Message(group(alert(1, "resolved", "北京工业职业技术学院：就业率")));

        assertThat(message.title()).isEqualTo("【告警停止】指标超出阈值（1 所）");
        assertThat(message.markdown(4_096)).contains("现已停止", "北京工业职业技术学院");
    }

    @Test
    void leaves_out_whole_entries_and_counts_the_colleges_it_does_not_name() {
        var alerts = IntStream.range(0, 200)
                .mapToObj(i -> alert(i, "firing", "北京第" + i + "职业技术学院：就业率（本年至今）71.2%，低于下限 80%，截至 2026-11-23"))
                .toList();
        var message = new Message(new AlertGroup("g", alerts));

        var text = message.markdown(4_096);

        assertThat(text.getBytes(UTF_8).length).isBetween(3_800, 4_096);
        long named = text.lines().filter(line -> line.startsWith("- 北京")).count();
        assertThat(text).contains("\n- 另有 " + (200 - named) + " 所\n").contains("（200 所）", "runbooks/BeyondThreshold");
        assertThat(text.lines().filter(line -> line.startsWith("- 北京"))).allMatch(line -> line.endsWith("2026-11-23"));
        assertThat(message.markdown(20_000).getBytes(UTF_8).length).isBetween(19_700, 20_000);
    }

    @Test
    void the_mended_give_way_to_those_that_fire() {
        var alerts = Stream.concat(
                        IntStream.range(0, 20).mapToObj(i -> alert(i, "resolved", "好 " + "长".repeat(60))),
                        IntStream.range(20, 40).mapToObj(i -> alert(i, "firing", "坏 " + "长".repeat(40))))
                .toList();

        var text = new Message(new AlertGroup("g", alerts)).markdown(4_096);

        assertThat(text.lines().filter(line -> line.startsWith("- 坏"))).hasSize(20);
        assertThat(text).contains("告警停止（20 所）", "另有");
    }

    @Test
    void a_hostile_name_is_only_text_and_never_too_long() {
        var message = new Message(group(alert(
                1, "firing", "<font color=\"red\">[x](http://evil)</font>\n# 标题 **" + "\uD83D\uDE00".repeat(5_000))));

        var text = message.markdown(4_096);

        assertThat(text).doesNotContain("<font", "[x]", "\n# ").contains("＜font", "［x］");
        assertThat(text.getBytes(UTF_8).length).isLessThan(2_000);
        assertThat(new String(text.getBytes(UTF_8), UTF_8)).isEqualTo(text);
    }

    static AlertGroup group(Alert... alerts) {
        return new AlertGroup("{}:{alertname=\"BeyondThreshold\"}", List.of(alerts));
    }

    static Alert alert(int number, String status, String description) {
        return new Alert(
                status,
                Map.of("alertname", "BeyondThreshold", "severity", "critical", "college", "4111%06d".formatted(number)),
                Map.of(
                        "summary",
                        "指标超出阈值 · An indicator is beyond its threshold",
                        "description",
                        description,
                        "runbook_url",
                        "http://relay/runbooks/BeyondThreshold"),
                SINCE,
                "f" + number);
    }
}
