package cultivation.serving.figures;

import cultivation.live.LiveBoard;
import cultivation.live.RevisionStore;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import io.javalin.http.Context;

/** The figures, what explains them, and the catalogue that defines them. */
public final class FiguresHandler {
    private final LiveBoard board;
    private final RevisionStore revisions;

    public FiguresHandler(LiveBoard board, RevisionStore revisions) {
        this.board = board;
        this.revisions = revisions;
    }

    public void catalogue(Context request) {
        var day = Parameters.of(request, "asOf").day("asOf", board.asOf());
        Json.answer(request, CatalogueResponse.of(board.catalogue(), day));
    }

    public void values(Context request) {
        var parameters = Parameters.of(request, "indicator", "window", "scope", "entity", "statistic", "asOf");
        var figures = board.read(view ->
                FigureSet.of(view, FigureQuery.of(parameters, view.board()), parameters.day("asOf", view.asOf())));
        Json.stream(request, json -> {
            json.writeStartObject();
            json.writeStringField("asOf", figures.asOf().toString());
            json.writeStringField("clock", board.asOfRule().id());
            json.writeArrayFieldStart("values");
            for (var each = figures.responses().iterator(); each.hasNext(); ) {
                json.writePOJO(each.next());
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    public void matrix(Context request) {
        var parameters = Parameters.of(request, "window", "asOf");
        var matrix = board.read(
                view -> MatrixResponse.of(view, parameters, board.asOfRule().id()));
        Json.answer(request, matrix);
    }

    public void movers(Context request) {
        var parameters = Parameters.of(request, "window", "against", "limit", "asOf");
        var movers = board.read(
                view -> MoversResponse.of(view, parameters, board.asOfRule().id()));
        Json.answer(request, movers);
    }

    public void series(Context request) {
        var parameters =
                Parameters.of(request, "indicator", "window", "scope", "entity", "statistic", "from", "to", "step");
        var series = board.read(view -> SeriesResponse.of(view, parameters));
        Json.answer(request, series);
    }

    public void explain(Context request) {
        var parameters = Parameters.of(request, "indicator", "window", "scope", "entity", "statistic", "asOf");
        var explanation = board.read(view -> ExplanationResponse.of(
                view,
                FigureQuery.single(parameters, view.board()),
                parameters.day("asOf", view.asOf()),
                board.asOfRule().id()));
        Json.answer(request, explanation);
    }

    public void movement(Context request) {
        var parameters = Parameters.of(request, "indicator", "window", "scope", "entity", "statistic", "from", "to");
        var movement = board.read(view -> {
            var to = parameters.day("to", view.asOf());
            var from = parameters.day("from", to.minusYears(1));
            return MovementResponse.of(view.board(), FigureQuery.single(parameters, view.board()), from, to);
        });
        Json.answer(request, movement);
    }

    public void revisions(Context request) {
        var parameters = Parameters.of(request, "indicator", "window", "scope", "entity", "statistic", "asOf");
        var figure = board.read(view -> FigureQuery.single(parameters, view.board()));
        var today = board.asOf();
        var asked = parameters.text("asOf") == null ? null : parameters.day("asOf", today);
        // A day to come is published as the clock's day, which knows as much of it.
        var day = asked != null && asked.isAfter(today) ? today : asked;
        var history = revisions.of(figure.toString(), day);
        var now = board.read(view -> view.board().value(figure, day == null ? today : day));
        Json.answer(request, RevisionsResponse.of(figure, day, history, now));
    }
}
