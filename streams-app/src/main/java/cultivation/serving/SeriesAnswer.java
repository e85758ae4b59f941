package cultivation.serving;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.serving.live.LiveBoard.View;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** One figure day by day, as of each day. */
record SeriesAnswer(Figure figure, LocalDate from, LocalDate to, List<FigureValue> values) {
    private static final int MOST_DAYS = 3660;
    private static final int USUAL_DAYS = 365;

    static SeriesAnswer of(View view, Parameters parameters) {
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
        var values = new ArrayList<FigureValue>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            values.add(view.board().value(figure, day));
        }
        return new SeriesAnswer(figure, from, to, values);
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
        var day = from;
        for (FigureValue value : values) {
            json.writeStartObject();
            json.writeStringField("day", day.toString());
            Json.number(json, "value", value.value());
            Json.number(json, "numerator", value.numerator());
            Json.number(json, "denominator", value.denominator());
            json.writeEndObject();
            day = day.plusDays(1);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
