/**
 * The colleges that publish events, and what a college gets when it joins.
 *
 * <p>{@link cultivation.college.Topics} names every topic and its settings, in this one place. {@link
 * cultivation.college.Colleges} are the city's 25 as data. {@link cultivation.college.CollegeRegistrar} makes a
 * college's topics and record, {@link cultivation.college.SchemaRegistrar} tells the registry the released schemas.
 */
@NullMarked
package cultivation.college;

import org.jspecify.annotations.NullMarked;
