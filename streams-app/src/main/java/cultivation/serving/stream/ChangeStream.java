package cultivation.serving.stream;

import cultivation.board.FigureValue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Window;
import cultivation.entity.Measure;
import cultivation.ledger.Ledger.Moved;
import cultivation.live.LiveBoard;
import cultivation.live.LiveBoard.View;
import cultivation.live.Progress;
import cultivation.serving.colleges.CollegeResponse;
import cultivation.serving.figures.FigureResponse;
import cultivation.serving.figures.FigureSet;
import cultivation.serving.figures.FigureSet.Pair;
import cultivation.serving.http.Json;
import cultivation.threshold.ThresholdsInForce;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What changed, as a row of numbered messages that any number of listeners follow at their own pace.
 *
 * <p>A message holds the changed figures of the clock's day in the windows {@code ytd} and {@code stock}, and the changed
 * rows of the colleges; it may hold neither, when only figures of other windows or days changed. Nothing is computed
 * while nobody listens. While a look takes half a second at most, the pause after it is twice as long, so that a replay does not
 * spend itself on listeners.
 */
public final class ChangeStream implements LiveBoard.Listener, AutoCloseable {
    /**
     * One message.
     *
     * @param id {@code <instance>-<number>}
     */
    record Message(String id, long number, String json) {}

    /** What a message holds. */
    record Change(LocalDate asOf, String clock, List<FigureResponse> values, List<CollegeResponse> colleges) {}

    /** What a listener gets next: messages, none in time, or the news that it has missed some. */
    record Next(List<Message> messages, boolean missedSome) {}

    private static final int KEPT = 256;
    private static final long KEPT_CHARACTERS = 16_000_000;
    /** After a look, at least; what moves meanwhile is told together. */
    private static final long PAUSE_MS = 20;
    /** As many times as long as the look took: listeners cost a third of a core at most. */
    private static final long PAUSES_A_LOOK = 2;

    private static final long LONGEST_PAUSE_MS = 1000;
    /** Without a word that anything moved: a midnight, or a college's latest record that changed nothing. */
    private static final long IDLE_MS = 500;
    /** For a first listener; a nation's figures take some hundred milliseconds. */
    private static final long FIRST_LOOK_MS = 5000;

