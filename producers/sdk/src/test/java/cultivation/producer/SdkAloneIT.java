package cultivation.producer;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.college.CollegeRegistrar;
import cultivation.college.Colleges;
import cultivation.college.SchemaRegistrar;
import cultivation.connection.RealServices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's program, outside the build: compiled and run with the SDK and what it brings, and nothing else. */
class SdkAloneIT {
    private static final Path GUIDE = Path.of("../../docs/guides/with-the-sdk.md");
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void the_guides_program_publishes_with_nothing_but_the_sdk() throws Exception {
        try (var real = RealServices.start(Files.createDirectory(folder.resolve("services")))) {
            // given
            var connection = real.connection();
            new SchemaRegistrar(connection.registryClient()).register();
            try (var colleges = CollegeRegistrar.open(connection, 4)) {
                colleges.createSharedTopics();
                colleges.add(Colleges.beijing());
            }
            var program = PROGRAM.matcher(Files.readString(GUIDE));
            assertThat(program.find()).isTrue();
            Files.writeString(folder.resolve("PublishOne.java"), program.group(1));
            run("javac", "PublishOne.java");

            // when
            var printed = run(
                    "java",
                    "PublishOne",
                    connection.kafka(),
                    connection.registry().toString());

            // then
            assertThat(printed.lines()).last().asString().matches("cultivation\\.events\\.4111010853-[0-3]@0");
        }
    }

    /** Runs a program of the JDK on the class path of a college; what it printed. */
    private String run(String tool, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", tool).toString(),
                "-cp",
                ".:" + TARGET.resolve("sdk-1.0.0.jar") + ":" + TARGET.resolve("lib") + "/*"));
        command.addAll(List.of(arguments));
        var output = folder.resolve(tool + ".out");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exit = process.waitFor();
        var printed = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(exit).as(tool + ": " + printed).isZero();
        return printed;
    }
}
