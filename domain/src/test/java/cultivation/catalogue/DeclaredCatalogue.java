package cultivation.catalogue;

import static cultivation.catalogue.Direction.HIGHER;
import static cultivation.catalogue.Direction.NONE;
import static cultivation.catalogue.Unit.PERSON;
import static cultivation.catalogue.Unit.PERSON_DAY;
import static cultivation.catalogue.Unit.RATIO;
import static cultivation.catalogue.Unit.YUAN;
import static cultivation.catalogue.Window.ACADEMIC_YEAR_TO_DATE;
import static cultivation.catalogue.Window.DAYS_30;
import static cultivation.catalogue.Window.DAYS_365;
import static cultivation.catalogue.Window.DAYS_7;
import static cultivation.catalogue.Window.DAYS_90;
import static cultivation.catalogue.Window.STOCK;
import static cultivation.catalogue.Window.YEAR_TO_DATE;

import cultivation.entity.Measure;
import cultivation.events.Destination;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The indicators of the shipped catalogue, declared in Java, so that figures are proved without a file.
 *
 * <p>That the file declares the same is tested where the whole is.
 */
public final class DeclaredCatalogue {
    private static final List<Window> ALL =
            List.of(DAYS_7, DAYS_30, DAYS_90, DAYS_365, YEAR_TO_DATE, ACADEMIC_YEAR_TO_DATE);
    private static final List<Window> COHORT = List.of(DAYS_30, DAYS_90, DAYS_365, YEAR_TO_DATE, ACADEMIC_YEAR_TO_DATE);
    private static final List<Window> INTAKE = List.of(DAYS_365, YEAR_TO_DATE);
    private static final Set<Month> ALWAYS_COMPLETE = Set.of();
    private static final Set<Month> ADMISSION =
            Set.of(Month.MAY, Month.JUNE, Month.JULY, Month.AUGUST, Month.SEPTEMBER);
    private static final Set<Month> GRADUATION = Set.of(Month.JUNE, Month.JULY, Month.AUGUST);

    private DeclaredCatalogue() {}

    /** A catalogue of {@link #indicators}, of the employed set of today, and of checks. */
    public static Catalogue with(Check... checks) {
        return new Catalogue("1", "beijing", "北京市", indicators(), List.of(employed()), List.of(checks));
    }

    /** Which destinations count as employed. */
    public static EmployedPeriod employed() {
        return new EmployedPeriod(
                LocalDate.of(1990, 1, 1),
                LocalDate.MAX,
                Set.of(
                        Destination.CONTRACT,
                        Destination.OTHER_FORM,
                        Destination.SELF_EMPLOYED,
                        Destination.FREELANCE,
                        Destination.MILITARY,
                        Destination.PUBLIC_PROJECT,
                        Destination.FURTHER_STUDY));
    }

