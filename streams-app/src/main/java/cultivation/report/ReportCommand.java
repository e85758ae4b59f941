package cultivation.report;

import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verb;
import cultivation.connection.AppClient;
import cultivation.connection.AppRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code report}: a table of the annual report, from the running app. */
@Command(
        name = "report",
        description = {
            "写出一年的年度报告表（1-5、2-1、2-2、2-3、2-5、3-1、3-2、3-3、3-6、4-1、5-2 或 6-1），全市、一个分组或一所学校的。",
            "「—」是无数据，不是零；尚未接入数据的行会注明；已结账的年度另列更正。"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ReportCommand implements Verb {
    /** How a table is written. */
    enum Format {
        CSV,
        XLSX,
        JSON
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TABLE", description = "如 1-5、3-6 或 6-1")
    private String table = "";

    @Option(names = "--year", paramLabel = "Y", required = true, description = "如 2019")
    private int year;

    @Option(names = "--scope", paramLabel = "SCOPE", description = "city（全市）、group（分组）或 college（学校）；默认依对象而定")
    private @Nullable String scope;

    @Option(
            names = "--entity",
            paramLabel = "ID",
            description =
                    "学校代码、分组（municipal_commission 市教委所属，other_bureau 其他委办局或总公司所属，district 区县政府所属，private 民办）或全市（默认）")
    private @Nullable String entity;

    @Option(names = "--format", paramLabel = "csv|xlsx|json", description = "默认：由文件扩展名决定，否则为 csv")
    private @Nullable Format format;

    @Option(names = "--view", paramLabel = "now|closed|difference", description = "已结账的年度：现值（默认）、结账值，或两者及差额")
    private @Nullable String view;

    @Option(names = "--edition", paramLabel = "N", description = "第几版结账（默认：最近一版）")
    private @Nullable Integer edition;

    @Option(names = "--all-names", description = "行名之后注明该指标此前和此后的名称")
    private boolean allNames;

    @Option(names = "--out", paramLabel = "FILE", description = "写到哪个文件（默认：显示在终端上）")
    private @Nullable Path out;

    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() throws IOException {
        if (!ReportTable.ids().contains(table)) {
            throw usage("没有报表 '" + table + "'；可用：" + String.join("、", ReportTable.ids()) + "。");
        }
        var kind = kind();
        if (out == null && kind == Format.XLSX && Boolean.getBoolean("cultivation.terminal")) {
            throw usage("XLSX 不能显示在终端上，请加 --out 文件.xlsx。");
        }
        if (out != null) {
            endpoints.requireOther("--out", out, List.of());
        }
        var query = new Query("/api/v1/reports/" + Query.encoded(table))
                .with("year", year)
                .with("format", kind.name().toLowerCase(Locale.ROOT))
                .with("scope", scope)
                .with("entity", entity)
                .with("view", view)
                .with("edition", edition)
                .with("names", allNames ? "all" : null);
        var bytes = ask(query);
        if (out != null) {
            Files.write(out, bytes);
            spec.commandLine().getOut().println("wrote " + out + " (" + bytes.length + " bytes)");
        } else if (kind == Format.XLSX) {
            System.out.write(bytes);
            System.out.flush();
        } else {
            spec.commandLine().getOut().print(new String(bytes, StandardCharsets.UTF_8));
            spec.commandLine().getOut().flush();
        }
        return ExitCodes.DONE;
    }

    private Format kind() {
        if (format != null) {
            return format;
        }
        var name = out == null ? "" : String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return switch (dot < 0 ? "csv" : name.substring(dot + 1)) {
            case "csv" -> Format.CSV;
            case "xlsx" -> Format.XLSX;
            case "json" -> Format.JSON;
            default -> throw usage("'" + out + "' 的扩展名不是报表的格式；可用 .csv、.xlsx、.json，或用 --format csv|xlsx|json 指明。");
        };
    }

    /** What the app refuses as it was asked is wrong usage; a year that is not closed, for one, is not. */
    private byte[] ask(Query query) {
        try {
            return new AppClient(endpoints.api()).bytes(query.toString());
        } catch (AppRefusedException e) {
            throw e.isWrongQuestion() ? usage(String.valueOf(e.getMessage())) : e;
        }
    }

    private CommandLine.ParameterException usage(String sentence) {
        return new CommandLine.ParameterException(spec.commandLine(), sentence);
    }
}
