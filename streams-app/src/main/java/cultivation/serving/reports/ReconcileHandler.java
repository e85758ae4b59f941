package cultivation.serving.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.live.LiveBoard;
import cultivation.report.Definition;
import cultivation.report.Entity;
import cultivation.report.PrintedFigures;
import cultivation.report.Reconciliation;
import cultivation.report.Reconciliation.Compared;
import cultivation.report.Reconciliation.Contradiction;
import cultivation.report.Reconciliation.Verdict;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;

/** {@code /reconcile}: a file of printed figures beside ours. */
public final class ReconcileHandler {
    private final LiveBoard board;

    public ReconcileHandler(LiveBoard board) {
        this.board = board;
    }

    public void answer(Context request) {
        var parameters = Parameters.of(request, "scope", "entity");
        PrintedFigures figures;
        try {
            figures = PrintedFigures.read(request.bodyAsBytes());
        } catch (PrintedFigures.UnreadableException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()), e.english());
        }
        var today = board.asOf();
        var reconciliation = board.read(
                view -> Reconciliation.of(figures, view.board(), today, ReportHandler.entity(view, parameters)));
        Json.answer(request, json -> {
            json.writeStartObject();
            json.writeStringField("asOf", today.toString());
            json.writeStringField("catalogueVersion", board.catalogue().version());
            entity(json, reconciliation.entity());
            json.writeObjectFieldStart("number");
            for (Verdict verdict : Verdict.values()) {
                json.writeNumberField(id(verdict), reconciliation.number(verdict));
            }
            json.writeNumberField(
                    "contradictions", reconciliation.contradictions().size());
            json.writeEndObject();
            json.writeBooleanField("clean", reconciliation.isClean());
            json.writeArrayFieldStart("figures");
            for (Compared each : reconciliation.compared()) {
                compared(json, each);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("contradictions");
            for (Contradiction each : reconciliation.contradictions()) {
                contradiction(json, each);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void compared(JsonGenerator json, Compared each) throws IOException {
        json.writeStartObject();
        json.writeNumberField("line", each.line());
        json.writeStringField("table", each.table());
        json.writeStringField("row", each.row());
        json.writeStringField("unit", each.unit());
        json.writeNumberField("year", each.year());
        Json.text(json, "indicator", each.indicator());
        var entity = each.entity();
        if (entity == null) {
            json.writeNullField("scope");
            json.writeNullField("entity");
            json.writeNullField("entityName");
        } else {
            entity(json, entity);
        }
        json.writeStringField("printed", each.printed());
        Json.decimal(json, "ours", each.ours());
        var figure = each.figure();
        Json.number(json, "numerator", figure == null ? null : figure.numerator());
        Json.number(json, "denominator", figure == null ? null : figure.denominator());
        Json.number(json, "contributions", figure == null ? null : (Long) figure.contributions());
        Json.number(json, "colleges", figure == null ? null : (Long) (long) figure.colleges());
        Json.decimal(json, "difference", each.difference());
        json.writeStringField("verdict", id(each.verdict()));
        json.writeStringField("why", each.why());
        json.writeNumberField("tried", each.tried());
        json.writeArrayFieldStart("reproducedBy");
        for (Definition definition : each.reproducedBy()) {
            json.writeStartObject();
            json.writeStringField("kind", definition.kind());
            json.writeStringField("words", definition.words());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void contradiction(JsonGenerator json, Contradiction each) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", each.kind());
        json.writeArrayFieldStart("lines");
        for (long line : each.lines()) {
            json.writeNumber(line);
        }
        json.writeEndArray();
        json.writeNumberField("year", each.year());
        json.writeStringField("sentence", each.sentence());
        json.writeEndObject();
    }

    private static void entity(JsonGenerator json, Entity entity) throws IOException {
        json.writeStringField("scope", entity.scope().id());
        json.writeStringField("entity", entity.id());
        json.writeStringField("entityName", entity.name());
    }

    private static String id(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
