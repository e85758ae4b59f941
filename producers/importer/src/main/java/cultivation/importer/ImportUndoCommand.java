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
        description = {"撤销一次导入：撤回它新增的，恢复它更正或撤回的。", "此后又有变动的保持不变，并予说明。撤销本身也是一次导入，同样可以撤销。"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ImportUndoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "导入编号，见 import list")
    private String id = "";

    @Option(names = "--college", paramLabel = "CODE", required = true, description = "学校的国标代码")
    private String college = "";

    @Option(names = "--take-away", description = "不再询问；不在终端上执行时，不加此项即不撤销")
    private boolean takeAway;

    @Option(names = "--dry-run", description = "不发送，只说明会发送什么")
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
