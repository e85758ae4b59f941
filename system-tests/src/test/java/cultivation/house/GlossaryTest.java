package cultivation.house;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.Groups;
import cultivation.rule.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One word for one thing: docs/glossary.md says which, and which words are not used for it. */
class GlossaryTest {
    private static final Path TOP = Path.of("..");
    private static final Path GLOSSARY = TOP.resolve("docs/glossary.md");
    private static final Path WORDS = TOP.resolve("streams-app/src/main/resources/web/frame/words.js");
    private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]*) ?\\|");
    /** Folders of what people read, and how the names of its files end. */
    private static final Map<String, String> READ = Map.of(
            "streams-app/src/main", ".java .js .json",
            "domain/src/main", ".java",
            "cli/src/main", ".java",
            "kafka/src/main", ".java",
            "producers", ".java .js .html",
            "quickstart/src/main", ".java",
            "catalogue/src/main", ".java .yaml",
            "monitoring", ".yml .yaml .md .json .js",
            "docs", ".md");

    /** What a forbidden word stands for, by the word. */
    private static Map<String, String> forbidden() throws IOException {
        var forbidden = new LinkedHashMap<String, String>();
        for (String line : Files.readAllLines(GLOSSARY)) {
            var row = ROW.matcher(line);
            if (row.matches() && !row.group(1).startsWith("术语") && !row.group(1).startsWith("-")) {
                for (String word : row.group(4).split("、", -1)) {
                    if (!word.isBlank()) {
                        forbidden.merge(word.strip(), row.group(1), (one, other) -> other);
                    }
                }
            }
        }
        return forbidden;
    }

    private static Stream<Path> files() {
        var files = new ArrayList<Path>(List.of(TOP.resolve("README.zh.md")));
        READ.forEach((folder, endings) -> {
            try (var walk = Files.walk(TOP.resolve(folder))) {
                walk.filter(Files::isRegularFile)
                        .filter(file -> Stream.of(endings.split(" ", -1))
                                .anyMatch(ending -> file.toString().endsWith(ending)))
                        .filter(file -> !isElsewhere(file))
                        .forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return files.stream();
    }

    /** What is made or fetched, tests, and the glossary itself. */
    private static boolean isElsewhere(Path file) {
        var path = file.toString().replace('\\', '/');
        return path.contains("/target/")
                || path.contains("/node_modules/")
                || path.contains("/src/test/")
                || path.endsWith("/docs/reference/coverage.md") // what the printed report calls its figures
                || file.equals(GLOSSARY);
    }

    /** Names under which a column is known in files of others are theirs. */
    private static boolean isForeign(String line) {
        return line.contains(".also(");
    }

    /** Without what the law calls the colleges, 高等职业院校, and what the programmes of key colleges are called. */
    private static String own(String line) {
        return line.replaceAll("(职业|高职|本科|特高|特色高水平|重点建设)院校", "");
    }

    @Test
    void a_word_that_the_glossary_does_not_use_is_used_nowhere() throws IOException {
        // given
        var forbidden = forbidden();

        // when
        var found = new ArrayList<String>();
        files().forEach(file -> {
            try {
                int number = 0;
                for (String line : Files.readAllLines(file)) {
                    number++;
                    for (var each : forbidden.entrySet()) {
                        if (own(line).contains(each.getKey()) && !isForeign(line)) {
                            found.add(file + ":" + number + " says “" + each.getKey() + "”, the word is “"
                                    + each.getValue() + "”");
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        // then
        assertThat(forbidden).containsEntry("退回", "拒收").hasSizeGreaterThan(4);
        assertThat(found).isEmpty();
    }

    @Test
    void no_word_stands_for_two_things() throws IOException {
        // when
        var words = Files.readAllLines(GLOSSARY).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches() && !row.group(1).startsWith("-"))
                .map(row -> row.group(1))
                .toList();

        // then
        assertThat(words).hasSizeGreaterThan(15).doesNotHaveDuplicates();
    }

    @Test
    void time_that_people_read_is_not_utc() throws IOException {
        // given the verb that people ask how it stands, and the files that they take away
        var read = List.of(
                "cli/src/main/java/cultivation/cli/StatusCommand.java",
                "streams-app/src/main/java/cultivation/report/CloseCommand.java",
                "streams-app/src/main/java/cultivation/report/ReportSheet.java",
                "streams-app/src/main/java/cultivation/serving/colleges/RejectionsHandler.java");

        // then
        for (String file : read) {
            assertThat(Files.readString(TOP.resolve(file)))
                    .as(file)
                    .contains("北京时间")
                    .doesNotContain("UTC）");
        }
    }

    @Test
    void every_alert_has_a_name_on_the_pages() throws IOException {
        // given
        var words = Files.readString(WORDS);

        // when
        try (var runbooks = Files.list(TOP.resolve("monitoring/runbooks"))) {
            var alerts = runbooks.map(file -> file.getFileName().toString().replace(".md", ""))
                    .toList();

            // then
            assertThat(alerts).hasSizeGreaterThan(15).allSatisfy(alert -> assertThat(words)
                    .contains("'alert." + alert + "': ['"));
        }
    }

    @Test
    void a_group_and_a_reason_have_one_name_on_pages_and_in_alerts() throws IOException {
        // given
        var words = Files.readString(WORDS);
        var rules = TOP.resolve("monitoring/prometheus/rules");
        var ofFigures =
                List.of(Files.readString(rules.resolve("threshold.yml")), Files.readString(rules.resolve("trend.yml")));
        var ofReports = Files.readString(rules.resolve("reporting.yml"));

        // then
        for (var group : Groups.ALL) {
            var name = Groups.nameZh(group);
            assertThat(words).contains("'group.%s': ['%s'".formatted(Groups.id(group), name));
            assertThat(ofFigures).allSatisfy(rule -> assertThat(rule)
                    .contains("reReplaceAll \"^%s$\" \"%s\"".formatted(Groups.id(group), name)));
        }
        for (var reason : Reason.values()) {
            assertThat(words).contains("'rejection.%s': ['%s'".formatted(reason, reason.nameZh()));
            assertThat(ofReports).contains("reReplaceAll \"^%s$\" \"%s\"".formatted(reason, reason.nameZh()));
        }
    }
}
