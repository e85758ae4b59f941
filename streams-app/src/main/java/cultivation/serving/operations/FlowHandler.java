package cultivation.serving.operations;

import cultivation.board.Board;
import cultivation.catalogue.Term;
import cultivation.entity.Measure;
import cultivation.live.LiveBoard;
import cultivation.live.LiveBoard.View;
import cultivation.live.Progress;
import cultivation.reference.College;
import cultivation.rule.Reason;
import cultivation.rule.RecordType;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.serving.operations.FlowResponse.OfCollege;
import cultivation.serving.operations.FlowResponse.OfReason;
import cultivation.topology.Pipeline;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /flow}: how many records came, by college and type, and what became of them. These are counts; who asks twice has
 * the rate. Short, since operations ask every few seconds.
 */
public final class FlowHandler {
    private static final List<Measure> VERDICTS =
            List.of(Measure.APPLIED, Measure.DUPLICATE, Measure.SUPERSEDED, Measure.REJECTED);
    /** The types a record can have, and what could not be read. */
    private static final List<String> TYPES = Stream.concat(
                    Stream.of(RecordType.values()).map(RecordType::recordName), Stream.of("UNKNOWN"))
            .toList();

    private final LiveBoard board;
    private final Progress progress;
    private final Pipeline pipeline;
    private final Clock clock;
    private final RegistryWatch registry;

    public FlowHandler(LiveBoard board, Progress progress, Pipeline pipeline, Clock clock, RegistryWatch registry) {
        this.board = board;
        this.progress = progress;
        this.pipeline = pipeline;
        this.clock = clock;
        this.registry = registry;
    }

    public void answer(Context request) {
        Parameters.of(request);
        var at = clock.instant();
        var reading = progress.reading();
        Json.answer(request, board.read(view -> flow(view, at, reading)));
    }

    private FlowResponse flow(View view, Instant at, Progress.@Nullable Reading reading) {
        var board = view.board();
        return new FlowResponse(
                at,
                pipeline.instances(),
                pipeline.running(),
                pipeline.ownsPublisher(),
                registry.isUp(),
                pipeline.waitingForRegistry(),
                reading == null ? null : (Long) reading.lagRecords(),
                reading == null ? null : (Double) reading.lagSeconds(),
                pipeline.topicsNotConsumed(),
                TYPES,
                VERDICTS.stream().map(Measure::id).toList(),
                board.roster().all().stream()
                        .map(college -> ofCollege(view, college.getCode().toString()))
                        .toList(),
                rejected(board));
    }

    private static OfCollege ofCollege(View view, String code) {
        var board = view.board();
        var last = view.lastChange(code, Measure.REJECTED);
        return new OfCollege(
                code,
                TYPES.stream()
                        .map(type -> total(board, code, Measure.RECEIVED, type))
                        .toList(),
                VERDICTS.stream().map(verdict -> board.accounted(code, verdict)).toList(),
                last == null ? null : last.bookedAt());
    }

    private static List<OfReason> rejected(Board board) {
        var rejected = new TreeMap<String, TreeMap<String, Long>>();
        for (College college : board.roster().all()) {
            var code = college.getCode().toString();
            for (String slice : board.ledger().series(code, Measure.REJECTED).keySet()) {
                int cut = slice.indexOf('/');
                long count = total(board, code, Measure.REJECTED, slice);
                if (cut > 0 && count > 0) {
                    rejected.computeIfAbsent(slice.substring(0, cut), type -> new TreeMap<>())
                            .merge(slice.substring(cut + 1), count, Long::sum);
                }
            }
        }
        return rejected.entrySet().stream()
                .flatMap(type -> type.getValue().entrySet().stream()
                        .map(each ->
                                new OfReason(type.getKey(), each.getKey(), nameOf(each.getKey()), each.getValue())))
                .toList();
    }

    private static long total(Board board, String college, Measure measure, String slice) {
        return board.sum(college, new Term(measure, Set.of(slice)), LocalDate.MIN, LocalDate.MAX)
                .amount();
    }

    private static String nameOf(String reason) {
        return Stream.of(Reason.values())
                .filter(each -> each.name().equals(reason))
                .map(Reason::nameZh)
                .findFirst()
                .orElse(reason);
    }
}
