package cultivation.serving.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import cultivation.board.FigureValue;
import cultivation.live.LiveBoard.View;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One figure day by day, or at every so many days counted back from the last, as of each day. */
record SeriesResponse(@JsonUnwrapped FigureKey figure, String unit, List<Point> points) {
    record Point(
            LocalDate day,
            @Nullable Double value,
            @Nullable Long numerator,
            @Nullable Long denominator) {
        static Point of(LocalDate day, FigureValue value) {
            return new Point(day, value.value(), value.numerator(), value.denominator());
        }
    }

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
                FigureKey.of(figure),
                figure.indicator().unit().id(),
                days.stream()
                        .map(day -> Point.of(day, view.board().value(figure, day)))
                        .toList());
    }
}
