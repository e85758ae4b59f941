package cultivation.entity;

import cultivation.events.Achievement;
import cultivation.events.AchievementKind;
import cultivation.events.Activity;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Establishment;
import cultivation.events.EstablishmentKind;
import cultivation.events.FundingFlow;
import cultivation.events.ProjectMilestone;
import cultivation.events.StaffMember;
import cultivation.events.SurveyWave;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import cultivation.rule.RecordType;
import org.apache.avro.specific.SpecificRecord;

/** What each record contributes that alone states its entity; the measures' table, row by row. */
final class FactContributions {
    private FactContributions() {}

    static void of(SpecificRecord content, RecordType type, Contributions ledger) {
        switch (type) {
            case ENROLLMENT_PLAN -> plan((EnrollmentPlan) content, ledger);
            case TRAINING_SESSION -> session((TrainingSession) content, ledger);
            case TECH_SERVICE_PAYMENT -> payment((TechServicePayment) content, ledger);
            case STAFF_MEMBER -> StaffContributions.of((StaffMember) content, ledger);
            case ESTABLISHMENT -> establishment((Establishment) content, ledger);
            case ACTIVITY -> activity((Activity) content, ledger);
            case ACHIEVEMENT -> achievement((Achievement) content, ledger);
            case FUNDING_FLOW -> flow((FundingFlow) content, ledger);
            case SURVEY_WAVE -> wave((SurveyWave) content, ledger);
            case PROJECT_MILESTONE -> milestone((ProjectMilestone) content, ledger);
            case ENROLLMENT, GRADUATION, EMPLOYMENT_OUTCOME, RESOURCE_LEVEL ->
                throw new IllegalArgumentException("more than one record states what " + type + " is about");
        }
    }

    /** The slice of a symbol in a grade, {@code CLUBS.2}; without one, of the symbol alone. */
    static String graded(Enum<?> symbol, int grade) {
        return grade == 0 ? symbol.name() : symbol.name() + '.' + grade;
    }

    private static String both(Enum<?> first, Enum<?> second) {
        return first.name() + '.' + second.name();
    }

    private static void plan(EnrollmentPlan plan, Contributions ledger) {
        ledger.add(Measure.PLANNED_PLACES, plan.getChannel().name(), plan.getEffectiveOn(), plan.getPlaces());
    }

    private static void session(TrainingSession session, Contributions ledger) {
        var slice = session.getTrainingClass().name();
        var day = session.getHeldOn();
        ledger.add(Measure.TRAINING_PERSON_DAYS, slice, day, session.getPersonDays());
        ledger.add(Measure.TRAINING_PARTICIPANTS, slice, day, session.getParticipants());
        if (session.getOverseasTrainees()) {
            ledger.add(Measure.OVERSEAS_PERSON_DAYS, "", day, session.getPersonDays());
        }
    }

    private static void payment(TechServicePayment payment, Contributions ledger) {
        var day = payment.getReceivedOn();
        ledger.add(measureOf(payment), "", day, payment.getAmountFen());
        if (payment.getEconomicBenefitFen() != 0) {
            ledger.add(Measure.ECONOMIC_BENEFIT_FEN, "", day, payment.getEconomicBenefitFen());
        }
    }

    private static Measure measureOf(TechServicePayment payment) {
        return switch (payment.getKind()) {
            case TECH_SERVICE -> Measure.TECH_SERVICE_FEN;
            case VERTICAL_RESEARCH -> Measure.VERTICAL_RESEARCH_FEN;
            case TECH_TRADE -> Measure.TECH_TRADE_FEN;
            case TRAINING -> Measure.TRAINING_FEN;
            case UNKNOWN -> throw new IllegalStateException("a payment of kind UNKNOWN passed the rules");
        };
    }

