package cultivation.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Figures are computed from events: none of the report's stands in what computes and serves them. */
class NoPrintedFigureInTheCodeTest {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d[\\d_,]*(\\.\\d+)?(?![\\w])");
    /** Shorter numbers stand for other things too, such as a port or a number of days. */
    private static final int TELLING_DIGITS = 4;
    /** Round numbers that the code has reasons of its own for. */
    private static final Set<String> INNOCENT = Set.of("10000");

    @Test
    void none_of_the_report_s_figures_stands_in_domain_catalogue_or_app() throws IOException {
        var printed = printed();
        var found = new ArrayList<String>();
        for (String module : List.of("domain", "catalogue", "streams-app")) {
            try (var files = Files.walk(Path.of("..", module, "src", "main"))) {
                for (Path file :
                        files.filter(NoPrintedFigureInTheCodeTest::isOurs).toList()) {
                    var numbers = NUMBER.matcher(Files.readString(file));
                    while (numbers.find()) {
                        if (printed.contains(numbers.group().replaceAll("[_,]", ""))) {
                            found.add(file + ": " + numbers.group());
                        }
                    }
                }
            }
        }
        assertThat(printed).hasSizeGreaterThan(40).contains("19349", "24792");
        assertThat(found).isEmpty();
    }

    private static boolean isOurs(Path file) {
        return file.toString().matches(".*\\.(java|yaml|yml|js|mjs|html|css|json|properties|csv)");
    }

    /** As the simulator has them: people, person-days and fen; and money in 万元 and yuan as printed. */
    private static Set<String> printed() throws IOException {
        var figures = new TreeSet<String>();
        for (String line : Files.readAllLines(
                Path.of("../producers/simulator/src/main/resources/cultivation/simulator/targets.csv"))) {
            var cells = line.split(",", -1);
            if (cells.length < 4 || !cells[3].startsWith("report") || INNOCENT.contains(cells[2])) {
                continue;
            }
            figures.add(cells[2]);
            if (cells[2].length() > 6) {
                figures.add(new java.math.BigDecimal(cells[2]).movePointLeft(6).toPlainString());
            }
        }
        figures.removeIf(figure -> figure.replace(".", "").length() < TELLING_DIGITS);
        return figures;
    }
}
