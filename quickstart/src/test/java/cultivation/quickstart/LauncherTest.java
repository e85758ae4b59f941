package cultivation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell script {@code ./cultivation}, in a folder of its own with a Java and a Maven that only say what they are asked. */
class LauncherTest {
    @TempDir
    Path folder;

    private Path project = Path.of("");
    private Path tools = Path.of("");

    record Outcome(int code, String output) {}

    @BeforeEach
    void given_a_project_with_sources_and_no_build() throws IOException {
        project = Files.createDirectories(folder.resolve("a project"));
        tools = Files.createDirectories(folder.resolve("jdk").resolve("bin"));
        script(
                project.resolve("cultivation"),
                Files.readString(ProjectFolder.find().resolve("cultivation")));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.createDirectories(project.resolve("quickstart/src/main/java"));
        java("17.0.15");
        maven("3.8.7");
    }

    @Test
    void it_builds_on_first_use_then_runs_the_verb_with_its_arguments() throws Exception {
        var outcome = launch("simulate", "--years", "2018,2019");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.output())
                .contains("building with Maven (first use", "built in", "cultivation.cli.Cultivation simulate")
                .contains("--years 2018,2019");
    }

    @Test
    void it_does_not_build_again_while_nothing_has_changed() throws Exception {
        launch("--help");

        var outcome = launch("--help");

        assertThat(outcome.output()).doesNotContain("building").contains("--help");
    }

    @Test
    void it_builds_again_when_a_source_is_newer() throws Exception {
        launch("--help");
        var source = Files.writeString(project.resolve("quickstart/src/main/java/New.java"), "class New {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        var outcome = launch("--help");

        assertThat(outcome.output()).contains("building with Maven (the sources have changed)");
    }

    @Test
    void the_exit_code_is_the_verbs_own() throws Exception {
        assertThat(launch("exit-with-3").code()).isEqualTo(3);
    }

    @Test
    void an_instance_without_memory_ends_rather_than_stands_still() throws Exception {
        assertThat(launch("run").output()).contains("-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void it_works_from_any_folder_and_through_a_link() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("monitor"), project.resolve("cultivation"));

        var outcome = run(link, folder, "--help");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.output()).contains("-Dcultivation.home=" + project.toRealPath());
    }

    @Test
    void too_old_a_java_is_refused_with_what_is_needed_and_what_is_there() throws Exception {
        java("11.0.21");

        var outcome = launch("--help");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).contains("Java 17 or newer is needed", "is 11.0.21", "JAVA_HOME");
    }

    @Test
    void java_8_with_its_older_way_of_counting_is_refused_too() throws Exception {
        java("1.8.0_392");

        assertThat(launch("--help").output()).contains("Java 17 or newer is needed", "is 1.8.0_392");
    }

    @Test
    void too_old_a_maven_is_refused_when_it_is_needed() throws Exception {
        maven("3.6.3");

        var outcome = launch("--help");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).contains("Maven 3.8 or newer is needed", "is 3.6.3");
    }

    @Test
    void a_failed_build_is_an_error_and_nothing_runs() throws Exception {
        script(tools.resolve("mvn"), "#!/bin/sh\n[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9 (x)' && exit\nexit 1\n");

        var outcome = launch("--help");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).contains("the build failed").doesNotContain("Cultivation --help");
        assertThat(project.resolve(".cultivation/building")).doesNotExist();
    }

    /** Names as bytes, so that it is the same in whatever locale the tests run. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LC_ALL=C PATH=\"$PATH\" HOME=\"$PWD\"",
                "LC_ALL=POSIX PATH=\"$PATH\" HOME=\"$PWD\"",
                "LANG=en_US.ISO-8859-1 PATH=\"$PATH\" HOME=\"$PWD\"",
                "LANG=xx_XX.UTF-8 PATH=\"$PATH\" HOME=\"$PWD\"",
                "LC_ALL=C.UTF-8 PATH=\"$PATH\"",
                ""
            })
    void a_chinese_file_name_is_understood_in_every_locale(String environment) throws Exception {
        // given: a Java that runs this test's classes
        script(tools.resolve("java"), """
                #!/bin/sh
                unset next
                for each in "$@"; do
                  shift
                  [ -z "$next" ] || each='%s'
                  unset next
                  [ "$each" != -cp ] || next=true
                  set -- "$@" "$each"
                done
                exec '%s/bin/java' "$@"
                """.formatted(
                        System.getProperty("java.class.path"), System.getProperty("java.home")));
        script(project.resolve("try"), """
                #!/bin/sh
                name=$(printf '\\346\\257\\225\\344\\270\\232.csv')
                printf 'studentId,graduatedOn,majorClass,completion\\n1,2019-07-01,ENGINEERING,GRADUATED\\n' >"$name"
                export JAVA_HOME='%s'
                exec env -i JAVA_HOME="$JAVA_HOME" %s ./cultivation validate "$name"
                """.formatted(folder.resolve("jdk"), environment));
        launch("--help"); // builds, and the build is no part of this

        // when
        var outcome = run(project.resolve("try"), project);

        // then
        assertThat(outcome.output()).contains("毕业.csv：毕业（Graduation", "检查通过");
        assertThat(outcome.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/some where", "/家/李 老师", "/on*a/[share]", "/with/$dollar/and`tick`", "/ends/in/a/slash/"})
    void the_home_folder_is_the_one_of_the_environment(String home) throws Exception {
        script(tools.resolve("java"), "#!/bin/sh\nprintf '[%s]\\n' \"$@\"\n");
        script(project.resolve("try"), "#!/bin/sh\nHOME='" + home + "' exec ./cultivation --help\n");

        assertThat(run(project.resolve("try"), project).output()).contains("[-Duser.home=" + home + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env -u HOME", "env HOME="})
    void without_a_home_folder_in_the_environment_java_finds_its_own(String without) throws Exception {
        script(project.resolve("try"), "#!/bin/sh\nexec " + without + " ./cultivation --help\n");

        var outcome = run(project.resolve("try"), project);

        assertThat(outcome.code()).isZero();
        assertThat(outcome.output())
                .contains("cultivation.cli.Cultivation --help")
                .doesNotContain("-Duser.home");
    }

    private void java(String version) throws IOException {
        script(tools.resolve("java"), """
                #!/bin/sh
                echo "$@"
                case "$*" in *exit-with-3*) exit 3 ;; esac
                """);
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private void maven(String version) throws IOException {
        script(tools.resolve("mvn"), """
                #!/bin/sh
                [ "$1" = -v ] && echo 'Apache Maven %s (revision)' && exit
                cd "%s" && mkdir -p quickstart/target/lib && touch quickstart/target/quickstart-1.0.0.jar
                """.formatted(version, project));
    }

    private static void script(Path file, String content) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome launch(String... arguments) throws IOException, InterruptedException {
        return run(project.resolve("cultivation"), project, arguments);
    }

    private Outcome run(Path launcher, Path from, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(from.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("PATH", tools + ":/usr/bin:/bin");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
