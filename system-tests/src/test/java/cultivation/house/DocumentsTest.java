package cultivation.house;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.Indicator;
import cultivation.catalogue.Window;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.cli.Cultivation;
import cultivation.college.Topics;
import cultivation.entity.Measure;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.rule.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the repository says of itself can be followed, and is complete. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    /** Folders that are built or fetched, not written. */
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".cultivation", ".idea");

    private static final Pattern FENCE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```");
    private static final Pattern INLINE_CODE = Pattern.compile("`(?:[^`\\n]|\\n(?!\\s*\\n))+`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(<?([^)\\s>]+)>?[^)]*\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
    private static final Pattern CITED = Pattern.compile("(?<![\\w./-])docs/[\\w./-]+\\.md\\b");
    private static final Pattern SKIPS = Pattern.compile("\\b(assumeTrue|needs|OutsidePrograms\\.require)\\(");

    /** Names of types in text: {@code `GatedConsumer`}, also the first part of {@code `GatedConsumer.poll`}. */
    private static final Pattern NAMED = Pattern.compile("`([A-Z][a-z0-9]+[A-Z][A-Za-z0-9]*)(?=[`.(#])");

    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|enum|record) ([A-Z]\\w+)");
    private static final Set<String> OF_OTHERS = Set.of("CharSequence", "ServiceLoader", "DefaultPartitioner");
    private static final Pattern EXCLUSIONS = Pattern.compile("(?s)<exclusions>.*?</exclusions>");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>(?!cultivation<)[^<]+</groupId>\\s*<artifactId>([^<]+)</artifactId>");
    private static final Pattern NPM_DEPENDENCY =
            Pattern.compile("\"((?!version\")[@\\w/-]+)\": \"\\d+\\.\\d+\\.\\d+\"");

    @Test
    void every_relative_link_leads_to_a_file_and_a_heading() throws IOException {
        var broken = new ArrayList<String>();
        var documents = files(file -> file.toString().endsWith(".md"));
        for (Path document : documents) {
            var links = LINK.matcher(prose(document));
            while (links.find()) {
                if (!ELSEWHERE.matcher(links.group(1)).matches() && !leadsSomewhere(document, links.group(1))) {
                    broken.add(ROOT.relativize(document) + " → " + links.group(1));
                }
            }
        }
        assertThat(documents).hasSizeGreaterThan(60);
        assertThat(broken).isEmpty();
    }

    @Test
    void every_page_that_code_or_text_cites_exists() throws IOException {
        var missing = new ArrayList<String>();
        for (Path file : files(file -> file.toString().matches(".*\\.(java|md|ya?ml|m?js|avdl|xml|tsv)"))) {
            var cited = CITED.matcher(Files.readString(file));
            while (cited.find()) {
                if (!Files.exists(ROOT.resolve(cited.group()))) {
                    missing.add(ROOT.relativize(file) + " → " + cited.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void the_list_of_decisions_names_each_of_them_once() throws IOException {
        var folder = ROOT.resolve("docs/adr");
        var listed = rows(folder.resolve("README.md"), "# Decisions", "\\[\\d+\\]\\(([^)]+)\\)");
        try (var pages = Files.list(folder)) {
            var decisions = pages.map(page -> page.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList();
            assertThat(listed).containsExactlyElementsOf(decisions);
        }
    }

    @Test
    void measures_and_indicators_of_the_page_are_those_of_domain_and_catalogue() throws IOException {
        var page = ROOT.resolve("docs/reference/measures.md");
        var catalogue = CatalogueFile.shipped();
        assertThat(rows(page, "## Measures", "`([a-z0-9_]+)`"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Measure.values()).map(Measure::id).toList());
        assertThat(rows(page, "## Indicators", "`([a-z0-9_]+)`"))
                .containsExactlyInAnyOrderElementsOf(
                        catalogue.indicators().stream().map(Indicator::id).toList());
        assertThat(codes(section(page, "## Windows")))
                .containsAll(Arrays.stream(Window.values()).map(Window::id).toList());
    }

    @Test
    void public_names_of_the_page_are_those_of_the_code() throws IOException {
        var page = ROOT.resolve("docs/reference/contract.md");
        assertThat(rows(page, "## Rejections", "`([A-Z_]+)`"))
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::name).toList());
        assertThat(codes(section(page, "## Topics")))
                .contains("cultivation.events.{code}", "cultivation.rejections.{code}", Topics.APPLICATION_ID)
                .containsAll(Topics.sharedSettings().stream()
                        .map(topic -> topic.name())
                        .toList());
        assertThat(codes(section(page, "## Verbs")))
                .containsAll(Cultivation.commandLine().getSubcommands().keySet())
                .contains("bench");
    }

    @Test
    void every_class_record_and_alert_that_a_document_names_exists() throws IOException {
        var known = new TreeSet<>(OF_OTHERS);
        for (Path file : files(file -> file.toString().matches(".*\\.(java|avdl|mjs)"))) {
            DECLARED.matcher(Files.readString(file)).results().forEach(found -> known.add(found.group(1)));
        }
        files(file -> file.toString().matches(".*/runbooks/\\w+\\.md"))
                .forEach(runbook -> known.add(runbook.getFileName().toString().replace(".md", "")));
        var unknown = new TreeSet<String>();
        for (Path document : files(file -> file.toString().endsWith(".md") && !file.endsWith("CHANGELOG.md"))) {
            NAMED.matcher(Files.readString(document))
                    .results()
                    .filter(named -> !known.contains(named.group(1)))
                    .forEach(named -> unknown.add(ROOT.relativize(document) + " → " + named.group(1)));
        }
        assertThat(unknown).isEmpty();
    }

    /** No test has a .NET to run one of them: at least nothing that the others say is missing there. */
    @Test
    void the_programs_of_each_language_send_the_same_record_under_the_same_version() throws IOException {
        var guide = Files.readString(ROOT.resolve("docs/guides/any-kafka-client.md"));
        for (String language : List.of("js", "python", "csharp")) {
            var fence = "```" + language + "\n";
            int from = guide.indexOf(fence) + fence.length();
            var program = guide.substring(from, guide.indexOf("```", from));
            assertThat(program)
                    .as(language)
                    .containsPattern("cultivation\\.events\\.Graduation(', 1|\", 1|/versions/1)")
                    .contains(
                            "/apis/ccompat/v7",
                            "KAFKA",
                            "REGISTRY",
                            "COLLEGE",
                            "2019",
                            "ENGINEERING",
                            "GRADUATED",
                            "UPSERT");
            Stream.of(Graduation.getClassSchema(), Head.getClassSchema())
                    .flatMap(record -> record.getFields().stream())
                    .forEach(field -> assertThat(program).as(language).contains(field.name()));
        }
    }

    @Test
    void each_library_has_a_reason() throws IOException {
        var reasons = Files.readString(ROOT.resolve("docs/dependencies.md"));
        var without = new TreeSet<String>();
        for (Path file : files(file -> file.endsWith("pom.xml") || file.endsWith("package.json"))) {
            var text = EXCLUSIONS.matcher(Files.readString(file)).replaceAll("");
            (file.endsWith("pom.xml") ? DEPENDENCY : NPM_DEPENDENCY)
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w.-])")
                            .matcher(reasons)
                            .find())
                    .forEach(without::add);
        }
        assertThat(without).isEmpty();
    }

    @Test
    void each_test_that_may_be_left_out_is_named_in_the_readme() throws IOException {
        var readme = Files.readString(ROOT.resolve("README.md"));
        var unnamed = files(file -> file.toString().matches(".*(Test|IT)\\.java")).stream()
                .filter(file -> SKIPS.matcher(read(file)).find())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .filter(name -> !readme.contains('`' + name + '`'))
                .toList();
        assertThat(unnamed).isEmpty();
    }

    private static boolean leadsSomewhere(Path document, String link) throws IOException {
        int hash = link.indexOf('#');
        var path = hash < 0 ? link : link.substring(0, hash);
        var target = path.isEmpty() ? document : document.resolveSibling(path).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || !target.toString().endsWith(".md") || anchors(target).contains(link.substring(hash + 1));
    }

    /** The ids that headings get: lower case, blanks as hyphens, without other punctuation. */
    private static Set<String> anchors(Path document) throws IOException {
        return HEADING.matcher(FENCE.matcher(Files.readString(document)).replaceAll(""))
                .results()
                .map(heading -> heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String prose(Path document) throws IOException {
        var text = FENCE.matcher(Files.readString(document)).replaceAll("");
        return INLINE_CODE.matcher(text).replaceAll("code");
    }

    /** A section's text up to the next heading of the same or a higher level. */
    private static String section(Path document, String heading) throws IOException {
        var text = Files.readString(document);
        int from = text.indexOf(heading + '\n');
        assertThat(from).as(heading + " in " + document).isNotNegative();
        int level = heading.indexOf(' ');
        var next = Pattern.compile("(?m)^#{1," + level + "} ").matcher(text);
        return next.find(from + heading.length()) ? text.substring(from, next.start()) : text.substring(from);
    }

    /** What the first cell of each row of a section's tables names. */
    private static List<String> rows(Path document, String heading, String name) throws IOException {
        var named = Pattern.compile(name);
        var names = new ArrayList<String>();
        section(document, heading)
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> named.matcher(line.substring(0, line.indexOf('|', 2))))
                .filter(found -> found.find())
                .forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static Set<String> codes(String text) {
        return Pattern.compile("`([^`]+)`")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Predicate<Path> wanted) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = Stream.of(folder.getFileName())
                        .map(Path::toString)
                        .findFirst()
                        .orElse("");
                return NOT_OURS.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (wanted.test(file)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
