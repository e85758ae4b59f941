package cultivation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.events.Achievement;
import cultivation.events.AchievementKind;
import cultivation.events.Activity;
import cultivation.events.ActivityKind;
import cultivation.events.Contest;
import cultivation.events.Establishment;
import cultivation.events.EstablishmentKind;
import cultivation.events.FundingFlow;
import cultivation.events.FundingKind;
import cultivation.events.FundingSource;
import cultivation.events.Head;
import cultivation.events.Level;
import cultivation.events.Operation;
import cultivation.events.Prize;
import cultivation.events.ProjectKind;
import cultivation.events.ProjectMilestone;
import cultivation.events.ResourceItem;
import cultivation.events.ResourceLevel;
import cultivation.events.Sector;
import cultivation.events.StaffKind;
import cultivation.events.StaffMember;
import cultivation.events.SurveySubject;
import cultivation.events.SurveyWave;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of {@code docs/reference/contract.md} for what surrounds the students, at its edge. */
class SurroundingRulesTest {
    private static final String COLLEGE = "4111010853";
    private static final String PERSON = "0123456789abcdef".repeat(4);
    private static final LocalDate TODAY = LocalDate.of(2020, 2, 29);
    private static final Instant RECORDED = Instant.parse("2020-02-28T16:30:00Z");

    private record Case(String expected, SpecificRecord event) {}

    static Stream<Case> cases() {
        return Stream.of(
                        ofStaff(),
                        ofLevels(),
                        ofEstablishments(),
                        ofActivities(),
                        ofAchievements(),
                        ofFlows(),
                        ofWaves(),
                        ofMilestones())
                .flatMap(each -> each);
    }

    private static Stream<Case> ofStaff() {
        return Stream.of(
                staff("-", it -> {}),
                staff("-", it -> it.setJoinedOn(LocalDate.of(1950, 1, 1))),
                staff("DATE_OUT_OF_RANGE joinedOn", it -> it.setJoinedOn(LocalDate.of(1949, 12, 31))),
                staff("DATE_OUT_OF_RANGE masterTeacherOn", it -> it.setMasterTeacherOn(TODAY.plusDays(1))),
                staff("PLAIN_IDENTIFIER staffId", it -> it.setStaffId("20100901")),
                staff("INVALID_FIELD kind", it -> it.setKind(StaffKind.UNKNOWN)),
                staff("-", it -> it.setLeftOn(TODAY.minusDays(9))),
                staff("INVALID_FIELD leftOn", it -> it.setLeftOn(TODAY.minusDays(10))),
                staff("INVALID_FIELD fullTimeTeacherFrom", it -> it.setFullTimeTeacherFrom(TODAY.minusDays(10))),
                staff("INVALID_FIELD fullTimeTeacherFrom", it -> {
                    it.setLeftOn(TODAY.minusDays(5));
                    it.setFullTimeTeacherFrom(TODAY.minusDays(4));
                }),
                staff("INVALID_FIELD fullTimeTeacherUntil", it -> it.setFullTimeTeacherUntil(TODAY)),
                staff("-", it -> taught(it, 5, 5)),
                staff("INVALID_FIELD fullTimeTeacherUntil", it -> taught(it, 5, 6)),
                staff("INVALID_FIELD fullTimeTeacherUntil", it -> {
                    taught(it, 5, 3);
                    it.setLeftOn(TODAY.minusDays(4));
                }),
                staff("INVALID_FIELD fullTimeTeacherFrom", it -> {
                    taught(it, 5, 3);
                    it.setKind(StaffKind.EXTERNAL_TEACHER);
                }),
                staff("INVALID_FIELD fromEnterprise", it -> it.setFromEnterprise(true)),
                staff("-", it -> {
                    it.setKind(StaffKind.EXTERNAL_TEACHER);
                    it.setFromEnterprise(true);
                }));
    }

    private static Stream<Case> ofLevels() {
        return Stream.of(
                level("-", it -> it.setAmount(1_000_000_000L)),
                level("INVALID_FIELD amount", it -> it.setAmount(1_000_000_001L)),
                level("INVALID_FIELD amount", it -> it.setAmount(-1L)),
                level("-", it -> {
                    it.setItem(ResourceItem.EQUIPMENT_VALUE);
                    it.setAmount(Rules.MOST_FEN);
                }),
                level("-", it -> it.setAdded(10L)),
                level("INVALID_FIELD added", it -> it.setAdded(11L)),
                level("INVALID_FIELD added", it -> it.setAdded(-1L)),
                level("INVALID_FIELD grade", it -> it.setGrade(1)),
                level("INVALID_FIELD grade", it -> it.setGrade(6)),
                level("-", it -> graded(it, 5)),
                level("INVALID_FIELD grade", it -> graded(it, 0)),
                level("INVALID_FIELD item", it -> it.setItem(ResourceItem.UNKNOWN)),
                level("INVALID_FIELD levelId", it -> it.setLevelId("教学楼")),
                level("PLAIN_IDENTIFIER levelId", it -> it.setLevelId("13800138000")),
                level("DATE_OUT_OF_RANGE asOfOn", it -> it.setAsOfOn(LocalDate.of(1989, 12, 31))),
                level("DATE_OUT_OF_RANGE asOfOn", it -> {
                    it.getHead().setOperation(Operation.RETRACT);
                    it.setAsOfOn(TODAY.plusDays(1));
                }),
                level("-", it -> {
                    it.getHead().setOperation(Operation.RETRACT);
                    it.setAmount(-1L);
                }));
    }

