package cultivation.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.catalogue.AsOf;
import cultivation.college.RejectedRecord;
import cultivation.connection.Published;
import cultivation.entity.Measure;
import cultivation.indicators.IndicatorValue;
import cultivation.live.BookedBoard;
import cultivation.live.EventSender;
import cultivation.live.InMemoryCaseStore;
import cultivation.live.InMemoryClosingStore;
import cultivation.live.InMemoryReferenceStore;
import cultivation.live.InMemoryTokenStore;
import cultivation.live.LiveBoard;
import cultivation.live.Progress;
import cultivation.live.Readiness;
import cultivation.live.RejectionStore;
import cultivation.live.RevisionStore;
import cultivation.reference.Target;
import cultivation.reference.Threshold;
import cultivation.serving.metrics.Holidays;
import cultivation.topology.Pipeline;
import cultivation.topology.gate.HeldBack;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A real server over a board in memory, which a test books on directly. */
public final class Serving
        implements AutoCloseable, Pipeline, Readiness, Progress, RejectionStore, RevisionStore, EventSender {
    /** 北京工业职业技术学院, of the commission's group. */
    public static final String FIRST = "4111010853";
    /** 北京信息职业技术学院, of another bureau's. */
    public static final String SECOND = "4111010857";
    /** Noon of 2020-06-30 in Beijing. */
    public static final Clock NOON = BookedBoard.NOON;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BookedBoard booked;
    public final LiveBoard board;
    private final Clock clock;
    private final Holidays holidays;
    private final @Nullable MultiCollector probe;
    final Map<String, List<RejectedRecord>> rejected = new HashMap<>();
    public final List<IndicatorValue> published = new ArrayList<>();
    public final Map<String, String> leftOut = new HashMap<>();
    public final InMemoryReferenceStore<Threshold> thresholds;
    public final InMemoryReferenceStore<Target> targets;
    public final InMemoryTokenStore tokens = new InMemoryTokenStore();
    public final Map<String, Long> skipped = new HashMap<>();
    public final Map<TopicPartition, HeldBack> heldBack = new HashMap<>();
    public final List<SpecificRecord> sent = Collections.synchronizedList(new ArrayList<>());
    public volatile @Nullable RuntimeException sendingFails;
    public volatile boolean whole = true;
    public volatile boolean owns = true;
    volatile boolean running = true;
    public volatile boolean registry = true;
    public volatile @Nullable Reading reading =
            new Reading(0, 0, true, Map.of(FIRST, Instant.parse("2020-06-30T03:59:00Z")));

    /** How long reading the history takes. */
    public volatile @Nullable CountDownLatch history;

    private @Nullable Answered answered;
    private final @Nullable URI alertmanager;
    private final ServingHttp http;
    private final HttpClient client = HttpClient.newHttpClient();

    public Serving() {
        this(AsOf.WALL);
    }

    public Serving(AsOf asOf) {
        this(asOf, null);
    }

    public Serving(AsOf asOf, @Nullable URI alertmanager) {
        this(
                asOf,
                alertmanager,
                NOON,
                new Holidays(List.of(
                        new Holidays.Holiday("端午", LocalDate.parse("2020-06-25"), LocalDate.parse("2020-06-27")))),
                null);
    }

    /** On another clock, with what a probe measured. */
    public Serving(AsOf asOf, Clock clock, Holidays holidays, @Nullable MultiCollector probe) {
        this(asOf, null, clock, holidays, probe);
    }

    private Serving(
            AsOf asOf, @Nullable URI alertmanager, Clock clock, Holidays holidays, @Nullable MultiCollector probe) {
        this.alertmanager = alertmanager;
        this.clock = clock;
        this.holidays = holidays;
        this.probe = probe;
        booked = new BookedBoard(asOf, clock);
        board = booked.board;
        targets = InMemoryReferenceStore.ofTargets(board);
        thresholds = InMemoryReferenceStore.ofThresholds(board);
        http = ServingHttp.start("127.0.0.1", 0, sources());
    }

    public ServingHttp.Sources sources() {
        return new ServingHttp.Sources(
                board,
                this,
                this,
                this,
                new ServingHttp.Stores(
                        thresholds, targets, new InMemoryCaseStore(board), new InMemoryClosingStore(board), this, this),
                new ServingHttp.Intake(tokens, this, 1_000, 400_000),
                new ServingHttp.Surroundings(null, alertmanager, holidays, probe),
                clock);
    }

    /** Books a whole amount and count on a day. */
    public Serving book(String college, Measure measure, String slice, String day, long amount, long count) {
        booked.book(college, measure, slice, day, amount, count);
        return this;
    }

    public Serving book(String college, Measure measure, String day, long amount) {
        return book(college, measure, "", day, amount, amount);
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + http.port() + path);
    }

    /** The answer of a path. */
    public HttpResponse<String> get(String path, String... headers) {
        try {
            var request = HttpRequest.newBuilder(address(path));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }

    public byte[] bytes(String path, String... headers) {
        var request = HttpRequest.newBuilder(address(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (InputStream body =
                client.send(request.build(), BodyHandlers.ofInputStream()).body()) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        try {
            var request = HttpRequest.newBuilder(address(path))
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                    .setHeader("Content-Type", "application/json");
            for (int i = 0; i < headers.length; i += 2) {
                request.setHeader(headers[i], headers[i + 1]);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }

    public JsonNode json(String path) {
        return parse(get(path).body());
    }

    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    @Override
    public boolean hasCaughtUp() {
        return whole;
    }

    @Override
    public boolean isAtEnd() {
        return whole;
    }

    @Override
    public Map<String, Long> skipped() {
        return skipped;
    }

    @Override
    public String waitingFor() {
        return "the end of the ledger";
    }

    @Override
    public boolean running() {
        return running;
    }

    @Override
    public boolean ownsPublisher() {
        return owns;
    }

    @Override
    public int instances() {
        return 1;
    }

    @Override
    public Map<String, String> topicsNotConsumed() {
        return leftOut;
    }

    @Override
    public Instant notConsumedSince(String topic) {
        return NOON.instant();
    }

    @Override
    public Map<TopicPartition, HeldBack> heldBack() {
        return heldBack;
    }

    @Override
    public boolean registryUp() {
        return registry;
    }

    @Override
    public boolean waitingForRegistry() {
        return false;
    }

    @Override
    public @Nullable Reading reading() {
        return reading;
    }

    @Override
    public @Nullable Answered answered() {
        if (reading != null) {
            answered = new Answered(clock.instant(), reading);
        }
        return answered;
    }

    @Override
    public CompletableFuture<@Nullable Reading> look() {
        return CompletableFuture.completedFuture(reading);
    }

    @Override
    public List<RejectedRecord> latest(String college, int limit) {
        return rejected.getOrDefault(college, List.of()).stream().limit(limit).toList();
    }

    @Override
    public History of(String figure, @Nullable LocalDate asOf) {
        var slow = history;
        if (slow != null) {
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return new History(
                published.stream()
                        .filter(value -> figure.startsWith(value.getIndicator() + "|")
                                && (asOf == null || value.getAsOf().equals(asOf)))
                        .toList(),
                true);
    }

    @Override
    public CompletableFuture<Published> send(String college, SpecificRecord event) {
        if (sendingFails != null) {
            return CompletableFuture.failedFuture(sendingFails);
        }
        sent.add(event);
        return CompletableFuture.completedFuture(new Published("cultivation.events." + college, 0, sent.size() - 1));
    }

    @Override
    public void close() {
        http.close();
    }
}
