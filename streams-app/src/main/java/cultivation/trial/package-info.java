/**
 * A catalogue tried before it is put in force.
 *
 * <p>In: a changed catalogue, the one in force, the ledger. Out: which values, names and checks would change, and
 * whether the ledger must be rebuilt. Start at {@link cultivation.trial.CatalogueDiff}; the verb is {@link
 * cultivation.trial.CatalogueCommand}.
 */
@NullMarked
package cultivation.trial;

import org.jspecify.annotations.NullMarked;
