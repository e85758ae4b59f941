package cultivation.serving;

import cultivation.serving.ServingHttp.Sources;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Every route, and the short ones' answers. */
final class Routes implements AutoCloseable {
    /** One method of one path, as openapi.yaml describes it. */
    record Route(HandlerType method, String path, Handler handler) {}

    private static final String API = "/api/v1";

    private final Sources sources;
    private final StatusAnswer status;
    private final RegistryWatch registry;
    private final HealthAnswer health;
    private final MetricsAnswer metrics;
    private final ChangeStream changes;
    private final StreamAnswer stream;
    private final ReportAnswer reports;
    private final FlowAnswer flow;
    private final AlertsAnswer alerts;
    private final ChecksAnswer checks;
    private final OverviewAnswer overview;
    private final ThresholdAnswers thresholds;
    private final CaseAnswers cases;
    private final ClosingsAnswer closings;
    private final ReconcileAnswer reconciliation;
    private final EventsAnswer events;

    Routes(Sources sources) {
        this.sources = sources;
        this.status = new StatusAnswer(sources);
        this.alerts = new AlertsAnswer(sources.alertmanager());
        this.registry = new RegistryWatch(sources.pipeline());
        this.health = new HealthAnswer(sources, registry);
        this.flow = new FlowAnswer(sources, registry);
        var findings = new CheckFindings();
        this.checks = new ChecksAnswer(sources, findings);
        this.overview = new OverviewAnswer(sources, findings);
        this.events = new EventsAnswer(sources);
        this.metrics = new MetricsAnswer(sources, registry, findings);
        this.changes = new ChangeStream(
                sources.board(),
                sources.progress(),
                UUID.randomUUID().toString().substring(0, 8));
        this.stream = new StreamAnswer(changes);
        this.thresholds = new ThresholdAnswers(sources);
        this.cases = new CaseAnswers(sources);
        this.reports = new ReportAnswer(sources.board());
        this.closings = new ClosingsAnswer(sources, status);
        this.reconciliation = new ReconcileAnswer(sources.board());
    }

    void start() {
        registry.start();
        changes.start();
    }

