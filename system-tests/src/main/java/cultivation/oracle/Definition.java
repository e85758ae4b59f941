package cultivation.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the indicators' table of {@code docs/reference/measures.md}, read from the page itself.
 *
 * @param denominator empty for sums and stocks
 * @param paired whether a member that has only one of the two counts in neither
 * @param factor of the quotient
 */
public record Definition(
        String id,
        String unit,
        List<Summand> numerator,
        List<Summand> denominator,
        boolean paired,
        long factor,
        List<String> windows) {
    private static final Set<String> IN_HUNDREDTHS =
            Set.of("FIXED_ASSETS", "EQUIPMENT_VALUE", "ENTERPRISE_EQUIPMENT_VALUE");

    /** All of them, in that table's order. */
    public static final List<Definition> ALL = page();

    /** A measure, or some slices of it; no slice means all of them together. */
    public record Term(String measure, Set<String> slices) {
        boolean takes(CellKey cell) {
            return cell.measure().equals(measure) && (slices.isEmpty() || slices.contains(cell.slice()));
        }

        /** How many of its amount make one. */
        long perUnit() {
            boolean inHundredths = measure.endsWith("_fen")
                    || measure.endsWith("_hundredths")
                    || (measure.startsWith("resource") && IN_HUNDREDTHS.containsAll(slices));
            return inHundredths ? 100 : 1;
        }
    }

    /**
     * A term with a sign, as often as its weight says.
     *
     * @param window its own; null for that of the figure
     */
    public record Summand(long weight, Term term, @Nullable String window, boolean required) {
        /** {@code 10 * resource[BOOKS]@stock!}. */
        static Summand of(String text) {
            var words = text.strip();
            long weight = 1;
            if (words.startsWith("-")) {
                weight = -1;
                words = words.substring(1).strip();
            }
            if (words.contains(" * ")) {
                weight *= Long.parseLong(words.substring(0, words.indexOf(" * ")));
                words = words.substring(words.indexOf(" * ") + 3);
            }
            boolean required = words.endsWith("!");
            words = required ? words.substring(0, words.length() - 1) : words;
            var window = words.contains("@") ? words.substring(words.indexOf('@') + 1) : null;
            words = words.contains("@") ? words.substring(0, words.indexOf('@')) : words;
            int bracket = words.indexOf('[');
            var slices = bracket < 0
                    ? Set.<String>of()
                    : Set.of(words.substring(bracket + 1, words.length() - 1).split(", ", -1));
            return new Summand(
                    weight, new Term(bracket < 0 ? words : words.substring(0, bracket), slices), window, required);
        }
    }

    /** The definition with this id. */
    public static Definition of(String id) {
        return ALL.stream()
                .filter(definition -> definition.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no indicator has the id '" + id + "'"));
    }

    /** What stands under the line, or the sum itself: the contributions to it are the ones counted. */
    List<Summand> counted() {
        return denominator.isEmpty() ? numerator : denominator;
    }

    /** Of a sum, or of a quotient of sums: in the indicator's unit. */
    Fraction value(long above, long below) {
        long perUnit = numerator.get(0).term().perUnit();
        long perUnitBelow =
                denominator.isEmpty() ? 1 : denominator.get(0).term().perUnit();
        return Fraction.of(above, below).times(factor * perUnitBelow).dividedBy(perUnit);
    }

    static Stream<Term> terms() {
        return ALL.stream()
                .flatMap(definition -> Stream.concat(definition.numerator.stream(), definition.denominator.stream()))
                .map(Summand::term);
    }

    private static List<Definition> page() {
        try (var page = Objects.requireNonNull(Definition.class.getResourceAsStream("/measures.md"), "measures.md")) {
            var text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
            var section = text.substring(text.indexOf("## Indicators"), text.indexOf("## Windows"));
            return section.lines()
                    .filter(line -> line.startsWith("| `"))
                    .map(Definition::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Definition row(String line) {
        var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        var formula = List.of(cells.get(3).split("; ", -1));
        var sides = formula.get(0).split(" / ", -1);
        return new Definition(
                cells.get(1).replace("`", ""),
                cells.get(4),
                sum(sides[0]),
                sides.length > 1 ? sum(sides[1]) : List.of(),
                formula.contains("paired"),
                formula.stream()
                        .filter(words -> words.startsWith("× "))
                        .map(words -> Long.parseLong(words.substring(2)))
                        .findFirst()
                        .orElse(1L),
                List.of(cells.get(6).split(" ", -1)));
    }

    private static List<Summand> sum(String side) {
        var plain = side.startsWith("(") ? side.substring(1, side.length() - 1) : side;
        var summands = new ArrayList<Summand>();
        for (String each : plain.replace(" - ", " + - ").split(" \\+ ", -1)) {
            summands.add(Summand.of(each));
        }
        return List.copyOf(summands);
    }
}
