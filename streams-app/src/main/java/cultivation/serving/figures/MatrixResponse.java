package cultivation.serving.figures;

import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.live.LiveBoard.View;
import cultivation.serving.http.Parameters;
import cultivation.threshold.ThresholdsInForce;
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
        var windowId = Objects.requireNonNullElse(parameters.text("window"), Window.YEAR_TO_DATE.id());
        var window = Parameters.named(
                "window",
                windowId,
                Window::ofId,
                Arrays.stream(Window.values()).map(Window::id).toList());
        var asOf = parameters.day("asOf", view.asOf());
        var thresholds = ThresholdsInForce.of(view.board(), view.thresholds().values(), asOf);
        var board = view.board();
        var indicators = board.catalogue().indicators().stream()
                .filter(indicator -> window(indicator, window) != null)
                .toList();
        var rows = new ArrayList<Row>();
        for (String college : board.roster().counted()) {
            var values = new ArrayList<FigureValue>(indicators.size());
            for (Indicator indicator : indicators) {
                var of = Objects.requireNonNull(window(indicator, window));
                values.add(board.value(new Figure(indicator, of, Scope.COLLEGE, college, Statistic.POOLED), asOf));
            }
            rows.add(new Row(
                    college,
                    values.stream().map(FigureValue::value).toList(),
                    values.stream().map(thresholds::status).toList()));
        }
        return new MatrixResponse(
                asOf, clock, indicators.stream().map(Indicator::id).toList(), rows);
    }

    /** The window that an indicator is shown in; null when it has none that fits: a stock has its own only. */
    private static @Nullable Window window(Indicator indicator, Window wanted) {
        if (indicator.windows().contains(wanted)) {
            return wanted;
        }
        return indicator.windows().contains(Window.STOCK) ? Window.STOCK : null;
    }
}
