package cultivation.serving.figures;

import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.board.Groups;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.live.LiveBoard.View;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which figures are asked for: every filter may be left out, or repeated.
 *
 * <pre>{@code
 * var query = FigureQuery.of(parameters, board);           // Problem: 400, what is wrong and what is known
 * query.figuresOf(board, (indicator, window) -> …);
 * }</pre>
 *
 * What the catalogue does not have is left out, unless it was asked for by name: a named value none of the other named
 * ones goes with is a mistake of the asker.
 */
public final class FigureQuery {
    static final String[] PARAMETERS = {"indicator", "window", "scope", "entity", "statistic"};

    private final List<Indicator> indicators;
    private final List<Window> windows;
    private final Set<Scope> scopes;
    private final Set<String> entities;
    private final Set<Statistic> statistics;

    private FigureQuery(
            List<Indicator> indicators,
            List<Window> windows,
            Set<Scope> scopes,
            Set<String> entities,
            Set<Statistic> statistics) {
        this.indicators = indicators;
        this.windows = windows;
        this.scopes = scopes;
        this.entities = entities;
        this.statistics = statistics;
    }

    static FigureQuery of(Parameters parameters, Board board) {
        var catalogue = board.catalogue();
        List<Indicator> indicators = parameters.named("indicator", catalogue::indicator, indicatorIds(catalogue));
        List<Window> windows = parameters.named(
                "window",
                Window::ofId,
                Arrays.stream(Window.values()).map(Window::id).toList());
        List<Scope> scopes = parameters.named("scope", Scope::ofId, scopeIds());
        List<Statistic> statistics = parameters.named(
                "statistic",
                Statistic::ofId,
                Arrays.stream(Statistic.values()).map(Statistic::id).toList());
        List<String> entities = parameters.texts("entity");
        requireWindows(indicators, windows, catalogue);
        requireScopes(scopes, entities, statistics, board);
        return new FigureQuery(
                indicators.isEmpty() ? List.copyOf(catalogue.indicators()) : indicators,
                windows,
                Set.copyOf(scopes),
                Set.copyOf(entities),
                Set.copyOf(statistics));
    }

    /** The one figure that is meant; a filter that is left out stands for the only or the nearest thing. */
    static Figure single(Parameters parameters, Board board) {
        var catalogue = board.catalogue();
        var id = parameters.required("indicator");
        Indicator indicator = Parameters.named("indicator", id, catalogue::indicator, indicatorIds(catalogue));
        var windowId = parameters.text("window");
        if (windowId == null && indicator.windows().size() > 1) {
            windowId = Window.YEAR_TO_DATE.id();
        }
        Window window = windowId == null
                ? indicator.windows().get(0)
                : Parameters.named(
                        "window",
                        windowId,
                        Window::ofId,
                        indicator.windows().stream().map(Window::id).toList());
        requireWindows(List.of(indicator), List.of(window), catalogue);
        var entity = parameters.text("entity");
        var scopeId = parameters.text("scope");
        Scope scope = scopeId == null
                ? entity == null ? Scope.CITY : requireScopeOf(entity, board)
                : Parameters.named("scope", scopeId, Scope::ofId, scopeIds());
        if (entity == null) {
            if (scope != Scope.CITY) {
                throw Problem.badRequest(
                        "请用参数“entity”指明学校代码或分组。", "The parameter 'entity' must name the " + scope.id() + ".");
            }
            entity = catalogue.cityId();
        }
        var statisticId = parameters.text("statistic");
        Statistic statistic = statisticId == null
                ? Statistic.POOLED
                : Parameters.named(
                        "statistic",
                        statisticId,
                        Statistic::ofId,
                        Arrays.stream(Statistic.values()).map(Statistic::id).toList());
        requireScopes(List.of(scope), List.of(entity), List.of(statistic), board);
        return new Figure(indicator, window, scope, entity, statistic);
    }

    /** Calls for each indicator and window that is meant. */
    void forEachSeries(BiConsumer<Indicator, Window> each) {
        for (Indicator indicator : indicators) {
            for (Window window : indicator.windows()) {
                if (windows.isEmpty() || windows.contains(window)) {
                    each.accept(indicator, window);
                }
            }
        }
    }

    /** The figures of one indicator and window that are meant, as of a day. */
    List<FigureValue> values(View view, Indicator indicator, Window window, LocalDate asOf) {
        var board = view.board();
        if (isFewFigures()) {
            return few(board, indicator, window).stream()
                    .map(figure -> board.value(figure, asOf))
                    .toList();
        }
        var values = view.values(indicator, window, asOf);
        boolean withColleges = scopes.isEmpty() || scopes.contains(Scope.COLLEGE);
        // Of a nation, nearly all are colleges'.
        int first = withColleges ? 0 : board.roster().counted().size();
        return values.subList(first, values.size()).stream()
                .filter(value -> takes(value.figure()))
                .toList();
    }

