package cultivation.serving.colleges;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.catalogue.Check;
import cultivation.check.Finding;
import cultivation.live.LiveBoard;
import cultivation.live.LiveBoard.View;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** {@code /checks}: what cannot all be right, by check and college. */
public final class ChecksHandler {
    private record Found(LocalDate asOf, List<Finding> findings) {}

    private final LiveBoard board;
    private final CheckFindings findings;

    public ChecksHandler(LiveBoard board, CheckFindings findings) {
        this.board = board;
        this.findings = findings;
    }

    public void answer(Context request) {
        var parameters = Parameters.of(request, "college", "check", "asOf");
        var found = board.read(view -> find(view, parameters));
        Json.answer(request, json -> {
            json.writeStartObject();
            json.writeStringField("asOf", found.asOf().toString());
            json.writeStringField("clock", board.asOfRule().id());
            json.writeArrayFieldStart("checks");
            for (Finding finding : found.findings()) {
                write(json, finding, found.asOf());
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    static void write(JsonGenerator json, Finding finding, LocalDate asOf) throws IOException {
        var check = finding.check();
        json.writeStartObject();
        json.writeStringField("check", check.id());
        json.writeStringField("college", finding.college());
        json.writeStringField("severity", check.severityId());
        json.writeStringField("nameZh", check.nameZh());
        json.writeStringField("nameEn", check.nameEn());
        Json.number(json, "violations", finding.violations());
        json.writeNumberField("compared", finding.compared());
        json.writeStringField("sentence", finding.sentenceZh());
        json.writeStringField("asOf", asOf.toString());
        json.writeEndObject();
    }

    private Found find(View view, Parameters parameters) {
        var known = view.board().catalogue().checks().stream().map(Check::id).toList();
        var checks = parameters.named("check", id -> known.contains(id) ? id : null, known);
        var counted = view.board().roster().counted();
        var colleges = parameters.named("college", code -> counted.contains(code) ? code : null, counted);
        var asOf = parameters.day("asOf", view.asOf());
        return new Found(
                asOf,
                findings.of(view, asOf).stream()
                        .filter(finding -> checks.isEmpty()
                                || checks.contains(finding.check().id()))
                        .filter(finding -> colleges.isEmpty() || colleges.contains(finding.college()))
                        .toList());
    }
}
