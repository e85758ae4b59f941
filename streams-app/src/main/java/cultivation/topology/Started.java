package cultivation.topology;

import org.jspecify.annotations.Nullable;

/** What a processor has only once Kafka Streams has started it. */
final class Started {
    private Started() {}

    static <T> T of(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the processor has not been started");
        }
        return part;
    }
}
