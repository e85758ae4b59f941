package cultivation.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verb;
import cultivation.connection.AppClient;
import cultivation.rule.BeijingDay;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code close}: freezes a year's tables as they are published. */
@Command(
        name = "close",
        description = {"年度结账：把公布的年度报告表固定下来。", "包括全市、各分组和各校的各张表，连同内容哈希、台账位点、结账人和时间。", "此后的更正另列。"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class CloseCommand implements Verb {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BeijingDay.ZONE);

    @Spec
    private CommandSpec spec;

    @Option(names = "--year", paramLabel = "Y", required = true, description = "如 2019；该年须已结束")
    private int year;

    @Option(names = "--restate", paramLabel = "EDITION", description = "在这一版（须是最近一版）之外公布更正后的新版")
    private @Nullable Integer restates;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "结账人（默认：${DEFAULT-VALUE}）",
            defaultValue = "${sys:user.name}")
    private String by = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "备注")
    private String note = "";

    @Option(names = "--show", description = "不结账，只显示各版和此后的更正")
    private boolean show;

    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() throws IOException {
        var app = new AppClient(endpoints.api());
        if (show) {
            var closed = app.get("/api/v1/closings/" + year);
            closed.path("editions").forEach(this::particulars);
            restatements(closed);
            return ExitCodes.DONE;
        }
        var order = JSON.createObjectNode()
                .put("year", year)
                .put("restates", restates)
                .put("closedBy", by)
                .put("note", note);
        particulars(app.post("/api/v1/closings", "application/json", JSON.writeValueAsBytes(order)));
        return ExitCodes.DONE;
    }

    private void particulars(JsonNode edition) {
        var out = spec.commandLine().getOut();
        out.println(edition.path("year").asText() + "年结账第 "
                + edition.path("edition").asText() + " 版：截至 "
                + edition.path("asOf").asText() + "，" + edition.path("closedBy").asText() + " 于北京时间 "
                + MINUTE.format(Instant.parse(edition.path("closedAt").asText())) + " 结账"
                + (edition.path("note").asText().isEmpty()
                        ? ""
                        : "，" + edition.path("note").asText()));
        out.println("  内容 SHA-256 " + edition.path("contentHash").asText()
                + (edition.path("intact").asBoolean() ? "" : "（与所存内容不符）"));
        out.println("  " + edition.path("entities").asText() + " 个单位的表；台账位点 " + edition.at("/ledger/nextOffsets")
                + "；指标目录 " + edition.path("catalogueVersion").asText());
        out.flush();
    }

    private void restatements(JsonNode closed) {
        var out = spec.commandLine().getOut();
        var since = closed.path("restatements");
        out.println(since.isEmpty() ? "结账后没有更正" : "结账后更正 " + since.size() + " 个数：");
        for (JsonNode each : since) {
            out.println("  表" + each.path("table").asText() + " "
                    + each.path("entityName").asText() + " "
                    + each.path("row").asText() + " " + each.path("year").asText() + "年：结账 "
                    + printed(each.at("/closed/value")) + "，现 " + printed(each.at("/now/value")) + "（"
                    + each.path("unit").asText() + "）");
        }
        out.flush();
    }

    private static String printed(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : "—";
    }
}
