package cultivation.archive;

import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.ShownProgress;
import cultivation.cli.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code archive}: what cannot be had again, into a folder. */
@Command(
        name = "archive",
        description = {
            "把各校的记录、学校名册、令牌、预警线、事项、已结账年度、指标历史和记录格式写入一个文件夹；再次运行只补写新的。",
            "Writes events, register, tokens, thresholds, cases, closed years, the history of figures and the schemas with "
                    + "their ids into a folder. Run again, it adds what is new; one that was cut off goes on."
        },
        footer = {"", "文件夹中是各校学生的记录（学号已脱敏），只许负责人读取。restore 由它恢复。"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ArchiveCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "归档的文件夹：新的、空的，或以前归档过的 · a new, an empty or an earlier one")
    private Path dir = Path.of("");

    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var folder = new ArchiveFolder(dir);
        var shown = new AtomicReference<@Nullable ShownProgress>();
        Archiving.Done done;
        try {
            done = Archiving.run(
                    endpoints.connection(),
                    folder,
                    Clock.systemUTC(),
                    total -> shown.set(ShownProgress.on(out, "归档", total, at -> "归档：%,d / %,d 条，每秒 %,d 条"
                            .formatted(at.done(), at.total(), at.perSecond()))),
                    read -> {
                        var progress = shown.get();
                        if (progress != null) {
                            progress.at(read);
                        }
                    });
        } finally {
            var progress = shown.get();
            if (progress != null) {
                progress.close();
            }
        }
        out.printf(
                "归档完成：新增 %,d 条；“%s”现有 %,d 个主题、%,d 条记录、%,d 个文件。请把它复制到另一处保管。%n",
                done.added(),
                dir,
                done.manifest().topics().size(),
                done.manifest().records(),
                done.manifest().files().size());
        return ExitCodes.DONE;
    }
}
