package cultivation.serving.colleges;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.board.Groups;
import cultivation.entity.Measure;
import cultivation.live.LiveBoard.View;
import cultivation.live.Progress;
import cultivation.serving.http.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The registered colleges with the accounting of their records. */
public final class CollegeRows {
    /**
     * One college.
     *
     * @param rejected over all reasons
     */
    public record Row(
            String code,
            String name,
            @Nullable String nameEn,
            String group,
            boolean expected,
            @Nullable Instant lastEventAt,
            long received,
            long applied,
            long duplicate,
            long superseded,
            long rejected) {
        void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("code", code);
            json.writeStringField("name", name);
            Json.text(json, "nameEn", nameEn);
            json.writeStringField("group", group);
            json.writeBooleanField("expected", expected);
            Json.text(json, "lastEventAt", lastEventAt);
            json.writeNumberField("received", received);
            json.writeNumberField("applied", applied);
            json.writeNumberField("duplicate", duplicate);
            json.writeNumberField("superseded", superseded);
            json.writeNumberField("rejected", rejected);
            json.writeEndObject();
        }
    }

    private CollegeRows() {}

    /** The rows of the colleges whose code is wanted, in the order of their codes. */
    public static List<Row> of(View view, Progress.@Nullable Reading progress, Predicate<String> wanted) {
        var rows = new ArrayList<Row>();
        for (var college : view.board().roster().all()) {
            var code = college.getCode().toString();
            if (wanted.test(code)) {
                rows.add(new Row(
                        code,
                        college.getName().toString(),
                        college.getNameEn() == null ? null : college.getNameEn().toString(),
                        Groups.id(college.getOwnership()),
                        college.getExpected(),
                        progress == null ? null : progress.lastEventAt().get(code),
                        view.board().accounted(code, Measure.RECEIVED),
                        view.board().accounted(code, Measure.APPLIED),
                        view.board().accounted(code, Measure.DUPLICATE),
                        view.board().accounted(code, Measure.SUPERSEDED),
                        view.board().accounted(code, Measure.REJECTED)));
            }
        }
        return rows;
    }

    public static void write(JsonGenerator json, List<Row> rows) throws IOException {
        json.writeStartArray();
        for (Row row : rows) {
            row.write(json);
        }
        json.writeEndArray();
    }
}
