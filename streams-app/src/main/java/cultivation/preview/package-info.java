/**
 * A catalogue tried before it is put in force.
 *
 * <p>In: a changed catalogue, the one in force, the ledger. Out: which values, names and checks would change, and
 * whether the ledger must be rebuilt. Start at {@link cultivation.preview.CatalogueDiff}; the verb is {@link
 * cultivation.preview.CatalogueCommand}.
 */
@NullMarked
package cultivation.preview;

import org.jspecify.annotations.NullMarked;
