package cultivation.entity;

import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.Graduation;
import cultivation.events.MajorClass;
import cultivation.events.StudentCategory;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a student's three facets contribute together; the measures' table, row by row. */
final class StudentContributions {
    /** In which students are counted where a college is measured by them. */
    private static final int TENTHS = 10;

    private static final int TENTHS_OF_INTERNATIONAL = 30;
    private static final String BEIJING = "11";
    private static final Set<String> WEST_AND_NORTHEAST =
            Set.of("15", "45", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "21", "22", "23");

    private StudentContributions() {}

    static void of(
            @Nullable Enrollment enrollment,
            @Nullable Graduation graduation,
            @Nullable EmploymentOutcome outcome,
            EmployedSet employed,
            Contributions ledger) {
        if (enrollment != null) {
            stay(enrollment, graduation, ledger);
        }
        if (graduation != null && graduation.getCompletion() == Completion.GRADUATED) {
            one(Measure.GRADUATED, graduation.getMajorClass().name(), graduation.getGraduatedOn(), ledger);
        }
        if (outcome != null) {
            if (graduation == null) {
                one(Measure.UNMATCHED_OUTCOME, "", outcome.getOutcomeOn(), ledger);
            } else if (graduation.getCompletion() == Completion.GRADUATED) {
                joined(graduation, outcome, employed, ledger);
            }
        }
    }

    private static void stay(Enrollment enrollment, @Nullable Graduation graduation, Contributions ledger) {
        var channel = enrollment.getChannel().name();
        one(Measure.ADMITTED, channel, enrollment.getAdmittedOn(), ledger);
        one(Measure.ADMITTED_BY_MODE, enrollment.getTrainingMode().name(), enrollment.getAdmittedOn(), ledger);
        var registeredOn = enrollment.getRegisteredOn();
        if (registeredOn == null) {
            return;
        }
        one(Measure.ADMITTED_REGISTERED, channel, enrollment.getAdmittedOn(), ledger);
        one(Measure.REGISTERED, channel, registeredOn, ledger);
        inSchool(enrollment, registeredOn, 1, ledger);
        var goneOn = graduation != null ? graduation.getGraduatedOn() : enrollment.getLeftOn();
        if (goneOn != null) {
            inSchool(enrollment, goneOn, -1, ledger);
        }
    }

    private static void inSchool(Enrollment enrollment, LocalDate day, int change, Contributions ledger) {
        var category = enrollment.getCategory();
        long tenths = category == StudentCategory.INTERNATIONAL ? TENTHS_OF_INTERNATIONAL : TENTHS;
        ledger.add(Measure.IN_SCHOOL, "", day, change);
        ledger.add(Measure.STUDENT_TENTHS, category.name(), day, change * tenths);
        ledger.add(Measure.IN_SCHOOL_BY, StudentSlices.of(category), day, change);
        ledger.add(Measure.IN_SCHOOL_BY, StudentSlices.of(enrollment.getTrainingMode()), day, change);
        ledger.add(Measure.IN_SCHOOL_BY, StudentSlices.of(enrollment.getEntrySchooling()), day, change);
        ledger.add(Measure.IN_SCHOOL_BY, StudentSlices.ofCohort(enrollment.getCohortYear()), day, change);
    }

    private static void joined(
            Graduation graduation, EmploymentOutcome outcome, EmployedSet employed, Contributions ledger) {
        var day = graduation.getGraduatedOn();
        one(Measure.OUTCOME_KNOWN, "", day, ledger);
        if (outcome.getDestination() == Destination.SELF_EMPLOYED) {
            one(Measure.SELF_EMPLOYED, "", day, ledger);
        }
        if (!employed.contains(outcome.getDestination(), day)) {
            return;
        }
        one(Measure.EMPLOYED, "", day, ledger);
        var province = outcome.getWorkplaceProvince();
        if (province != null && BEIJING.contentEquals(province)) {
            one(Measure.EMPLOYED_LOCAL, "", day, ledger);
        }
        if (province != null && WEST_AND_NORTHEAST.contains(province.toString())) {
            one(Measure.EMPLOYED_WEST_NORTHEAST, "", day, ledger);
        }
        if (outcome.getSmeOrGrassroots()) {
            one(Measure.EMPLOYED_SME_GRASSROOTS, "", day, ledger);
        }
        if (outcome.getTop500()) {
            one(Measure.EMPLOYED_TOP500, "", day, ledger);
        }
        var income = outcome.getMonthlyIncomeFen();
        if (income != null) {
            ledger.add(Measure.INCOME_FEN, "", day, income);
            one(Measure.INCOME_STATED, "", day, ledger);
        }
        var relevant = outcome.getMajorRelevant();
        if (relevant != null && graduation.getMajorClass() != MajorClass.OTHER) {
            one(Measure.RELEVANCE_ASKED, "", day, ledger);
            if (relevant) {
                one(Measure.MAJOR_RELEVANT, "", day, ledger);
            }
        }
    }

    private static void one(Measure measure, String slice, LocalDate day, Contributions ledger) {
        ledger.add(measure, slice, day, 1);
    }
}
