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
            "Publishes a college's CSV or XLSX: checks it, sends what is new or changed, and waits for the verdicts.",
            "Nothing is sent when anything is wrong. What a file would do is said first; when it takes away what was "
                    + "stated, or changes a figure by more than a third, it asks. An import that was cut off goes on when it is run again; one that "
                    + "has ended says so and sends nothing."
        },
        footer = {
            "",
            "Beside FILE it keeps FILE.import.jsonl, in which there is no row and no key. Exit code 1 when anything is "
                    + "wrong with the file or a record is rejected.",
            "./cultivation template RECORD makes an empty file to fill, ./cultivation validate FILE only checks."
        },
        subcommands = {ImportUndoCommand.class, ImportListCommand.class},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ImportCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Mixin
    private FileOptions options;

    @Option(names = "--valid-rows-only", description = "sends the rows that are right although others are wrong")
    private boolean validRowsOnly;

    @Option(
            names = "--full",
            description =
                    "the file is all there is of this record type: what was sent before and is not in it is retracted")
    private boolean full;

    @Option(
            names = "--retract-most",
            description = "with --full: also when more than half of what was sent before would be retracted")
    private boolean retractMost;

    @Option(names = "--new-key", description = "students may be sent under another key than before, or under a new one")
    private boolean newKey;

    @Option(
            names = "--take-away",
            description =
                    "the file may withdraw or clear what was stated, or change a figure by more than a third; at a "
                            + "terminal it is asked, elsewhere such a file is refused without this")
    private boolean takeAway;

    @Option(names = "--dry-run", description = "sends nothing; says what would be sent")
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
            if (full && !seen.add(file.college() + file.file().type())) {
                throw options.usage("--full 每种记录只能有一个文件，“" + file.file().type().nameZh() + "”收到多个。请合并为一个文件。");
            }
        }
    }
}
