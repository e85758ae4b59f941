/**
 * What is measured, and how: processes of their own and what they used.
 *
 * <p>{@link cultivation.bench.measured.ChildJvm} starts a Java process that answers what it has allocated
 * ({@link cultivation.bench.measured.Answering}); {@link cultivation.bench.measured.Usage} reads the rest from {@code /proc};
 * {@link cultivation.bench.measured.Spread} is a median and how far the rounds lie apart.
 */
@NullMarked
package cultivation.bench.measured;

import org.jspecify.annotations.NullMarked;
