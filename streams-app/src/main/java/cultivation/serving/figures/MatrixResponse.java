package cultivation.serving.figures;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.live.LiveBoard.View;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.threshold.ThresholdsInForce;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /matrix}: every college's figure of every indicator in one window, without repeating what each figure is. */
record MatrixResponse(LocalDate asOf, List<Indicator> indicators, List<Row> rows) {
    /** A college's figures, in the order of the indicators. */
    record Row(String college, List<FigureValue> values, List<String> statuses) {}

    static MatrixResponse of(View view, Parameters parameters) {
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
                    college, values, values.stream().map(thresholds::status).toList()));
        }
        return new MatrixResponse(asOf, List.copyOf(indicators), rows);
    }

    /** The window that an indicator is shown in; null when it has none that fits: a stock has its own only. */
    private static @Nullable Window window(Indicator indicator, Window wanted) {
        if (indicator.windows().contains(wanted)) {
            return wanted;
        }
        return indicator.windows().contains(Window.STOCK) ? Window.STOCK : null;
    }

    void write(JsonGenerator json, String clock) throws IOException {
        json.writeStartObject();
        json.writeStringField("asOf", asOf.toString());
        json.writeStringField("clock", clock);
        json.writeArrayFieldStart("indicators");
        for (Indicator indicator : indicators) {
            json.writeString(indicator.id());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("colleges");
        for (Row row : rows) {
            json.writeStartObject();
            json.writeStringField("code", row.college());
            json.writeArrayFieldStart("values");
            for (FigureValue value : row.values()) {
                Json.number(json, value.value());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("statuses");
            for (String status : row.statuses()) {
                json.writeString(status);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
