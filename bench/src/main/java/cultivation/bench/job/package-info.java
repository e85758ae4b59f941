/**
 * The job that every rung does which counts: what an event makes of its entity, and which cells it moves.
 *
 * <p>{@link cultivation.bench.job.Booking} is the job of one event, whoever keeps entities and cells; {@link
 * cultivation.bench.job.Folding} keeps them in memory; {@link cultivation.bench.job.Figures} compares what was counted.
 */
@NullMarked
package cultivation.bench.job;

import org.jspecify.annotations.NullMarked;
