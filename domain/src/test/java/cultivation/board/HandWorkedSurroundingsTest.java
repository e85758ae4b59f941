package cultivation.board;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.DeclaredCatalogue;
import cultivation.catalogue.Term;
import cultivation.entity.Measure;
import cultivation.events.Achievement;
import cultivation.events.AchievementKind;
import cultivation.events.Activity;
import cultivation.events.ActivityKind;
import cultivation.events.AdmissionChannel;
import cultivation.events.Contest;
import cultivation.events.Enrollment;
import cultivation.events.EntrySchooling;
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
import cultivation.events.StudentCategory;
import cultivation.events.SurveySubject;
import cultivation.events.SurveyWave;
import cultivation.events.TrainingMode;
import cultivation.ledger.Ledger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What surrounds the students, worked out by hand; {@code -} is nothing at all, which is not 0. */
class HandWorkedSurroundingsTest {
    private static final Instant RECORDED = Instant.parse("2020-06-30T00:00:00Z");

    private final Book book = new Book(DeclaredCatalogue.with(), 1, RECORDED);
    private final Ledger ledger = new Ledger();
    private int revision = 1;
    private int said;

    @Test
    void students_and_teachers_weigh_in_tenths() {
        // given 100 ordinary students and 10 international ones, 8 full-time teachers and 4 external ones
        for (int i = 0; i < 110; i++) {
            say(student(i, i < 100 ? StudentCategory.ORDINARY : StudentCategory.INTERNATIONAL, null));
        }
        for (int i = 0; i < 8; i++) {
            say(teacher(i, "1984-07-01"));
        }
        for (int i = 8; i < 12; i++) {
            say(external(i, null));
        }
        // then
        assertThat(stock(Measure.STUDENT_TENTHS, "2019-12-31")).isEqualTo("1300");
        assertThat(stock(Measure.TEACHER_TENTHS, "2019-12-31")).isEqualTo("100");
        assertThat(stock(Measure.IN_SCHOOL, "2019-12-31")).isEqualTo("110");
        // when an external one leaves
        revision = 2;
        say(external(11, "2019-12-30"));
        // then
        assertThat(stock(Measure.TEACHER_TENTHS, "2019-12-29")).isEqualTo("100");
        assertThat(stock(Measure.TEACHER_TENTHS, "2019-12-30")).isEqualTo("95");
        assertThat(stock(Measure.EXTERNAL_TEACHERS, "2019-12-30")).isEqualTo("3");
    }

    @Test
    void another_category_weighs_otherwise_and_is_one_student_all_the_same() {
        // given
        say(student(1, StudentCategory.ORDINARY, null));
        // when
        revision = 2;
        say(student(1, StudentCategory.INTERNATIONAL, null));
        // then
        assertThat(stock(Measure.STUDENT_TENTHS, "2019-12-31")).isEqualTo("30");
        assertThat(stock(Measure.IN_SCHOOL, "2019-12-31")).isEqualTo("1");
        assertThat(stock(Measure.IN_SCHOOL_BY, "2019-12-31", "category.ORDINARY"))
                .isEqualTo("-");
        assertThat(stock(Measure.IN_SCHOOL_BY, "2019-12-31", "category.INTERNATIONAL"))
                .isEqualTo("1");
    }

    @Test
    void who_leaves_is_gone_from_every_slice() {
        // given
        say(student(1, StudentCategory.ORDINARY, "2019-11-01"));
        // then
        for (var slice : Set.of("category.ORDINARY", "mode.APPRENTICESHIP", "entry.SENIOR_HIGH", "cohort.2019")) {
            assertThat(stock(Measure.IN_SCHOOL_BY, "2019-10-31", slice)).isEqualTo("1");
            assertThat(stock(Measure.IN_SCHOOL_BY, "2019-11-01", slice)).isEqualTo("0");
        }
        assertThat(stock(Measure.ADMITTED_BY_MODE, "2019-08-20", "APPRENTICESHIP"))
                .isEqualTo("1");
    }

