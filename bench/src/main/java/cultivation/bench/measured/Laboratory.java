package cultivation.bench.measured;

import cultivation.college.CollegeRegistrar;
import cultivation.college.Topics;
import cultivation.connection.BrokerUnreachableException;
import cultivation.connection.Connection;
import cultivation.producer.EventPublisher;
import cultivation.producer.QuickSerializer;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import cultivation.simulator.Replay;
import cultivation.simulator.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * A real broker and a real registry as the quickstart starts them, with events to measure on; deleted at the end.
 *
 * <pre>{@code
 * try (var laboratory = Laboratory.open(progress)) {
 *     laboratory.publish(simulation);
 *     try (var app = laboratory.startApp(Jvm.withHeap("3g"), Map.of())) { app.awaitCaughtUp(…); }
 * }
 * }</pre>
 */
public final class Laboratory implements AutoCloseable {
    private final Stack stack;
    private final PrintWriter progress;

    private Laboratory(Stack stack, PrintWriter progress) {
        this.stack = stack;
        this.progress = progress;
    }

    public static Laboratory open(PrintWriter progress) {
        var stack = new Stack(StackSettings.forTest().withInstances(0), Console.silent());
        try {
            stack.start();
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
        return new Laboratory(stack, progress);
    }

    public Connection connection() {
        return stack.connection();
    }

    /** What the broker has used so far. */
    public Usage brokerUsage() {
        return Usage.of(stack.endpoints().pids().kafka());
    }

    /** A file or folder of this laboratory's own. */
    public Path path(String name) {
        return stack.data().resolve(name);
    }

    public void register(Simulation simulation) {
        try (var registrar = CollegeRegistrar.open(connection(), Topics.DEFAULT_PARTITIONS)) {
            registrar.add(simulation.colleges());
        }
    }

    /** A publisher of events. */
    public EventPublisher publisher(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("value.serializer", QuickSerializer.class.getName());
        all.put(QuickSerializer.REGISTRY, connection().registry().toString());
        return EventPublisher.open(connection(), all);
    }

    /** How fast events were published, and what that cost this process and the broker. */
    public record Published(double eventsPerSecond, double cpuSecondsPerMillion, double brokerCpuSecondsPerMillion) {}

    /** Registers the colleges of a simulation and publishes its events as fast as the broker takes them. */
    public Published publish(Simulation simulation) {
        register(simulation);
        long begun = System.nanoTime();
        var own = Usage.of(ProcessHandle.current().pid());
        var broker = brokerUsage();
        try (var publisher = publisher(bulk(simulation))) {
            var unused = new Replay(simulation, publisher::publish).run((done, total) -> {});
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        double million = simulation.total() / 1e6;
        var published = new Published(
                simulation.total() / seconds,
                Usage.of(ProcessHandle.current().pid()).since(own).cpuSeconds() / million,
                brokerUsage().since(broker).cpuSeconds() / million);
        say(
                "published %,d events of %,d colleges in %.1f s (%,.0f a second; %.1f CPU seconds a million, of the broker %.1f)",
                simulation.total(),
                simulation.colleges().size(),
                seconds,
                published.eventsPerSecond,
                published.cpuSecondsPerMillion,
                published.brokerCpuSecondsPerMillion);
        return published;
    }

    public static Map<String, String> bulk(Simulation simulation) {
        return EventPublisher.bulk(simulation.colleges().size() * Topics.DEFAULT_PARTITIONS);
    }

    /** Up to how many events a group has committed; {@code before} when the broker has no time to tell. */
    public long committed(String group, Admin admin, long before) {
        try {
            return committed(group, admin);
        } catch (BrokerUnreachableException e) {
            say("the broker gave no answer, looking again");
            return before;
        }
    }

    private long committed(String group, Admin admin) {
        return connection()
                .answerOf(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .entrySet()
                .stream()
                .filter(offset -> Topics.isEvents(offset.getKey().topic()))
                .mapToLong(offset -> offset.getValue().offset())
                .sum();
    }

    /** How many events lie on the topics of the colleges. */
    public long events() {
        try (var admin = connection().admin()) {
            var names = connection().answerOf(admin.listTopics().names()).stream()
                    .filter(Topics::isEvents)
                    .toList();
            var ends = new HashMap<TopicPartition, OffsetSpec>();
            connection()
                    .answerOf(admin.describeTopics(names).allTopicNames())
                    .values()
                    .forEach(topic -> topic.partitions()
                            .forEach(partition -> ends.put(
                                    new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
            return connection().answerOf(admin.listOffsets(ends).all()).values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        }
    }

    /** Deletes all that an app has computed, so that the next one begins from nothing. */
    public void forgetApp() throws IOException, InterruptedException {
        App.forget(connection(), path("state"));
    }

    /**
     * Starts the monitor, with the state that an earlier one has left.
     *
     * @param environment what is set otherwise than by default
     */
    public App startApp(Jvm jvm, Map<String, String> environment) throws IOException {
        return App.start(connection(), jvm, environment, path("state"), path("app.log"));
    }

    /** Tells those who wait how far it is. */
    public void say(String format, Object... arguments) {
        progress.printf(Locale.ROOT, "bench: " + format + "%n", arguments);
        progress.flush();
    }

    @Override
    public void close() {
        stack.close();
    }
}
