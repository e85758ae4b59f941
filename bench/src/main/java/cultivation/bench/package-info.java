/**
 * Measures: the verb {@code bench}.
 *
 * <p>{@link cultivation.bench.BenchCommand} runs the parts, each of which starts what it needs and prints what it found.
 * {@link cultivation.bench.ImportBench} sends large files through the importer; the other parts have packages of their own.
 */
@NullMarked
package cultivation.bench;

import org.jspecify.annotations.NullMarked;
