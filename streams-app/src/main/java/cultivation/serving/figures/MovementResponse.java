package cultivation.serving.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import cultivation.board.Board;
import cultivation.board.ChangeDecomposition;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.catalogue.Scope;
import cultivation.report.Entity;
import cultivation.serving.http.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /movement}: the parts of a change. */
record MovementResponse(
        @JsonUnwrapped FigureKey figure,
        String unit,
        OnDay from,
        OnDay to,
        @Nullable BigDecimal change,
        List<Part> parts) {
    /** A figure, or a college's share in it, on one of the two days. */
    record OnDay(
            LocalDate asOf,
            @Nullable Double value,
            @Nullable Long numerator,
            @Nullable Long denominator,
            long contributions) {
        static OnDay of(LocalDate day, FigureValue value) {
            return new OnDay(day, value.value(), value.numerator(), value.denominator(), value.contributions());
        }
    }

    /** What one college has to do with the change. */
    record Part(
            String college,
            String name,
            @Nullable BigDecimal change,
            @Nullable BigDecimal within,
            @Nullable BigDecimal mix,
            OnDay from,
            OnDay to) {}

    static MovementResponse of(Board board, Figure figure, LocalDate from, LocalDate to) {
        if (!ChangeDecomposition.isDefinedFor(figure.statistic())) {
            throw Problem.badRequest(
                    "中位数的变化不能按学校分解，请用 pooled 或 mean。",
                    "The change of a median is no sum of parts; ask for pooled or mean.");
        }
        var decomposition = ChangeDecomposition.of(board, figure, from, to);
        return new MovementResponse(
                FigureKey.of(figure),
                figure.indicator().unit().id(),
                OnDay.of(from, decomposition.from()),
                OnDay.of(to, decomposition.to()),
                plain(decomposition.change()),
                decomposition.parts().stream()
                        .map(part -> new Part(
                                part.code(),
                                Entity.of(board, Scope.COLLEGE, part.code()).name(),
                                plain(part.part()),
                                plain(part.within()),
                                plain(part.mix()),
                                OnDay.of(from, part.from()),
                                OnDay.of(to, part.to())))
                        .toList());
    }

    /** Without zeros at the end, and without an exponent. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        var plain = value.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
