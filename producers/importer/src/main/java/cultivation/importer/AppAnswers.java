package cultivation.importer;

import cultivation.connection.AppClient;
import cultivation.connection.AppUnreachableException;
import cultivation.verdict.CollegeCounters;
import cultivation.verdict.CollegeFigures;
import cultivation.verdict.WaitingFor;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the app says of a college, to tell a person more; each answer is null when the app is not known or does not answer,
 * since an import needs none of them.
 */
public record AppAnswers(@Nullable AppClient app, String college) {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Duration COUNTED = Duration.ofSeconds(15);

    @Nullable
    CollegeCounters counters() {
        return ask(asked -> CollegeCounters.of(asked, college));
    }

    /** How the counters have moved by so many records. */
    @Nullable
    CollegeCounters split(@Nullable CollegeCounters before, long sent) {
        if (before == null) {
            return null;
        }
        var after = ask(asked -> CollegeCounters.atLeast(before.received() + sent, asked, college, COUNTED));
        return after == null ? null : after.since(before);
    }

    /** The indicators of the year in which this day lies; of the current one when there is none. */
    @Nullable
    CollegeFigures figuresOfYear(@Nullable LocalDate day) {
        var today = LocalDate.now(Clock.system(BEIJING));
        return ask(asked ->
                CollegeFigures.of(asked, college, CollegeFigures.endOfYear(asked, day == null ? today : day, today)));
    }

    /** The college as a person knows it, {@code 北京信息职业技术学院（4111010853）}; its code alone when nobody says. */
    public String nameZh() {
        var name = ask(asked -> {
            for (var row : asked.get("/api/v1/colleges")) {
                if (row.path("code").asText().equals(college)) {
                    return row.path("name").asText();
                }
            }
            return "";
        });
        return name == null || name.isBlank() ? "学校 " + college : name + "（" + college + "）";
    }

    @Nullable
    CollegeFigures figures(LocalDate asOf) {
        return ask(asked -> CollegeFigures.of(asked, college, asOf));
    }

    @Nullable
    Map<String, CollegeFigures.Name> names() {
        return ask(CollegeFigures::names);
    }

    /** What the app waits for before it can judge the college's records; nothing when it does not say. */
    List<WaitingFor> waitingFor() {
        var answer = ask(asked -> WaitingFor.of(asked, college));
        return answer == null ? List.of() : answer;
    }

    private <T> @Nullable T ask(Function<AppClient, @Nullable T> question) {
        try {
            return app == null ? null : question.apply(app);
        } catch (AppUnreachableException | IllegalArgumentException e) {
            return null;
        }
    }
}
