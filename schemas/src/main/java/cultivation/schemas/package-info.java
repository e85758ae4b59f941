/**
 * The released versions of every record, as data.
 *
 * <p>An id in the registry is accepted when it stands for one of these; a change that breaks {@code
 * BACKWARD_TRANSITIVE} against them fails the build. Start reading at {@link
 * cultivation.schemas.ReleasedSchemas}.
 */
@NullMarked
package cultivation.schemas;

import org.jspecify.annotations.NullMarked;
