package cultivation.serving.reports;

import cultivation.report.Entity;
import org.jspecify.annotations.Nullable;

/** Whose figures they are, as fields; all null where it is not known. */
record EntityResponse(
        @Nullable String scope,
        @Nullable String entity,
        @Nullable String entityName) {
    static EntityResponse of(@Nullable Entity entity) {
        return entity == null
                ? new EntityResponse(null, null, null)
                : new EntityResponse(entity.scope().id(), entity.id(), entity.name());
    }
}
