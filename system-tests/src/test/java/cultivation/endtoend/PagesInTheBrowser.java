package cultivation.endtoend;

import cultivation.producer.EventPublisher;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import cultivation.simulator.Replay;
import cultivation.simulator.Simulation;
import cultivation.simulator.SimulationOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The pages in a real browser over the replayed city: each file in {@code javascript/pages} is a test, one stack serves
 * a half of them, so that the halves can run side by side. {@code -Dpages=city} runs one; {@code -Dpages.long=true}
 * measures longer; {@code -Dpages.images=docs/images}, a folder of the repository, takes the pictures anew that are
 * otherwise thrown away.
 */
abstract class PagesInTheBrowser {
    private static final String SECOND_HALF = "g";

    private final boolean second;

    private static @Nullable Stack stack;
    private static @Nullable StageHand hand;

    /** @param second whether these are the files whose names come after {@value #SECOND_HALF} */
    PagesInTheBrowser(boolean second) {
        this.second = second;
    }

    @BeforeAll
    static void replay_the_city() throws Exception {
        OutsidePrograms.require("npm", "node", "chromium");
        var started = new Stack(StackSettings.forTest().withClock("events"), Console.silent());
        stack = started;
        started.start();
        try (var publisher = EventPublisher.open(started.connection(), EventPublisher.BULK);
                var colleague = new Colleague(started.endpoints())) {
            new Replay(Simulation.of(SimulationOptions.city()), publisher::publish).run((published, total) -> {});
            colleague.awaitCaughtUp();
        }
        hand = new StageHand(
                started.connection(),
                () -> started.kill("app-1"),
                started.endpoints().pids().kafka());
    }

    @AfterAll
    static void stop() {
        if (hand != null) {
            hand.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> pages() throws Exception {
        var wanted = System.getProperty("pages", "");
        try (var files = Files.list(OutsidePrograms.FOLDER.resolve("pages"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".mjs") && name.startsWith(wanted))
                    .filter(name -> name.compareTo(SECOND_HALF) > 0 == second)
                    .sorted()
                    .toList()
                    .stream()
                    .map(name -> DynamicTest.dynamicTest(name, () -> run(name)));
        }
    }

    private static void run(String name) throws Exception {
        if (stack == null || hand == null) {
            throw new IllegalStateException("nothing was started");
        }
        var environment = new HashMap<>(Map.of(
                "API", stack.endpoints().api(),
                "HAND", hand.address(),
                "IMAGES", images().toString()));
        if (Boolean.getBoolean("pages.long")) {
            environment.put("LONG", "true");
        }
        if (System.getProperty("pages.images") != null) {
            environment.put("KEEP", "true");
        }
        System.out.println(OutsidePrograms.run(
                environment, "node", "--test", "--test-concurrency=1", "--test-reporter=spec", "pages/" + name));
    }

    private static Path images() throws Exception {
        var folder = System.getProperty("pages.images");
        return Files.createDirectories(
                        folder == null
                                ? Path.of("target", "images")
                                : Path.of("..").resolve(folder))
                .toAbsolutePath();
    }
}
