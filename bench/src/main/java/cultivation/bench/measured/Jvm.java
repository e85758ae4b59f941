package cultivation.bench.measured;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a Java process is started.
 *
 * @param heap as after {@code -Xmx}
 * @param flags further ones
 * @param winning jars whose classes win over those of this program's class path
 */
public record Jvm(String heap, List<String> flags, List<Path> winning) {
    public static Jvm withHeap(String heap) {
        return new Jvm(heap, List.of(), List.of());
    }

    public Jvm with(String... more) {
        return new Jvm(heap, Stream.concat(flags.stream(), Stream.of(more)).toList(), winning);
    }

    public Jvm winning(Path jar) {
        return new Jvm(heap, flags, List.of(jar));
    }
}
