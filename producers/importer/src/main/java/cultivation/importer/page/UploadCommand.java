package cultivation.importer.page;

import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verb;
import cultivation.cli.Verbs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
        description = {
            "Opens a page on this machine: drop a CSV or XLSX on it, see what is wrong by row, send, watch the verdicts.",
            "It does what import does. Student numbers become pseudonyms here, under the college's key file; the page is "
                    + "for this machine alone and ends with Ctrl-C."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class UploadCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Option(names = "--college", paramLabel = "CODE", required = true, description = "the college's national code")
    private String college = "";

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "the college's key (default: ~/.cultivation/CODE.key; made on first use)")
    private @Nullable Path keyFile;

    @Option(names = "--port", paramLabel = "N", description = "port of the page (default: any free one)")
    private int port;

    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Verbs.requireCollege(spec, "--college", college);
        endpoints.connection(); // an address that is missing is told now
        System.setProperty("cultivation.terminal", "false"); // progress is for the page
        var arguments = new ArrayList<>(endpoints.arguments());
        if (keyFile != null) {
            arguments.add("--key-file");
            arguments.add(keyFile.toString());
        }
        var uploads = Uploads.in(Path.of(System.getProperty("user.home"), ".cultivation", "uploads", college));
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
        try (var page = UploadPage.serve(college, port, uploads, new FileVerbs(college, arguments))) {
            spec.commandLine().getOut().println("在本机的浏览器中打开（地址含一次性口令，请勿转发）：" + page.address());
            spec.commandLine().getOut().println("按 Ctrl-C 结束。");
            spec.commandLine().getOut().flush();
            stop.await();
        } finally {
            stopped.countDown();
        }
        return ExitCodes.DONE;
    }
}
