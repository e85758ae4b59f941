package cultivation.serving;

import cultivation.serving.ServingHttp.Sources;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.time.LocalDate;
import java.util.List;

/** Every route, and the short ones' answers. */
final class Routes {
    /** One method of one path, as openapi.yaml describes it. */
    record Route(HandlerType method, String path, Handler handler) {}

    private static final String API = "/api/v1";

    private final Sources sources;
    private final StatusAnswer status;

    Routes(Sources sources) {
        this.sources = sources;
        this.status = new StatusAnswer(sources);
    }

    List<Route> all() {
        return List.of(
                get(API + "/colleges", whole(this::colleges)),
                get(API + "/values", whole(this::values)),
                get(API + "/status", status::answer));
    }

    private static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler);
    }

    /** Answers only once the board has read the ledger: a half-read one would give wrong figures. */
    private Handler whole(Handler handler) {
        return request -> {
            if (!sources.boardIsWhole().getAsBoolean()) {
                request.header("Retry-After", "1");
                throw Problem.unavailable(
                        "正在读取台账，请稍候再试。",
                        "The ledger is still being read, waiting for "
                                + sources.boardWaitsFor().get() + "; ask again in a moment.");
            }
            handler.handle(request);
        };
    }

    private void colleges(Context request) {
        Parameters.of(request);
        var progress = sources.progress().reading();
        var rows = sources.board().read(view -> CollegeRows.of(view, progress, code -> true));
        Json.answer(request, json -> CollegeRows.write(json, rows));
    }

    private void values(Context request) {
        var parameters = Parameters.of(request, "indicator", "window", "scope", "entity", "statistic", "asOf");
        var figures = sources.board().read(view -> {
            LocalDate day = parameters.day("asOf", view.asOf());
            return FigureSet.of(view, FigureQuery.of(parameters, view.board()), day);
        });
        Json.answer(request, json -> {
            json.writeStartObject();
            json.writeStringField("asOf", figures.asOf().toString());
            json.writeStringField("clock", sources.board().time().id());
            json.writeFieldName("values");
            figures.write(json);
            json.writeEndObject();
        });
    }
}
