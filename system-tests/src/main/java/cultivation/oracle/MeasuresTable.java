package cultivation.oracle;

import cultivation.events.Achievement;
import cultivation.events.AchievementKind;
import cultivation.events.Activity;
import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Establishment;
import cultivation.events.EstablishmentKind;
import cultivation.events.FundingFlow;
import cultivation.events.FundingKind;
import cultivation.events.Graduation;
import cultivation.events.MajorClass;
import cultivation.events.ProjectMilestone;
import cultivation.events.ResourceLevel;
import cultivation.events.StaffKind;
import cultivation.events.StaffMember;
import cultivation.events.StudentCategory;
import cultivation.events.SurveyWave;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
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
        all.add(new Contribution(
                "admitted_by_mode", enrollment.getTrainingMode().name(), enrollment.getAdmittedOn(), 1));
        if (registeredOn != null) {
            all.add(new Contribution("admitted_registered", channel, enrollment.getAdmittedOn(), 1));
            all.add(new Contribution("registered", channel, registeredOn, 1));
            LocalDate gone = graduation == null ? leftOn : graduation.getGraduatedOn();
            StudentCategory category = enrollment.getCategory();
            int year = enrollment.getCohortYear();
            var whole = new Stay(registeredOn, gone, all);
            whole.counts("in_school", "", 1);
            whole.counts("student_tenths", category.name(), category == StudentCategory.INTERNATIONAL ? 30 : 10);
            whole.counts("in_school_by", "category." + category, 1);
            whole.counts("in_school_by", "mode." + enrollment.getTrainingMode(), 1);
            whole.counts("in_school_by", "entry." + enrollment.getEntrySchooling(), 1);
            whole.counts("in_school_by", "cohort." + (year >= 1990 && year < 2100 ? "" + year : "OTHER"), 1);
        }
    }

    /** Something that is there from its first day until the day on which it is not any more, if there is one. */
    private record Stay(LocalDate first, @Nullable LocalDate end, List<Contribution> all) {
        void counts(String measure, String slice, long amount) {
            all.add(new Contribution(measure, slice, first, amount));
            if (end != null) {
                all.add(new Contribution(measure, slice, end, -amount));
            }
        }

        /** The part of it from a day on; nothing where none is given, or none is left. */
        void countsFrom(@Nullable LocalDate day, String measure) {
            if (day != null && (end == null || (day.isBefore(end) && first.isBefore(end)))) {
                new Stay(day.isBefore(first) ? first : day, end, all).counts(measure, "", 1);
            }
        }
    }

    /** All that is stated of one level, in any order. */
    List<Contribution> ofLevels(List<ResourceLevel> stated) {
        var all = new ArrayList<Contribution>();
        var days = new TreeMap<LocalDate, ResourceLevel>();
        stated.forEach(level -> days.put(level.getAsOfOn(), level));
        days.forEach((day, level) -> {
            String slice = level.getItem() + (level.getGrade() == 0 ? "" : "." + level.getGrade());
            if (level.getAdded() != null) {
                all.add(new Contribution("resource_added", slice, day, level.getAdded()));
            }
            var before = days.lowerEntry(day);
            var amounts = new TreeMap<String, Long>(Map.of(slice, level.getAmount()));
            if (before != null) {
                ResourceLevel old = before.getValue();
                String oldSlice = old.getItem() + (old.getGrade() == 0 ? "" : "." + old.getGrade());
                amounts.merge(oldSlice, -old.getAmount(), Long::sum);
            }
            amounts.forEach((of, amount) -> {
                all.add(new Contribution("resource", of, day, amount));
                if (of.equals("EVENING_STUDENTS")) {
                    all.add(new Contribution("student_tenths", of, day, 3 * amount));
                } else if (of.equals("CORRESPONDENCE_STUDENTS")) {
                    all.add(new Contribution("student_tenths", of, day, amount));
                }
            });
        });
        return all;
    }

    /** Of a record that alone tells of its subject, and of no student, session or payment. */
    List<Contribution> ofSurroundings(SpecificRecord record) {
        var all = new ArrayList<Contribution>();
        if (record instanceof StaffMember staff) {
            staff(staff, all);
        } else if (record instanceof Establishment it) {
            var whole = new Stay(it.getOpenedOn(), it.getClosedOn(), all);
            whole.counts("establishments", it.getKind() + "." + it.getLevel(), 1);
            if (it.getKind() == EstablishmentKind.PROGRAMME) {
                whole.counts("programmes", it.getSector().name(), 1);
            }
            all.add(new Contribution("establishments_opened", it.getKind().name(), it.getOpenedOn(), 1));
            if (it.getClosedOn() != null) {
                all.add(new Contribution("establishments_closed", it.getKind().name(), it.getClosedOn(), 1));
            }
        } else if (record instanceof Activity it) {
            String slice = it.getGrade() > 0
                    ? it.getKind() + "." + it.getGrade()
                    : it.getKind().name();
            all.add(new Contribution("activity_people", slice, it.getEndedOn(), it.getPeople()));
            all.add(new Contribution("activity_hundredths", slice, it.getEndedOn(), it.getHundredths()));
        } else if (record instanceof Achievement it) {
            achievement(it, all);
        } else if (record instanceof FundingFlow it) {
            LocalDate day = it.getBookedOn();
            all.add(new Contribution("funding_fen", it.getKind() + "." + it.getSource(), day, it.getAmountFen()));
            if (it.getBeneficiaries() != 0) {
                all.add(new Contribution("funding_beneficiaries", it.getKind().name(), day, it.getBeneficiaries()));
            }
            if (it.getKind() == FundingKind.PROJECT_INVESTMENT) {
                all.add(new Contribution("project_spent_fen", String.valueOf(it.getProject()), day, it.getAmountFen()));
            }
        } else if (record instanceof SurveyWave it) {
            String slice = it.getGrade() > 0
                    ? it.getSubject() + "." + it.getGrade()
                    : it.getSubject().name();
            all.add(new Contribution("survey_units", slice, it.getClosedOn(), it.getSurveyed()));
            all.add(new Contribution("survey_answers", slice, it.getClosedOn(), it.getAnswers()));
            all.add(new Contribution("survey_satisfied", slice, it.getClosedOn(), it.getSatisfied()));
        } else if (record instanceof ProjectMilestone it) {
            milestone(it, all);
        } else {
            throw new IllegalArgumentException("nothing is known of " + record.getSchema());
        }
        return all;
    }

    private static void staff(StaffMember staff, List<Contribution> all) {
        var work = new Stay(staff.getJoinedOn(), staff.getLeftOn(), all);
        work.countsFrom(staff.getMasterTeacherOn(), "master_teachers");
        if (staff.getKind() == StaffKind.EXTERNAL_TEACHER) {
            work.counts("external_teachers", staff.getFromEnterprise() ? "ENTERPRISE" : "OTHER", 1);
            work.counts("teacher_tenths", "", 5);
            return;
        }
        work.counts("staff", "", 1);
        LocalDate from = staff.getFullTimeTeacherFrom();
        if (from != null) {
            LocalDate end = Stream.of(staff.getLeftOn(), staff.getFullTimeTeacherUntil())
                    .flatMap(Stream::ofNullable)
                    .min(LocalDate::compareTo)
                    .orElse(null);
            var teaching = new Stay(from, end, all);
            teaching.counts("full_time_teachers", "", 1);
            teaching.counts("teacher_tenths", "", 10);
            teaching.countsFrom(staff.getPostgraduateDegreeOn(), "postgraduate_teachers");
            teaching.countsFrom(staff.getSeniorTitleOn(), "senior_title_teachers");
            teaching.countsFrom(staff.getDualQualifiedOn(), "dual_qualified_teachers");
        }
    }

    private static void achievement(Achievement it, List<Contribution> all) {
        LocalDate day = it.getAchievedOn();
        String slice = it.getKind() + "." + it.getLevel();
        all.add(new Contribution("achievements", slice, day, it.getCount()));
        all.add(new Contribution("achievement_people", slice, day, it.getPeople()));
        if (it.getKind() == AchievementKind.CONTEST_AWARD) {
            all.add(new Contribution("contest_prizes", it.getContest() + "." + it.getPrize(), day, it.getCount()));
        }
        if (it.getByClub()) {
            all.add(new Contribution("club_awards", it.getLevel().name(), day, it.getCount()));
        }
    }

    private static void milestone(ProjectMilestone it, List<Contribution> all) {
        String project = it.getProject().name();
        LocalDate completedOn = it.getCompletedOn();
        all.add(new Contribution("milestones_due", project, it.getDueOn(), it.getWeight()));
        if (it.getBudgetFen() != 0) {
            all.add(new Contribution("project_budget_fen", project, it.getDueOn(), it.getBudgetFen()));
        }
        if (completedOn != null) {
            all.add(new Contribution("milestones_completed", project, completedOn, it.getWeight()));
        }
        if (completedOn == null || it.getDueOn().isBefore(completedOn)) {
            new Stay(it.getDueOn().plusDays(1), completedOn, all).counts("milestones_overdue", project, it.getWeight());
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
