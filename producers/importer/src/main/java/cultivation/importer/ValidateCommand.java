package cultivation.importer;

import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verb;
import cultivation.importer.file.CorrectionFile;
import cultivation.importer.file.ReadOptions;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.RowListener;
import cultivation.importer.file.UnreadableFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code validate}: what is wrong with a file, without sending anything and without any service. */
@Command(
        name = "validate",
        description = {"校验学校的 CSV 或 XLSX：按系统接收时的规则，以及只有看文件才能发现的问题。", "不发送任何内容，也不需要连接任何服务。"},
        footer = {"", "有任何错误时退出码为 1。./cultivation template RECORD 生成空白模板。"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ValidateCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Mixin
    private FileOptions options;

    /** Asked for no address: so that a command line of import's can be tried with this verb. */
    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        var errors = options.errors(endpoints);
        boolean faulty = false;
        for (Path path : options.files()) {
            try {
                faulty |= findMistakes(options.open(path), errors, out);
            } catch (UnreadableFileException e) {
                out.println(path.getFileName() + ":1: " + e.getMessage());
                faulty = true;
            }
        }
        out.println(faulty ? "检查未通过。没有发送任何记录。" : "检查通过。没有发送任何记录。");
        return faulty ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    /** Prints what is wrong with a file, and writes its mending file where one is asked for; whether anything is. */
    private boolean findMistakes(RecordFile opened, @Nullable Path errors, PrintWriter out)
            throws IOException, UnreadableFileException {
        var named = options.collegeOrNull(opened);
        var college = named == null ? "0" : named;
        var keyFile = options.keyFile(college);
        if (options.namesKeyFile() && Files.exists(keyFile)) {
            var unused = CollegeKey.load(keyFile); // one that cannot be used is told now rather than by import
        }
        var file = opened.by(options.studentNumber(college));
        var report = new ValidationPrinter(out);
        report.printFile(file);
        var readOptions = ReadOptions.toValidate(college, Clock.systemUTC().instant());
        var validation = file.read(readOptions, RowListener.NONE);
        if (errors != null && validation.isFaulty()) {
            CorrectionFile.write(file, readOptions, validation, errors);
        }
        report.printValidation(file.path(), validation, errors);
        return validation.isFaulty();
    }
}
