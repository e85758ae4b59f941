package cultivation.serving.figures;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.live.LiveBoard.View;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One figure day by day, or at every so many days counted back from the last, as of each day. */
record SeriesResponse(Figure figure, List<LocalDate> days, List<FigureValue> values) {
    private static final int MOST_DAYS = 3660;
    private static final int USUAL_DAYS = 365;
    private static final int LONGEST_STEP = 366;

    static SeriesResponse of(View view, Parameters parameters) {
        var figure = FigureQuery.single(parameters, view.board());
        var to = parameters.day("to", view.asOf());
        var from = parameters.day("from", to.minusDays(USUAL_DAYS - 1));
        if (from.isAfter(to)) {
            throw Problem.badRequest(
                    "起始日 " + from + " 晚于终止日 " + to + "。", "The day 'from' " + from + " is after 'to' " + to + ".");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw Problem.badRequest(
                    "一次最多查询 " + MOST_DAYS + " 天。", "At most " + MOST_DAYS + " days can be asked for at once.");
        }
        int step = parameters.number("step", 1, 1, LONGEST_STEP);
        var days = new ArrayList<LocalDate>();
        for (LocalDate day = to; !day.isBefore(from); day = day.minusDays(step)) {
            days.add(day);
        }
        Collections.reverse(days);
        return new SeriesResponse(
                figure,
                days,
                days.stream().map(day -> view.board().value(figure, day)).toList());
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("indicator", figure.indicator().id());
        json.writeStringField("window", figure.window().id());
        json.writeStringField("scope", figure.scope().id());
        json.writeStringField("entity", figure.entity());
        json.writeStringField("statistic", figure.statistic().id());
        json.writeStringField("unit", figure.indicator().unit().id());
        json.writeArrayFieldStart("points");
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            json.writeStartObject();
            json.writeStringField("day", days.get(i).toString());
            Json.number(json, "value", value.value());
            Json.number(json, "numerator", value.numerator());
            Json.number(json, "denominator", value.denominator());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
