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
            "Writes a table of the annual report for a year: 2-2, 2-3, 5-2 or 6-1, of the city, a group or a college.",
            "— is missing, which is not zero; a row that nothing feeds says so; of a closed year, corrections are shown."
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

    @Parameters(paramLabel = "TABLE", description = "2-2, 2-3, 5-2 or 6-1")
    private String table = "";

    @Option(names = "--year", paramLabel = "Y", required = true, description = "such as 2019")
    private int year;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "city, group or college (default: that of the entity)")
    private @Nullable String scope;

    @Option(
            names = "--entity",
            paramLabel = "ID",
            description =
                    "a college code, a group (municipal_commission, other_bureau, district, private) or the city (default)")
    private @Nullable String entity;

    @Option(
            names = "--format",
            paramLabel = "csv|xlsx|json",
            description = "default: that of the file's name, else csv")
    private @Nullable Format format;

    @Option(
            names = "--view",
            paramLabel = "now|closed|difference",
            description = "of a closed year: as it is now (default), as it was closed, or both and the difference")
    private @Nullable String view;

    @Option(names = "--edition", paramLabel = "N", description = "which closing of the year (default: the latest)")
    private @Nullable Integer edition;

    @Option(
            names = "--all-names",
            description = "beside a row's name, those that its indicator had before or has since")
    private boolean allNames;

    @Option(names = "--out", paramLabel = "FILE", description = "where to (default: standard output)")
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
