package cultivation.oracle;

import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Graduation;
import cultivation.events.MajorClass;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of {@code docs/reference/measures.md}, row by row: what is known of an entity, and what it contributes.
 *
 * @param employedOn the employed set in force on a graduation day
 */
record MeasuresTable(Function<LocalDate, Set<Destination>> employedOn) {
    private static final Set<String> WEST =
            Set.of("15", "45", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65");
    private static final Set<String> NORTH_EAST = Set.of("21", "22", "23");

    List<Contribution> of(EnrollmentPlan plan) {
        return List.of(
                new Contribution("planned_places", plan.getChannel().name(), plan.getEffectiveOn(), plan.getPlaces()));
    }

    List<Contribution> of(TrainingSession session) {
        var all = new ArrayList<Contribution>();
        LocalDate day = session.getHeldOn();
        String slice = session.getTrainingClass().name();
        all.add(new Contribution("training_person_days", slice, day, session.getPersonDays()));
        all.add(new Contribution("training_participants", slice, day, session.getParticipants()));
        if (session.getOverseasTrainees()) {
            all.add(new Contribution("overseas_person_days", "", day, session.getPersonDays()));
        }
        return all;
    }

    List<Contribution> of(TechServicePayment payment) {
        var all = new ArrayList<Contribution>();
        LocalDate day = payment.getReceivedOn();
        String measure =
                switch (payment.getKind()) {
                    case TECH_SERVICE -> "tech_service_fen";
                    case VERTICAL_RESEARCH -> "vertical_research_fen";
                    case TECH_TRADE -> "tech_trade_fen";
                    case TRAINING -> "training_fen";
                    case UNKNOWN -> throw new IllegalStateException("an UNKNOWN kind is never accepted");
                };
        all.add(new Contribution(measure, "", day, payment.getAmountFen()));
        if (payment.getEconomicBenefitFen() != 0) {
            all.add(new Contribution("economic_benefit_fen", "", day, payment.getEconomicBenefitFen()));
        }
        return all;
    }

    /** A student's three facets, each null when not known or retracted. */
    List<Contribution> of(
            @Nullable Enrollment enrollment, @Nullable Graduation graduation, @Nullable EmploymentOutcome outcome) {
        var all = new ArrayList<Contribution>();
        if (enrollment != null) {
            enrollment(enrollment, graduation, all);
        }
        if (graduation != null && graduation.getCompletion() == Completion.GRADUATED) {
            all.add(new Contribution("graduated", graduation.getMajorClass().name(), graduation.getGraduatedOn(), 1));
        }
        if (outcome != null && graduation == null) {
            all.add(new Contribution("unmatched_outcome", "", outcome.getOutcomeOn(), 1));
        }
        if (outcome != null && graduation != null && graduation.getCompletion() == Completion.GRADUATED) {
            joined(outcome, graduation, all);
        }
        return all;
    }

    private static void enrollment(Enrollment enrollment, @Nullable Graduation graduation, List<Contribution> all) {
        String channel = enrollment.getChannel().name();
        LocalDate registeredOn = enrollment.getRegisteredOn();
        LocalDate leftOn = enrollment.getLeftOn();
        all.add(new Contribution("admitted", channel, enrollment.getAdmittedOn(), 1));
        if (registeredOn != null) {
            all.add(new Contribution("admitted_registered", channel, enrollment.getAdmittedOn(), 1));
            all.add(new Contribution("registered", channel, registeredOn, 1));
            all.add(new Contribution("in_school", "", registeredOn, 1));
            if (graduation != null) {
                all.add(new Contribution("in_school", "", graduation.getGraduatedOn(), -1));
            } else if (leftOn != null) {
                all.add(new Contribution("in_school", "", leftOn, -1));
            }
        }
    }

    private void joined(EmploymentOutcome outcome, Graduation graduation, List<Contribution> all) {
        LocalDate day = graduation.getGraduatedOn();
        all.add(new Contribution("outcome_known", "", day, 1));
        if (outcome.getDestination() == Destination.SELF_EMPLOYED) {
            all.add(new Contribution("self_employed", "", day, 1));
        }
        if (!employedOn.apply(day).contains(outcome.getDestination())) {
            return;
        }
        all.add(new Contribution("employed", "", day, 1));
        CharSequence workplace = outcome.getWorkplaceProvince();
        String province = workplace == null ? "" : workplace.toString();
        if (province.equals("11")) {
            all.add(new Contribution("employed_local", "", day, 1));
        }
        if (WEST.contains(province) || NORTH_EAST.contains(province)) {
            all.add(new Contribution("employed_west_northeast", "", day, 1));
        }
        if (outcome.getSmeOrGrassroots()) {
            all.add(new Contribution("employed_sme_grassroots", "", day, 1));
        }
        if (outcome.getTop500()) {
            all.add(new Contribution("employed_top500", "", day, 1));
        }
        Long income = outcome.getMonthlyIncomeFen();
        if (income != null) {
            all.add(new Contribution("income_fen", "", day, income));
            all.add(new Contribution("income_stated", "", day, 1));
        }
        Boolean relevant = outcome.getMajorRelevant();
        if (relevant != null && graduation.getMajorClass() != MajorClass.OTHER) {
            all.add(new Contribution("relevance_asked", "", day, 1));
            if (relevant) {
                all.add(new Contribution("major_relevant", "", day, 1));
            }
        }
    }
}
