package cultivation.serving;

import cultivation.live.Progress;
import cultivation.live.Readiness;
import cultivation.serving.ServingHttp.Sources;
import cultivation.serving.cases.AlertsHandler;
import cultivation.serving.cases.CasesHandler;
import cultivation.serving.colleges.CheckFindings;
import cultivation.serving.colleges.ChecksHandler;
import cultivation.serving.colleges.CollegesHandler;
import cultivation.serving.colleges.OverviewHandler;
import cultivation.serving.colleges.RejectionsHandler;
import cultivation.serving.figures.FiguresHandler;
import cultivation.serving.http.Methods;
import cultivation.serving.http.Problem;
import cultivation.serving.http.Turns;
import cultivation.serving.intake.EventsHandler;
import cultivation.serving.metrics.FigureMetrics;
import cultivation.serving.metrics.HealthMetrics;
import cultivation.serving.metrics.LastEventMetrics;
import cultivation.serving.metrics.MetricsHandler;
import cultivation.serving.operations.FlowHandler;
import cultivation.serving.operations.HealthHandler;
import cultivation.serving.operations.RegistryWatch;
import cultivation.serving.operations.StatusHandler;
import cultivation.serving.operations.WaitingRecords;
import cultivation.serving.reports.ClosingsHandler;
import cultivation.serving.reports.ReconcileHandler;
import cultivation.serving.reports.ReportHandler;
import cultivation.serving.stream.ChangeStream;
import cultivation.serving.stream.StreamHandler;
import cultivation.serving.targets.TargetsHandler;
import cultivation.serving.thresholds.ThresholdsHandler;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Every route: the table of contents of what is served. */
final class Routes implements AutoCloseable {
    /** One method of one path, as openapi.yaml describes it. */
    record Route(HandlerType method, String path, Handler handler) {
        /** Whether it is asked by this path, in which its own names in braces may stand for any word. */
        boolean answers(String asked) {
            return asked.matches(path.replaceAll("\\{\\w+}", "[^/]+"));
        }
    }

    private static final String API = "/api/v1";

    private final Turns readings = new Turns(4, 20, System::nanoTime);
    private final Turns histories = new Turns(2, 10, System::nanoTime);
    private final Turns computations = new Turns(2, 10, System::nanoTime);
    /** What people change, and what Alertmanager tells: one writer does it, and the rest would wait for it. */
    private final Turns changings = new Turns(32, 20, System::nanoTime);

    private final Progress progress;

    private final Readiness readiness;
    private final StatusHandler status;
    private final RegistryWatch registry;
    private final HealthHandler health;
    private final MetricsHandler metrics;
    private final ChangeStream changes;
    private final StreamHandler stream;
    private final FiguresHandler figures;
    private final CollegesHandler colleges;
    private final RejectionsHandler rejections;
    private final ReportHandler reports;
    private final FlowHandler flow;
    private final AlertsHandler alerts;
    private final ChecksHandler checks;
    private final OverviewHandler overview;
    private final ThresholdsHandler thresholds;
    private final TargetsHandler targets;
    private final CasesHandler cases;
    private final ClosingsHandler closings;
    private final ReconcileHandler reconciliation;
    private final EventsHandler events;

    Routes(Sources sources) {
        var board = sources.board();
        var progress = sources.progress();
        this.progress = progress;
        var pipeline = sources.pipeline();
        var stores = sources.stores();
        var intake = sources.intake();
        var around = sources.surroundings();
        var clock = sources.clock();
        this.readiness = sources.readiness();
        this.registry = new RegistryWatch(pipeline);
        var waiting = new WaitingRecords(pipeline);
        this.status = new StatusHandler(board, readiness, progress, pipeline, waiting, around.replayProgress());
        this.health = new HealthHandler(readiness, progress, pipeline, registry, waiting);
        this.flow = new FlowHandler(board, progress, pipeline, clock, registry);
        this.alerts = new AlertsHandler(around.alertmanager());
        var findings = new CheckFindings();
        this.metrics = new MetricsHandler(
                new FigureMetrics(board, readiness, pipeline, findings, intake.cellsBudget()),
                collectors(sources, registry, waiting));
        this.figures = new FiguresHandler(board, stores.revisions());
        this.colleges = new CollegesHandler(board, progress);
        this.checks = new ChecksHandler(board, findings);
        this.overview = new OverviewHandler(board, readiness, progress, waiting, findings);
        this.rejections = new RejectionsHandler(board, stores.rejections());
        this.events = new EventsHandler(board, intake.tokens(), intake.sending(), intake.recordsPerSecond(), clock);
        this.changes =
                new ChangeStream(board, progress, UUID.randomUUID().toString().substring(0, 8));
        this.stream = new StreamHandler(changes);
        this.thresholds = new ThresholdsHandler(board, stores.thresholds(), clock);
        this.targets = new TargetsHandler(board, stores.targets(), clock);
        this.cases = new CasesHandler(board, stores.cases(), clock);
        this.reports = new ReportHandler(board);
        this.closings = new ClosingsHandler(board, stores.closings(), progress, clock, status);
        this.reconciliation = new ReconcileHandler(board);
    }

