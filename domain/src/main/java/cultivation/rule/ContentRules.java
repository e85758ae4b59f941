package cultivation.rule;

import static cultivation.rule.Refusal.beyond;
import static cultivation.rule.Refusal.invalid;
import static cultivation.rule.Refusal.negative;
import static cultivation.rule.Refusal.shown;
import static cultivation.rule.Refusal.tooLarge;
import static cultivation.rule.Refusal.uncountable;
import static cultivation.rule.Refusal.unknownSymbol;

import cultivation.events.Achievement;
import cultivation.events.AchievementKind;
import cultivation.events.Activity;
import cultivation.events.ActivityKind;
import cultivation.events.AdmissionChannel;
import cultivation.events.Completion;
import cultivation.events.Contest;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.EntrySchooling;
import cultivation.events.Establishment;
import cultivation.events.EstablishmentKind;
import cultivation.events.Evidence;
import cultivation.events.FundingFlow;
import cultivation.events.FundingKind;
import cultivation.events.FundingSource;
import cultivation.events.Graduation;
import cultivation.events.Level;
import cultivation.events.MajorClass;
import cultivation.events.PaymentKind;
import cultivation.events.Prize;
import cultivation.events.ProjectKind;
import cultivation.events.ProjectMilestone;
import cultivation.events.ResourceItem;
import cultivation.events.ResourceLevel;
import cultivation.events.Sector;
import cultivation.events.StaffKind;
import cultivation.events.StaffMember;
import cultivation.events.StudentCategory;
import cultivation.events.SurveySubject;
import cultivation.events.SurveyWave;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingClass;
import cultivation.events.TrainingMode;
import cultivation.events.TrainingSession;
import cultivation.rule.Verdict.Rejected;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What the fields of each record may say, in the order of {@code docs/reference/contract.md}; days are {@link DateRules}. */
final class ContentRules {
    private static final int MOST_WEIGHT = 1000;

    private ContentRules() {}

    /** The first rule that the fields behind head and id break; null when none. Not asked of a retraction. */
    static @Nullable Rejected check(SpecificRecord event, RecordType type) {
        return switch (type) {
            case ENROLLMENT_PLAN -> invalidPlan((EnrollmentPlan) event);
            case ENROLLMENT -> invalidEnrollment((Enrollment) event);
            case GRADUATION -> invalidGraduation((Graduation) event);
            case EMPLOYMENT_OUTCOME -> invalidOutcome((EmploymentOutcome) event);
            case TRAINING_SESSION -> invalidSession((TrainingSession) event);
            case TECH_SERVICE_PAYMENT -> invalidPayment((TechServicePayment) event);
            case STAFF_MEMBER -> invalidStaff((StaffMember) event);
            case RESOURCE_LEVEL -> invalidLevel((ResourceLevel) event);
            case ESTABLISHMENT -> invalidEstablishment((Establishment) event);
            case ACTIVITY -> invalidActivity((Activity) event);
            case ACHIEVEMENT -> invalidAchievement((Achievement) event);
            case FUNDING_FLOW -> invalidFlow((FundingFlow) event);
            case SURVEY_WAVE -> invalidWave((SurveyWave) event);
            case PROJECT_MILESTONE -> invalidMilestone((ProjectMilestone) event);
        };
    }

    private static @Nullable Rejected invalidPlan(EnrollmentPlan plan) {
        if (plan.getChannel() == AdmissionChannel.UNKNOWN) {
            return unknownSymbol("channel", "招生类型代码");
        }
        return uncountable("places", "计划数", plan.getPlaces());
    }

    private static @Nullable Rejected invalidEnrollment(Enrollment enrollment) {
        if (enrollment.getChannel() == AdmissionChannel.UNKNOWN) {
            return unknownSymbol("channel", "招生类型代码");
        }
        var major = enrollment.getMajorCode();
        if (major != null && !TextForm.isMajorCode(major)) {
            return invalid("majorCode", "专业代码必须由 1 至 12 个数字或大写字母组成，收到%s。".formatted(shown(major)));
        }
        var registeredOn = enrollment.getRegisteredOn();
        if (registeredOn != null && registeredOn.isBefore(enrollment.getAdmittedOn())) {
            return invalid("registeredOn", "报到日期 %s 早于录取日期 %s。".formatted(registeredOn, enrollment.getAdmittedOn()));
        }
        var leftOn = enrollment.getLeftOn();
        if (leftOn != null && registeredOn != null && leftOn.isBefore(registeredOn)) {
            return invalid("leftOn", "离校日期 %s 早于报到日期 %s。".formatted(leftOn, registeredOn));
        }
        if (enrollment.getCategory() == StudentCategory.UNKNOWN) {
            return unknownSymbol("category", "学生类别代码");
        }
        if (enrollment.getTrainingMode() == TrainingMode.UNKNOWN) {
            return unknownSymbol("trainingMode", "培养模式代码");
        }
        return enrollment.getEntrySchooling() == EntrySchooling.UNKNOWN
                ? unknownSymbol("entrySchooling", "入学起点代码")
                : null;
    }

