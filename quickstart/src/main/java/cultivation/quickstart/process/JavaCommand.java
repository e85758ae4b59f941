package cultivation.quickstart.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines for Java children: this program's own Java and class path, a small heap, the flags all of them need. */
public final class JavaCommand {
    /** Avro refuses generated classes outside these packages. */
    static final String TRUSTED_BY_AVRO =
            "cultivation.events,cultivation.ledger,cultivation.indicators,cultivation.reference,cultivation.closings,cultivation.state";

    private final List<String> line = new ArrayList<>();

    private JavaCommand(String heap, List<String> flags) {
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx" + heap);
        line.add("-XX:+UseSerialGC");
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.add("-Djava.awt.headless=true");
        line.add("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=" + TRUSTED_BY_AVRO);
        line.addAll(flags);
    }

    public static JavaCommand withHeap(String heap, String... flags) {
        return new JavaCommand(heap, List.of(flags));
    }

    /** Runs a class of this program's class path. */
    public List<String> main(String mainClass, String... arguments) {
        return main(List.of(), mainClass, arguments);
    }

    /** Likewise, with jars whose classes win over those of the class path. */
    public List<String> main(List<Path> winning, String mainClass, String... arguments) {
        var all = new ArrayList<>(line);
        all.add("-cp");
        all.add(Stream.concat(winning.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator)));
        all.add(mainClass);
        all.addAll(List.of(arguments));
        return all;
    }

    /** Runs a jar of somebody else's. */
    public List<String> jar(Path jar) {
        var all = new ArrayList<>(line);
        all.add("-jar");
        all.add(jar.toString());
        return all;
    }
}
