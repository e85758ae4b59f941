/**
 * The annual report: its tables for any year and entity, the years that are closed, and outside figures beside ours.
 *
 * <p>In: the board, the closings' topic, a file of printed figures. Out: {@link cultivation.report.ReportTable}, {@link
 * cultivation.report.ClosedYear} and {@link cultivation.report.Reconciliation}, and the verbs {@code report}, {@code
 * close} and {@code reconcile}, which ask the running app for them.
 */
@NullMarked
package cultivation.report;

import org.jspecify.annotations.NullMarked;
