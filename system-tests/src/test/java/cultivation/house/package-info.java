/** Rules of the house that concern more than one module. */
@NullMarked
package cultivation.house;

import org.jspecify.annotations.NullMarked;
