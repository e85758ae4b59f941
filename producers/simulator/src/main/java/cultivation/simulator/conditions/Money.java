package cultivation.simulator.conditions;

import cultivation.events.FundingFlow;
import cultivation.events.FundingKind;
import cultivation.events.FundingSource;
import cultivation.events.ProjectKind;
import cultivation.simulator.sequence.Apportionment;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Public and other money by purpose and source, booked month by month; exact to the fen. */
final class Money {
    private static final int[] EVERY_MONTH = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    private static final int[] QUARTERS = {3, 6, 9, 12};
    private static final int[] TERMS = {3, 4, 5, 6, 9, 10, 11, 12};
    private static final int[] AID = {4, 6, 10, 11, 12};

    private final City city;
    private final Diaries diaries;

    Money(City city, Diaries diaries) {
        this.city = city;
        this.diaries = diaries;
    }

    void tell() {
        IntToDoubleFunction size = c -> city.profile(c).size();
        IntToDoubleFunction abovePeers =
                c -> city.profile(c).size() * (0.5 + city.profile(c).research());
        var national = Colleges.of(city, "KEY_PROGRAMME_GROUP", "NATIONAL");
        var ofTheCity = Colleges.of(city, "KEY_PROGRAMME_GROUP", "PROVINCIAL");
        for (int year = city.first(); year <= city.last(); year++) {
            two(year, FundingKind.APPROPRIATION, "APPROPRIATION", FundingSource.FISCAL, size, EVERY_MONTH);
            one(
                    year,
                    FundingKind.APPROPRIATION,
                    "APPROPRIATION.special",
                    FundingSource.FISCAL_SPECIAL,
                    abovePeers,
                    QUARTERS);
            two(year, FundingKind.INTERNSHIP_SUBSIDY, "INTERNSHIP_SUBSIDY", FundingSource.ENTERPRISE, size, TERMS);
            one(
                    year,
                    FundingKind.INTERNSHIP_SUBSIDY,
                    "INTERNSHIP_SUBSIDY.special",
                    FundingSource.FISCAL_SPECIAL,
                    size,
                    QUARTERS);
            two(year, FundingKind.INTERNSHIP_INSURANCE, "INTERNSHIP_INSURANCE", FundingSource.COLLEGE, size, new int[] {
                3, 9
            });
            one(
                    year,
                    FundingKind.INTERNSHIP_INSURANCE,
                    "INTERNSHIP_INSURANCE.special",
                    FundingSource.FISCAL_SPECIAL,
                    size,
                    new int[] {9});
            two(year, FundingKind.EXTERNAL_TEACHER_PAY, "EXTERNAL_TEACHER_PAY", FundingSource.COLLEGE, size, TERMS);
            one(
                    year,
                    FundingKind.EXTERNAL_TEACHER_PAY,
                    "EXTERNAL_TEACHER_PAY.special",
                    FundingSource.FISCAL_SPECIAL,
                    size,
                    QUARTERS);
            aid(year);
            investment(year, ProjectKind.DOUBLE_HIGH, national);
            investment(year, ProjectKind.CITY_SPECIAL, ofTheCity);
        }
    }

    /** Of the total what is no special fund. */
    private void two(
            int year,
            FundingKind kind,
            String measure,
            FundingSource source,
            IntToDoubleFunction weight,
            int[] months) {
        long special = city.targets().amount(year, measure + ".special");
        var totals = city.divide(city.targets().amount(year, measure) - special, year, measure, 0.2, weight);
        book(year, kind, source, totals, new long[totals.length], null, measure, months);
    }

    private void one(
            int year,
            FundingKind kind,
            String measure,
            FundingSource source,
            IntToDoubleFunction weight,
            int[] months) {
        book(
                year,
                kind,
                source,
                city.divide(year, measure, 0.25, weight),
                new long[city.size()],
                null,
                measure,
                months);
    }

    private void aid(int year) {
        var students = city.students().inSchool(year);
        var recipients = city.limited(
                city.targets().amount(year, "STUDENT_AID.recipients"),
                year,
                "recipients",
                0.08,
                c -> students[c],
                students);
        var amounts = city.divide(year, "STUDENT_AID", 0.1, c -> recipients[c]);
        book(year, FundingKind.STUDENT_AID, FundingSource.FISCAL, amounts, recipients, null, "STUDENT_AID", AID);
    }

    private void investment(int year, ProjectKind project, Set<Integer> colleges) {
        var measure = "PROJECT_INVESTMENT." + project;
        var amounts = city.divide(
                year, measure, 0.2, c -> colleges.contains(c) ? city.profile(c).size() + 1 : 0);
        book(
                year,
                FundingKind.PROJECT_INVESTMENT,
                FundingSource.FISCAL_SPECIAL,
                amounts,
                new long[amounts.length],
                project,
                measure,
                QUARTERS);
    }

    private void book(
            int year,
            FundingKind kind,
            FundingSource source,
            long[] totals,
            long[] beneficiaries,
            @Nullable ProjectKind project,
            String measure,
            int[] months) {
        for (int c = 0; c < totals.length; c++) {
            var chance = diaries.chance(measure + source, c, year);
            var weights = Arrays.stream(months)
                    .mapToDouble(month -> Math.exp(0.2 * chance.gaussian(month)))
                    .toArray();
            var amounts = Apportionment.of(totals[c], weights);
            var people = Apportionment.of(beneficiaries[c], weights);
            for (int i = 0; i < months.length; i++) {
                if (amounts[i] > 0 || people[i] > 0) {
                    var day = LocalDate.of(year, months[i], 5 + chance.of("day").below(i, 22));
                    tell(c, kind, source, day, amounts[i], Math.toIntExact(people[i]), project);
                }
            }
        }
    }

    private void tell(
            int college,
            FundingKind kind,
            FundingSource source,
            LocalDate day,
            long amountFen,
            int beneficiaries,
            @Nullable ProjectKind project) {
        int number = diaries.number();
        diaries.of(college, day)
                .tell(
                        day,
                        (head, flawed) -> new FundingFlow(
                                head,
                                Diaries.id("JF", day.getYear(), number),
                                kind,
                                source,
                                day,
                                // The usual slip: yuan written as fen.
                                flawed ? amountFen / 100 : amountFen,
                                beneficiaries,
                                project));
    }
}
