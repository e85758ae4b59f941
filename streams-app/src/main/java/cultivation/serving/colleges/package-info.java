/**
 * What a college sees of itself: its overview, its checks, its rejections, its days.
 *
 * <p>In: the board, and the rejections' topics. Out: a college's figures beside the others', and what became of its records.
 * Start here: {@link cultivation.serving.colleges.OverviewHandler}.
 */
@NullMarked
package cultivation.serving.colleges;

import org.jspecify.annotations.NullMarked;
