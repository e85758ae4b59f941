package cultivation.importer;

import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verbs;
import cultivation.connection.AppClient;
import cultivation.importer.sending.FileNames;
import cultivation.importer.sending.PastImports;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code import list}: what a college has imported. */
@Command(
        name = "list",
        description = "列出学校的各次导入，最近的在前：编号、时间（北京时间）、文件、各类条数。",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ImportListCommand implements Callable<Integer> {
    private static final int SHOWN = 100;

    @Spec
    private CommandSpec spec;

    @Option(names = "--college", paramLabel = "CODE", required = true, description = "学校的国标代码")
    private String college = "";

    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() {
        Verbs.requireCollege(spec, "--college", college);
        var out = spec.commandLine().getOut();
        var api = endpoints.apiOrNull();
        var past = PastImports.of(endpoints.connection(), college);
        var names = FileNames.of(college).byId();
        out.println(new AppAnswers(api == null ? null : new AppClient(api), college).nameZh() + "：共 " + past.size()
                + " 次导入");
        past.stream()
                .limit(SHOWN)
                .forEach(each ->
                        out.println(PastImportText.of(each, names.get(each.id().toString()))));
        if (past.size() > SHOWN) {
            out.println("……另有更早的 " + (past.size() - SHOWN) + " 次");
        }
        if (!past.isEmpty()) {
            out.println("撤销其中一次：./cultivation import undo 编号 --college " + college);
        }
        return ExitCodes.DONE;
    }
}
