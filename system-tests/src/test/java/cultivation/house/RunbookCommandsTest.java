package cultivation.house;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cli.Cultivation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Whoever follows a runbook at night types what it prints. */
class RunbookCommandsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(?:sh)?\\n(.*?)^```");
    private static final Pattern INLINE =
            Pattern.compile("`((?:\\./cultivation|docker-compose|kafka-[a-z-]+\\.sh) [^`]+)`");
    /** Words of a shell, quoted or not; what is behind a pipe or a comment is another's. */
    private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|[^\\s'\"]+");

    private static final String OUR_VERBS = "./cultivation ";
    private static final String OUR_VERBS_INSIDE = "docker-compose run --rm app-1 ";
    private static final String TOOLS_INSIDE = "docker-compose exec kafka /opt/kafka/bin/";

    /** Of Kafka 4.3: the flags of its programs that runbooks use. */
    private static final Map<String, Set<String>> TOOLS = Map.of(
            "kafka-topics.sh", Set.of("--describe", "--topic"),
            "kafka-get-offsets.sh", Set.of("--topic"),
            "kafka-metadata-quorum.sh", Set.of("describe", "--status"),
            "kafka-console-consumer.sh", Set.of("--topic", "--from-beginning", "--max-messages", "--property"),
            "kafka-transactions.sh",
                    Set.of("describe-producers", "list", "abort", "--topic", "--partition", "--start-offset"));

    private static final Set<String> COMPOSE = Set.of("ps", "logs", "up", "restart", "stop", "exec", "run");

    private record Command(String runbook, String text) {
        List<String> words() {
            return WORD.matcher(text.split(" +[|#] ?", 2)[0])
                    .results()
                    .map(found -> found.group().replaceAll("^['\"]|['\"]$", ""))
                    .toList();
        }

        @Override
        public String toString() {
            return runbook + ": " + text;
        }
    }

    @Test
    void our_verbs_and_their_options_exist() {
        // given
        var ours = commands()
                .filter(command ->
                        command.text().startsWith(OUR_VERBS) || command.text().startsWith(OUR_VERBS_INSIDE))
                .toList();

        // when
        var wrong = ours.stream().filter(command -> !isUnderstood(command)).toList();

        // then
        assertThat(ours).hasSizeGreaterThan(15);
        assertThat(wrong).isEmpty();
    }

    @Test
    void verbs_and_options_that_readme_and_guides_print_exist() throws IOException {
        // given
        var pages = new ArrayList<>(
                List.of(ROOT.resolve("README.md"), ROOT.resolve("README.zh.md"), ROOT.resolve("docs/operations.md")));
        try (var guides = Files.list(ROOT.resolve("docs/guides"))) {
            guides.forEach(pages::add);
        }
        var ours = pages.stream()
                .flatMap(RunbookCommandsTest::commandsOf)
                .filter(command ->
                        command.text().startsWith(OUR_VERBS) || command.text().startsWith(OUR_VERBS_INSIDE))
                .toList();

        // when
        var wrong = ours.stream()
                .filter(command -> mistake(command) != null && !(mistake(command) instanceof MissingParameterException))
                .toList();

        // then
        assertThat(ours).hasSizeGreaterThan(40);
        assertThat(wrong).isEmpty();
    }

    @Test
    void kafkas_programs_take_the_flags_that_they_are_given() {
        // given
        var tools = commands()
                .filter(command ->
                        command.text().startsWith("kafka-") || command.text().startsWith(TOOLS_INSIDE))
                .toList();

        // when
        var wrong = tools.stream().filter(command -> !isOfKafka(command)).toList();

        // then
        assertThat(tools).hasSizeGreaterThan(10);
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_needs_the_brokers_port_is_printed_for_a_deployment_in_containers_as_well() {
        // given
        var texts = commands().map(Command::toString).toList();

        // when
        var alone = commands()
                .filter(command -> command.text().contains("--bootstrap-server \"$KAFKA\""))
                .filter(command -> !texts.contains(command.runbook() + ": " + TOOLS_INSIDE
                        + command.text().replace("\"$KAFKA\"", "localhost:9092")))
                .toList();

        // then
        assertThat(alone).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_deployment_has_the_services_that_are_asked_for() throws IOException {
        // given
        var deployment = (Map<String, Map<String, Object>>)
                new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
        var services = Objects.requireNonNull(deployment.get("services")).keySet();
        var composed = commands()
                .filter(command -> command.text().startsWith("docker-compose "))
                .toList();

        // when
        var wrong = composed.stream()
                .filter(command ->
                        !COMPOSE.contains(command.words().get(1)) || !services.containsAll(servicesOf(command.words())))
                .toList();

        // then
        assertThat(composed).hasSizeGreaterThan(15);
        assertThat(wrong).isEmpty();
    }

    /** The first of {@code exec} and {@code run}, whose others are the command; all of the others. */
    private static List<String> servicesOf(List<String> words) {
        var named = new ArrayList<String>();
        for (int i = 2; i < words.size(); i++) {
            var word = words.get(i);
            if (word.equals("--tail")) {
                i++;
            } else if (!word.startsWith("-")) {
                named.add(word);
            }
        }
        return words.get(1).equals("exec") || words.get(1).equals("run") ? named.subList(0, 1) : named;
    }

    private static boolean isUnderstood(Command command) {
        return mistake(command) == null;
    }

    /** Why the command line does not understand it; null when it does. */
    private static @Nullable ParameterException mistake(Command command) {
        var arguments = command.words().stream()
                .skip(command.text().startsWith(OUR_VERBS) ? 1 : OUR_VERBS_INSIDE.split(" ", -1).length - 1L)
                .map(word -> word.equals("RECORD") ? "Graduation" : word)
                .toArray(String[]::new);
        try {
            Cultivation.commandLine().parseArgs(arguments);
            return null;
        } catch (ParameterException e) {
            return e;
        }
    }

    private static boolean isOfKafka(Command command) {
        var words = command.words();
        int program = command.text().startsWith("kafka-") ? 0 : 3;
        var name = words.get(program).replaceAll(".*/", "");
        var flags = TOOLS.get(name);
        return flags != null
                && words.get(program + 1).equals("--bootstrap-server")
                && words.stream()
                        .skip(program + 3L)
                        .filter(word -> word.startsWith("--") || word.matches("[a-z]+(-[a-z]+)*"))
                        .allMatch(flags::contains);
    }

    private static Stream<Command> commands() {
        try (var files = Files.list(ROOT.resolve("monitoring/runbooks"))) {
            return files.sorted().toList().stream().flatMap(RunbookCommandsTest::commandsOf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Command> commandsOf(Path runbook) {
        String page;
        try {
            page = Files.readString(runbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var name = runbook.getFileName().toString();
        var printed = FENCE.matcher(page)
                .results()
                .flatMap(block -> Arrays.stream(block.group(1).split("\n", -1)));
        var inText = INLINE.matcher(FENCE.matcher(page).replaceAll(""))
                .results()
                .map(found -> found.group(1).replace('\n', ' '));
        return Stream.concat(printed, inText)
                .flatMap(line -> Arrays.stream(line.split("; ", -1)))
                .map(line -> new Command(name, line.strip()));
    }
}