    private static void establishment(Establishment establishment, Contributions ledger) {
        var kind = establishment.getKind();
        var slice = both(kind, establishment.getLevel());
        var openedOn = establishment.getOpenedOn();
        var closedOn = establishment.getClosedOn();
        boolean programme = kind == EstablishmentKind.PROGRAMME;
        ledger.add(Measure.ESTABLISHMENTS, slice, openedOn, 1);
        ledger.add(Measure.ESTABLISHMENTS_OPENED, kind.name(), openedOn, 1);
        if (programme) {
            ledger.add(Measure.PROGRAMMES, establishment.getSector().name(), openedOn, 1);
        }
        if (closedOn == null) {
            return;
        }
        ledger.add(Measure.ESTABLISHMENTS, slice, closedOn, -1);
        ledger.add(Measure.ESTABLISHMENTS_CLOSED, kind.name(), closedOn, 1);
        if (programme) {
            ledger.add(Measure.PROGRAMMES, establishment.getSector().name(), closedOn, -1);
        }
    }

    private static void activity(Activity activity, Contributions ledger) {
        var slice = graded(activity.getKind(), activity.getGrade());
        ledger.add(Measure.ACTIVITY_PEOPLE, slice, activity.getEndedOn(), activity.getPeople());
        ledger.add(Measure.ACTIVITY_HUNDREDTHS, slice, activity.getEndedOn(), activity.getHundredths());
    }

    private static void achievement(Achievement achievement, Contributions ledger) {
        var slice = both(achievement.getKind(), achievement.getLevel());
        var day = achievement.getAchievedOn();
        ledger.add(Measure.ACHIEVEMENTS, slice, day, achievement.getCount());
        ledger.add(Measure.ACHIEVEMENT_PEOPLE, slice, day, achievement.getPeople());
        if (achievement.getKind() == AchievementKind.CONTEST_AWARD) {
            ledger.add(
                    Measure.CONTEST_PRIZES,
                    both(achievement.getContest(), achievement.getPrize()),
                    day,
                    achievement.getCount());
        }
        if (achievement.getByClub()) {
            ledger.add(Measure.CLUB_AWARDS, achievement.getLevel().name(), day, achievement.getCount());
        }
    }

    private static void flow(FundingFlow flow, Contributions ledger) {
        var day = flow.getBookedOn();
        ledger.add(Measure.FUNDING_FEN, both(flow.getKind(), flow.getSource()), day, flow.getAmountFen());
        if (flow.getBeneficiaries() > 0) {
            ledger.add(Measure.FUNDING_BENEFICIARIES, flow.getKind().name(), day, flow.getBeneficiaries());
        }
        var project = flow.getProject();
        if (project != null) {
            ledger.add(Measure.PROJECT_SPENT_FEN, project.name(), day, flow.getAmountFen());
        }
    }

    private static void wave(SurveyWave wave, Contributions ledger) {
        var slice = graded(wave.getSubject(), wave.getGrade());
        ledger.add(Measure.SURVEY_UNITS, slice, wave.getClosedOn(), wave.getSurveyed());
        ledger.add(Measure.SURVEY_ANSWERS, slice, wave.getClosedOn(), wave.getAnswers());
        ledger.add(Measure.SURVEY_SATISFIED, slice, wave.getClosedOn(), wave.getSatisfied());
    }

    private static void milestone(ProjectMilestone milestone, Contributions ledger) {
        var slice = milestone.getProject().name();
        var dueOn = milestone.getDueOn();
        var completedOn = milestone.getCompletedOn();
        ledger.add(Measure.MILESTONES_DUE, slice, dueOn, milestone.getWeight());
        if (milestone.getBudgetFen() > 0) {
            ledger.add(Measure.PROJECT_BUDGET_FEN, slice, dueOn, milestone.getBudgetFen());
        }
        if (completedOn == null) {
            ledger.add(Measure.MILESTONES_OVERDUE, slice, dueOn.plusDays(1), milestone.getWeight());
            return;
        }
        ledger.add(Measure.MILESTONES_COMPLETED, slice, completedOn, milestone.getWeight());
        if (completedOn.isAfter(dueOn)) {
            ledger.add(Measure.MILESTONES_OVERDUE, slice, dueOn.plusDays(1), milestone.getWeight());
            ledger.add(Measure.MILESTONES_OVERDUE, slice, completedOn, -milestone.getWeight());
        }
    }
}
