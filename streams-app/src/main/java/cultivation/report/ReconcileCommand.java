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
        description = {
            "Shows an outside file's printed figures beside ours, and what would explain each difference.",
            "That is: which definition would reproduce the printed one; and what contradicts itself in the file. Exit code 1",
            "when anything differs, 0 when nothing does."
        },
        footer = {
            "",
            "The file is a CSV with a line of headers: row_zh or 指标, indicator (an id of the catalogue, with {entity}",
            "behind it for a college or group), unit or 单位, a column for each year (value_2019, 2019年), and, if you like,",
            "table or 表, entity, note or 备注. Tables that './cultivation report' wrote can be compared too."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ReconcileCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the printed figures")
    private Path file = Path.of("");

    @Option(names = "--entity", paramLabel = "ID", description = "whose figures the file prints (default: the city)")
    private @Nullable String entity;

    @Option(names = "--all", description = "show the figures that agree, and those that cannot be compared, one by one")
    private boolean all;

    @Option(names = "--json", description = "print the app's answer as it is")
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
