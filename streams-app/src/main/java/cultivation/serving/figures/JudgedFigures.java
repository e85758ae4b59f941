package cultivation.serving.figures;

import cultivation.board.Board;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.serving.http.JsonFields;
import cultivation.serving.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Of which figures a threshold or a target speaks.
 *
 * @param entity a college, a group or the city; null: every one of the scope
 */
public record JudgedFigures(
        Indicator indicator,
        Window window,
        Scope scope,
        Statistic statistic,
        @Nullable String entity) {
    /** Those that the fields {@code indicator}, {@code window}, {@code scope}, {@code statistic} and {@code entity} name. */
    public static JudgedFigures of(JsonFields fields, Board board) {
        var indicator = board.catalogue().indicator(fields.text("indicator"));
        if (indicator == null) {
            throw wrong("indicator", "没有这个指标", "names no indicator");
        }
        var window = Window.ofId(fields.text("window"));
        if (window == null || !indicator.windows().contains(window)) {
            throw wrong("window", "该指标没有这个统计期", "is no window of the indicator");
        }
        var scope = Scope.ofId(fields.text("scope"));
        if (scope == null) {
            throw wrong("scope", "应为 city、group 或 college", "must be city, group or college");
        }
        var statistic = Statistic.ofId(fields.text("statistic"));
        if (statistic == null || (scope == Scope.COLLEGE && statistic != Statistic.POOLED)) {
            throw wrong("statistic", "该范围没有这个统计方式", "is no statistic of the scope");
        }
        var entity = fields.textOrNull("entity");
        if (entity != null && FigureQuery.scopeOf(entity, board) != scope) {
            throw wrong("entity", "不是该范围内的学校、分组或城市", "is no entity of the scope");
        }
        return new JudgedFigures(indicator, window, scope, statistic, entity);
    }

    private static Problem wrong(String field, String chinese, String english) {
        return Problem.wrongField(field, chinese, english);
    }
}