    private static @Nullable Rejected invalidGraduation(Graduation graduation) {
        if (graduation.getMajorClass() == MajorClass.UNKNOWN) {
            return unknownSymbol("majorClass", "专业大类代码");
        }
        return graduation.getCompletion() == Completion.UNKNOWN
                ? unknownSymbol("completion", "GRADUATED（毕业）或 COMPLETED（结业）")
                : null;
    }

    private static @Nullable Rejected invalidOutcome(EmploymentOutcome outcome) {
        if (outcome.getDestination() == Destination.UNKNOWN) {
            return unknownSymbol("destination", "毕业去向代码");
        }
        var province = outcome.getWorkplaceProvince();
        if (province != null && !TextForm.isTwoDigits(province)) {
            return invalid("workplaceProvince", "就业地省份必须是 GB/T 2260 的两位数字（北京为 11），收到%s。".formatted(shown(province)));
        }
        var income = outcome.getMonthlyIncomeFen();
        if (income != null && income < 0) {
            return negative("monthlyIncomeFen", "月收入（分）", income);
        }
        if (income != null && income > Rules.MOST_FEN) {
            return tooLarge("monthlyIncomeFen", "月收入（分）", income, Rules.MOST_FEN);
        }
        return outcome.getEvidence() == Evidence.UNKNOWN
                ? unknownSymbol("evidence", "DECLARED、VERIFIED 或 DISPUTED")
                : null;
    }

    private static @Nullable Rejected invalidSession(TrainingSession session) {
        if (session.getTrainingClass() == TrainingClass.UNKNOWN) {
            return unknownSymbol("trainingClass", "培训类别代码");
        }
        var participants = uncountable("participants", "参训人数", session.getParticipants());
        return participants != null ? participants : uncountable("personDays", "人日数", session.getPersonDays());
    }

    private static @Nullable Rejected invalidPayment(TechServicePayment payment) {
        if (payment.getKind() == PaymentKind.UNKNOWN) {
            return unknownSymbol("kind", "到款类别代码");
        }
        if (payment.getAmountFen() > Rules.MOST_FEN || payment.getAmountFen() < -Rules.MOST_FEN) {
            return tooLarge("amountFen", "到款额（分）的绝对值", payment.getAmountFen(), Rules.MOST_FEN);
        }
        if (payment.getEconomicBenefitFen() < 0) {
            return negative("economicBenefitFen", "经济效益（分）", payment.getEconomicBenefitFen());
        }
        return payment.getEconomicBenefitFen() > Rules.MOST_FEN
                ? tooLarge("economicBenefitFen", "经济效益（分）", payment.getEconomicBenefitFen(), Rules.MOST_FEN)
                : null;
    }

    private static @Nullable Rejected invalidStaff(StaffMember staff) {
        if (staff.getKind() == StaffKind.UNKNOWN) {
            return unknownSymbol("kind", "EMPLOYEE（在岗教职工）或 EXTERNAL_TEACHER（校外兼职教师）");
        }
        var joinedOn = staff.getJoinedOn();
        var leftOn = staff.getLeftOn();
        if (leftOn != null && leftOn.isBefore(joinedOn)) {
            return invalid("leftOn", "离职日期 %s 早于入职日期 %s。".formatted(leftOn, joinedOn));
        }
        var from = staff.getFullTimeTeacherFrom();
        if (from != null && from.isBefore(joinedOn)) {
            return invalid("fullTimeTeacherFrom", "任专任教师的起始日期 %s 早于入职日期 %s。".formatted(from, joinedOn));
        }
        if (from != null && leftOn != null && from.isAfter(leftOn)) {
            return invalid("fullTimeTeacherFrom", "任专任教师的起始日期 %s 晚于离职日期 %s。".formatted(from, leftOn));
        }
        var until = staff.getFullTimeTeacherUntil();
        if (until != null && from == null) {
            return invalid("fullTimeTeacherUntil", "填写了不再任专任教师的日期，但没有任专任教师的起始日期 fullTimeTeacherFrom。");
        }
        if (until != null && until.isBefore(from)) {
            return invalid("fullTimeTeacherUntil", "不再任专任教师的日期 %s 早于起始日期 %s。".formatted(until, from));
        }
        if (until != null && leftOn != null && until.isAfter(leftOn)) {
            return invalid("fullTimeTeacherUntil", "不再任专任教师的日期 %s 晚于离职日期 %s。".formatted(until, leftOn));
        }
        if (staff.getKind() == StaffKind.EXTERNAL_TEACHER && from != null) {
            return invalid("fullTimeTeacherFrom", "校外兼职教师不是专任教师，不应填写任专任教师的日期。");
        }
        return staff.getKind() == StaffKind.EMPLOYEE && staff.getFromEnterprise()
                ? invalid("fromEnterprise", "来自企业（fromEnterprise）只适用于校外兼职教师，在岗教职工应为 false。")
                : null;
    }

