package cultivation.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The floor plan of the whole house: small rooms, arrows one way, each Kafka chore once. */
class FloorPlanTest {
    private static final Path PROJECT = Path.of("..");
    private static final int FILES_OF_A_PACKAGE = 25;
    private static final int LINES_OF_A_METHOD = 100;
    /** The first line of a method or constructor, as the formatter leaves it. */
    private static final Pattern METHOD = Pattern.compile("^( {4}| {8})(?!class|record|enum|interface)[\\w<@].*\\{$");

    @Test
    void no_package_has_more_files_than_one_can_oversee() throws IOException {
        var files = new TreeMap<Path, Integer>();
        for (Path source : sources()) {
            if (!source.endsWith("package-info.java")) {
                files.merge(source.getParent(), 1, Integer::sum);
            }
        }
        assertThat(files).isNotEmpty();
        assertThat(files.entrySet()).allSatisfy(entry -> assertThat(entry.getValue())
                .as(entry.getKey().toString())
                .isLessThanOrEqualTo(FILES_OF_A_PACKAGE));
    }

    @Test
    void every_package_says_what_it_is() throws IOException {
        assertThat(sources().stream().map(Path::getParent).distinct())
                .isNotEmpty()
                .allSatisfy(folder ->
                        assertThat(folder.resolve("package-info.java")).exists());
    }

    @Test
    void no_method_is_longer_than_two_screens() throws IOException {
        var longOnes = new ArrayList<String>();
        for (Path source : sources()) {
            var lines = Files.readAllLines(source);
            for (int first = 0; first < lines.size(); first++) {
                var begun = METHOD.matcher(lines.get(first));
                if (!begun.matches() || !lines.get(first).contains("(")) {
                    continue;
                }
                int last = first + 1;
                while (last < lines.size() && !lines.get(last).startsWith(begun.group(1) + "}")) {
                    last++;
                }
                if (last - first + 1 > LINES_OF_A_METHOD) {
                    longOnes.add(source + ":" + (first + 1) + " has " + (last - first + 1) + " lines");
                }
            }
        }
        assertThat(longOnes).isEmpty();
    }

    @Test
    void a_consumer_is_made_in_one_place() throws IOException {
        assertThat(sourcesWith("new KafkaConsumer")).singleElement().asString().endsWith("Connection.java");
    }

    /** Data walks from left to right: the order of the modules is the order of the arrows. */
    @Test
    void each_module_stands_on_earlier_ones_only() throws IOException {
        var modules = new ArrayList<String>();
        var named = Pattern.compile("<module>(?:[\\w-]+/)?([\\w-]+)</module>")
                .matcher(Files.readString(PROJECT.resolve("pom.xml")));
        var folders = Pattern.compile("<module>([\\w/-]+)</module>");
        while (named.find()) {
            modules.add(named.group(1));
        }
        var places = folders.matcher(Files.readString(PROJECT.resolve("pom.xml")));
        int place = 0;
        while (places.find()) {
            var pom = Files.readString(PROJECT.resolve(places.group(1)).resolve("pom.xml"));
            var earlier = modules.subList(0, place++);
            var needs = Pattern.compile("<dependency><groupId>cultivation</groupId><artifactId>([\\w-]+)</artifactId>")
                    .matcher(pom);
            while (needs.find()) {
                assertThat(earlier).as(places.group(1)).contains(needs.group(1));
            }
        }
        assertThat(place).isGreaterThan(10);
    }

    private static List<Path> sourcesWith(String text) throws IOException {
        var found = new ArrayList<Path>();
        for (Path source : sources()) {
            if (Files.readString(source).contains(text)) {
                found.add(source);
            }
        }
        return found;
    }

    /** The product's Java: no test, nothing generated, not what attacks it. */
    private static List<Path> sources() throws IOException {
        try (var walk = Files.walk(PROJECT)) {
            return walk.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/.git/"))
                    .filter(file -> !file.startsWith(PROJECT.resolve(".cultivation")))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
