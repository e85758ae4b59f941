package cultivation.serving.figures;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.board.Board;
import cultivation.board.ChangeDecomposition;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.catalogue.Scope;
import cultivation.report.Entity;
import cultivation.serving.http.Json;
import cultivation.serving.http.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /movement}: the parts of a change.
 *
 * @param names the colleges', in the order of the parts
 */
record MovementResponse(ChangeDecomposition decomposition, List<String> names) {
    static MovementResponse of(Board board, Figure figure, LocalDate from, LocalDate to) {
        if (!ChangeDecomposition.isDefinedFor(figure.statistic())) {
            throw Problem.badRequest(
                    "中位数的变化不能按学校分解，请用 pooled 或 mean。",
                    "The change of a median is no sum of parts; ask for pooled or mean.");
        }
        var decomposition = ChangeDecomposition.of(board, figure, from, to);
        return new MovementResponse(
                decomposition,
                decomposition.parts().stream()
                        .map(part ->
                                Entity.of(board, Scope.COLLEGE, part.code()).name())
                        .toList());
    }

    void write(JsonGenerator json) throws IOException {
        var figure = decomposition.to().figure();
        json.writeStartObject();
        json.writeStringField("indicator", figure.indicator().id());
        json.writeStringField("window", figure.window().id());
        json.writeStringField("scope", figure.scope().id());
        json.writeStringField("entity", figure.entity());
        json.writeStringField("statistic", figure.statistic().id());
        json.writeStringField("unit", figure.indicator().unit().id());
        day(json, "from", decomposition.fromDay(), decomposition.from());
        day(json, "to", decomposition.toDay(), decomposition.to());
        decimal(json, "change", decomposition.change());
        json.writeArrayFieldStart("parts");
        for (int i = 0; i < names.size(); i++) {
            var part = decomposition.parts().get(i);
            json.writeStartObject();
            json.writeStringField("college", part.code());
            json.writeStringField("name", names.get(i));
            decimal(json, "change", part.part());
            decimal(json, "within", part.within());
            decimal(json, "mix", part.mix());
            day(json, "from", decomposition.fromDay(), part.from());
            day(json, "to", decomposition.toDay(), part.to());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void day(JsonGenerator json, String field, LocalDate day, FigureValue value) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("asOf", day.toString());
        Json.number(json, "value", value.value());
        Json.number(json, "numerator", value.numerator());
        Json.number(json, "denominator", value.denominator());
        json.writeNumberField("contributions", value.contributions());
        json.writeEndObject();
    }

    private static void decimal(JsonGenerator json, String field, @Nullable BigDecimal value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
        } else {
            var plain = value.stripTrailingZeros();
            json.writeFieldName(field);
            json.writeNumber(plain.scale() < 0 ? plain.setScale(0) : plain);
        }
    }
}
