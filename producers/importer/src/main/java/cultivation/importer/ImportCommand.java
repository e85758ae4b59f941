package cultivation.importer;

import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verb;
import cultivation.connection.AppClient;
import cultivation.importer.ImportRun.Checked;
import cultivation.importer.ImportRun.Choices;
import cultivation.importer.file.CorrectionFile;
import cultivation.importer.file.ReadOptions;
import cultivation.importer.file.RowListener;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.sending.RecordSender;
import cultivation.rule.RecordType;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code import}: checks a college's files, sends what is new or changed, waits for the verdicts. */
@Command(
        name = "import",
        description = {
            "导入学校的 CSV 或 XLSX：先校验，再发送新增和更正的记录，并等待处理结果。",
            "文件有任何错误时什么也不发送。发送之前先说明影响；会撤回、清空已报内容，或使某个数变动超过三分之一时，先行询问。中断的导入再次执行即从中断处继续；已完成的不再发送。"
        },
        footer = {
            "",
            "文件旁会留下同名的 .import.jsonl，其中没有数据行和密钥。文件有错误或有记录被拒收时，退出码为 1。",
            "./cultivation template RECORD 生成空白模板，./cultivation validate FILE 只校验不发送。"
        },
        subcommands = {ImportUndoCommand.class, ImportListCommand.class},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ImportCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Mixin
    private FileOptions options;

    @Option(names = "--valid-rows-only", description = "有的行有错误时，仍发送其余各行")
    private boolean validRowsOnly;

    @Option(names = "--full", description = "文件是这种记录的全部：以前发送过而文件中没有的，予以撤回")
    private boolean full;

    @Option(names = "--retract-most", description = "与 --full 同用：会撤回一半以上时也照办")
    private boolean retractMost;

    @Option(names = "--new-key", description = "允许换用另一个密钥或新密钥发送学生、教职工记录")
    private boolean newKey;

    @Option(names = "--take-away", description = "允许文件撤回、清空已报内容，或使某个数变动超过三分之一；在终端上会询问，其他情况下不加此项即不发送")
    private boolean takeAway;

    @Option(names = "--dry-run", description = "不发送，只说明会发送什么")
    private boolean dryRun;

    @Mixin
    private Endpoints endpoints;

    private long sent;

    @Override
    public Integer call() throws IOException, UnreadableFileException {
        PrintWriter out = spec.commandLine().getOut();
        if (full && validRowsOnly) {
            throw options.usage("--full 不能与 --valid-rows-only 同用：有错的行会被当作已不存在而撤回。请先改正全部错误。");
        }
        var connection = endpoints.connection();
        var api = endpoints.apiOrNull();
        var app = api == null ? null : new AppClient(api);
        var checked = checkAll(out);
        if (checked == null) {
            out.println("没有发送任何记录。请改正后再导入" + (validRowsOnly ? "。" : "，或加 --valid-rows-only 只发送正确的行。"));
            return ExitCodes.FAILED;
        }
        requireOneFileOfEachWhenFull(checked);
        boolean clean = true;
        var confirmation = Confirmation.of(out);
        for (Checked file : checked) {
            clean &= !file.validation().isFaulty();
            var run = new ImportRun(connection, app, file, choices(file.college()), confirmation);
            try {
                clean &= run.run();
                sent += run.sent();
            } catch (RecordSender.StoppedException e) {
                return ExitCodes.FAILED;
            }
        }
        return clean ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    /** How many records were sent, when it has ended. */
    public long sent() {
        return sent;
    }

    /** All files, or null when nothing may be sent. */
    private @Nullable List<Checked> checkAll(PrintWriter out) throws IOException {
        var errors = options.errors(endpoints);
        var checked = new ArrayList<Checked>();
        boolean refused = false;
        for (Path path : options.files()) {
            try {
                var file = options.open(path);
                var college = options.college(file);
                file = file.by(options.studentNumber(college));
                var report = new ValidationPrinter(out);
                report.printFile(file);
                var readOptions = ReadOptions.toValidate(
                        college, Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS));
                var validation = file.read(readOptions, RowListener.NONE);
                if (errors != null && validation.isFaulty()) {
                    CorrectionFile.write(file, readOptions, validation, errors);
                }
                report.printValidation(path, validation, errors);
                refused |= validation.isFaulty() && (!validRowsOnly || validation.accepted() == 0);
                checked.add(new Checked(file, readOptions.collegeCode(), validation, readOptions.recordedAt()));
            } catch (UnreadableFileException e) {
                out.println(path.getFileName() + ":1: " + e.getMessage());
                refused = true;
            }
        }
        return refused ? null : checked;
    }

    private Choices choices(String college) {
        return new Choices(options.keyFile(college), newKey, full, retractMost, takeAway, dryRun);
    }

    private void requireOneFileOfEachWhenFull(List<Checked> checked) {
        var seen = new HashSet<String>();
        for (Checked file : checked) {
            if (full && file.file().type() == RecordType.STAFF_MEMBER) {
                throw options.usage("教职工名单不能与 --full 同用：名单上没有的人会从以往各年的数中一并消失。已离职的，请保留该行并填“离职日期”；误报的，在“操作”列填“撤回”。");
            }
            if (full && !seen.add(file.college() + file.file().type())) {
                throw options.usage("--full 每种记录只能有一个文件，“" + file.file().type().nameZh() + "”收到多个。请合并为一个文件。");
            }
        }
    }
}