    private static List<MultiCollector> collectors(Sources sources, RegistryWatch registry, WaitingRecords waiting) {
        var around = sources.surroundings();
        var collectors = new ArrayList<MultiCollector>();
        collectors.add(new HealthMetrics(
                sources.board(),
                sources.readiness(),
                sources.progress(),
                sources.pipeline(),
                around.holidays(),
                around.replayProgress(),
                sources.clock(),
                registry,
                waiting));
        collectors.add(new LastEventMetrics(sources.readiness(), sources.progress(), sources.pipeline()));
        if (around.probe() != null) {
            collectors.add(around.probe());
        }
        return collectors;
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
                get(API + "/colleges", whole(colleges::list)),
                new Route(HandlerType.POST, API + "/colleges/{code}/events", whole(events::answer)),
                get(API + "/colleges/{code}/daily", whole(colleges::daily)),
                get(API + "/colleges/{code}/overview", whole(overview::answer)),
                get(API + "/colleges/{code}/rejections", whole(readings.around(asking(rejections::answer)))),
                get(API + "/catalogue", figures::catalogue),
                get(API + "/values", whole(figures::values)),
                get(API + "/matrix", whole(figures::matrix)),
                get(API + "/movers", whole(figures::movers)),
                get(API + "/series", whole(figures::series)),
                get(API + "/explain", whole(figures::explain)),
                get(API + "/movement", whole(figures::movement)),
                get(API + "/revisions", whole(histories.around(asking(figures::revisions)))),
                get(API + "/stream", whole(stream::answer)),
                get(API + "/reports/{table}", whole(reports::answer)),
                new Route(HandlerType.POST, API + "/reconcile", whole(computations.around(reconciliation::answer))),
                get(API + "/closings", whole(closings::all)),
                new Route(HandlerType.POST, API + "/closings", whole(changings.around(closings::close))),
                get(API + "/closings/{year}", whole(closings::one)),
                get(API + "/checks", whole(checks::answer)),
                get(API + "/thresholds", whole(thresholds::list)),
                get(API + "/thresholds/compared", whole(thresholds::compared)),
                get(API + "/thresholds/changes", whole(thresholds::changes)),
                get(API + "/thresholds/{id}/changes", whole(thresholds::changesOf)),
                new Route(HandlerType.PUT, API + "/thresholds/{id}", whole(changings.around(thresholds::put))),
                new Route(HandlerType.DELETE, API + "/thresholds/{id}", whole(changings.around(thresholds::delete))),
                new Route(
                        HandlerType.POST, API + "/thresholds/trial", whole(computations.around(thresholds::backtest))),
                get(API + "/targets", whole(targets::list)),
                get(API + "/targets/{id}", whole(targets::one)),
                get(API + "/targets/{id}/course", whole(targets::course)),
                get(API + "/targets/{id}/changes", whole(targets::changes)),
                new Route(HandlerType.PUT, API + "/targets/{id}", whole(changings.around(targets::put))),
                new Route(HandlerType.DELETE, API + "/targets/{id}", whole(changings.around(targets::delete))),
                new Route(HandlerType.POST, API + "/alerts", whole(changings.around(cases::alerts))),
                get(API + "/cases", whole(cases::list)),
                get(API + "/cases/{id}", whole(cases::one)),
                new Route(HandlerType.POST, API + "/cases/{id}/actions", whole(changings.around(cases::act))),
                get(API + "/flow", whole(flow::answer)),
                get(API + "/alerts", alerts::answer),
                get(API + "/status", status::answer),
                get("/metrics", metrics::answer),
                get("/health/live", health::live),
                get("/health/ready", health::ready),
                get("/openapi.yaml", Routes::description));
    }

    /** What each path answers to the methods that it does not take; paths that are a word before those that are any. */
    List<Route> wrongMethods() {
        var all = all();
        var paths = all.stream()
                .map(Route::path)
                .distinct()
                .sorted(Comparator.<String, Boolean>comparing(path -> path.contains("{"))
                        .thenComparing(path -> path))
                .toList();
        var wrong = new ArrayList<Route>();
        for (String path : paths) {
            var taken = Methods.taken(all.stream()
                    .filter(route -> route.answers(path))
                    .map(Route::method)
                    .toList());
            Methods.ALL.stream()
                    .filter(method -> !taken.contains(method))
                    .forEach(method -> wrong.add(new Route(method, path, Methods.otherThan(taken))));
        }
        return wrong;
    }

    private static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler);
    }

    /** Answers only once the board has read the ledger: a half-read one would give wrong figures. */
    private Handler whole(Handler handler) {
        return request -> {
            if (!readiness.hasCaughtUp()) {
                request.header("Retry-After", "1");
                throw Problem.unavailable(
                        "正在读取台账，请稍候再试。",
                        "The ledger is still being read, waiting for " + readiness.waitingFor()
                                + "; ask again in a moment.");
            }
            handler.handle(request);
        };
    }

    /** What is read from the broker is refused at once while that is known to be away. */
    private Handler asking(Handler handler) {
        return request -> {
            if (progress.reading() == null) {
                request.header("Retry-After", "5");
                throw Problem.unavailable(
                        "Kafka 暂时没有应答，请稍候再试。", "Kafka has not answered for some seconds; try again in a moment.");
            }
            handler.handle(request);
        };
    }

    private static void description(Context request) throws IOException {
        try (var file = Objects.requireNonNull(Routes.class.getResourceAsStream("/openapi.yaml"))) {
            request.contentType("application/yaml; charset=utf-8").result(file.readAllBytes());
        }
    }
}