    private boolean takes(Figure figure) {
        return (scopes.isEmpty() || scopes.contains(figure.scope()))
                && (statistics.isEmpty() || statistics.contains(figure.statistic()));
    }

    /** Named entities are computed by themselves, so that a college in no total can be asked for too. */
    private boolean isFewFigures() {
        return !entities.isEmpty();
    }

    private List<Figure> few(Board board, Indicator indicator, Window window) {
        var figures = new ArrayList<Figure>();
        for (String entity : entities) {
            var scope = scopeOf(entity, board);
            if (scope == null || !(scopes.isEmpty() || scopes.contains(scope))) {
                continue;
            }
            for (Statistic statistic : Statistic.values()) {
                if ((statistics.isEmpty() || statistics.contains(statistic))
                        && (scope != Scope.COLLEGE || statistic == Statistic.POOLED)) {
                    figures.add(new Figure(indicator, window, scope, entity, statistic));
                }
            }
        }
        return figures;
    }

    /** The scope that an entity belongs to; null when nobody has that name. */
    public static @Nullable Scope scopeOf(String entity, Board board) {
        if (entity.equals(board.catalogue().cityId())) {
            return Scope.CITY;
        }
        if (Groups.ALL.stream().anyMatch(group -> Groups.id(group).equals(entity))) {
            return Scope.GROUP;
        }
        return board.roster().college(entity) == null ? null : Scope.COLLEGE;
    }

    private static Scope requireScopeOf(String entity, Board board) {
        var scope = scopeOf(entity, board);
        if (scope == null) {
            throw Problem.badRequest(
                    "没有“" + entity + "”这个学校、分组或城市；分组有 " + String.join("、", groupIds()) + "，城市是 "
                            + board.catalogue().cityId() + "，学校代码见 /api/v1/colleges。",
                    "There is no entity '" + entity + "'; groups are " + String.join(", ", groupIds())
                            + ", the city is " + board.catalogue().cityId()
                            + ", colleges are listed at /api/v1/colleges.");
        }
        return scope;
    }

    private static void requireWindows(List<Indicator> indicators, List<Window> windows, Catalogue catalogue) {
        if (windows.isEmpty()) {
            return;
        }
        for (Indicator indicator : indicators) {
            if (windows.stream().noneMatch(indicator.windows()::contains)) {
                var known = indicator.windows().stream().map(Window::id).toList();
                throw Problem.badRequest(
                        "指标“" + indicator.id() + "”没有所要的统计期；可用的统计期：" + String.join("、", known) + "。",
                        "The indicator '" + indicator.id() + "' has no such window; it has " + String.join(", ", known)
                                + ".");
            }
        }
        var among = indicators.isEmpty() ? catalogue.indicators() : indicators;
        for (Window window : windows) {
            if (among.stream().noneMatch(indicator -> indicator.windows().contains(window))) {
                throw Problem.badRequest(
                        "所要的指标都没有统计期“" + window.id() + "”。",
                        "None of the indicators asked for has the window '" + window.id() + "'.");
            }
        }
    }

    private static void requireScopes(
            List<Scope> scopes, List<String> entities, List<Statistic> statistics, Board board) {
        var possible = new ArrayList<Scope>();
        for (String entity : entities) {
            var scope = requireScopeOf(entity, board);
            if (!scopes.isEmpty() && !scopes.contains(scope)) {
                throw Problem.badRequest(
                        "“" + entity + "”的范围是 " + scope.id() + "，与所要的范围不符。",
                        "The entity '" + entity + "' is of scope " + scope.id() + ", which was not asked for.");
            }
            possible.add(scope);
        }
        if (entities.isEmpty()) {
            possible.addAll(scopes.isEmpty() ? List.of(Scope.values()) : scopes);
        }
        boolean onlyColleges = possible.stream().allMatch(scope -> scope == Scope.COLLEGE);
        boolean collegesNamed = scopes.contains(Scope.COLLEGE) || onlyColleges;
        boolean unpooled = statistics.stream().anyMatch(statistic -> statistic != Statistic.POOLED);
        boolean nonePooled = unpooled && !statistics.contains(Statistic.POOLED);
        if ((collegesNamed && nonePooled) || (onlyColleges && unpooled)) {
            throw Problem.badRequest("单个学校只有统计方式 pooled。", "The scope college has only the statistic pooled.");
        }
    }

    private static List<String> indicatorIds(Catalogue catalogue) {
        return catalogue.indicators().stream().map(Indicator::id).toList();
    }

    public static List<String> scopeIds() {
        return Arrays.stream(Scope.values()).map(Scope::id).toList();
    }

    private static List<String> groupIds() {
        return Groups.ALL.stream().map(Groups::id).toList();
    }
}
