package cultivation.live;

import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.entity.Measure;
import cultivation.live.waiting.AbortedRecords;
import cultivation.live.waiting.EventsTopics;
import cultivation.live.waiting.OpenTransactions;
import cultivation.live.waiting.Waiting;
import cultivation.reference.College;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how far behind the app is, once a second (a nation's, every eight), from what the broker says.
 *
 * <p>In seconds the lag is the age of the newest snapshot of end offsets that is now wholly on this instance's board: of
 * events topics what is committed counts as read, of the ledger what the board shows. No clock of any producer is in it,
 * and a college that sends nothing does not make it grow. The ends are those of all records, also of a transaction that is
 * still open: what the broker holds back is not in the figures either.
 */
public final class KafkaProgress implements Progress, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaProgress.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** Well below {@link #STALE}. */
    private static final Duration LONGEST_PERIOD = Duration.ofSeconds(8);
    /** So many times as long as a look took is rest. */
    private static final int REST_FOR_EACH_LOOK = 20;

    private static final Duration STALE = Duration.ofSeconds(15);
    /** A look so recent is as good as another. */
    private static final Duration RECENT = Duration.ofMillis(100);
    /** Who reads figures just after they moved wants them at rest. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    private static final TopicPartition LEDGER = new TopicPartition(Topics.LEDGER, 0);

    private static final Duration NEW_TOPICS = Duration.ofSeconds(3);
    private static final long LOOK_MS = 1000;
    private static final int ANSWER_SECONDS = 10;
    /** A topic that was deleted since it was listed is asked for in vain as long as this. */
    private static final int LIST_MS = 3_000;

    private static final int SNAPSHOTS = 120;

    /** What was there at a moment. */
    private record Snapshot(Instant at, Map<TopicPartition, Long> ends) {
        /** Of the partitions that are consumed: what was left out since counts no more. */
        boolean isWithin(Map<TopicPartition, Long> committed, Set<TopicPartition> consumed) {
            return ends.entrySet().stream()
                    .filter(end -> consumed.contains(end.getKey()))
                    .allMatch(end -> end.getValue() <= committed.getOrDefault(end.getKey(), 0L));
        }
    }

    private final Admin admin;
    private final EventsTopics topics;
    private final OpenTransactions transactions;
    private final AbortedRecords aborted;
    private final LiveBoard board;
    private final LedgerTail tail;
    private final int cellsBudget;
    private final Clock clock;
    private final Supplier<Set<String>> leftOut;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "consumer-lag");
        thread.setDaemon(true);
        return thread;
    });
    /** Oldest first; none older than the newest that is committed. */
    private final Deque<Snapshot> snapshots = new ArrayDeque<>();

    private final Map<String, Instant> lastEventAt = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> askedAt = new HashMap<>();
    private final Map<String, Instant> heldBackSince = new HashMap<>();
    private Instant topicsAskedAt = Instant.EPOCH;
    private Map<TopicPartition, Long> nothingLeftOf = Map.of();
    private Instant nothingLeftSince = Instant.EPOCH;
    private volatile @Nullable Answered latest;
    private boolean complained;
    /** A look that has not begun yet: who asks before it begins shares it. */
    private @Nullable CompletableFuture<@Nullable Void> coming;

    /**
     * @param leftOut the events topics that are not consumed now: the app is not behind for what it does not read
     * @param board which knows the colleges, and how many records and cells of each are counted
     * @param tail which says how far the board has read
     * @param cellsBudget who has more cells is held back, and nobody waits for its records
     */
    public KafkaProgress(
            Connection connection,
            Supplier<Set<String>> leftOut,
            LiveBoard board,
            LedgerTail tail,
            int cellsBudget,
            Clock clock) {
        this.leftOut = leftOut;
        this.board = board;
        this.tail = tail;
        this.cellsBudget = cellsBudget;
        this.admin = connection.admin();
        this.topics = new EventsTopics(admin);
        this.transactions = new OpenTransactions(admin);
        this.aborted = new AbortedRecords(connection);
        this.clock = clock;
    }

    public void start() {
        timer.execute(this::lookOnAndOn);
    }

    /** A nation's thousands of partitions take longer to ask about than a city's hundred, and are asked about more rarely. */
    private void lookOnAndOn() {
        long begun = System.nanoTime();
        lookAndNote();
        long pause = Math.min(
                LONGEST_PERIOD.toMillis(),
                Math.max(PERIOD.toMillis(), REST_FOR_EACH_LOOK * (System.nanoTime() - begun) / 1_000_000));
        try {
            var unused = timer.schedule(this::lookOnAndOn, pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the lag is measured no more: closed", e);
        }
    }

    @Override
    public @Nullable Reading reading() {
        var seen = latest;
        return seen == null || seen.at().plus(STALE).isBefore(clock.instant()) ? null : seen.reading();
    }

    /** What is held back, as last seen; nothing where that is too long ago. */
    public List<Waiting> waitingFor() {
        var reading = reading();
        return reading == null ? List.of() : reading.waitingFor();
    }

    @Override
    public @Nullable Answered answered() {
        return latest;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        admin.close(Duration.ofSeconds(2));
        try {
            if (timer.awaitTermination(1, TimeUnit.SECONDS)) {
                aborted.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public CompletableFuture<@Nullable Reading> look() {
        var seen = latest;
        var asked = clock.instant();
        if (seen != null && !seen.at().plus(RECENT).isBefore(asked)) {
            return CompletableFuture.completedFuture(reading());
        }
        return nextLook()
                .copy()
                .completeOnTimeout(null, LOOK_MS, TimeUnit.MILLISECONDS)
                .handle((looked, failure) -> {
                    var known = reading();
                    var newest = latest;
                    boolean isNew = newest != null && !newest.at().isBefore(asked);
                    return known == null || isNew ? known : known.unsettled();
                });
    }

    /** However many ask, one look waits behind the one that is under way. */
    private synchronized CompletableFuture<@Nullable Void> nextLook() {
        var next = coming;
        if (next == null) {
            try {
                next = CompletableFuture.runAsync(this::beginLook, timer);
            } catch (RejectedExecutionException e) {
                return CompletableFuture.failedFuture(e); // closed
            }
            coming = next;
        }
        return next;
    }

    private void beginLook() {
        synchronized (this) {
            coming = null;
        }
        lookAndNote();
    }

    private void lookAndNote() {
        try {
            latest = new Answered(clock.instant(), lookNow());
            complained = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            // One of the topics may have been deleted: so they are asked for first.
            topicsAskedAt = Instant.EPOCH;
            if (!complained) {
                complained = true;
                LOG.warn("the lag cannot be measured: {}", e.toString());
            }
        }
    }

    private Reading lookNow() throws InterruptedException, ExecutionException, TimeoutException {
        var now = clock.instant();
        var received = received();
        renewTopics(received.keySet(), now);
        var notConsumed = leftOut.get();
        var partitions = topics.partitions().stream()
                .filter(partition -> !notConsumed.contains(partition.topic()))
                .toList();
        var stable = ends(partitions, IsolationLevel.READ_COMMITTED);
        var ends = ends(partitions, IsolationLevel.READ_UNCOMMITTED);
        var committed = aborted.past(committed(), stable);
        // Cells are on the ledger before the offsets of their events are committed: so this is asked for after those.
        var ledger = ledgerEnds();
        long behind = 0;
        // The figures of all others would count as late while one college is held back for its cells.
        var heldBack = heldBack(now);
        var awaited = new HashMap<>(ends);
        awaited.keySet().removeIf(partition -> heldBack.contains(partition.topic()));
        for (var end : awaited.entrySet()) {
            behind += Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L));
        }
        askLastEvents(ends);
        if (behind > 0 || !awaited.equals(nothingLeftOf)) {
            nothingLeftSince = now;
            nothingLeftOf = behind > 0 ? Map.of() : Map.copyOf(awaited);
        }
        long position = tail.position(LEDGER);
        boolean settled = behind == 0
                && position >= ledger.end()
                && !nothingLeftSince.plus(SETTLING).isAfter(now);
        awaited.put(LEDGER, ledger.end());
        snapshots.addLast(new Snapshot(now, awaited));
        committed.put(LEDGER, position);
        stable.put(LEDGER, ledger.stable());
        ends.put(LEDGER, ledger.end());
        var waitingFor = new ArrayList<>(transactions.among(stable, ends, now));
        heldBackSince.forEach(
                (topic, since) -> waitingFor.add(new Waiting(topic, null, Waiting.CELL_BUDGET, since, 0)));
        waitingFor.addAll(topics.gone());
        waitingFor.addAll(topics.madeAgain(received, ends, now));
        return new Reading(
                behind,
                lagSeconds(committed, awaited.keySet(), now),
                settled,
                Map.copyOf(lastEventAt),
                List.copyOf(waitingFor));
    }

    /** Where the ledger ends, and where it ends for a reader of committed records. */
    private record LedgerEnds(long stable, long end) {}

    private LedgerEnds ledgerEnds() throws InterruptedException, ExecutionException, TimeoutException {
        var asked = List.of(LEDGER);
        long end = ends(asked, IsolationLevel.READ_UNCOMMITTED).getOrDefault(LEDGER, 0L);
        long stable = ends(asked, IsolationLevel.READ_COMMITTED).getOrDefault(LEDGER, 0L);
        return new LedgerEnds(Math.min(stable, end), end);
    }

    /** The topics of colleges that have more cells than they may. */
    private Set<String> heldBack(Instant now) {
        var topics = board.read(view -> view.board().ledger().colleges().stream()
                .filter(college -> view.board().ledger().liveCells(college) > cellsBudget)
                .map(Topics::events)
                .collect(Collectors.toSet()));
        heldBackSince.keySet().retainAll(topics);
        topics.forEach(topic -> heldBackSince.putIfAbsent(topic, now));
        return topics;
    }

    /** How many records are counted, of each college that is expected to send. */
    private Map<String, Long> received() {
        return board.read(view -> view.board().roster().all().stream()
                .filter(College::getExpected)
                .map(college -> college.getCode().toString())
                .filter(Topics::isCollegeCode)
                .collect(Collectors.toMap(code -> code, code -> view.board().accounted(code, Measure.RECEIVED))));
    }

    private void renewTopics(Set<String> colleges, Instant now)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (topicsAskedAt.plus(NEW_TOPICS).isAfter(now)) {
            return;
        }
        var replaced = topics.renew(colleges, now);
        topicsAskedAt = now;
        aborted.forget(replaced);
        askedAt.keySet().removeIf(partition -> replaced.contains(partition.topic()));
        replaced.forEach(topic -> Topics.collegeOf(topic).ifPresent(lastEventAt::remove));
    }

    private double lagSeconds(Map<TopicPartition, Long> committed, Set<TopicPartition> consumed, Instant now) {
        int older = 0;
        int index = 0;
        for (Snapshot snapshot : snapshots) {
            if (snapshot.isWithin(committed, consumed)) {
                older = index;
            }
            index++;
        }
        for (int i = 0; i < older; i++) {
            snapshots.removeFirst();
        }
        thinOut();
        // Until a snapshot is committed, the lag is at least as old as the first one.
        return Duration.between(snapshots.getFirst().at(), now).toMillis() / 1000.0;
    }

    /** Far behind, the age matters to some percent only: of the older half every second snapshot goes, not the first. */
    private void thinOut() {
        if (snapshots.size() <= SNAPSHOTS) {
            return;
        }
        var kept = new ArrayDeque<Snapshot>();
        int index = 0;
        for (Snapshot snapshot : snapshots) {
            if (index % 2 == 0 || index > SNAPSHOTS / 2) {
                kept.add(snapshot);
            }
            index++;
        }
        snapshots.clear();
        snapshots.addAll(kept);
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions, IsolationLevel isolation)
            throws InterruptedException, ExecutionException, TimeoutException {
        var ends = new HashMap<TopicPartition, Long>();
        list(partitions, OffsetSpec.latest(), isolation).forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private Map<TopicPartition, Long> committed() throws InterruptedException, ExecutionException, TimeoutException {
        var committed = new HashMap<TopicPartition, Long>();
        Map<TopicPartition, @Nullable OffsetAndMetadata> offsets =
                answer(admin.listConsumerGroupOffsets(Topics.APPLICATION_ID).partitionsToOffsetAndMetadata());
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    /** Asks only the partitions that have grown. */
    private void askLastEvents(Map<TopicPartition, Long> ends)
            throws InterruptedException, ExecutionException, TimeoutException {
        var grown = ends.entrySet().stream()
                .filter(end -> end.getValue() > askedAt.getOrDefault(end.getKey(), 0L))
                .map(Map.Entry::getKey)
                .toList();
        if (grown.isEmpty()) {
            return;
        }
        list(grown, OffsetSpec.maxTimestamp(), IsolationLevel.READ_UNCOMMITTED).forEach((partition, last) -> {
            askedAt.put(partition, ends.getOrDefault(partition, 0L));
            if (last.timestamp() >= 0) {
                Topics.collegeOf(partition.topic())
                        .ifPresent(college -> lastEventAt.merge(
                                college, Instant.ofEpochMilli(last.timestamp()), (a, b) -> a.isAfter(b) ? a : b));
            }
        });
    }

    private Map<TopicPartition, ListOffsetsResultInfo> list(
            List<TopicPartition> partitions, OffsetSpec which, IsolationLevel isolation)
            throws InterruptedException, ExecutionException, TimeoutException {
        var asked = partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
        return answer(admin.listOffsets(asked, new ListOffsetsOptions(isolation).timeoutMs(LIST_MS))
                .all());
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }
}