    @Test
    void a_level_holds_until_the_next_day_stated_in_whatever_order_days_and_revisions_come() {
        // given
        say(area("2019-09-01", 3_300));
        assertThat(area("2019-08-31")).isEqualTo("-");
        assertThat(area("2019-12-31")).isEqualTo("3300");
        say(area("2019-11-01", 3_410));
        // when the first day is corrected
        revision = 2;
        say(area("2019-09-01", 2_200));
        // then
        assertThat(area("2019-10-31")).isEqualTo("2200");
        assertThat(area("2019-12-31")).isEqualTo("3410");
        // when the second is withdrawn
        say(retracted(area("2019-11-01", 0)));
        // then
        assertThat(area("2019-12-31")).isEqualTo("2200");
        // when a day between is stated last
        revision = 1;
        say(area("2019-10-01", 2_750));
        // then
        assertThat(area("2019-09-15")).isEqualTo("2200");
        assertThat(area("2019-10-15")).isEqualTo("2750");
        assertThat(area("2019-12-31")).isEqualTo("2750");
    }

    @Test
    void a_level_of_0_is_stated_and_one_withdrawn_was_never() {
        // given
        say(area("2019-09-01", 0));
        assertThat(area("2019-12-31")).isEqualTo("0");
        // when
        revision = 2;
        say(retracted(area("2019-09-01", 0)));
        // then
        assertThat(area("2019-12-31")).isEqualTo("-");
    }

    @Test
    void a_level_of_another_item_ends_the_old_one_there() {
        // given
        say(level("2019-09-01", ResourceItem.EVENING_STUDENTS, 0, 100));
        say(level("2019-10-01", ResourceItem.CORRESPONDENCE_STUDENTS, 0, 100));
        // then
        assertThat(stock(Measure.STUDENT_TENTHS, "2019-09-30")).isEqualTo("300");
        assertThat(stock(Measure.STUDENT_TENTHS, "2019-10-01")).isEqualTo("100");
        assertThat(stock(Measure.RESOURCE, "2019-10-01", "EVENING_STUDENTS")).isEqualTo("0");
        assertThat(stock(Measure.RESOURCE, "2019-10-01", "CORRESPONDENCE_STUDENTS"))
                .isEqualTo("100");
    }

    @Test
    void levels_of_a_grade_stand_in_slices_of_their_own() {
        // when
        say(level("2019-09-01", ResourceItem.CLUBS, 2, 493));
        // then
        assertThat(stock(Measure.RESOURCE, "2019-09-01", "CLUBS.2")).isEqualTo("493");
        assertThat(stock(Measure.RESOURCE_ADDED, "2019-09-01", "CLUBS.2")).isEqualTo("7");
    }

    @Test
    void a_teacher_is_qualified_from_the_first_day_as_a_full_time_teacher() {
        // given
        var teacher = teacher(1, "2010-07-01");
        teacher.setFullTimeTeacherFrom(day("2015-01-01"));
        teacher.setDualQualifiedOn(day("2010-01-01"));
        teacher.setFullTimeTeacherUntil(day("2019-06-30"));
        // one that came on the last day came too late
        teacher.setSeniorTitleOn(day("2019-06-30"));
        // when
        say(teacher);
        // then
        assertThat(stock(Measure.DUAL_QUALIFIED_TEACHERS, "2014-12-31")).isEqualTo("-");
        assertThat(stock(Measure.DUAL_QUALIFIED_TEACHERS, "2015-01-01")).isEqualTo("1");
        assertThat(stock(Measure.DUAL_QUALIFIED_TEACHERS, "2019-06-30")).isEqualTo("0");
        assertThat(stock(Measure.FULL_TIME_TEACHERS, "2019-07-01")).isEqualTo("0");
        assertThat(stock(Measure.STAFF, "2019-07-01")).isEqualTo("1");
        assertThat(stock(Measure.SENIOR_TITLE_TEACHERS, "2019-12-31")).isEqualTo("-");
    }

