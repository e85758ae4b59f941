/**
 * What can be set: every key once, with its default, unit, range and meaning.
 *
 * <p>In: a properties file and {@code CULTIVATION_*} variables. Out: values that were looked at, or one sentence that names
 * the key and what is wrong. {@code docs/configuration.md} is held against it by a test. Start at {@link
 * cultivation.configuration.Key}.
 */
@NullMarked
package cultivation.configuration;

import org.jspecify.annotations.NullMarked;
