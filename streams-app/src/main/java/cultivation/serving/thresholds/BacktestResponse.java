package cultivation.serving.thresholds;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import cultivation.board.Figure;
import cultivation.board.Groups;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.live.LiveBoard;
import cultivation.live.LiveBoard.View;
import cultivation.reference.Threshold;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import cultivation.threshold.Backtest;
import cultivation.threshold.Breach;
import cultivation.threshold.Limit;
import cultivation.threshold.ThresholdsInForce;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When a threshold would have fired, had it been in force: for whom, from when to when, how far.
 *
 * <p>As of each day, from what is known today. A college that has its own threshold of the same kind on a day is left out
 * on that day, as it would be in force.
 */
record BacktestResponse(
        ThresholdResponse threshold,
        LocalDate from,
        LocalDate to,
        long daysInForce,
        @JsonProperty("spells") int breaches,
        long days,
        List<OfEntity> entities) {
    /** As the public answer has it. */
    private static final String UNNAMED = "trial";
    /** Ten years of a city take some tens of milliseconds. */
    private static final int MOST_DAYS = 3660;

    /** What it would have said of one entity. */
    record OfEntity(
            String entity,
            String name,
            long days,
            @JsonProperty("spells") List<OfBreach> breaches) {
        static OfEntity of(String entity, String name, List<Breach> breaches) {
            return new OfEntity(
                    entity,
                    name,
                    breaches.stream().mapToLong(Breach::days).sum(),
                    breaches.stream().map(OfBreach::of).toList());
        }
    }

    /** Days on end beyond the threshold. */
    record OfBreach(
            LocalDate first,
            LocalDate last,
            long days,
            @Nullable Double worst,
            LocalDate worstOn,
            long denominator) {
        static OfBreach of(Breach breach) {
            return new OfBreach(
                    breach.first(),
                    breach.last(),
                    breach.days(),
                    breach.worst().value(),
                    breach.worstOn(),
                    Limit.base(breach.worst()));
        }
    }

    /** What is to be tried, of whom, and when it would have been in force. */
    private record Trial(Threshold threshold, LocalDate from, LocalDate to, long daysInForce, List<String> entities) {
        static Trial of(View view, JsonNode body, Parameters parameters) {
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
            long inForce = from.datesUntil(to.plusDays(1))
                    .filter(day -> Limit.isInForce(threshold, view.board().catalogue(), day))
                    .count();
            return new Trial(
                    threshold, from, to, inForce, List.copyOf(ThresholdsInForce.entities(threshold, view.board())));
        }

        /** Null where it would have said nothing. */
        @Nullable
        OfEntity of(View view, String entity) {
            var breaches = Backtest.of(
                    view.board(),
                    threshold,
                    figure(view, threshold, entity),
                    from,
                    to,
                    applies(view, threshold, entity));
            return breaches.isEmpty() ? null : OfEntity.of(entity, name(view, entity), breaches);
        }
    }

    /** Each entity is a reading of its own, so that what is booked meanwhile does not wait for a nation's ten years. */
    static BacktestResponse of(LiveBoard board, JsonNode body, Parameters parameters) {
        var trial = board.read(view -> Trial.of(view, body, parameters));
        var entities = new ArrayList<OfEntity>();
        for (String entity : trial.entities()) {
            var found = board.<@Nullable OfEntity>read(view -> trial.of(view, entity));
            if (found != null) {
                entities.add(found);
            }
        }
        return new BacktestResponse(
                ThresholdResponse.of(trial.threshold()),
                trial.from(),
                trial.to(),
                trial.daysInForce(),
                entities.stream().mapToInt(each -> each.breaches().size()).sum(),
                entities.stream().mapToLong(OfEntity::days).sum(),
                entities);
    }

    /** The whole of what is known, as far as one backtest reaches. */
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
