package cultivation.serving.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who changed a threshold or a target, and what.
 *
 * @param before null when there was none
 * @param after null when there is none any more
 */
public record ChangeResponse<R extends Record>(
        CharSequence id,
        CharSequence changedBy,
        Instant changedAt,
        CharSequence note,
        @Nullable R before,
        @Nullable R after) {
    /** How many one answer has at most. */
    public static final int MOST = 1000;

    /** How many changes are asked for. */
    public static int limit(Parameters parameters) {
        return parameters.number("limit", 100, 1, MOST);
    }

    /** Those asked for of all changes, newest first. */
    public static <C> List<C> newest(List<C> changes, Predicate<C> asked, int limit) {
        var some = new ArrayList<>(changes.stream().filter(asked).toList());
        Collections.reverse(some);
        return List.copyOf(some.subList(0, Math.min(limit, some.size())));
    }
}