    private static @Nullable Rejected invalidLevel(ResourceLevel level) {
        var item = level.getItem();
        if (item == ResourceItem.UNKNOWN) {
            return unknownSymbol("item", "办学条件项目代码");
        }
        var amount =
                beyond("amount", "数值", level.getAmount(), Resources.isInFen(item) ? Rules.MOST_FEN : Rules.MOST_COUNT);
        if (amount != null) {
            return amount;
        }
        var added = level.getAdded();
        if (added != null && added < 0) {
            return negative("added", "新增数值", added);
        }
        if (added != null && added > level.getAmount()) {
            return invalid("added", "新增数值%s 大于数值%s。".formatted(shown(added), shown(level.getAmount())));
        }
        var grade = ungraded(level.getGrade());
        if (grade != null) {
            return grade;
        }
        boolean graded = Resources.isGraded(item);
        if (graded == (level.getGrade() > 0)) {
            return null;
        }
        return invalid("grade", graded ? "该项目按年级报送，年级应为 1 至 5。" : "该项目不分年级，年级应为 0。");
    }

    private static @Nullable Rejected invalidEstablishment(Establishment establishment) {
        if (establishment.getKind() == EstablishmentKind.UNKNOWN) {
            return unknownSymbol("kind", "专业与建设项目类别代码");
        }
        if (establishment.getLevel() == Level.UNKNOWN) {
            return unknownSymbol("level", "级别代码");
        }
        if (establishment.getSector() == Sector.UNKNOWN) {
            return unknownSymbol("sector", "产业代码");
        }
        var closedOn = establishment.getClosedOn();
        if (closedOn != null && closedOn.isBefore(establishment.getOpenedOn())) {
            return invalid("closedOn", "终止日期 %s 早于设立日期 %s。".formatted(closedOn, establishment.getOpenedOn()));
        }
        var country = establishment.getCountry();
        if (country != null && !TextForm.isCountry(country)) {
            return invalid("country", "国家（地区）代码必须是 ISO 3166-1 的两位大写字母（赞比亚为 ZM），收到%s。".formatted(shown(country)));
        }
        return establishment.getSector() != Sector.NONE && establishment.getKind() != EstablishmentKind.PROGRAMME
                ? invalid("sector", "产业（sector）只适用于专业（PROGRAMME），其他类别应为 NONE。")
                : null;
    }

    private static @Nullable Rejected invalidActivity(Activity activity) {
        if (activity.getKind() == ActivityKind.UNKNOWN) {
            return unknownSymbol("kind", "活动类别代码");
        }
        var people = uncountable("people", "人数", activity.getPeople());
        if (people != null) {
            return people;
        }
        var hundredths = beyond("hundredths", "工作量（百分之一）", activity.getHundredths(), 100L * Rules.MOST_COUNT);
        return hundredths != null ? hundredths : ungraded(activity.getGrade());
    }

    private static @Nullable Rejected invalidAchievement(Achievement achievement) {
        if (achievement.getKind() == AchievementKind.UNKNOWN) {
            return unknownSymbol("kind", "成果类别代码");
        }
        if (achievement.getLevel() == Level.UNKNOWN) {
            return unknownSymbol("level", "级别代码");
        }
        if (achievement.getContest() == Contest.UNKNOWN) {
            return unknownSymbol("contest", "赛事代码");
        }
        if (achievement.getPrize() == Prize.UNKNOWN) {
            return unknownSymbol("prize", "奖次代码");
        }
        if (achievement.getCount() < 1) {
            return invalid("count", "数量必须是 1 或更大的整数，收到%s。".formatted(shown(achievement.getCount())));
        }
        if (achievement.getCount() > Rules.MOST_COUNT) {
            return tooLarge("count", "数量", achievement.getCount(), Rules.MOST_COUNT);
        }
        var people = uncountable("people", "人数", achievement.getPeople());
        if (people != null) {
            return people;
        }
        return achievement.getPrize() != Prize.NONE && achievement.getKind() != AchievementKind.CONTEST_AWARD
                ? invalid("prize", "奖次（prize）只适用于竞赛获奖（CONTEST_AWARD），其他类别应为 NONE。")
                : null;
    }

