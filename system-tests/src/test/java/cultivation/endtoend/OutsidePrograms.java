package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs that are not ours: those under {@code javascript/} with Node, their packages installed once, and Python's. */
final class OutsidePrograms {
    static final Path FOLDER = Path.of("javascript");
    private static final long LONGEST_RUN_MINUTES = 8;
    /** The system's own, for it has the system's packages; another one may stand before it on the path. */
    static final String PYTHON = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    private OutsidePrograms() {}

    /** Skips the test visibly where a program is missing; installs the packages. */
    static synchronized void require(String... programs) throws Exception {
        for (String program : programs) {
            assumeTrue(succeeds(program, "--version"), program + " is not installed");
        }
        install();
    }

    /** Once for all processes that test at the same time: a second {@code npm ci} takes away what the first one runs with. */
    private static void install() throws Exception {
        var folder = Files.createDirectories(Path.of("target"));
        var installed = folder.resolve("npm-installed");
        try (var channel = FileChannel.open(
                        folder.resolve("npm.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            var wanted = Files.readString(FOLDER.resolve("package-lock.json"));
            boolean isThere = Files.isDirectory(FOLDER.resolve("node_modules"))
                    && Files.exists(installed)
                    && Files.readString(installed).equals(wanted);
            if (!isThere) {
                run(Map.of(), "npm", "ci", "--no-progress");
                Files.writeString(installed, wanted);
            }
        }
    }

    /** Skips the test visibly where Python or one of its modules is missing. */
    static void requirePythonModules(String... modules) throws InterruptedException {
        assumeTrue(
                succeeds(PYTHON, "-c", "import " + String.join(", ", modules)),
                "python3 with " + String.join(" and ", modules) + " is not installed");
    }

    /** What a program said; it must end well. */
    static String run(Map<String, String> environment, String... command) throws Exception {
        return said(environment, 0, command);
    }

    /** What a program said that fails; it must end with 1. */
    static String fail(Map<String, String> environment, String... command) throws Exception {
        return said(environment, 1, command);
    }

    private static String said(Map<String, String> environment, int exit, String... command) throws Exception {
        var builder = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LONGEST_RUN_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(exit);
        return said;
    }

    static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
