package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the programs under {@code javascript/} with Node, their packages installed once. */
final class JavaScript {
    static final Path FOLDER = Path.of("javascript");
    private static final long PATIENCE_MINUTES = 8;
    private static boolean installed;

    private JavaScript() {}

    /** Skips the test visibly where a program is missing; installs the packages. */
    static synchronized void require(String... programs) throws Exception {
        for (String program : programs) {
            assumeTrue(isThere(program), program + " is not installed");
        }
        if (!installed) {
            run(Map.of(), "npm", "ci", "--no-progress");
            installed = true;
        }
    }

    /** What a program said; it must end well. */
    static String run(Map<String, String> environment, String... command) throws Exception {
        var builder = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(program, "--version"))
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
