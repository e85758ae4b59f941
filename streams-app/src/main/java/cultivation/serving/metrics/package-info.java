/**
 * The figures and this instance's health, as Prometheus scrapes them.
 *
 * <p>In: the board, thresholds, holidays and the pipeline. Out: {@code /metrics}; only the instance that publishes exports
 * figures. Start here: {@link cultivation.serving.metrics.FigureMetrics}.
 */
@NullMarked
package cultivation.serving.metrics;

import org.jspecify.annotations.NullMarked;
