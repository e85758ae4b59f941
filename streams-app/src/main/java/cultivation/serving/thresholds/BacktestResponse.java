package cultivation.serving.thresholds;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import cultivation.board.Figure;
import cultivation.board.Groups;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.live.LiveBoard.View;
import cultivation.reference.Threshold;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import cultivation.threshold.Backtest;
import cultivation.threshold.Breach;
import cultivation.threshold.Limit;
import cultivation.threshold.ThresholdsInForce;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * When a threshold would have fired, had it been in force: for whom, from when to when, how far.
 *
 * <p>As of each day, from what is known today. A college that has its own threshold of the same kind on a day is left out
 * on that day, as it would be in force.
 */
record BacktestResponse(Threshold threshold, LocalDate from, LocalDate to, long daysInForce, List<Of> entities) {
    private static final String UNNAMED = "trial";
    /** Ten years of a city take some tens of milliseconds. */
    private static final int MOST_DAYS = 3660;

    /** What it would have said of one entity. */
    record Of(String entity, String name, List<Breach> breaches) {
        long days() {
            return breaches.stream().mapToLong(Breach::days).sum();
        }
    }

    static BacktestResponse of(View view, JsonNode body, Parameters parameters) {
        var id = body.hasNonNull("id") ? body.get("id").asText() : UNNAMED;
        var threshold = Thresholds.read(id, body, view.board());
        var to = parameters.day("to", view.asOf());
        var from = parameters.day("from", firstDay(view, to));
        if (from.isAfter(to)) {
            throw Problem.badRequest(
                    "起始日 " + from + " 晚于终止日 " + to + "。", "The day 'from' " + from + " is after 'to' " + to + ".");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw Problem.badRequest(
                    "一次最多试算 " + MOST_DAYS + " 天。", "At most " + MOST_DAYS + " days can be tried at once.");
        }
        var tried = new ArrayList<Of>();
        for (String entity : ThresholdsInForce.entities(threshold, view.board())) {
            var breaches = Backtest.of(
                    view.board(),
                    threshold,
                    figure(view, threshold, entity),
                    from,
                    to,
                    applies(view, threshold, entity));
            if (!breaches.isEmpty()) {
                tried.add(new Of(entity, name(view, entity), breaches));
            }
        }
        long inForce = from.datesUntil(to.plusDays(1))
                .filter(day -> Limit.isInForce(threshold, view.board().catalogue(), day))
                .count();
        return new BacktestResponse(threshold, from, to, inForce, tried);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName("threshold");
        Thresholds.write(json, threshold);
        json.writeStringField("from", from.toString());
        json.writeStringField("to", to.toString());
        json.writeNumberField("daysInForce", daysInForce);
        json.writeNumberField(
                "spells",
                entities.stream().mapToInt(each -> each.breaches().size()).sum());
        json.writeNumberField("days", entities.stream().mapToLong(Of::days).sum());
        json.writeArrayFieldStart("entities");
        for (Of each : entities) {
            json.writeStartObject();
            json.writeStringField("entity", each.entity());
            json.writeStringField("name", each.name());
            json.writeNumberField("days", each.days());
            json.writeArrayFieldStart("spells");
            for (Breach breach : each.breaches()) {
                json.writeStartObject();
                json.writeStringField("first", breach.first().toString());
                json.writeStringField("last", breach.last().toString());
                json.writeNumberField("days", breach.days());
                Json.number(json, "worst", breach.worst().value());
                json.writeStringField("worstOn", breach.worstOn().toString());
                json.writeNumberField("denominator", Limit.base(breach.worst()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The whole of what is known, as far as one trial reaches. */
    private static LocalDate firstDay(View view, LocalDate to) {
        var earliest = to.minusDays(MOST_DAYS - 1);
        return view.board().ledger().businessYears().stream()
                .findFirst()
                .map(year -> LocalDate.ofYearDay(year, 1))
                .filter(first -> !first.isBefore(earliest) && !first.isAfter(to))
                .orElse(earliest);
    }

    private static Figure figure(View view, Threshold threshold, String entity) {
        return new Figure(
                Objects.requireNonNull(view.board()
                        .catalogue()
                        .indicator(threshold.getIndicator().toString())),
                Objects.requireNonNull(Window.ofId(threshold.getWindow().toString())),
                Objects.requireNonNull(Scope.ofId(threshold.getScope().toString())),
                entity,
                Objects.requireNonNull(Statistic.ofId(threshold.getStatistic().toString())));
    }

    /** On which days no other threshold takes this one's place. */
    private static Predicate<LocalDate> applies(View view, Threshold threshold, String entity) {
        if (threshold.getEntity() != null) {
            return day -> true;
        }
        var own = view.thresholds().values().stream()
                .filter(other -> other.getEntity() != null
                        && other.getEntity().toString().equals(entity)
                        && !other.getId().toString().equals(threshold.getId().toString())
                        && Thresholds.sayTheSame(other, threshold))
                .toList();
        return day -> own.stream()
                .noneMatch(other -> Limit.isInForce(other, view.board().catalogue(), day));
    }

    private static String name(View view, String entity) {
        var college = view.board().roster().college(entity);
        if (college != null) {
            return college.getName().toString();
        }
        return Groups.ALL.stream()
                .filter(group -> Groups.id(group).equals(entity))
                .map(Groups::nameZh)
                .findFirst()
                .orElse("全市");
    }
}