    private static @Nullable Rejected invalidFlow(FundingFlow flow) {
        if (flow.getKind() == FundingKind.UNKNOWN) {
            return unknownSymbol("kind", "经费用途代码");
        }
        if (flow.getSource() == FundingSource.UNKNOWN) {
            return unknownSymbol("source", "经费来源代码");
        }
        if (flow.getProject() == ProjectKind.UNKNOWN) {
            return unknownSymbol("project", "建设项目代码");
        }
        if (flow.getAmountFen() > Rules.MOST_FEN || flow.getAmountFen() < -Rules.MOST_FEN) {
            return tooLarge("amountFen", "金额（分）的绝对值", flow.getAmountFen(), Rules.MOST_FEN);
        }
        var beneficiaries = uncountable("beneficiaries", "受益人数", flow.getBeneficiaries());
        if (beneficiaries != null) {
            return beneficiaries;
        }
        boolean invested = flow.getKind() == FundingKind.PROJECT_INVESTMENT;
        if (invested == (flow.getProject() != null)) {
            return null;
        }
        return invalid(
                "project",
                invested ? "项目投入（PROJECT_INVESTMENT）必须填写建设项目（project）。" : "建设项目（project）只适用于项目投入（PROJECT_INVESTMENT）。");
    }

    private static @Nullable Rejected invalidWave(SurveyWave wave) {
        if (wave.getSubject() == SurveySubject.UNKNOWN) {
            return unknownSymbol("subject", "调查内容代码");
        }
        var satisfied = uncountable("satisfied", "满意份数", wave.getSatisfied());
        if (satisfied != null) {
            return satisfied;
        }
        if (wave.getSatisfied() > wave.getAnswers()) {
            return invalid("satisfied", "满意份数 %d 大于有效答卷份数 %d。".formatted(wave.getSatisfied(), wave.getAnswers()));
        }
        var answers = uncountable("answers", "有效答卷份数", wave.getAnswers());
        if (answers != null) {
            return answers;
        }
        var surveyed = uncountable("surveyed", "调研人次（课次）", wave.getSurveyed());
        if (surveyed != null) {
            return surveyed;
        }
        boolean ofGraduates =
                switch (wave.getSubject()) {
                    case ALMA_MATER, EMPLOYER, PROMOTION_3Y -> true;
                    default -> false;
                };
        if (wave.getCohortYear() != null && !ofGraduates) {
            return invalid("cohortYear", "毕业届别（cohortYear）只适用于母校满意度、雇主满意度和毕业三年职位晋升调查。");
        }
        var grade = ungraded(wave.getGrade());
        if (grade != null) {
            return grade;
        }
        return ofGraduates && wave.getGrade() != 0 ? invalid("grade", "毕业生和雇主的调查不分年级，年级应为 0。") : null;
    }

    private static @Nullable Rejected invalidMilestone(ProjectMilestone milestone) {
        if (milestone.getProject() == ProjectKind.UNKNOWN) {
            return unknownSymbol("project", "建设项目代码");
        }
        if (milestone.getWeight() < 1 || milestone.getWeight() > MOST_WEIGHT) {
            return invalid("weight", "权重必须在 1 至 %d 之间，收到%s。".formatted(MOST_WEIGHT, shown(milestone.getWeight())));
        }
        var budget = beyond("budgetFen", "预算（分）", milestone.getBudgetFen(), Rules.MOST_FEN);
        if (budget != null) {
            return budget;
        }
        return TextForm.isPlainId(milestone.getProjectId())
                ? null
                : invalid("projectId", "projectId 必须由 1 至 64 个字母、数字、下划线或连字符组成。");
    }

    private static @Nullable Rejected ungraded(int grade) {
        return grade < 0 || grade > Rules.MOST_GRADE
                ? invalid("grade", "年级应为 0（不分年级）至 %d，收到%s。".formatted(Rules.MOST_GRADE, shown(grade)))
                : null;
    }
}
