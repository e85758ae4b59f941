package cultivation.catalogue;

import cultivation.entity.Contributions;
import cultivation.entity.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Everything that decides what an entity adds to the ledger. A ledger booked under other rules cannot be gone on with:
 * a correction would take away what was never added. An indicator over existing measures is not among them.
 *
 * <pre>{@code
 * BookingRules own = BookingRules.of(catalogue);
 * List<String> why = own.differencesFrom(BookingRules.parse(text));   // empty: the ledger fits
 * }</pre>
 *
 * @param version of the contribution rules
 * @param measures ids of everything that is counted, in order
 * @param employed the employed set by graduation day, one line a period
 */
public record BookingRules(int version, List<String> measures, List<String> employed) {
    public BookingRules {
        measures = List.copyOf(measures);
        employed = List.copyOf(employed);
    }

    /** The rules of this version of the app under a catalogue. */
    public static BookingRules of(Catalogue catalogue) {
        return new BookingRules(
                Contributions.RULES,
                Arrays.stream(Measure.values()).map(Measure::id).sorted().toList(),
                catalogue.employedPeriods().stream().map(BookingRules::line).toList());
    }

    private static String line(EmployedPeriod period) {
        return period.validFrom() + " " + period.validTo() + " "
                + String.join(
                        ",",
                        period.destinations().stream().map(Enum::name).sorted().toList());
    }

    /** As a text that {@link #parse} reads. */
    public String text() {
        return "rules " + version + "\nmeasures " + String.join(",", measures) + "\nemployed "
                + String.join(";", employed) + "\n";
    }

    /**
     * The rules of a text.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static BookingRules parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length != 4
                || !lines[0].startsWith("rules ")
                || !lines[1].startsWith("measures ")
                || !lines[2].startsWith("employed ")) {
            throw new IllegalArgumentException("booking rules must be three lines, got: " + text);
        }
        return new BookingRules(
                Integer.parseInt(lines[0].substring("rules ".length())),
                items(lines[1].substring("measures ".length()), ","),
                items(lines[2].substring("employed ".length()), ";"));
    }

    private static List<String> items(String text, String separator) {
        return text.isEmpty() ? List.of() : List.of(text.split(separator, -1));
    }

    /** In what these rules differ from those that a ledger was booked under, in words; empty when in nothing. */
    public List<String> differencesFrom(BookingRules booked) {
        var differences = new ArrayList<String>();
        var added =
                measures.stream().filter(id -> !booked.measures.contains(id)).toList();
        if (!added.isEmpty()) {
            differences.add("new measures " + added);
        }
        var gone = booked.measures.stream().filter(id -> !measures.contains(id)).toList();
        if (!gone.isEmpty()) {
            differences.add("measures that are gone " + gone);
        }
        if (version != booked.version) {
            differences.add("contribution rules " + booked.version + " → " + version);
        }
        if (!Objects.equals(employed, booked.employed)) {
            differences.add("employed set " + booked.employed + " → " + employed);
        }
        return differences;
    }

    /** Whether contributions to a measure depend on the employed set. */
    public static boolean dependsOnEmployed(Measure measure) {
        return switch (measure) {
            case EMPLOYED,
                    EMPLOYED_LOCAL,
                    EMPLOYED_WEST_NORTHEAST,
                    EMPLOYED_SME_GRASSROOTS,
                    EMPLOYED_TOP500,
                    INCOME_FEN,
                    INCOME_STATED,
                    RELEVANCE_ASKED,
                    MAJOR_RELEVANT -> true;
            default -> false;
        };
    }
}
