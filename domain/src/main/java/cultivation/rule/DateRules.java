package cultivation.rule;

import cultivation.events.Achievement;
import cultivation.events.Activity;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Establishment;
import cultivation.events.FundingFlow;
import cultivation.events.Graduation;
import cultivation.events.ProjectMilestone;
import cultivation.events.ResourceLevel;
import cultivation.events.StaffMember;
import cultivation.events.SurveyWave;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import cultivation.rule.Verdict.Rejected;
import java.time.LocalDate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Which days a record may name. */
final class DateRules {
    /** Who works at a college, and what it has, may date from before the first day of what happens there. */
    private static final LocalDate FIRST_OF_STANDING = LocalDate.of(1950, 1, 1);

    private static final int MOST_YEARS_PLANNED = 1;
    private static final int MOST_YEARS_PROMISED = 7;

    private DateRules() {}

    /**
     * The first day out of its range; null when none.
     *
     * @param retraction of which only the day is asked that says which level is meant
     * @param recordedOn the Beijing day on which the college recorded it
     */
    static @Nullable Rejected check(SpecificRecord event, RecordType type, boolean retraction, LocalDate recordedOn) {
        if (retraction && type != RecordType.RESOURCE_LEVEL) {
            return null;
        }
        return switch (type) {
            case ENROLLMENT_PLAN ->
                misdated(
                        "effectiveOn",
                        "计划生效日期",
                        ((EnrollmentPlan) event).getEffectiveOn(),
                        recordedOn.plusYears(MOST_YEARS_PLANNED));
            case ENROLLMENT -> {
                var enrollment = (Enrollment) event;
                var first = misdated("admittedOn", "录取日期", enrollment.getAdmittedOn(), recordedOn);
                var second = first != null
                        ? first
                        : misdated("registeredOn", "报到日期", enrollment.getRegisteredOn(), recordedOn);
                yield second != null ? second : misdated("leftOn", "离校日期", enrollment.getLeftOn(), recordedOn);
            }
            case GRADUATION -> misdated("graduatedOn", "毕业日期", ((Graduation) event).getGraduatedOn(), recordedOn);
            case EMPLOYMENT_OUTCOME ->
                misdated("outcomeOn", "去向落实日期", ((EmploymentOutcome) event).getOutcomeOn(), recordedOn);
            case TRAINING_SESSION -> misdated("heldOn", "培训日期", ((TrainingSession) event).getHeldOn(), recordedOn);
            case TECH_SERVICE_PAYMENT ->
                misdated("receivedOn", "到款日期", ((TechServicePayment) event).getReceivedOn(), recordedOn);
            case STAFF_MEMBER -> ofStaff((StaffMember) event, recordedOn);
            case RESOURCE_LEVEL -> misdated("asOfOn", "统计日期", ((ResourceLevel) event).getAsOfOn(), recordedOn);
            case ESTABLISHMENT -> {
                var establishment = (Establishment) event;
                var opened = standing("openedOn", "设立日期", establishment.getOpenedOn(), recordedOn);
                yield opened != null ? opened : standing("closedOn", "终止日期", establishment.getClosedOn(), recordedOn);
            }
            case ACTIVITY -> misdated("endedOn", "结束日期", ((Activity) event).getEndedOn(), recordedOn);
            case ACHIEVEMENT -> misdated("achievedOn", "取得日期", ((Achievement) event).getAchievedOn(), recordedOn);
            case FUNDING_FLOW -> misdated("bookedOn", "入账日期", ((FundingFlow) event).getBookedOn(), recordedOn);
            case SURVEY_WAVE -> misdated("closedOn", "调查截止日期", ((SurveyWave) event).getClosedOn(), recordedOn);
            case PROJECT_MILESTONE -> {
                var milestone = (ProjectMilestone) event;
                var due = misdated("dueOn", "应完成日期", milestone.getDueOn(), recordedOn.plusYears(MOST_YEARS_PROMISED));
                yield due != null ? due : misdated("completedOn", "完成日期", milestone.getCompletedOn(), recordedOn);
            }
        };
    }

    private static @Nullable Rejected ofStaff(StaffMember staff, LocalDate recordedOn) {
        var wrong = standing("joinedOn", "入职日期", staff.getJoinedOn(), recordedOn);
        wrong = wrong != null ? wrong : standing("leftOn", "离职日期", staff.getLeftOn(), recordedOn);
        wrong = wrong != null
                ? wrong
                : standing("fullTimeTeacherFrom", "任专任教师的起始日期", staff.getFullTimeTeacherFrom(), recordedOn);
        wrong = wrong != null
                ? wrong
                : standing("fullTimeTeacherUntil", "不再任专任教师的日期", staff.getFullTimeTeacherUntil(), recordedOn);
        wrong = wrong != null
                ? wrong
                : standing("postgraduateDegreeOn", "取得研究生学位的日期", staff.getPostgraduateDegreeOn(), recordedOn);
        wrong = wrong != null ? wrong : standing("seniorTitleOn", "取得高级职务的日期", staff.getSeniorTitleOn(), recordedOn);
        wrong = wrong != null
                ? wrong
                : standing("dualQualifiedOn", "认定双师素质的日期", staff.getDualQualifiedOn(), recordedOn);
        return wrong != null ? wrong : standing("masterTeacherOn", "获评教学名师的日期", staff.getMasterTeacherOn(), recordedOn);
    }

    private static @Nullable Rejected standing(String field, String nameZh, @Nullable LocalDate day, LocalDate last) {
        return misdated(field, nameZh, day, FIRST_OF_STANDING, last);
    }

    private static @Nullable Rejected misdated(String field, String nameZh, @Nullable LocalDate day, LocalDate last) {
        return misdated(field, nameZh, day, BeijingDay.FIRST, last);
    }

    private static @Nullable Rejected misdated(
            String field, String nameZh, @Nullable LocalDate day, LocalDate first, LocalDate last) {
        if (day == null || (!day.isBefore(first) && !day.isAfter(last))) {
            return null;
        }
        return Refusal.outOfRange(
                field, "%s %s 超出范围：应在 %s 至 %s 之间（按记录时间的北京日期）。请核对年份。".formatted(nameZh, day, first, last));
    }
}
