package cultivation.report;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verb;
import cultivation.connection.AppClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code reconcile}: an outside file of printed figures beside ours. */
@Command(
        name = "reconcile",
        description = {"把文件中的印刷数字与本系统核对，并找出能解释差异的口径。", "即：按哪种口径能得出印刷值；文件有哪些自相矛盾之处。", "有不符时退出码为 1，全部相符为 0。"},
        footer = {
            "",
            "文件为 CSV，第一行是表头：指标（或 row_zh）、indicator（目录中的标识，",
            "学校或分组的在其后加 {对象}）、单位（或 unit）、每年一列（2019年 或 value_2019）；",
            "可另有：表（或 table）、entity、备注（或 note）。'./cultivation report' 写出的表也可以核对。"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ReconcileCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "印刷数字的文件")
    private Path file = Path.of("");

    @Option(names = "--entity", paramLabel = "ID", description = "文件所印是谁的数字（默认：全市）")
    private @Nullable String entity;

    @Option(names = "--all", description = "相符的和无法比较的也逐项列出")
    private boolean all;

    @Option(names = "--json", description = "原样输出应用的回答")
    private boolean json;

    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "没有可读的文件“" + file + "”，请核对文件名。");
        }
        var answer = new AppClient(endpoints.api())
                .post(
                        new Query("/api/v1/reconcile").with("entity", entity).toString(),
                        "text/csv",
                        Files.readAllBytes(file));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(answer.toPrettyString());
        } else {
            print(answer, out);
        }
        out.flush();
        return answer.path("clean").asBoolean() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private void print(JsonNode answer, PrintWriter out) {
        var number = answer.path("number");
        out.println(file + " 与本系统（截至 " + answer.path("asOf").asText() + "，指标目录 "
                + answer.path("catalogueVersion").asText() + "，"
                + answer.path("entityName").asText() + "）：");
        for (JsonNode figure : answer.path("figures")) {
            var verdict = figure.path("verdict").asText();
            if (all || !(verdict.equals("agrees") || verdict.equals("incomparable"))) {
                print(figure, verdict, out);
            }
        }
        if (!answer.path("contradictions").isEmpty()) {
            out.println("文件自身的矛盾：");
            answer.path("contradictions")
                    .forEach(each -> out.println("  " + each.path("sentence").asText()));
        }
        out.println("相符 " + number.path("agrees") + " 个，不符 " + number.path("differs") + " 个，本系统无数据 "
                + number.path("missing_here") + " 个，文件无数据 " + number.path("missing_there") + " 个，无法比较 "
                + number.path("incomparable") + " 个；文件自身的矛盾 " + number.path("contradictions") + " 处");
    }

    private static void print(JsonNode figure, String verdict, PrintWriter out) {
        var line = new StringBuilder(
                "  第 " + figure.path("line") + " 行 " + figure.path("row").asText() + " " + figure.path("year") + "年：印刷 "
                        + figure.path("printed").asText());
        if (verdict.equals("incomparable")) {
            out.println(line.append("，无法比较：").append(figure.path("why").asText()));
            return;
        }
        line.append("，本系统 ").append(inWords(figure.path("ours"))).append(counts(figure));
        if (verdict.equals("agrees")) {
            out.println(line.append("，相符"));
            return;
        }
        if (figure.path("difference").isNumber()) {
            line.append("，差 ").append(inWords(figure.path("difference")));
        }
        out.println(line.append("（").append(figure.path("unit").asText()).append("）"));
        if (figure.path("reproducedBy").isEmpty()) {
            out.println("      试过 " + figure.path("tried") + " 种算法，没有一种得出印刷值");
        }
        var words = new ArrayList<String>();
        figure.path("reproducedBy").forEach(each -> words.add(each.path("words").asText()));
        for (String each : List.copyOf(words)) {
            out.println("      可得出印刷值：" + each);
        }
    }

    /** The integers of a ratio. */
    private static String counts(JsonNode figure) {
        return figure.path("denominator").isNumber()
                ? " = " + figure.path("numerator") + "/" + figure.path("denominator")
                : "";
    }

    private static String inWords(JsonNode number) {
        return PrintedNumber.inWords(number.isNumber() ? decimal(number) : null);
    }

    private static BigDecimal decimal(JsonNode number) {
        return new BigDecimal(number.asText());
    }
}
