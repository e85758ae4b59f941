package cultivation.serving.stream;

import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code /stream}: server-sent events, one thread a listener, so that a slow one holds up nobody.
 *
 * <p>First comes {@code hello} with the id to resume from, then {@code values} whenever something changed, a comment as
 * heartbeat, and {@code reset} when messages were missed: then everything is to be asked for again.
 */
public final class StreamHandler {
    private static final int MOST_LISTENERS = 200;
    private static final long HEARTBEAT_MS = 15_000;
    /** As a comment, and as an event, since a browser's script does not see comments. */
    private static final byte[] HEARTBEAT =
            ": heartbeat\nevent: heartbeat\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);

    private final ChangeStream changes;
    private final AtomicInteger listeners = new AtomicInteger();

    public StreamHandler(ChangeStream changes) {
        this.changes = changes;
    }

    public void answer(Context request) throws IOException {
        Parameters.of(request);
        if (listeners.incrementAndGet() > MOST_LISTENERS) {
            listeners.decrementAndGet();
            throw Problem.unavailable("同时查看的人太多，请稍候再试。", "Too many listeners; try again later.");
        }
        var response = request.res();
        response.setStatus(200);
        response.setContentType("text/event-stream; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var lastEventId = request.header("Last-Event-ID");
        var out = response.getOutputStream();
        var gone = new CompletableFuture<Void>();
        request.future(() -> {
            var thread = new Thread(() -> follow(out, gone, lastEventId), "stream-listener");
            thread.setDaemon(true);
            thread.start();
            return gone;
        });
    }

    /** Waits until every listener has been let go, so that the server stops without cutting anyone off. */
    public void letGo() throws InterruptedException {
        for (int i = 0; i < 100 && listeners.get() > 0; i++) {
            Thread.sleep(20);
        }
    }

    private void follow(OutputStream out, CompletableFuture<Void> gone, @Nullable String lastEventId) {
        try {
            changes.join();
            long number = lastEventId == null ? -1 : changes.resume(lastEventId);
            if (number < 0) {
                number = changes.latest();
                send(out, lastEventId == null ? "hello" : "reset", changes.id(number), "{}");
            }
            while (!changes.isClosed()) {
                var next = changes.after(number, HEARTBEAT_MS);
                if (next.missedSome()) {
                    number = changes.latest();
                    send(out, "reset", changes.id(number), "{}");
                } else if (next.messages().isEmpty()) {
                    out.write(HEARTBEAT);
                    out.flush();
                } else {
                    for (ChangeStream.Message message : next.messages()) {
                        send(out, "values", message.id(), message.json());
                        number = message.number();
                    }
                }
            }
        } catch (IOException e) {
            // The listener has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            changes.leave();
            gone.complete(null);
            listeners.decrementAndGet();
        }
    }

    private static void send(OutputStream out, String event, String id, String json) throws IOException {
        out.write(("event: " + event + "\nid: " + id + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
