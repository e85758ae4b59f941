/**
 * What a told city is made of: totals of {@code targets.csv}, exact division of them, chance without state, days of work,
 * and the sequence of statements that one college makes of one matter in one year, with what goes wrong on the way.
 */
@NullMarked
package cultivation.simulator.sequence;

import org.jspecify.annotations.NullMarked;
