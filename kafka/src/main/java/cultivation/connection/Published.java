package cultivation.connection;

import org.jspecify.annotations.Nullable;

/** Where a record lies, once the broker has acknowledged it. */
public record Published(String topic, int partition, long offset) {
    /** What {@link #toString} wrote; null when the text is none of its. */
    public static @Nullable Published parse(String text) {
        int at = text.lastIndexOf('@');
        int dash = text.lastIndexOf('-', at);
        if (dash < 1) {
            return null;
        }
        try {
            return new Published(
                    text.substring(0, dash),
                    Integer.parseInt(text.substring(dash + 1, at)),
                    Long.parseLong(text.substring(at + 1)));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** {@code topic-partition@offset}, as the header {@code cultivation.source} of a rejection has it. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
