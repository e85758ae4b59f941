package cultivation.serving.colleges;

import cultivation.catalogue.Term;
import cultivation.entity.Measure;
import cultivation.live.LiveBoard.View;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** {@code /colleges/{code}/daily}: what became of a college's records, by the Beijing day on which they came. */
record DayResponse(LocalDate day, long applied, long duplicate, long superseded, long rejected) {
    private static final int MOST_DAYS = 3660;
    private static final int USUAL_DAYS = 90;

    static List<DayResponse> all(View view, String code, Parameters parameters) {
        if (view.board().roster().college(code) == null) {
            throw Problem.notFound("没有代码为“" + code + "”的学校。", "There is no college '" + code + "'.");
        }
        var to = parameters.day("to", view.asOf());
        var from = parameters.day("from", to.minusDays(USUAL_DAYS - 1));
        if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw Problem.badRequest(
                    "起始日 " + from + " 应不晚于终止日 " + to + "，且最多 " + MOST_DAYS + " 天。",
                    "The day 'from' " + from + " must not be after 'to' " + to + ", and " + MOST_DAYS
                            + " days are the most.");
        }
        var days = new ArrayList<DayResponse>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            days.add(new DayResponse(
                    day,
                    sum(view, code, Measure.APPLIED, day),
                    sum(view, code, Measure.DUPLICATE, day),
                    sum(view, code, Measure.SUPERSEDED, day),
                    sum(view, code, Measure.REJECTED, day)));
        }
        return days;
    }

    private static long sum(View view, String code, Measure measure, LocalDate day) {
        return view.board().sum(code, Term.of(measure), day, day).amount();
    }
}
