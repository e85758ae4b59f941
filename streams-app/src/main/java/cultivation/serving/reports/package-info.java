/**
 * The annual report over HTTP: its tables, closed years, outside figures beside ours.
 *
 * <p>In: the board, closed years, a file of printed figures. Out: tables as JSON, CSV and XLSX, and comparisons. The
 * arithmetic is {@code cultivation.report}'s. Start here: {@link cultivation.serving.reports.ReportHandler}.
 */
@NullMarked
package cultivation.serving.reports;

import org.jspecify.annotations.NullMarked;
