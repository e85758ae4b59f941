/**
 * What is shown, as data: indicators, windows, scopes, statistics, and the definitions in force on a day.
 *
 * <p>In: the declarations of the catalogue file. Out: values that the board reads; nothing here computes a figure. Start
 * at {@link cultivation.catalogue.Catalogue}.
 */
@NullMarked
package cultivation.catalogue;

import org.jspecify.annotations.NullMarked;
