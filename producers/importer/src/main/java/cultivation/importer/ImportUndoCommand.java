package cultivation.importer;

import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.FailedException;
import cultivation.cli.Verbs;
import cultivation.connection.AppClient;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.sending.FileNames;
import cultivation.importer.sending.PastImports;
import cultivation.importer.sending.PastImports.PastImport;
import cultivation.importer.sending.RecordSender;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import undo ID}: takes an import back. */
@Command(
        name = "undo",
        description = {
            "Takes an import back: retracts what it added, and states again what it changed or withdrew, as it was before.",
            "What has been changed since stays as it is, and is told. It is an import itself: it can be taken back."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ImportUndoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "the import's id, as import list shows it")
    private String id = "";

    @Option(names = "--college", paramLabel = "CODE", required = true, description = "the college's national code")
    private String college = "";

    @Option(names = "--take-away", description = "does not ask: without a terminal it is refused without this")
    private boolean takeAway;

    @Option(names = "--dry-run", description = "sends nothing; says what would be sent")
    private boolean dryRun;

    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() throws IOException, UnreadableFileException {
        Verbs.requireCollege(spec, "--college", college);
        var connection = endpoints.connection();
        var api = endpoints.apiOrNull();
        var past = PastImports.of(connection, college).stream()
                .filter(each -> each.id().toString().equals(id.strip()))
                .findFirst()
                .orElseThrow(() -> new FailedException("学校 " + college + " 没有编号为“" + id
                        + "”的导入。./cultivation import list --college " + college + " 列出各次导入和编号。"));
        var run = new UndoRun(
                connection,
                new AppAnswers(api == null ? null : new AppClient(api), college),
                told(past),
                Confirmation.of(spec.commandLine().getOut()));
        try {
            return run.run(past, takeAway, dryRun) ? ExitCodes.DONE : ExitCodes.FAILED;
        } catch (RecordSender.StoppedException e) {
            return ExitCodes.FAILED;
        }
    }

    private String told(PastImport past) {
        var name = FileNames.of(college).byId().get(past.id().toString());
        return PastImportText.of(past, name);
    }
}
