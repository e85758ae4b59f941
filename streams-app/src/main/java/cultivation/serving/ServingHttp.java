package cultivation.serving;

import cultivation.connection.SchemaNotRegisteredException;
import cultivation.connection.UnreachableException;
import cultivation.live.CaseStore;
import cultivation.live.ChangeOverdueException;
import cultivation.live.ClosingStore;
import cultivation.live.EventSender;
import cultivation.live.LiveBoard;
import cultivation.live.Progress;
import cultivation.live.Readiness;
import cultivation.live.ReferenceStore;
import cultivation.live.RejectionStore;
import cultivation.live.RevisionStore;
import cultivation.live.TokenStore;
import cultivation.reference.Target;
import cultivation.reference.Threshold;
import cultivation.serving.http.HostNames;
import cultivation.serving.http.Methods;
import cultivation.serving.http.Pages;
import cultivation.serving.http.Problem;
import cultivation.serving.http.SameOrigin;
import cultivation.serving.http.SecurityHeaders;
import cultivation.serving.http.Tls;
import cultivation.serving.metrics.Holidays;
import cultivation.topology.Pipeline;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of one instance.
 *
 * <pre>{@code
 * try (var http = ServingHttp.start("127.0.0.1", 8080, sources)) {
 *     …  http.port()
 * }
 * }</pre>
 */