    @Override
    public void close() {
        changes.close();
        try {
            stream.letGo();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        metrics.close();
        registry.close();
    }

    List<Route> all() {
        return List.of(
                get(API + "/colleges", whole(this::colleges)),
                new Route(HandlerType.POST, API + "/colleges/{code}/events", whole(events::answer)),
                get(API + "/colleges/{code}/daily", whole(this::daily)),
                get(API + "/colleges/{code}/overview", whole(overview::answer)),
                get(API + "/colleges/{code}/rejections", whole(new RejectionsAnswer(sources)::answer)),
                get(API + "/catalogue", this::catalogue),
                get(API + "/values", whole(this::values)),
                get(API + "/matrix", whole(this::matrix)),
                get(API + "/series", whole(this::series)),
                get(API + "/explain", whole(this::explain)),
                get(API + "/movement", whole(this::movement)),
                get(API + "/revisions", whole(this::revisions)),
                get(API + "/stream", whole(stream::answer)),
                get(API + "/reports/{table}", whole(reports::answer)),
                new Route(HandlerType.POST, API + "/reconcile", whole(reconciliation::answer)),
                get(API + "/closings", whole(closings::all)),
                new Route(HandlerType.POST, API + "/closings", whole(closings::close)),
                get(API + "/closings/{year}", whole(closings::one)),
                get(API + "/checks", whole(checks::answer)),
                get(API + "/thresholds", whole(thresholds::list)),
                get(API + "/thresholds/changes", whole(thresholds::changes)),
                get(API + "/thresholds/{id}/changes", whole(thresholds::changesOf)),
                new Route(HandlerType.PUT, API + "/thresholds/{id}", whole(thresholds::put)),
                new Route(HandlerType.DELETE, API + "/thresholds/{id}", whole(thresholds::delete)),
                new Route(HandlerType.POST, API + "/thresholds/trial", whole(thresholds::trial)),
                new Route(HandlerType.POST, API + "/alerts", whole(cases::alerts)),
                get(API + "/cases", whole(cases::list)),
                get(API + "/cases/{id}", whole(cases::one)),
                new Route(HandlerType.POST, API + "/cases/{id}/actions", whole(cases::act)),
                get(API + "/flow", whole(flow::answer)),
                get(API + "/alerts", alerts::answer),
                get(API + "/status", status::answer),
                get("/metrics", metrics::answer),
                get("/health/live", health::live),
                get("/health/ready", health::ready),
                get("/openapi.yaml", Routes::description));
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

    private void daily(Context request) {
        var parameters = Parameters.of(request, "from", "to");
        var daily = sources.board().read(view -> DailyAnswer.of(view, request.pathParam("code"), parameters));
        Json.answer(request, daily::write);
    }

    private void catalogue(Context request) {
        var day = Parameters.of(request, "asOf").day("asOf", sources.board().asOf());
        Json.answer(request, json -> CatalogueAnswer.write(json, sources.board().catalogue(), day));
    }

    private void values(Context request) {
        var parameters = Parameters.of(request, "indicator", "window", "scope", "entity", "statistic", "asOf");
        var figures = sources.board()
                .read(view -> FigureSet.of(
                        view, FigureQuery.of(parameters, view.board()), parameters.day("asOf", view.asOf())));
        Json.answer(request, json -> {
            json.writeStartObject();
            json.writeStringField("asOf", figures.asOf().toString());
            json.writeStringField("clock", sources.board().asOfRule().id());
            json.writeFieldName("values");
            figures.write(json);
            json.writeEndObject();
        });
    }

    private void matrix(Context request) {
        var parameters = Parameters.of(request, "window", "asOf");
        var matrix = sources.board().read(view -> MatrixAnswer.of(view, parameters));
        Json.answer(
                request, json -> matrix.write(json, sources.board().asOfRule().id()));
    }

    private void series(Context request) {
        var parameters =
                Parameters.of(request, "indicator", "window", "scope", "entity", "statistic", "from", "to", "step");
        var series = sources.board().read(view -> SeriesAnswer.of(view, parameters));
        Json.answer(request, series::write);
    }

    private void explain(Context request) {
        var parameters = Parameters.of(request, "indicator", "window", "scope", "entity", "statistic", "asOf");
        var explanation = sources.board()
                .read(view -> Explanation.of(
                        view, FigureQuery.single(parameters, view.board()), parameters.day("asOf", view.asOf())));
        Json.answer(
                request,
                json -> explanation.write(json, sources.board().asOfRule().id()));
    }

    private void movement(Context request) {
        var parameters = Parameters.of(request, "indicator", "window", "scope", "entity", "statistic", "from", "to");
        var movement = sources.board().read(view -> {
            var to = parameters.day("to", view.asOf());
            var from = parameters.day("from", to.minusYears(1));
            return MovementResponse.of(view.board(), FigureQuery.single(parameters, view.board()), from, to);
        });
        Json.answer(request, movement::write);
    }

    private void revisions(Context request) {
        var parameters = Parameters.of(request, "indicator", "window", "scope", "entity", "statistic", "asOf");
        var figure = sources.board().read(view -> FigureQuery.single(parameters, view.board()));
        var today = sources.board().asOf();
        var asked = parameters.text("asOf") == null ? null : parameters.day("asOf", today);
        // A day to come is published as the clock's day, which knows as much of it.
        var day = asked != null && asked.isAfter(today) ? today : asked;
        var history = sources.revisions().of(figure.toString(), day);
        var now = sources.board().read(view -> view.board().value(figure, day == null ? today : day));
        Json.answer(request, json -> RevisionsAnswer.write(json, figure, day, history, now));
    }

    private static void description(Context request) throws IOException {
        try (var file = Objects.requireNonNull(Routes.class.getResourceAsStream("/openapi.yaml"))) {
            request.contentType("application/yaml; charset=utf-8").result(file.readAllBytes());
        }
    }
}
