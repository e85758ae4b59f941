package cultivation.serving.intake;

import cultivation.live.EventSender;
import cultivation.live.LiveBoard;
import cultivation.live.TokenStore;
import cultivation.producer.CollegeNotRegisteredException;
import cultivation.producer.json.EventReader;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import cultivation.serving.intake.EventBody.Numbered;
import cultivation.serving.intake.EventsResponse.Told;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /colleges/{code}/events}: intake for a college without Kafka, answered with a verdict for each record.
 *
 * <p>The token comes first, then the headers, then the rate, then the body: nobody unknown makes the app read anything.
 * A college's requests are taken one at a time, and few at once of all, so that memory has a bound.
 */
public final class EventsHandler {
    private static final Logger LOG = LoggerFactory.getLogger(EventsHandler.class);
    private static final int AT_ONCE = 8;
    private static final Duration LONGEST_SENDING = Duration.ofSeconds(20);
    private static final String BEARER = "Bearer ";

    private final LiveBoard board;
    private final TokenStore tokens;
    private final EventSender sending;
    private final int recordsPerSecond;
    private final Clock clock;
    private final RateLimiter rate;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /** @param recordsPerSecond of one college */
    public EventsHandler(LiveBoard board, TokenStore tokens, EventSender sending, int recordsPerSecond, Clock clock) {
        this.board = board;
        this.tokens = tokens;
        this.sending = sending;
        this.recordsPerSecond = recordsPerSecond;
        this.clock = clock;
        this.rate = new RateLimiter(recordsPerSecond, System::nanoTime);
    }

    public void answer(Context request) throws IOException, InterruptedException {
        var college = request.pathParam("code");
        requireToken(request, college);
        requireRegistered(college);
        Parameters.of(request);
        var body = EventBody.of(request);
        long wait = rate.secondsToWait(college);
        if (wait > 0) {
            throw tooMany(
                    request,
                    wait,
                    "发送过快，请在 " + wait + " 秒后再发。",
                    "More than " + recordsPerSecond + " records a second; send on in " + wait + " s.");
        }
        if (!busy.add(college)) {
            throw tooMany(
                    request,
                    1,
                    "本校的上一次发送尚未完成，请稍候再发。",
                    "This college's last request is still under way; send on after it.");
        }
        try {
            if (!places.tryAcquire(2, TimeUnit.SECONDS)) {
                throw tooMany(request, 2, "同时发送的学校较多，请稍候再发。", "Many colleges are sending; send on in a moment.");
            }
            try {
                taken(request, college, body);
            } finally {
                places.release();
            }
        } finally {
            busy.remove(college);
        }
    }

    private void taken(Context request, String college, EventBody body) throws IOException, InterruptedException {
        var reader = new EventReader(college, clock.instant(), UUID::randomUUID);
        var records = body.read(request.bodyInputStream(), reader);
        rate.charge(college, records.size());
        var told = send(college, records);
        Json.answer(request, EventsResponse.of(college, told));
    }

    /** All that may be sent is on its way before the first is waited for. */
    private List<Told> send(String college, List<Numbered> records) throws InterruptedException {
        var onTheirWay = new ArrayList<CompletableFuture<Told>>();
        for (Numbered each : records) {
            onTheirWay.add(each.read()
                    .fold(
                            event -> sending.send(college, event)
                                    .thenApply(published -> Told.sent(each.number(), published)),
                            rejected -> CompletableFuture.completedFuture(Told.refused(each.number(), rejected))));
            if (onTheirWay.get(onTheirWay.size() - 1).isCompletedExceptionally()) {
                break; // what cannot be sent now, the others cannot either
            }
        }
        long deadline = System.nanoTime() + LONGEST_SENDING.toNanos();
        var told = new ArrayList<Told>();
        try {
            for (var each : onTheirWay) {
                told.add(each.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
            }
            return told;
        } catch (ExecutionException | TimeoutException e) {
            var cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            LOG.warn("records of college {} could not all be sent: {}", college, cause.toString());
            if (cause instanceof CollegeNotRegisteredException) {
                throw Problem.notFound(
                        "学校 " + college + " 没有事件主题，尚未登记。", "College " + college + " has no events topic.");
            }
            throw Problem.unavailable(
                    "未能全部写入 Kafka，请稍候把整个请求重新发送；已写入的记录重复发送无害。",
                    "Not all could be written to Kafka. Send the whole request again in a moment; repeats are harmless.");
        }
    }

    private void requireToken(Context request, String college) {
        var header = request.header("Authorization");
        var token = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
        var owner = token.isEmpty() ? null : tokens.collegeOf(token);
        if (owner == null) {
            request.header("WWW-Authenticate", "Bearer realm=\"cultivation\"");
            throw Problem.of(
                    401,
                    "Unauthorized",
                    token.isEmpty() ? "缺少令牌：请在请求头 Authorization 中给出 Bearer 令牌，令牌由市教委发放。" : "令牌无效或已作废，请向市教委索取新的令牌。",
                    token.isEmpty()
                            ? "The header Authorization must carry the college's token: Bearer …"
                            : "This token is not valid, or no more.");
        }
        if (!owner.equals(college)) {
            throw Problem.forbidden(
                    "该令牌属于学校 " + owner + "，只能发送该校的记录。", "This token is of college " + owner + " alone.");
        }
    }

    private void requireRegistered(String college) {
        boolean known = board.read(view -> view.board().roster().college(college) != null);
        if (!known) {
            throw Problem.notFound("没有代码为“" + college + "”的学校。", "There is no college '" + college + "'.");
        }
    }

    private static Problem tooMany(Context request, long seconds, String chinese, String english) {
        request.header("Retry-After", Long.toString(seconds));
        return Problem.of(429, "Too Many Requests", chinese, english);
    }
}