public final class ServingHttp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServingHttp.class);

    /** What answers are made of; each handler is given what it uses of it. */
    public record Sources(
            LiveBoard board,
            Readiness readiness,
            Progress progress,
            Pipeline pipeline,
            Stores stores,
            Intake intake,
            Surroundings surroundings,
            Clock clock) {}

    /** What is kept in topics beside the figures. */
    public record Stores(
            ReferenceStore<Threshold> thresholds,
            ReferenceStore<Target> targets,
            CaseStore cases,
            ClosingStore closings,
            RejectionStore rejections,
            RevisionStore revisions) {}

    /**
     * How events come in over HTTP, and how much a college may send.
     *
     * @param recordsPerSecond of one college
     * @param cellsBudget live cells of one college in the ledger
     */
    public record Intake(TokenStore tokens, EventSender sending, int recordsPerSecond, int cellsBudget) {}

    /**
     * What stands around this instance.
     *
     * @param replayProgress the file that a replay writes, or null
     * @param alertmanager whose alerts are shown, or null
     * @param holidays on which no college is expected to send
     * @param probe what the probe measured, or null without one
     */
    public record Surroundings(
            @Nullable Path replayProgress,
            @Nullable URI alertmanager,
            Holidays holidays,
            @Nullable MultiCollector probe) {}

    /** Of a body: who sends slower holds a place that others wait for. The slowest line is faster. */
    private static final long LEAST_BYTES_A_SECOND = 500;

    private final Javalin server;
    private final Routes routes;

    private ServingHttp(Javalin server, Routes routes) {
        this.server = server;
        this.routes = routes;
    }

    /**
     * Starts to answer.
     *
     * @param port 0 for any free one
     */
    public static ServingHttp start(String host, int port, Sources sources) {
        return start(host, port, HostNames.of(host, List.of()), null, sources);
    }

    /**
     * Starts to answer, under a certificate where one is given.
     *
     * @param names what it may be asked under
     * @throws IllegalArgumentException when the certificate cannot be used
     */
    public static ServingHttp start(String host, int port, HostNames names, @Nullable Tls tls, Sources sources) {
        var routes = new Routes(sources);
        var server = Javalin.create(config -> {
            configure(config, names, routes);
            if (tls != null) {
                config.jetty.addConnector((jetty, http) -> tls.connector(jetty, http, host, port));
            }
        });
        server.start(host, port);
        routes.start();
        LOG.info("answering on {}://{}:{}", tls == null ? "http" : "https", host, server.port());
        return new ServingHttp(server, routes);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        routes.close();
        server.stop();
    }

    private static void configure(JavalinConfig config, HostNames names, Routes routes) {
        config.startup.showJavalinBanner = false;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.http.maxRequestSize = 64 * 1024L;
        config.http.generateEtags = false;
        config.jetty.modifyServer(server -> server.setHandler(new MinimumDataRateHandler(LEAST_BYTES_A_SECOND, 0)));
        config.routes.before(SecurityHeaders::set);
        config.routes.before(names::require);
        config.routes.before(SameOrigin::require);
        for (Routes.Route route : routes.all()) {
            config.routes.addHttpHandler(route.method(), route.path(), route.handler());
        }
        for (Routes.Route route : routes.wrongMethods()) {
            config.routes.addHttpHandler(route.method(), route.path(), route.handler());
        }
        var pages = Pages.ofClassPath();
        config.routes.get("/assets/{version}/<file>", pages.asset());
        config.routes.get("/", pages.shell());
        config.routes.get("/{page}", pages.shell());
        config.routes.get("/{page}/<rest>", pages.shell());
        var onlyAsked = Methods.taken(List.of(HandlerType.GET));
        for (HandlerType method : Methods.ALL) {
            if (!onlyAsked.contains(method)) {
                for (String path : List.of("/assets/{version}/<file>", "/", "/{page}", "/{page}/<rest>")) {
                    config.routes.addHttpHandler(method, path, pages.only(Methods.otherThan(onlyAsked)));
                }
            }
        }
        config.routes.exception(Problem.class, (problem, request) -> answer(request, problem));
        config.routes.exception(
                HttpResponseException.class,
                (e, request) -> answer(
                        request,
                        Problem.of(e.getStatus(), String.valueOf(e.getMessage()), "无法处理该请求。", e.getMessage() + ".")));
        config.routes.exception(UnreachableException.class, (e, request) -> answer(request, away(e)));
        config.routes.exception(ChangeOverdueException.class, (e, request) -> {
            request.header("Retry-After", "5");
            answer(request, overdue(e));
        });
        config.routes.exception(SchemaNotRegisteredException.class, (e, request) -> {
            LOG.error("{} {} cannot be written", request.method(), request.path(), e);
            answer(request, notRegistered());
        });
        config.routes.exception(
                EofException.class, (e, request) -> LOG.debug("{} {} broke off", request.method(), request.path()));
        config.routes.exception(KafkaException.class, (e, request) -> answer(request, away(e)));
        config.routes.exception(Exception.class, (e, request) -> {
            if (unfinished(e) instanceof HttpException unfinished) {
                answer(request, unfinished(unfinished));
                return;
            }
            LOG.error("{} {} failed", request.method(), request.path(), e);
            answer(
                    request,
                    Problem.of(500, "Internal Server Error", "服务内部出错。", "The server failed; its log says why."));
        });
    }

    /** What Jetty says of a request that did not come whole and in time; null of anything else. */
    private static @Nullable Throwable unfinished(Exception e) {
        return e instanceof HttpException ? e : e.getCause() instanceof HttpException ? e.getCause() : null;
    }

    private static Problem unfinished(HttpException e) {
        return Problem.of(
                e.getCode(),
                HttpStatus.getMessage(e.getCode()),
                "请求内容没有完整、及时地送达。",
                "The request did not arrive whole and in time: " + e.getReason() + ".");
    }

    private static Problem away(Exception e) {
        LOG.warn("a service that is needed does not answer: {}", e.getMessage());
        return Problem.unavailable(
                "所需的服务（Kafka 或模式注册中心）暂时没有应答，请稍候再试。",
                "A service that is needed, Kafka or the schema registry, does not answer; try again in a moment.");
    }

    static Problem overdue(ChangeOverdueException e) {
        return e.maybeWritten()
                ? Problem.unavailable(
                        "Kafka 没有及时答复，本次修改可能已经写入；请先刷新页面核对，未生效再重新提交。",
                        "Kafka did not say in time what became of this change, so it may be written; look first, and send it"
                                + " again where it is not there.")
                : Problem.unavailable(
                        "本次修改没有写入：其他实例正在写入，或 Kafka、模式注册中心没有及时应答；请几秒后重新提交。",
                        "This change was not written: another instance is writing, or Kafka or the schema registry did not"
                                + " answer in time; send it again in a few seconds.");
    }

    /** No trying again helps, so it is no 503. */
    static Problem notRegistered() {
        return Problem.of(
                500,
                "Internal Server Error",
                "模式注册中心没有登记本版本写入所用的数据模式，重试无用；请运维先登记模式（cultivation college add），再提交。",
                "The schema registry does not know a schema that this version writes with, so trying again is of no use;"
                        + " register the schemas first (cultivation college add).");
    }

    private static void answer(Context request, Problem problem) {
        request.status(problem.status()).json(problem.details()).contentType(Problem.CONTENT_TYPE);
    }
}
