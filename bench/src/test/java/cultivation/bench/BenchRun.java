package cultivation.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import cultivation.cli.Verbs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The verb as one calls it, and the file that it writes. */
public record BenchRun(int exit, String printed, JsonNode json) {
    public static final BenchRun NONE = new BenchRun(-1, "", MissingNode.getInstance());

    public static BenchRun of(Path folder, String... arguments) throws IOException {
        var file = folder.resolve("bench.json");
        var printed = new StringWriter();
        var writer = new PrintWriter(printed, true);
        int exit = Verbs.commandLine(new BenchCommand())
                .setOut(writer)
                .setErr(writer)
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--json", file.toString()))
                        .toArray(String[]::new));
        System.out.println(printed);
        return new BenchRun(
                exit,
                printed.toString(),
                Files.exists(file) ? new ObjectMapper().readTree(Files.readString(file)) : MissingNode.getInstance());
    }
}
