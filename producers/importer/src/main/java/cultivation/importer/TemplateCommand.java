package cultivation.importer;

import cultivation.cli.ExitCodes;
import cultivation.cli.Verb;
import cultivation.importer.table.Template;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code template}: an empty file of a record type. */
@Command(
        name = "template",
        description = {"生成一种记录的空白模板，填写后导入：CSV 只有表头；XLSX 另有各列说明和代码下拉选项。"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class TemplateCommand implements Verb {
    /** Without it Excel takes UTF-8 for the system's own encoding. */
    private static final String BOM = "\ufeff";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RECORD", description = FileOptions.RECORDS)
    private String type = "";

    @Option(names = "--out", paramLabel = "FILE.csv|.xlsx", description = "写到哪个文件（默认：在终端上显示 CSV）")
    private @Nullable Path target;

    @Override
    public Integer call() throws IOException {
        var template = Template.of(FileOptions.type(spec, type));
        var out = spec.commandLine().getOut();
        if (target == null) {
            out.print(template.csv());
            out.flush();
            return ExitCodes.DONE;
        }
        var name = target.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".xlsx")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--out 应是 .csv 或 .xlsx 文件，收到“" + target + "”。");
        }
        if (Files.exists(target)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--out：“" + target + "”已存在，不覆盖；请换一个文件名。");
        }
        if (name.endsWith(".csv")) {
            Files.writeString(target, BOM + template.csv(), StandardCharsets.UTF_8);
        } else {
            try (var file = new BufferedOutputStream(Files.newOutputStream(target))) {
                template.xlsx(file);
            }
        }
        out.println("已写出模板 " + target);
        return ExitCodes.DONE;
    }
}
