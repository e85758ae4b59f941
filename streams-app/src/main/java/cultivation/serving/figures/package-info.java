/**
 * Figures over HTTP: values, matrix, series, what explains them, what moved them, and the catalogue.
 *
 * <p>In: the board, and which figures are asked for. Out: their values with what stands behind them. Start here: {@link
 * cultivation.serving.figures.FiguresHandler}.
 */
@NullMarked
package cultivation.serving.figures;

import org.jspecify.annotations.NullMarked;