    @Test
    void what_is_closed_is_0_and_not_missing() {
        // when
        say(establishment("e1", EstablishmentKind.TECH_PLATFORM, Level.PREFECTURE, "2018-01-01", "2019-06-30"));
        say(establishment("e2", EstablishmentKind.PROGRAMME, Level.COLLEGE, "2019-03-01", "2019-03-01"));
        // then
        assertThat(stock(Measure.ESTABLISHMENTS, "2019-06-29", "TECH_PLATFORM.PREFECTURE"))
                .isEqualTo("1");
        assertThat(stock(Measure.ESTABLISHMENTS, "2019-06-30", "TECH_PLATFORM.PREFECTURE"))
                .isEqualTo("0");
        assertThat(stock(Measure.PROGRAMMES, "2019-03-01", "TERTIARY")).isEqualTo("0");
        assertThat(stock(Measure.ESTABLISHMENTS_OPENED, "2019-12-31", "PROGRAMME"))
                .isEqualTo("1");
        assertThat(stock(Measure.ESTABLISHMENTS_CLOSED, "2019-12-31", "PROGRAMME"))
                .isEqualTo("1");
    }

    @Test
    void activities_awards_and_surveys_stand_in_the_slices_of_what_they_are() {
        // when
        say(new Activity(head(), "a1", ActivityKind.TEACHER_TRAINING, day("2019-05-01"), 0, 3, 150L));
        say(new Activity(head(), "a2", ActivityKind.VOLUNTEERING, day("2019-05-01"), 2, 9, 100L));
        say(new Achievement(
                head(),
                "h1",
                AchievementKind.CONTEST_AWARD,
                Level.NATIONAL,
                Contest.NATIONAL_SKILLS,
                Prize.FIRST,
                day("2019-05-01"),
                2,
                6,
                true));
        say(new SurveyWave(head(), "w1", SurveySubject.EMPLOYER, 0, (Integer) 2018, day("2019-05-01"), 120, 100, 97));
        // then
        assertThat(stock(Measure.ACTIVITY_HUNDREDTHS, "2019-05-01", "TEACHER_TRAINING"))
                .isEqualTo("150");
        assertThat(stock(Measure.ACTIVITY_PEOPLE, "2019-05-01", "VOLUNTEERING.2"))
                .isEqualTo("9");
        assertThat(stock(Measure.CONTEST_PRIZES, "2019-05-01", "NATIONAL_SKILLS.FIRST"))
                .isEqualTo("2");
        assertThat(stock(Measure.ACHIEVEMENTS, "2019-05-01", "CONTEST_AWARD.NATIONAL"))
                .isEqualTo("2");
        assertThat(stock(Measure.CLUB_AWARDS, "2019-05-01", "NATIONAL")).isEqualTo("2");
        assertThat(stock(Measure.SURVEY_UNITS, "2019-05-01", "EMPLOYER")).isEqualTo("120");
        assertThat(stock(Measure.SURVEY_ANSWERS, "2019-05-01", "EMPLOYER")).isEqualTo("100");
        assertThat(stock(Measure.SURVEY_SATISFIED, "2019-05-01", "EMPLOYER")).isEqualTo("97");
    }

    @Test
    void what_is_taken_back_leaves_0_and_not_nothing() {
        // when
        say(flow("f1", FundingSource.FISCAL_SPECIAL, 50_000));
        say(flow("f2", FundingSource.FISCAL_SPECIAL, -50_000));
        // then
        assertThat(stock(Measure.FUNDING_FEN, "2019-12-31", "PROJECT_INVESTMENT.FISCAL_SPECIAL"))
                .isEqualTo("0");
        assertThat(stock(Measure.PROJECT_SPENT_FEN, "2019-12-31", "DOUBLE_HIGH"))
                .isEqualTo("0");
        assertThat(stock(Measure.FUNDING_BENEFICIARIES, "2019-12-31")).isEqualTo("-");
    }

    @Test
    void milestones_are_due_done_and_overdue_on_their_days() {
        // when weights 1 to 4
        say(milestone(1, "2019-06-30", "2019-06-20"));
        say(milestone(2, "2019-09-30", "2019-10-15"));
        say(milestone(3, "2019-12-31", null));
        say(milestone(4, "2022-12-31", null));
        // then
        assertThat(stock(Measure.MILESTONES_DUE, "2019-06-25")).isEqualTo("-");
        assertThat(stock(Measure.MILESTONES_COMPLETED, "2019-06-25")).isEqualTo("1");
        assertThat(stock(Measure.MILESTONES_DUE, "2019-06-30")).isEqualTo("1");
        assertThat(stock(Measure.MILESTONES_OVERDUE, "2019-10-01")).isEqualTo("2");
        assertThat(stock(Measure.MILESTONES_OVERDUE, "2019-10-15")).isEqualTo("0");
        assertThat(stock(Measure.MILESTONES_OVERDUE, "2020-01-01")).isEqualTo("3");
        assertThat(stock(Measure.MILESTONES_DUE, "2020-01-01")).isEqualTo("6");
        assertThat(stock(Measure.PROJECT_BUDGET_FEN, "2020-01-01", "DOUBLE_HIGH"))
                .isEqualTo("600");
        assertThat(ledger.latestBusinessDay(college -> true)).isEqualTo("2019-10-15");
        // when the second one's day is shifted
        revision = 2;
        say(milestone(2, "2019-10-31", "2019-10-15"));
        // then
        assertThat(stock(Measure.MILESTONES_OVERDUE, "2019-12-31")).isEqualTo("-");
        assertThat(stock(Measure.MILESTONES_DUE, "2019-10-15")).isEqualTo("1");
    }

