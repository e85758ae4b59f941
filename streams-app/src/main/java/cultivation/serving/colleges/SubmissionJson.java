package cultivation.serving.colleges;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.board.SubmissionSummary;
import cultivation.serving.http.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a college has sent, as JSON. */
final class SubmissionJson {
    private SubmissionJson() {}

    /** The fields {@code rejections} and {@code timeliness}. */
    static void write(JsonGenerator json, SubmissionSummary summary, @Nullable Instant lastEventAt, LocalDate asOf)
            throws IOException {
        json.writeObjectFieldStart("rejections");
        json.writeNumberField("total", summary.rejected());
        json.writeArrayFieldStart("byReason");
        for (var each : summary.rejectedByReason().entrySet()) {
            json.writeStartObject();
            json.writeStringField("reason", each.getKey().name());
            json.writeStringField("nameZh", each.getKey().nameZh());
            json.writeNumberField("count", each.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("timeliness");
        Json.text(json, "lastEventAt", lastEventAt);
        var last = summary.lastRecordedOn();
        Json.text(json, "lastRecordedOn", last);
        Json.number(
                json,
                "daysSinceLastRecord",
                last == null ? null : (Long) Math.max(0, ChronoUnit.DAYS.between(last, asOf)));
        json.writeArrayFieldStart("records");
        for (SubmissionSummary.OfType each : summary.types()) {
            json.writeStartObject();
            json.writeStringField("type", each.type().recordName());
            json.writeStringField("nameZh", each.type().nameZh());
            json.writeNumberField("received", each.received());
            json.writeNumberField("rejected", each.rejected());
            Json.text(json, "lastRecordedOn", each.lastRecordedOn());
            Json.text(json, "lastBusinessDay", each.lastBusinessDay());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
