/**
 * The catalogue as a file.
 *
 * <p>In: YAML, the shipped one or a commission's own. Out: a {@link cultivation.catalogue.Catalogue}, or a {@link
 * cultivation.catalogue.file.CatalogueMistake} that names file, line and what to do. Start at {@link
 * cultivation.catalogue.file.CatalogueFile}.
 */
@NullMarked
package cultivation.catalogue.file;

import org.jspecify.annotations.NullMarked;
