package cultivation.cli;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.connection.AppClient;
import cultivation.rule.BeijingDay;
import cultivation.verdict.CollegeFigures;
import cultivation.verdict.CollegeFigures.Name;
import cultivation.verdict.WaitingFor;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code status}: what the pages say, on a terminal. */
@Command(
        name = "status",
        description = {"查看处理进度和各校报送情况；指明学校的，查看其各项指标（与去年同日、全市和同组中位数对照）、核对和拒收。"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class StatusCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Option(names = "--college", paramLabel = "CODE", description = "只看这所学校")
    private @Nullable String college;

    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() {
        if (college != null) {
            Verbs.requireCollege(spec, "--college", college);
        }
        var app = new AppClient(endpoints.api());
        var out = spec.commandLine().getOut();
        if (college == null) {
            city(app.get("/api/v1/status"), app.get("/api/v1/colleges"), out);
        } else {
            college(app.get("/api/v1/colleges/" + college + "/overview"), CollegeFigures.names(app), out);
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private static void city(JsonNode status, JsonNode colleges, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "截至 %s；%s；实例 %d 个%n",
                status.path("asOf").asText(),
                status.path("caughtUp").asBoolean()
                        ? "已收到的都已计入"
                        : "还有 " + status.path("lagRecords").asText("—") + " 条未计入",
                status.path("instances").asInt());
        waiting(status, out);
        out.println();
        out.println("代码          收到        入账        重复    被新版取代      拒收        最近一条（北京时间）      学校");
        for (JsonNode row : colleges) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %,11d %,11d %,11d %,11d %,11d   %-20s   %s%s%n",
                    row.path("code").asText(),
                    row.path("received").asLong(),
                    row.path("applied").asLong(),
                    row.path("duplicate").asLong(),
                    row.path("superseded").asLong(),
                    row.path("rejected").asLong(),
                    time(row.path("lastEventAt")),
                    row.path("name").asText(),
                    row.path("expected").asBoolean() ? "" : "（已停止上报）");
        }
    }

    private static void college(JsonNode overview, Map<String, Name> names, PrintWriter out) {
        var row = overview.path("college");
        var timeliness = overview.path("timeliness");
        out.printf(
                Locale.ROOT,
                "%s（%s，%s），截至 %s%s%n",
                row.path("name").asText(),
                row.path("code").asText(),
                overview.path("group").path("nameZh").asText(),
                overview.path("asOf").asText(),
                overview.path("caughtUp").asBoolean() ? "" : "；还有记录未计入");
        waiting(overview, out);
        out.printf(
                Locale.ROOT,
                "收到 %,d 条：入账 %,d，重复 %,d，被新版取代 %,d，拒收 %,d；最近一条 %s（北京时间）%s%n",
                row.path("received").asLong(),
                row.path("applied").asLong(),
                row.path("duplicate").asLong(),
                row.path("superseded").asLong(),
                row.path("rejected").asLong(),
                time(timeliness.path("lastEventAt")),
                timeliness.path("daysSinceLastRecord").isNull()
                        ? ""
                        : "，距今 " + timeliness.path("daysSinceLastRecord").asLong() + " 天");
        out.println();
        out.println("指标：本校 | 去年同日 | 全市中位数 | 本组中位数");
        for (JsonNode line : overview.path("indicators")) {
            var id = line.path("indicator").asText();
            var name = names.getOrDefault(id, new Name(id, "", ""));
            out.println("  " + name.nameZh() + "：" + shown(name, line.path("value")) + " | "
                    + shown(name, line.path("previousYear").path("value")) + " | "
                    + shown(name, line.path("city").path("median")) + " | "
                    + shown(name, line.path("group").path("median"))
                    + (isGrave(line.path("status").asText()) ? "  （超出阈值）" : ""));
        }
        out.println();
        out.println("核对：");
        for (JsonNode check : overview.path("checks")) {
            if (check.path("violations").asLong() > 0) {
                out.println("  " + check.path("sentence").asText());
            }
        }
        long passed = count(overview.path("checks"), 0);
        out.println("  通过 " + passed + " 项；没有可供核对的数据 " + count(overview.path("checks"), -1) + " 项");
        out.println();
        out.println("拒收：" + (overview.path("rejections").path("total").asLong() == 0 ? "无" : ""));
        for (JsonNode reason : overview.path("rejections").path("byReason")) {
            out.printf(
                    Locale.ROOT,
                    "  %,d 条 %s（%s）%n",
                    reason.path("count").asLong(),
                    reason.path("nameZh").asText(),
                    reason.path("reason").asText());
        }
    }

    /** What is not in the figures, and why. */
    private static void waiting(JsonNode answer, PrintWriter out) {
        WaitingFor.in(answer).forEach(each -> out.println("注意：" + each.message()));
    }

    /** Checks with so many violations; -1: those with nothing to compare. */
    private static long count(JsonNode checks, long violations) {
        long count = 0;
        for (JsonNode check : checks) {
            count += check.path("violations").asLong(-1) == violations ? 1 : 0;
        }
        return count;
    }

    private static boolean isGrave(String status) {
        return status.equals("warning") || status.equals("critical");
    }

    private static String shown(Name name, JsonNode value) {
        return name.shown(value.isNumber() ? value.asDouble() : null);
    }

    /** To the second. */
    private static String time(JsonNode instant) {
        return instant.isTextual() ? BeijingDay.time(Instant.parse(instant.asText())) : "—";
    }
}
