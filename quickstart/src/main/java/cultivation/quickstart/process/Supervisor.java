package cultivation.quickstart.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts children, starts them again when they die, and ends them all.
 *
 * <p>While the stack starts, a child's death is the end of the start. From {@link #keepAlive} on it is started again, up
 * to the third death within a minute. {@link #close()} ends everything within 10 s, whatever state it is in.
 *
 * <pre>{@code
 * supervisor.start(broker);
 * supervisor.awaitAnswer(broker, () -> PortLease.answers(9092), Duration.ofSeconds(60));
 * supervisor.keepAlive(child -> writeEndpoints(), reason -> exit(reason));
 * }</pre>
 */
public final class Supervisor implements AutoCloseable {
    private static final int DEATHS_TOLERATED = 2;
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final Duration FOR_THE_FIRST = Duration.ofSeconds(5);
    private static final Duration FOR_THE_LAST = Duration.ofSeconds(2);
    private static final long LOG_LIMIT = 20L << 20;

    private final Console console;
    private final Watchdog watchdog;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final List<Process> oneOffs = new ArrayList<>();
    private Consumer<Child> restarted = child -> {};
    private @Nullable Consumer<String> givenUp;
    private boolean stopping;

    private static final class Running {
        final Child child;
        final Deque<Long> deaths = new ArrayDeque<>();
        Process process;

        Running(Child child, Process process) {
            this.child = child;
            this.process = process;
        }
    }

    /** @param deleteWithUs a folder that goes when this program is killed, or null */
    public Supervisor(Console console, @Nullable Path deleteWithUs) {
        this.console = console;
        this.watchdog = Watchdog.start(deleteWithUs == null ? null : deleteWithUs.toString());
    }

    public synchronized void start(Child child) {
        requireGoingOn();
        running.put(child.id(), new Running(child, launch(child)));
        watchAll();
    }

    /** Runs a command to its end, ended with us should we be ended; returns its output when it succeeds. */
    public String run(String what, List<String> command) {
        Process process;
        try {
            synchronized (this) {
                requireGoingOn();
                process = new ProcessBuilder(ignoringInterrupts(command))
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .start();
                oneOffs.add(process);
                watchAll();
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            synchronized (this) {
                oneOffs.remove(process);
                requireGoingOn();
            }
            if (code != 0) {
                throw new CannotStart(what + " failed with exit code " + code + ": " + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new CannotStart(what + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart(what + " was interrupted", e);
        }
    }

    /** Waits until the child answers; its death, or silence for longer than {@code limit}, is {@link CannotStart}. */
    public void awaitAnswer(Child child, BooleanSupplier answers, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!answers.getAsBoolean()) {
            Process process;
            synchronized (this) {
                requireGoingOn();
                process = of(child.id()).process;
            }
            if (!process.isAlive()) {
                throw new CannotStart("the " + child.title() + " ended with exit code " + process.exitValue()
                        + " instead of starting; the end of " + child.log() + ":\n" + endOf(child.log()));
            }
            if (System.nanoTime() > deadline) {
                throw new CannotStart("the " + child.title() + " does not answer after " + limit.toSeconds()
                        + " s; the end of " + child.log() + ":\n" + endOf(child.log()));
            }
            pause();
        }
    }

    /**
     * From now on a dead child is started again.
     *
     * @param onRestart told after each restart, when the new process has its id
     * @param onGiveUp told, once, when a child has died three times in a minute
     */
    public synchronized void keepAlive(Consumer<Child> onRestart, Consumer<String> onGiveUp) {
        this.restarted = onRestart;
        this.givenUp = onGiveUp;
        running.values().forEach(this::startAgainOnDeath);
    }

    public synchronized long pid(String id) {
        return of(id).process.pid();
    }

    public synchronized boolean isRunning(String id) {
        return running.containsKey(id) && of(id).process.isAlive();
    }

    /** Ends everything, the broker and the registry after those who need them, with force after a few seconds. */
    @Override
    public void close() {
        List<Process> first = new ArrayList<>();
        List<Process> last = new ArrayList<>();
        synchronized (this) {
            if (stopping) {
                return;
            }
            stopping = true;
            first.addAll(oneOffs);
            for (Running each : running.values()) {
                (each.child.stopsLast() ? last : first).add(each.process);
            }
        }
        end(first, FOR_THE_FIRST);
        end(last, FOR_THE_LAST);
        watchdog.close();
    }

    private void startAgainOnDeath(Running one) {
        var process = one.process;
        var watcher = new Thread(() -> afterDeath(one, process), "watch-" + one.child.id());
        watcher.setDaemon(true);
        watcher.start();
    }

    private void afterDeath(Running one, Process dead) {
        try {
            dead.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        Consumer<String> giveUp = null;
        synchronized (this) {
            if (stopping || one.process != dead) {
                return;
            }
            long now = System.nanoTime();
            one.deaths.addLast(now);
            while (now - one.deaths.getFirst() > MINUTE_NANOS) {
                one.deaths.removeFirst();
            }
            var death = "the " + one.child.title() + " (process " + dead.pid() + ") ended with exit code "
                    + dead.exitValue();
            if (one.deaths.size() > DEATHS_TOLERATED) {
                giveUp = givenUp;
                givenUp = null;
                console.say(death + ", the third time in a minute; the end of " + one.child.log() + ":\n"
                        + endOf(one.child.log()));
            } else {
                one.process = launch(one.child);
                watchAll();
                startAgainOnDeath(one);
                console.say(death + "; started again as process " + one.process.pid());
            }
        }
        if (giveUp != null) {
            giveUp.accept("the " + one.child.title() + " died three times in a minute");
        } else if (isRunning(one.child.id())) {
            restarted.accept(one.child);
        }
    }

    private static Process launch(Child child) {
        try {
            Files.createDirectories(child.log().toAbsolutePath().getParent());
            if (Files.exists(child.log()) && Files.size(child.log()) > LOG_LIMIT) {
                Files.move(child.log(), Path.of(child.log() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            var builder = new ProcessBuilder(ignoringInterrupts(child.command()))
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(child.log().toFile()));
            builder.environment().putAll(child.environment());
            return builder.start();
        } catch (IOException e) {
            throw new CannotStart("the " + child.title() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Ctrl-C reaches every process of the terminal's group; the order of stopping is ours to keep. */
    private static List<String> ignoringInterrupts(List<String> command) {
        var all = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "child"));
        all.addAll(command);
        return all;
    }

    private static void end(List<Process> processes, Duration patience) {
        processes.forEach(Process::destroy);
        long deadline = System.nanoTime() + patience.toNanos();
        for (Process process : processes) {
            await(process, deadline - System.nanoTime());
        }
        for (Process process : processes) {
            if (process.isAlive()) {
                process.destroyForcibly();
                await(process, Duration.ofMillis(500).toNanos());
            }
        }
    }

    private static void await(Process process, long nanos) {
        try {
            process.waitFor(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("the start was interrupted", e);
        }
    }

    private static String endOf(Path log) {
        try {
            var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    private void watchAll() {
        var all = new ArrayList<>(oneOffs);
        running.values().forEach(each -> all.add(each.process));
        watchdog.watch(all);
    }

    private void requireGoingOn() {
        if (stopping) {
            throw new CannotStart("the stack is being stopped");
        }
    }

    private Running of(String id) {
        var one = running.get(id);
        if (one == null) {
            throw new IllegalArgumentException("no child is called " + id);
        }
        return one;
    }
}
