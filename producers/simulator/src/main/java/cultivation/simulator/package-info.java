/**
 * Whole student lives, sessions and payments of colleges, and what surrounds them, invented so that the city's figures are
 * the report's.
 *
 * <p>{@link cultivation.simulator.Simulation} is the sequence of events, {@link cultivation.simulator.Replay} publishes
 * it. {@code CityPlan} divides the totals of {@code targets.csv} among the colleges, {@code EventSequences} tell them as
 * events, {@code Incident} is what goes wrong on the way. What is invented: {@code README.md} beside the data.
 */
@NullMarked
package cultivation.simulator;

import org.jspecify.annotations.NullMarked;