    private static Stream<Case> ofEstablishments() {
        return Stream.of(
                establishment("-", it -> it.setOpenedOn(LocalDate.of(1950, 1, 1))),
                establishment("DATE_OUT_OF_RANGE openedOn", it -> it.setOpenedOn(LocalDate.of(1949, 12, 31))),
                establishment("DATE_OUT_OF_RANGE closedOn", it -> it.setClosedOn(TODAY.plusDays(1))),
                establishment("INVALID_FIELD closedOn", it -> it.setClosedOn(TODAY.minusDays(10))),
                establishment("-", it -> it.setCountry("ZM")),
                establishment("INVALID_FIELD country", it -> it.setCountry("zm")),
                establishment("PLAIN_IDENTIFIER country", it -> it.setCountry("13800138000")),
                establishment("-", it -> it.setSector(Sector.PRIMARY)),
                establishment("INVALID_FIELD sector", it -> {
                    it.setKind(EstablishmentKind.TEACHING_TEAM);
                    it.setSector(Sector.PRIMARY);
                }),
                establishment("INVALID_FIELD level", it -> it.setLevel(Level.UNKNOWN)));
    }

    private static Stream<Case> ofActivities() {
        return Stream.of(
                activity("-", it -> it.setHundredths(100_000_000_000L)),
                activity("INVALID_FIELD hundredths", it -> it.setHundredths(100_000_000_001L)),
                activity("INVALID_FIELD people", it -> it.setPeople(-1)),
                activity("INVALID_FIELD grade", it -> it.setGrade(6)),
                activity("DATE_OUT_OF_RANGE endedOn", it -> it.setEndedOn(TODAY.plusDays(1))));
    }

    private static Stream<Case> ofAchievements() {
        return Stream.of(
                achievement("-", it -> it.setCount(1_000_000_000)),
                achievement("INVALID_FIELD count", it -> it.setCount(0)),
                achievement("INVALID_FIELD count", it -> it.setCount(1_000_000_001)),
                achievement("INVALID_FIELD people", it -> it.setPeople(-1)),
                achievement("INVALID_FIELD prize", it -> it.setKind(AchievementKind.BRAND)),
                achievement("INVALID_FIELD contest", it -> it.setContest(Contest.UNKNOWN)));
    }

    private static Stream<Case> ofFlows() {
        return Stream.of(
                flow("-", it -> it.setAmountFen(-Rules.MOST_FEN)),
                flow("INVALID_FIELD amountFen", it -> it.setAmountFen(-Rules.MOST_FEN - 1)),
                flow("INVALID_FIELD beneficiaries", it -> it.setBeneficiaries(-1)),
                flow("INVALID_FIELD project", it -> it.setProject(ProjectKind.OTHER)),
                flow("INVALID_FIELD project", it -> it.setKind(FundingKind.PROJECT_INVESTMENT)),
                flow("INVALID_FIELD project", it -> {
                    it.setKind(FundingKind.PROJECT_INVESTMENT);
                    it.setProject(ProjectKind.UNKNOWN);
                }));
    }

    private static Stream<Case> ofWaves() {
        return Stream.of(
                wave("-", it -> it.setSatisfied(10)),
                wave("INVALID_FIELD satisfied", it -> it.setSatisfied(11)),
                wave("INVALID_FIELD surveyed", it -> it.setSurveyed(-1)),
                wave("-", it -> it.setGrade(5)),
                wave("INVALID_FIELD grade", it -> it.setGrade(6)),
                wave("INVALID_FIELD cohortYear", it -> it.setCohortYear(2019)),
                wave("-", it -> {
                    it.setSubject(SurveySubject.ALMA_MATER);
                    it.setCohortYear(2019);
                }),
                wave("INVALID_FIELD grade", it -> {
                    it.setSubject(SurveySubject.ALMA_MATER);
                    it.setGrade(1);
                }));
    }

