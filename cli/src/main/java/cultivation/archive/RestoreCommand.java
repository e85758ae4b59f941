package cultivation.archive;

import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.ShownProgress;
import cultivation.cli.Verb;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code restore}: an empty cluster, filled from an archive. */
@Command(
        name = "restore",
        description = {
            "由归档恢复：先核对每个文件的校验和，再恢复记录格式及其编号，最后按原来的次序和收到时间写回各校的记录。只写入空的集群。",
            "Fills an empty cluster from an archive: checksums first, then the schemas under their ids, then every record in "
                    + "its order and with the time at which it was appended. Start the app afterwards; it computes the rest."
        },
        footer = {"", "账号、权限和配额不在归档中：恢复后对每所学校再运行一次 college add --credentials。"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RestoreCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "归档的文件夹 · the archive's folder")
    private Path dir = Path.of("");

    @Option(names = "--check", description = "只核对归档的校验和，不连接任何服务 · compares the files with their checksums, and no more")
    private boolean check;

    @Option(
            names = "--registry-only",
            description = "只恢复记录格式及其编号，用于仅丢失注册中心的情形 · the schemas alone, where only the registry was lost")
    private boolean registryOnly;

    @Option(
            names = "--replication-factor",
            description = "每个主题的副本数（默认：消息服务的设置）· copies of every topic (default: the broker's)",
            defaultValue = "-1",
            showDefaultValue = Visibility.NEVER)
    private short replicationFactor;

    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var restoring = new Restoring(new ArchiveFolder(dir));
        try (var shown = ShownProgress.on(
                out, "核对", restoring.bytes(), at -> "核对：%,d / %,d MB".formatted(at.done() >> 20, at.total() >> 20))) {
            restoring.verify(shown::at);
        }
        var manifest = restoring.manifest();
        out.printf("归档完好：%,d 个文件、%,d 条记录，写于 %s。%n", manifest.files().size(), manifest.records(), manifest.writtenAt());
        if (check) {
            return ExitCodes.DONE;
        }
        var connection = endpoints.connection();
        if (!registryOnly) {
            restoring.requireEmptyCluster(connection);
        }
        out.printf("记录格式已恢复：%,d 个，编号与原来相同。%n", restoring.restoreRegistry(connection));
        if (registryOnly) {
            return ExitCodes.DONE;
        }
        try (var shown = ShownProgress.on(out, "恢复", manifest.records(), at -> "恢复：%,d / %,d 条，每秒 %,d 条"
                .formatted(at.done(), at.total(), at.perSecond()))) {
            restoring.restoreTopics(connection, replicationFactor, shown::at);
        }
        out.printf(
                "恢复完成：%,d 个主题、%,d 条记录。请启动监测系统（run）：账和指标由它重新算出。%n",
                manifest.topics().size(), manifest.records());
        return ExitCodes.DONE;
    }
}
