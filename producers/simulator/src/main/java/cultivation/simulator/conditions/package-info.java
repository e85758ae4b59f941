/**
 * What a city's colleges have and do beside their students: staff, rooms, equipment and money, programmes and projects,
 * activities, awards and surveys.
 *
 * <p>{@link cultivation.simulator.conditions.Conditions} makes the sequences. The totals, medians and means are those of
 * {@code targets.csv}; {@code MedianDivision} and {@code Apportionment} divide them; {@code StaffRoster} turns numbers of
 * staff into persons who come, go and get titles; all else are lists of statements, a {@code Diary} for each college and
 * year.
 */
@NullMarked
package cultivation.simulator.conditions;

import org.jspecify.annotations.NullMarked;
