package cultivation.serving.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import cultivation.connection.Published;
import cultivation.rule.Verdict.Rejected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the records that a college sent, one by one. */
record EventsResponse(String college, int records, long sent, long refused, List<Told> verdicts) {
    /** Where a record lies, or why it was not sent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            int number,
            @Nullable String source,
            @Nullable String reason,
            @Nullable String field,
            @Nullable String message) {
        static Told sent(int number, Published published) {
            return new Told(number, published.toString(), null, null, null);
        }

        static Told refused(int number, Rejected rejected) {
            return new Told(number, null, rejected.reason().name(), rejected.field(), rejected.message());
        }
    }

    static EventsResponse of(String college, List<Told> told) {
        long sent = told.stream().filter(each -> each.source() != null).count();
        return new EventsResponse(college, told.size(), sent, told.size() - sent, told);
    }
}
