package cultivation.importer.page;

import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.FailedException;
import cultivation.cli.Verb;
import cultivation.cli.Verbs;
import cultivation.connection.AppClient;
import cultivation.importer.AppAnswers;
import cultivation.importer.sending.FileImport;
import cultivation.importer.sending.HomeFolder;
import cultivation.producer.CollegeNotRegisteredException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code upload}: a page on this machine to drop a file on. */
@Command(
        name = "upload",
        description = {"在本机打开报送页面：放入 CSV 或 XLSX，逐行查看错误，发送，查看处理结果。", "与 import 相同。学号在本机用本校密钥变成假名；页面只供本机使用，按 Ctrl-C 结束。"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class UploadCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Option(names = "--college", paramLabel = "CODE", required = true, description = "学校的国标代码")
    private String college = "";

    @Option(names = "--key-file", paramLabel = "FILE", description = "本校密钥（默认：~/.cultivation/学校代码.key，首次使用时生成）")
    private @Nullable Path keyFile;

    @Option(names = "--port", paramLabel = "N", description = "页面的端口（默认：任一空闲端口）")
    private int port;

    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Verbs.requireCollege(spec, "--college", college);
        System.setProperty("cultivation.terminal", "false"); // progress is for the page
        var served = served();
        var uploads = Uploads.in(HomeFolder.file("uploads").resolve(college));
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.countDown();
                            try {
                                stopped.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stop"));
        try (var page = UploadPage.serve(port, uploads, new FileVerbs(served))) {
            spec.commandLine().getOut().println(served.nameZh());
            spec.commandLine().getOut().println("在本机的浏览器中打开（地址含一次性口令，请勿转发）：" + page.address());
            spec.commandLine().getOut().println("按 Ctrl-C 结束。");
            spec.commandLine().getOut().flush();
            stop.await();
        } finally {
            stopped.countDown();
        }
        return ExitCodes.DONE;
    }

    /** Refuses an unknown college now, not after somebody has prepared a file. */
    private College served() {
        var connection = endpoints.connection();
        var api = endpoints.apiOrNull();
        try {
            FileImport.topicId(connection, college);
        } catch (CollegeNotRegisteredException e) {
            throw new FailedException("没有代码为 " + college + " 的学校。./cultivation college list 列出各校代码；请核对 --college。");
        }
        return new College(
                college,
                new AppAnswers(api == null ? null : new AppClient(api), college).nameZh(),
                connection,
                endpoints.arguments(),
                keyFile != null ? keyFile : HomeFolder.key(college));
    }
}
