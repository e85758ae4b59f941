package cultivation.entity;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one record of an entity.
 *
 * @param revision the highest seen; 0: nothing known
 * @param content the record with a blank head; null when nothing is known or it is retracted
 */
public record Facet<E extends SpecificRecord>(
        int revision, @Nullable E content) {
    public static <E extends SpecificRecord> Facet<E> nothing() {
        return new Facet<>(0, null);
    }

    /** How an arriving revision stands to this one; two retractions of one revision are equal. */
    Standing standingOf(Facet<?> arriving) {
        if (arriving.revision > revision) {
            return Standing.APPLIED;
        }
        if (arriving.revision < revision) {
            return Standing.SUPERSEDED;
        }
        boolean same = content == null ? arriving.content == null : content.equals(arriving.content);
        return same ? Standing.DUPLICATE : Standing.CONFLICT;
    }
}
