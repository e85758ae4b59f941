package cultivation.quickstart;

import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.connection.Connection;
import cultivation.producer.EventPublisher;
import cultivation.quickstart.process.AtomicFile;
import cultivation.quickstart.process.CannotStart;
import cultivation.quickstart.process.Console;
import cultivation.simulator.Replay;
import cultivation.simulator.Simulation;
import cultivation.simulator.SimulationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Replays the city's 2018 and 2019, and goes on where an earlier start on the same data was stopped.
 *
 * <p>How far it is stands in the progress file, which {@code /status} repeats. After an orderly stop the next start leaves
 * out what was acknowledged; after a crash nobody knows which events of the last seconds were, so all are sent again,
 * which changes nothing but the count of duplicates.
 */
final class CityReplay {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SAVE_EVERY_NANOS = 500_000_000L;
    private static final int ATTEMPTS = 5;

    private final Path progressFile;
    private final Path resumeFile;
    private final Console console;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Replay running;
    private volatile boolean stopped;
    private long savedAt;

    CityReplay(Path progressFile, Console console) {
        this.progressFile = progressFile;
        this.resumeFile = progressFile.resolveSibling("replay-resumes");
        this.console = console;
    }

    /** Publishes what is still to be published; returns whether everything is, false when it was stopped. */
    boolean run(Connection connection) {
        try {
            var simulation = Simulation.of(SimulationOptions.city());
            long total = simulation.total();
            if (isDone(progressFile, total)) {
                console.say("2018 and 2019 were replayed at an earlier start: " + number(total) + " events");
                return true;
            }
            long first = resumesAt(total);
            console.say("replaying the city's 2018 and 2019: " + number(total) + " events"
                    + (first > 0 ? ", going on after " + number(first) : ""));
            for (int attempt = 1; !stopped; attempt++) {
                try {
                    return publish(connection, simulation, first);
                } catch (RuntimeException e) {
                    if (stopped) {
                        return false;
                    }
                    if (attempt == ATTEMPTS) {
                        throw new CannotStart("the replay failed " + ATTEMPTS + " times: " + e.getMessage(), e);
                    }
                    console.say("the replay was interrupted (" + e.getMessage() + "); it begins again after "
                            + number(first) + " events");
                }
            }
            return false;
        } finally {
            ended.countDown();
        }
    }

    /** Ends the replay soon, and waits a little until what was sent is acknowledged. */
    void stop() {
        stopped = true;
        var replay = running;
        if (replay != null) {
            replay.stop();
            try {
                boolean unused = ended.await(1_500, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean publish(Connection connection, Simulation simulation, long first) {
        long total = simulation.total();
        var bar = new ReplayProgress(console, first, total);
        try (var publisher = EventPublisher.open(connection, Map.of())) {
            var replay = new Replay(simulation, publisher::publish).from(first);
            running = replay;
            if (stopped) {
                return false;
            }
            forget(resumeFile);
            long published = replay.run((done, of) -> {
                bar.at(done);
                long now = System.nanoTime();
                if (now - savedAt > SAVE_EVERY_NANOS) {
                    savedAt = now;
                    save(done, of);
                }
            });
            save(published, total);
            if (published < total) {
                AtomicFile.write(resumeFile, published + " of " + total + "\n");
                return false;
            }
            bar.done();
            return true;
        }
    }

    private void save(long published, long total) {
        var progress = JSON.createObjectNode();
        progress.put("published", published);
        progress.put("total", total);
        progress.put("done", published == total);
        AtomicFile.write(progressFile, progress + "\n");
    }

    static boolean isDone(Path progressFile, long total) {
        try {
            var progress = JSON.readTree(Files.readString(progressFile));
            return progress.path("done").asBoolean() && progress.path("total").asLong() == total;
        } catch (IOException unknown) {
            return false;
        }
    }

    private long resumesAt(long total) {
        try {
            var line = Files.readString(resumeFile).strip();
            var end = " of " + total;
            return line.endsWith(end) ? Long.parseLong(line.substring(0, line.length() - end.length())) : 0;
        } catch (IOException | NumberFormatException unknown) {
            return 0;
        }
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be deleted: " + e, e);
        }
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