    /** In the order of the file; their names are their ids. */
    public static List<Indicator> indicators() {
        return List.of(
                sum("planned_places", Term.of(Measure.PLANNED_PLACES), PERSON, NONE, ALWAYS_COMPLETE),
                sum("admitted", Term.of(Measure.ADMITTED), PERSON, NONE, ADMISSION),
                people("registered", Measure.REGISTERED),
                ratio("admission_rate", Measure.ADMITTED, Measure.PLANNED_PLACES, HIGHER, INTAKE, ADMISSION),
                ratio("registration_rate", Measure.ADMITTED_REGISTERED, Measure.ADMITTED, HIGHER, INTAKE, ADMISSION),
                indicator(
                        "in_school_students",
                        Kind.STOCK,
                        Term.of(Measure.IN_SCHOOL),
                        null,
                        PERSON,
                        NONE,
                        List.of(STOCK),
                        ALWAYS_COMPLETE),
                sum("graduates", Term.of(Measure.GRADUATED), PERSON, NONE, ALWAYS_COMPLETE),
                sum("employed", Term.of(Measure.EMPLOYED), PERSON, NONE, ALWAYS_COMPLETE),
                ratio("employment_rate", Measure.EMPLOYED, Measure.GRADUATED, HIGHER, COHORT, ALWAYS_COMPLETE),
                ratio("outcome_coverage", Measure.OUTCOME_KNOWN, Measure.GRADUATED, HIGHER, COHORT, GRADUATION),
                ratio("self_employment_rate", Measure.SELF_EMPLOYED, Measure.GRADUATED, NONE, COHORT, ALWAYS_COMPLETE),
                indicator(
                        "average_monthly_income",
                        Kind.MEAN,
                        Term.of(Measure.INCOME_FEN),
                        Term.of(Measure.INCOME_STATED),
                        YUAN,
                        HIGHER,
                        COHORT,
                        ALWAYS_COMPLETE),
                ratio(
                        "major_relevance_rate",
                        Measure.MAJOR_RELEVANT,
                        Measure.RELEVANCE_ASKED,
                        HIGHER,
                        COHORT,
                        ALWAYS_COMPLETE),
                people("employed_local", Measure.EMPLOYED_LOCAL),
                people("employed_west_northeast", Measure.EMPLOYED_WEST_NORTHEAST),
                people("employed_sme_grassroots", Measure.EMPLOYED_SME_GRASSROOTS),
                people("employed_top500", Measure.EMPLOYED_TOP500),
                training("training_person_days", Set.of()),
                training("training_person_days_skills", Set.of("SKILLS")),
                training("training_person_days_new_farmer", Set.of("NEW_FARMER")),
                training("training_person_days_veteran", Set.of("VETERAN")),
                training("training_person_days_grassroots_service", Set.of("GRASSROOTS_SERVICE")),
                training("training_person_days_other", Set.of("OTHER")),
                sum(
                        "overseas_trainee_person_days",
                        Term.of(Measure.OVERSEAS_PERSON_DAYS),
                        PERSON_DAY,
                        NONE,
                        ALWAYS_COMPLETE),
                money("tech_service_income", Measure.TECH_SERVICE_FEN),
                money("economic_benefit", Measure.ECONOMIC_BENEFIT_FEN),
                money("vertical_research_income", Measure.VERTICAL_RESEARCH_FEN),
                money("tech_trade_income", Measure.TECH_TRADE_FEN),
                money("training_income", Measure.TRAINING_FEN));
    }

    private static Indicator people(String id, Measure measure) {
        return sum(id, Term.of(measure), PERSON, NONE, ALWAYS_COMPLETE);
    }

    private static Indicator training(String id, Set<String> classes) {
        return sum(id, new Term(Measure.TRAINING_PERSON_DAYS, classes), PERSON_DAY, HIGHER, ALWAYS_COMPLETE);
    }

    private static Indicator money(String id, Measure measure) {
        return sum(id, Term.of(measure), YUAN, HIGHER, ALWAYS_COMPLETE);
    }

    private static Indicator sum(String id, Term numerator, Unit unit, Direction better, Set<Month> incomplete) {
        return indicator(id, Kind.SUM, numerator, null, unit, better, ALL, incomplete);
    }

    private static Indicator ratio(
            String id,
            Measure numerator,
            Measure denominator,
            Direction better,
            List<Window> windows,
            Set<Month> incomplete) {
        return indicator(id, Kind.RATIO, Term.of(numerator), Term.of(denominator), RATIO, better, windows, incomplete);
    }

    private static Indicator indicator(
            String id,
            Kind kind,
            Term numerator,
            @Nullable Term denominator,
            Unit unit,
            Direction better,
            List<Window> windows,
            Set<Month> incomplete) {
        return new Indicator(
                id,
                kind,
                Quantity.of(numerator),
                denominator == null ? null : Quantity.of(denominator),
                false,
                1,
                unit,
                better,
                windows,
                windows,
                incomplete,
                List.of(new Wording(LocalDate.MIN, LocalDate.MAX, id, id, id, id)),
                List.of());
    }
}
