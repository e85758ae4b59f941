/**
 * The words that cells and headers may have, and what each stands for: code lists, items of resources, countries, majors,
 * units of money, codes of colleges.
 *
 * <p>Start at {@link cultivation.importer.code.CodeList}. Pure: no file, no column, no Kafka.
 */
@NullMarked
package cultivation.importer.code;

import org.jspecify.annotations.NullMarked;