    private static final long DESERTED_NANOS = 60_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);

    private final LiveBoard board;
    private final Progress progress;
    private final String instance;
    private final Thread thread = new Thread(this::run, "change-stream");

    private final Object noted = new Object();
    private final Set<Measure> measures = EnumSet.noneOf(Measure.class);
    private final Set<String> colleges = new HashSet<>();
    private boolean everything;
    private boolean stirred;

    private final Object messagesLock = new Object();
    private final Deque<Message> messages = new ArrayDeque<>();
    private long characters;
    private long lastNumber;
    private long firstKept = 1;
    private int listening;
    /** Whether a first look has learnt what is shown. */
    private boolean compares;

    private long desertedAt = System.nanoTime() - DESERTED_NANOS;

    /** The figures that listeners know, by indicator and window; empty when nobody listens. */
    private final Map<String, List<Pair>> shown = new HashMap<>();

    private final Map<String, Instant> lastEventAt = new HashMap<>();
    private @Nullable LocalDate shownAsOf;
    private volatile boolean closed;

    /**
     * @param instance distinguishes the numbers of this start from those of any other
     */
    public ChangeStream(LiveBoard board, Progress progress, String instance) {
        this.board = board;
        this.progress = progress;
        this.instance = instance;
        thread.setDaemon(true);
        board.listen(this);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void moved(Collection<Moved> moved) {
        synchronized (noted) {
            for (Moved each : moved) {
                measures.add(each.measure());
                if (each.measure().isAccounting()) {
                    colleges.add(each.college());
                }
            }
            stir();
        }
    }

    @Override
    public void redefined() {
        synchronized (noted) {
            everything = true;
            stir();
        }
    }

    private void stir() {
        stirred = true;
        noted.notifyAll();
    }

    /**
     * Begins to listen; {@link #leave} ends it. Returns once there is something to compare with, so that whatever moves
     * from now on is told.
     */
    void join() throws InterruptedException {
        synchronized (messagesLock) {
            listening++;
        }
        synchronized (noted) {
            stir();
        }
        long deadline = System.nanoTime() + FIRST_LOOK_MS * 1_000_000;
        synchronized (messagesLock) {
            for (long left = FIRST_LOOK_MS; !compares && !closed && left > 0; ) {
                messagesLock.wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        }
    }

    void leave() {
        synchronized (messagesLock) {
            listening--;
            desertedAt = System.nanoTime();
        }
    }

    /** The number after which a listener goes on; -1 when that cannot be: another start, or too long ago. */
    long resume(String lastEventId) {
        if (!lastEventId.startsWith(instance + "-")) {
            return -1;
        }
        try {
            long number = Long.parseLong(lastEventId.substring(instance.length() + 1));
            synchronized (messagesLock) {
                return number <= lastNumber && number + 1 >= firstKept ? number : -1;
            }
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The number of the latest message. */
    long latest() {
        synchronized (messagesLock) {
            return lastNumber;
        }
    }

    String id(long number) {
        return instance + "-" + number;
    }

    /** Waits for messages after a number. */
    Next after(long number, long timeoutMs) throws InterruptedException {
        long deadline = System.nanoTime() + timeoutMs * 1_000_000;
        synchronized (messagesLock) {
            while (lastNumber <= number && !closed) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return new Next(List.of(), false);
                }
                messagesLock.wait(left);
            }
            if (number + 1 < firstKept) {
                return new Next(List.of(), true);
            }
            return new Next(
                    messages.stream().filter(each -> each.number() > number).toList(), false);
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        synchronized (messagesLock) {
            messagesLock.notifyAll();
        }
    }

    private void run() {
        try {
            while (!closed) {
                long begun = System.nanoTime();
                if (isDeserted()) {
                    forget();
                } else {
                    lookOrForget();
                }
                long tookMs = (System.nanoTime() - begun) / 1_000_000;
                Thread.sleep(Math.max(PAUSE_MS, Math.min(LONGEST_PAUSE_MS, PAUSES_A_LOOK * tookMs)));
                synchronized (noted) {
                    if (!stirred) {
                        noted.wait(IDLE_MS);
                    }
                    stirred = false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDeserted() {
        synchronized (messagesLock) {
            return listening == 0 && System.nanoTime() - desertedAt > DESERTED_NANOS;
        }
    }

    /** Whoever comes back after a while has missed something. */
    private void forget() {
        if (!shown.isEmpty()) {
            shown.clear();
            shownAsOf = null;
            synchronized (messagesLock) {
                messages.clear();
                characters = 0;
                lastNumber++;
                firstKept = lastNumber + 1;
                compares = false;
            }
        }
    }

    /** A defect must not end the stream: who listens is told to ask anew. */
    private void lookOrForget() throws InterruptedException {
        try {
            look();
        } catch (RuntimeException | Error e) {
            LOG.error("what changed cannot be told", e);
            forget();
            Thread.sleep(LONGEST_PAUSE_MS);
        }
    }

    /** Looks what changed, and tells it. */
    private void look() {
        var reading = progress.reading();
        var answered = progress.answered();
        var changed = new ArrayList<Pair>();
        var rows = new ArrayList<CollegeResponse>();
        boolean first = shown.isEmpty();
        FigureSet figures = board.read(view -> {
            var asOf = view.asOf();
            boolean all;
            Set<Measure> moved;
            Set<String> moving;
            synchronized (noted) {
                if (reading != null) {
                    reading.lastEventAt().forEach((college, at) -> {
                        if (!at.equals(lastEventAt.put(college, at)) && !first) {
                            colleges.add(college);
                        }
                    });
                }
                all = everything || first || !asOf.equals(shownAsOf);
                moved = EnumSet.noneOf(Measure.class);
                moved.addAll(measures);
                moving = new HashSet<>(colleges);
                if (!all && moved.isEmpty() && moving.isEmpty()) {
                    return null;
                }
                boolean redefined = everything;
                everything = false;
                measures.clear();
                colleges.clear();
                rows.addAll(CollegeResponse.all(view, answered, code -> redefined || moving.contains(code)));
            }
            shownAsOf = asOf;
            compare(view, asOf, all, moved, changed);
            return new FigureSet(asOf, asOf.minusYears(1), List.copyOf(changed));
        });
        if (figures != null && !first) {
            publish(figures, rows);
        }
        if (first) {
            synchronized (messagesLock) {
                compares = true;
                messagesLock.notifyAll();
            }
        }
    }

    private void compare(View view, LocalDate asOf, boolean all, Set<Measure> moved, List<Pair> changed) {
        var thresholds = view.thresholdsOn(asOf);
        for (Indicator indicator : view.board().catalogue().indicators()) {
            boolean touched = all || indicator.measures().stream().anyMatch(moved::contains);
            if (!touched) {
                continue;
            }
            for (Window window : indicator.windows()) {
                if (window == Window.YEAR_TO_DATE || window == Window.STOCK) {
                    var pairs = pairs(view, indicator, window, asOf, thresholds);
                    var before = shown.put(indicator.id() + '|' + window.id(), pairs);
                    differences(before, pairs, changed);
                }
            }
        }
    }

    private static List<Pair> pairs(
            View view, Indicator indicator, Window window, LocalDate asOf, ThresholdsInForce thresholds) {
        List<FigureValue> now = view.values(indicator, window, asOf);
        List<FigureValue> before = view.values(indicator, window, asOf.minusYears(1));
        var pairs = new ArrayList<Pair>(now.size());
        for (int i = 0; i < now.size(); i++) {
            pairs.add(new Pair(now.get(i), before.get(i), thresholds.status(now.get(i))));
        }
        return pairs;
    }

    private static void differences(@Nullable List<Pair> before, List<Pair> now, List<Pair> changed) {
        for (int i = 0; i < now.size(); i++) {
            var pair = now.get(i);
            boolean same = before != null
                    && before.size() == now.size()
                    && before.get(i)
                            .now()
                            .figure()
                            .entity()
                            .equals(pair.now().figure().entity())
                    && before.get(i).shows(pair);
            if (!same) {
                changed.add(pair);
            }
        }
    }

    private void publish(FigureSet figures, List<CollegeResponse> rows) {
        var text = Json.text(new Change(
                figures.asOf(), board.asOfRule().id(), figures.responses().toList(), rows));
        synchronized (messagesLock) {
            lastNumber++;
            messages.addLast(new Message(id(lastNumber), lastNumber, text));
            characters += text.length();
            while (messages.size() > KEPT || (characters > KEPT_CHARACTERS && messages.size() > 1)) {
                characters -= messages.removeFirst().json().length();
                firstKept = messages.getFirst().number();
            }
            messagesLock.notifyAll();
        }
    }
}
