package cultivation.oracle;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the indicators' table of {@code docs/reference/measures.md}.
 *
 * @param denominator null for sums and stocks
 */
public record Definition(
        String id, String unit, Term numerator, @Nullable Term denominator, List<String> windows) {
    private static final List<String> OF_SUMS = List.of("7d", "30d", "90d", "365d", "ytd", "aytd");
    private static final List<String> OF_RATES = List.of("30d", "90d", "365d", "ytd", "aytd");
    private static final List<String> OF_ADMISSION = List.of("365d", "ytd");

    /** The 29, in that table's order. */
    public static final List<Definition> ALL = List.of(
            sum("planned_places", "person", "planned_places"),
            sum("admitted", "person", "admitted"),
            sum("registered", "person", "registered"),
            quotient("admission_rate", "ratio", "admitted", "planned_places", OF_ADMISSION),
            quotient("registration_rate", "ratio", "admitted_registered", "admitted", OF_ADMISSION),
            new Definition("in_school_students", "person", new Term("in_school", null), null, List.of("stock")),
            sum("graduates", "person", "graduated"),
            sum("employed", "person", "employed"),
            quotient("employment_rate", "ratio", "employed", "graduated", OF_RATES),
            quotient("outcome_coverage", "ratio", "outcome_known", "graduated", OF_RATES),
            quotient("self_employment_rate", "ratio", "self_employed", "graduated", OF_RATES),
            quotient("average_monthly_income", "yuan", "income_fen", "income_stated", OF_RATES),
            quotient("major_relevance_rate", "ratio", "major_relevant", "relevance_asked", OF_RATES),
            sum("employed_local", "person", "employed_local"),
            sum("employed_west_northeast", "person", "employed_west_northeast"),
            sum("employed_sme_grassroots", "person", "employed_sme_grassroots"),
            sum("employed_top500", "person", "employed_top500"),
            sum("training_person_days", "person_day", "training_person_days"),
            sumOfSlice("training_person_days_skills", "SKILLS"),
            sumOfSlice("training_person_days_new_farmer", "NEW_FARMER"),
            sumOfSlice("training_person_days_veteran", "VETERAN"),
            sumOfSlice("training_person_days_grassroots_service", "GRASSROOTS_SERVICE"),
            sumOfSlice("training_person_days_other", "OTHER"),
            sum("overseas_trainee_person_days", "person_day", "overseas_person_days"),
            sum("tech_service_income", "yuan", "tech_service_fen"),
            sum("economic_benefit", "yuan", "economic_benefit_fen"),
            sum("vertical_research_income", "yuan", "vertical_research_fen"),
            sum("tech_trade_income", "yuan", "tech_trade_fen"),
            sum("training_income", "yuan", "training_fen"));

    /** A measure, or one slice of it; a null slice means all of them together. */
    public record Term(String measure, @Nullable String slice) {
        boolean takes(CellKey cell) {
            return cell.measure().equals(measure)
                    && (slice == null || cell.slice().equals(slice));
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
    Term counted() {
        return denominator == null ? numerator : denominator;
    }

    /** How many of the amount's units make one of the indicator's: fen are kept, yuan are shown. */
    long unitsOfAmount() {
        return unit.equals("yuan") ? 100 : 1;
    }

    static Stream<Term> terms() {
        return ALL.stream().flatMap(definition -> Stream.of(definition.numerator, definition.counted()));
    }

    private static Definition sum(String id, String unit, String measure) {
        return new Definition(id, unit, new Term(measure, null), null, OF_SUMS);
    }

    private static Definition sumOfSlice(String id, String slice) {
        return new Definition(id, "person_day", new Term("training_person_days", slice), null, OF_SUMS);
    }

    private static Definition quotient(String id, String unit, String above, String below, List<String> windows) {
        return new Definition(id, unit, new Term(above, null), new Term(below, null), windows);
    }
}
