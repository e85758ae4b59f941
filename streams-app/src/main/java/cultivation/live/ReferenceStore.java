package cultivation.live;

import cultivation.college.Topics;
import cultivation.live.LiveBoard.View;
import cultivation.reference.Target;
import cultivation.reference.TargetChange;
import cultivation.reference.Threshold;
import cultivation.reference.ThresholdChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sets and takes away what people set of one sort, thresholds or targets, each with a record of who changed what; both
 * return when the board shows it.
 */
public interface ReferenceStore<T extends SpecificRecord> {
    /** What is set says who and when. */
    void put(T set);

    /** Does nothing when there is none. */
    void delete(String id, String changedBy, Instant changedAt, String note);

    /** Who set something, when and why. */
    record Author(String changedBy, Instant changedAt, String note) {}

    /** The record of a change; {@code before} is null when there was none, {@code after} when it is taken away. */
    @FunctionalInterface
    interface Telling<T> {
        SpecificRecord change(String id, @Nullable T before, @Nullable T after, Author author);
    }

    /**
     * A sort of what people set.
     *
     * @param topic compacted, by id
     * @param changes the topic of what was changed
     * @param known what is set now, by id
     * @param history what was ever changed
     */
    record Sort<T extends SpecificRecord>(
            String topic,
            String changes,
            Function<T, String> id,
            Function<T, Author> author,
            Function<View, Map<String, T>> known,
            Function<View, List<?>> history,
            Telling<T> telling) {
        public static final Sort<Threshold> THRESHOLDS = new Sort<>(
                Topics.THRESHOLDS,
                Topics.THRESHOLD_CHANGES,
                threshold -> threshold.getId().toString(),
                threshold -> author(threshold.getChangedBy(), threshold.getChangedAt(), threshold.getNote()),
                View::thresholds,
                View::thresholdChanges,
                (id, before, after, author) ->
                        new ThresholdChange(id, before, after, author.changedBy(), author.changedAt(), author.note()));
        public static final Sort<Target> TARGETS = new Sort<>(
                Topics.TARGETS,
                Topics.TARGET_CHANGES,
                target -> target.getId().toString(),
                target -> author(target.getChangedBy(), target.getChangedAt(), target.getNote()),
                View::targets,
                View::targetChanges,
                (id, before, after, author) ->
                        new TargetChange(id, before, after, author.changedBy(), author.changedAt(), author.note()));

        private static Author author(@Nullable CharSequence by, @Nullable Instant at, CharSequence note) {
            return new Author(Objects.requireNonNull(by).toString(), Objects.requireNonNull(at), note.toString());
        }
    }
}
