package cultivation.serving.figures;

import cultivation.board.FigureValue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Window;
import cultivation.live.LiveBoard.View;
import cultivation.serving.http.Parameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /matrix}: every college's figure of every indicator in one window, without repeating what each figure is. */
record MatrixResponse(LocalDate asOf, String clock, List<String> indicators, List<Row> colleges) {
    /** A college's figures, in the order of the indicators. */
    record Row(String code, List<@Nullable Double> values, List<String> statuses) {}

    static MatrixResponse of(View view, Parameters parameters, String clock) {
        var window = windowOf(parameters);
        var asOf = parameters.day("asOf", view.asOf());
        var thresholds = view.thresholdsOn(asOf);
        var board = view.board();
        var indicators = board.catalogue().indicators().stream()
                .filter(indicator -> window(indicator, window) != null)
                .toList();
        var columns = indicators.stream()
                .map(indicator -> view.values(indicator, Objects.requireNonNull(window(indicator, window)), asOf))
                .toList();
        var codes = board.roster().counted();
        var rows = new ArrayList<Row>(codes.size());
        for (int i = 0; i < codes.size(); i++) {
            var values = new ArrayList<@Nullable Double>(columns.size());
            var statuses = new ArrayList<String>(columns.size());
            for (List<FigureValue> column : columns) {
                values.add(column.get(i).value());
                statuses.add(thresholds.status(column.get(i)));
            }
            rows.add(new Row(codes.get(i), values, statuses));
        }
        return new MatrixResponse(
                asOf, clock, indicators.stream().map(Indicator::id).toList(), rows);
    }

    /** The window that is asked for; the year to date when that is left out. */
    static Window windowOf(Parameters parameters) {
        var windowId = Objects.requireNonNullElse(parameters.text("window"), Window.YEAR_TO_DATE.id());
        return Parameters.named(
                "window",
                windowId,
                Window::ofId,
                Arrays.stream(Window.values()).map(Window::id).toList());
    }

    /** The window that an indicator is shown in; null when it has none that fits: a stock has its own only. */
    static @Nullable Window window(Indicator indicator, Window wanted) {
        if (indicator.windows().contains(wanted)) {
            return wanted;
        }
        return indicator.windows().contains(Window.STOCK) ? Window.STOCK : null;
    }
}