    private static Stream<Case> ofMilestones() {
        return Stream.of(
                milestone("-", it -> it.setDueOn(TODAY.plusYears(7))),
                milestone(
                        "DATE_OUT_OF_RANGE dueOn",
                        it -> it.setDueOn(TODAY.plusYears(7).plusDays(1))),
                milestone("DATE_OUT_OF_RANGE completedOn", it -> it.setCompletedOn(TODAY.plusDays(1))),
                milestone("-", it -> it.setWeight(1_000)),
                milestone("INVALID_FIELD weight", it -> it.setWeight(1_001)),
                milestone("INVALID_FIELD weight", it -> it.setWeight(0)),
                milestone("INVALID_FIELD budgetFen", it -> it.setBudgetFen(-1L)),
                milestone("INVALID_FIELD projectId", it -> it.setProjectId("双高")),
                milestone("PLAIN_IDENTIFIER projectId", it -> it.setProjectId("13800138000")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_first_rule_that_is_broken_is_told_with_its_field(Case given) {
        // given
        var type = Objects.requireNonNull(RecordType.of(given.event()));
        var key = type.keyOf(given.event()).toString().getBytes(StandardCharsets.UTF_8);
        // when
        var verdict = Rules.check(given.event(), Arrival.planned(COLLEGE, key, RECORDED));
        // then
        String told = verdict.fold(accepted -> "-", rejected -> rejected.reason() + " " + rejected.field());
        String sentence = verdict.fold(accepted -> "。", rejected -> rejected.message());
        assertThat(told).isEqualTo(given.expected());
        assertThat(sentence).endsWith("。");
    }

    @Test
    void of_a_retraction_the_day_of_a_level_says_which_and_of_all_others_the_id_alone() {
        // then
        assertThat(RecordType.RESOURCE_LEVEL.identifies("asOfOn")).isTrue();
        assertThat(RecordType.RESOURCE_LEVEL.identifies("levelId")).isTrue();
        assertThat(RecordType.RESOURCE_LEVEL.identifies("amount")).isFalse();
        assertThat(RecordType.STAFF_MEMBER.identifies("joinedOn")).isFalse();
    }

    private static void taught(StaffMember staff, int from, int until) {
        staff.setFullTimeTeacherFrom(TODAY.minusDays(from));
        staff.setFullTimeTeacherUntil(TODAY.minusDays(until));
    }

    private static void graded(ResourceLevel level, int grade) {
        level.setItem(ResourceItem.CLUBS);
        level.setGrade(grade);
    }

    private static <E extends SpecificRecord> Case spoilt(String expected, E event, Consumer<E> change) {
        change.accept(event);
        return new Case(expected, event);
    }

    private static Head head() {
        return new Head("0a1b2c3d-0000-4000-8000-000000000000", COLLEGE, 1, Operation.UPSERT, RECORDED);
    }

    private static Case staff(String expected, Consumer<StaffMember> change) {
        var joinedOn = TODAY.minusDays(9);
        var event = new StaffMember(
                head(), PERSON, StaffKind.EMPLOYEE, joinedOn, null, null, null, null, null, null, null, false);
        return spoilt(expected, event, change);
    }

    private static Case level(String expected, Consumer<ResourceLevel> change) {
        return spoilt(expected, new ResourceLevel(head(), "all", TODAY, ResourceItem.BOOKS, 0, 10L, null), change);
    }

    private static Case establishment(String expected, Consumer<Establishment> change) {
        var event = new Establishment(
                head(), "e1", EstablishmentKind.PROGRAMME, Level.COLLEGE, TODAY.minusDays(9), null, Sector.NONE, null);
        return spoilt(expected, event, change);
    }

    private static Case activity(String expected, Consumer<Activity> change) {
        return spoilt(expected, new Activity(head(), "a1", ActivityKind.OUTREACH, TODAY, 0, 1, 1L), change);
    }

    private static Case achievement(String expected, Consumer<Achievement> change) {
        var event = new Achievement(
                head(),
                "h1",
                AchievementKind.CONTEST_AWARD,
                Level.NATIONAL,
                Contest.NATIONAL_SKILLS,
                Prize.FIRST,
                TODAY,
                1,
                0,
                false);
        return spoilt(expected, event, change);
    }

    private static Case flow(String expected, Consumer<FundingFlow> change) {
        var event = new FundingFlow(head(), "f1", FundingKind.STUDENT_AID, FundingSource.FISCAL, TODAY, 1L, 0, null);
        return spoilt(expected, event, change);
    }

    private static Case wave(String expected, Consumer<SurveyWave> change) {
        return spoilt(
                expected, new SurveyWave(head(), "w1", SurveySubject.LOGISTICS, 0, null, TODAY, 5, 10, 9), change);
    }

    private static Case milestone(String expected, Consumer<ProjectMilestone> change) {
        var event = new ProjectMilestone(head(), "m1", ProjectKind.DOUBLE_HIGH, "double-high", 1, TODAY, null, 0L);
        return spoilt(expected, event, change);
    }
}