    private void say(SpecificRecord event) {
        assertThat(book.receive("A", event)).isNull();
        book.sendAll();
        book.sent().get(0).forEach(cell -> ledger.set(cell.key(), cell.absolute()));
        book.sent().get(0).clear();
    }

    private String area(String day) {
        return stock(Measure.RESOURCE, day, "TEACHING_ADMIN_AREA");
    }

    private String stock(Measure measure, String day, String... slices) {
        var term = new Term(measure, Set.of(slices));
        var sum = new Board(DeclaredCatalogue.with(), ledger, new Roster())
                .sum("A", term, LocalDate.MIN, LocalDate.parse(day));
        return sum.count() == 0 ? "-" : Long.toString(sum.amount());
    }

    private Head head() {
        return new Head(new UUID(0, ++said).toString(), "A", revision, Operation.UPSERT, RECORDED);
    }

    private static SpecificRecord retracted(ResourceLevel level) {
        level.getHead().setOperation(Operation.RETRACT);
        return level;
    }

    private ResourceLevel area(String day, long amount) {
        return new ResourceLevel(
                head(), "all", LocalDate.parse(day), ResourceItem.TEACHING_ADMIN_AREA, 0, amount, null);
    }

    private ResourceLevel level(String day, ResourceItem item, int grade, long amount) {
        return new ResourceLevel(head(), "some", LocalDate.parse(day), item, grade, amount, 7L);
    }

    private Enrollment student(int number, StudentCategory category, @Nullable String leftOn) {
        return new Enrollment(
                head(),
                "%064x".formatted(number),
                2019,
                AdmissionChannel.UNIFIED_EXAM,
                null,
                day("2019-08-20"),
                day("2019-09-01"),
                leftOn == null ? null : day(leftOn),
                category,
                TrainingMode.APPRENTICESHIP,
                EntrySchooling.SENIOR_HIGH);
    }

    private StaffMember teacher(int number, String joinedOn) {
        var joined = day(joinedOn);
        return new StaffMember(
                head(),
                "%064x".formatted(number),
                StaffKind.EMPLOYEE,
                joined,
                null,
                joined,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    private StaffMember external(int number, @Nullable String leftOn) {
        return new StaffMember(
                head(),
                "%064x".formatted(number),
                StaffKind.EXTERNAL_TEACHER,
                day("2010-09-01"),
                leftOn == null ? null : day(leftOn),
                null,
                null,
                null,
                null,
                null,
                null,
                true);
    }

    private Establishment establishment(
            String id, EstablishmentKind kind, Level level, String openedOn, String closedOn) {
        var sector = kind == EstablishmentKind.PROGRAMME ? Sector.TERTIARY : Sector.NONE;
        return new Establishment(head(), id, kind, level, day(openedOn), day(closedOn), sector, null);
    }

    private FundingFlow flow(String id, FundingSource source, long fen) {
        return new FundingFlow(
                head(), id, FundingKind.PROJECT_INVESTMENT, source, day("2019-04-01"), fen, 0, ProjectKind.DOUBLE_HIGH);
    }

    private ProjectMilestone milestone(int weight, String dueOn, @Nullable String completedOn) {
        return new ProjectMilestone(
                head(),
                "m" + weight,
                ProjectKind.DOUBLE_HIGH,
                "double-high",
                weight,
                day(dueOn),
                completedOn == null ? null : day(completedOn),
                100L * weight);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
