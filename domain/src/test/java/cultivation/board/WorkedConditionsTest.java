package cultivation.board;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.Catalogue;
import cultivation.catalogue.DeclaredCatalogue;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions, policy, surveys and awards of three colleges, worked out by hand. */
class WorkedConditionsTest {
    private static final Catalogue CATALOGUE = DeclaredCatalogue.with();
    private static final String A = "4111010853";
    private static final String B = "4111010857";
    private static final String C = "4111010858";
    private static final String CITY = "beijing";

    private final Ledger ledger = new Ledger();
    private final Board board = new Board(CATALOGUE, ledger, roster());

    private static Roster roster() {
        var roster = new Roster();
        for (String code : new String[] {A, B, C}) {
            roster.put(new College(code, code, null, Ownership.DISTRICT, null, true));
        }
        return roster;
    }

    private WorkedConditionsTest book(String college, Measure measure, String slice, String day, long amount) {
        return book(college, measure, slice, day, amount, 1);
    }

    private WorkedConditionsTest book(
            String college, Measure measure, String slice, String day, long amount, long count) {
        ledger.set(new CellKey(college, measure, slice, LocalDate.parse(day), 0), new Amount(amount, count));
        return this;
    }

    private FigureValue figure(String indicator, String entity, String day) {
        return figure(indicator, entity, day, Statistic.POOLED);
    }

    private FigureValue figure(String id, String entity, String day, Statistic statistic) {
        var indicator = Objects.requireNonNull(CATALOGUE.indicator(id), id);
        var scope = entity.equals(CITY) ? Scope.CITY : Scope.COLLEGE;
        return board.value(
                new Figure(indicator, indicator.yearWindow(), scope, entity, statistic), LocalDate.parse(day));
    }

    private @Nullable Double value(String indicator, String entity, String day) {
        return figure(indicator, entity, day).value();
    }

    /** 100 ordinary and 10 international students, 8 full-time and 4 external teachers. */
    private void studentsAndTeachers() {
        book(A, Measure.STUDENT_TENTHS, "ORDINARY", "2019-09-01", 1000, 100)
                .book(A, Measure.STUDENT_TENTHS, "INTERNATIONAL", "2019-09-01", 300, 10)
                .book(A, Measure.IN_SCHOOL, "", "2019-09-01", 110, 110)
                .book(A, Measure.TEACHER_TENTHS, "", "1984-07-01", 10, 1)
                .book(A, Measure.TEACHER_TENTHS, "", "2010-09-01", 90, 11);
    }

    @Test
    void students_and_teachers_are_weighted_in_tenths() {
        // given
        studentsAndTeachers();
        book(A, Measure.TEACHER_TENTHS, "", "2019-12-30", -5);

        // when
        var before = figure("student_teacher_ratio", A, "2019-12-29");
        var after = figure("student_teacher_ratio", A, "2019-12-31");

        // then
        assertThat(before.value()).isEqualTo(13.0);
        assertThat(before.numerator()).isEqualTo(1300);
        assertThat(before.denominator()).isEqualTo(100);
        assertThat(after.denominator()).isEqualTo(95);
        assertThat(after.value()).isEqualTo(1300 / 95.0);
    }

    @Test
    void a_college_of_teachers_without_students_is_in_no_sum() {
        // given
        studentsAndTeachers();
        var alone = figure("student_teacher_ratio", CITY, "2019-12-31");
        book(C, Measure.TEACHER_TENTHS, "", "2010-09-01", 500, 50);

        // then
        assertThat(figure("student_teacher_ratio", CITY, "2019-12-31")).isEqualTo(alone);
        assertThat(alone.colleges()).isEqualTo(1);
        assertThat(value("student_teacher_ratio", C, "2019-12-31")).isNull();
    }

    @Test
    void a_level_stands_until_the_next_is_stated() {
        // given: 3,300 m² from September, 3,410 from November, as differences
        studentsAndTeachers();
        book(A, Measure.RESOURCE, "TEACHING_ADMIN_AREA", "2019-09-01", 3_300)
                .book(A, Measure.RESOURCE, "TEACHING_ADMIN_AREA", "2019-11-01", 110);

        // then
        assertThat(value("teaching_area_per_student", A, "2019-08-31")).isNull();
        assertThat(value("teaching_area_per_student", A, "2019-10-31")).isEqualTo(30.0);
        assertThat(value("teaching_area_per_student", A, "2019-12-31")).isEqualTo(31.0);
    }

    @Test
    void added_equipment_is_of_what_there_was_before() {
        // given: 1,100 yuan of which 100 came in the year; B has equipment and says of no addition
        book(A, Measure.RESOURCE, "EQUIPMENT_VALUE", "2018-08-31", 100_000)
                .book(A, Measure.RESOURCE, "EQUIPMENT_VALUE", "2019-08-31", 10_000)
                .book(A, Measure.RESOURCE_ADDED, "EQUIPMENT_VALUE", "2018-08-31", 50_000)
                .book(A, Measure.RESOURCE_ADDED, "EQUIPMENT_VALUE", "2019-08-31", 10_000)
                .book(B, Measure.RESOURCE, "EQUIPMENT_VALUE", "2019-08-31", 900_000);

        // then
        var share = figure("new_equipment_share", CITY, "2019-12-31");
        assertThat(share.value()).isEqualTo(0.1);
        assertThat(share.numerator()).isEqualTo(10_000);
        assertThat(share.denominator()).isEqualTo(100_000);
        assertThat(share.colleges()).isEqualTo(1);
        assertThat(value("new_equipment_share", B, "2019-12-31")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "equipment_per_weighted_student, 15.0",
        "equipment_per_student, 19.5",
        "books_per_student, 30.0",
        "books_added_per_student, 3.0",
        "computers_per_hundred, 50.0"
    })
    void what_is_per_student_is_per_weighted_or_per_full_time_student(String indicator, double value) {
        // given: 130 weighted students of 100 in school
        book(A, Measure.STUDENT_TENTHS, "ORDINARY", "2019-09-01", 850, 85)
                .book(A, Measure.STUDENT_TENTHS, "INTERNATIONAL", "2019-09-01", 450, 15)
                .book(A, Measure.IN_SCHOOL, "", "2019-09-01", 100, 100)
                .book(A, Measure.RESOURCE, "EQUIPMENT_VALUE", "2019-08-31", 195_000)
                .book(A, Measure.RESOURCE, "BOOKS", "2019-08-31", 3_900)
                .book(A, Measure.RESOURCE_ADDED, "BOOKS", "2019-08-31", 390)
                .book(A, Measure.RESOURCE, "TEACHING_COMPUTERS", "2019-08-31", 50);

        // then
        assertThat(value(indicator, A, "2019-12-31")).isEqualTo(value);
    }

    @Test
    void no_course_online_is_a_statement_and_divides_nothing() {
        book(A, Measure.RESOURCE, "COURSES_ONLINE", "2019-08-31", 0)
                .book(A, Measure.RESOURCE, "ONLINE_COURSE_LEARNERS", "2019-08-31", 0);
        assertThat(value("online_courses", A, "2019-12-31")).isEqualTo(0.0);
        assertThat(value("learners_per_online_course", A, "2019-12-31")).isNull();
    }

    @Test
    void a_survey_without_answers_has_no_rate_but_people_who_were_asked() {
        book(A, Measure.SURVEY_UNITS, "CLASSROOM_EDUCATION.1", "2019-06-30", 5)
                .book(A, Measure.SURVEY_ANSWERS, "CLASSROOM_EDUCATION.1", "2019-06-30", 0)
                .book(A, Measure.SURVEY_SATISFIED, "CLASSROOM_EDUCATION.1", "2019-06-30", 0);
        assertThat(value("satisfaction_classroom_grade1", A, "2019-12-31")).isNull();
        assertThat(value("surveyed_classroom_grade1", A, "2019-12-31")).isEqualTo(5.0);
    }

    @Test
    void a_rate_of_one_college_is_the_city_s() {
        book(A, Measure.SURVEY_ANSWERS, "EMPLOYER", "2019-06-30", 100)
                .book(A, Measure.SURVEY_SATISFIED, "EMPLOYER", "2019-06-30", 97);
        var city = figure("employer_satisfaction", CITY, "2019-12-31");
        assertThat(city.value()).isEqualTo(0.97);
        assertThat(city.colleges()).isEqualTo(1);
    }

    @Test
    void money_of_a_year_is_divided_by_the_students_of_the_day() {
        // given
        book(A, Measure.IN_SCHOOL, "", "2018-09-01", 10, 10)
                .book(A, Measure.FUNDING_FEN, "APPROPRIATION.FISCAL", "2019-03-01", 100_000)
                .book(A, Measure.FUNDING_FEN, "APPROPRIATION.FISCAL_SPECIAL", "2019-03-01", 50_000);

        // then
        assertThat(value("appropriation_per_student", A, "2019-12-31")).isEqualTo(150.0);
        assertThat(value("special_funds_per_student", A, "2019-12-31")).isEqualTo(50.0);

        // when the special funds are taken back
        book(A, Measure.FUNDING_FEN, "APPROPRIATION.FISCAL_SPECIAL", "2019-05-01", -50_000);

        // then
        assertThat(value("appropriation_per_student", A, "2019-12-31")).isEqualTo(100.0);
        assertThat(value("special_funds_per_student", A, "2019-12-31")).isEqualTo(0.0);
    }

    @Test
    void half_days_and_standards_add_up() {
        book(A, Measure.ACTIVITY_HUNDREDTHS, "TEACHER_TRAINING", "2019-03-01", 150)
                .book(A, Measure.ACHIEVEMENTS, "COURSE_STANDARD_ADOPTED.INTERNATIONAL", "2019-03-01", 48)
                .book(B, Measure.ACHIEVEMENTS, "COURSE_STANDARD_ADOPTED.INTERNATIONAL", "2019-04-01", 21);
        assertThat(value("teacher_training_person_days", A, "2019-12-31")).isEqualTo(1.5);
        assertThat(value("course_standards_abroad", CITY, "2019-12-31")).isEqualTo(69.0);
    }

    @Test
    void what_was_opened_and_closed_is_none_and_not_missing() {
        book(A, Measure.ESTABLISHMENTS, "OVERSEAS_SITE.INTERNATIONAL", "2019-11-01", 1)
                .book(A, Measure.ESTABLISHMENTS, "OVERSEAS_SITE.INTERNATIONAL", "2020-01-01", -1)
                .book(A, Measure.ESTABLISHMENTS, "TECH_PLATFORM.COLLEGE", "2018-01-01", 1);
        assertThat(value("overseas_sites", A, "2018-12-31")).isNull();
        assertThat(value("overseas_sites", A, "2019-12-31")).isEqualTo(1.0);
        assertThat(value("overseas_sites", A, "2020-01-01")).isEqualTo(0.0);
        assertThat(value("tech_platforms", A, "2019-12-31")).isNull();
    }

    @Test
    void a_prize_is_in_its_class_and_in_all_and_one_of_another_contest_in_none() {
        book(A, Measure.CONTEST_PRIZES, "NATIONAL_SKILLS.FIRST", "2019-06-01", 2)
                .book(A, Measure.CONTEST_PRIZES, "INTERNET_PLUS.FIRST", "2019-06-01", 7);
        assertThat(value("national_skills_prizes_first", A, "2019-12-31")).isEqualTo(2.0);
        assertThat(value("national_skills_prizes", A, "2019-12-31")).isEqualTo(2.0);
        assertThat(value("national_skills_prizes_second", A, "2019-12-31")).isNull();
    }

    @Test
    void mean_and_median_are_of_the_colleges_that_have_both() {
        // given: 10 and 20 m² a student, and one that has no students
        book(A, Measure.IN_SCHOOL, "", "2018-09-01", 100, 100)
                .book(A, Measure.RESOURCE, "LAND_AREA", "2018-08-31", 1_000)
                .book(B, Measure.IN_SCHOOL, "", "2018-09-01", 10, 10)
                .book(B, Measure.RESOURCE, "LAND_AREA", "2018-08-31", 200)
                .book(C, Measure.RESOURCE, "LAND_AREA", "2018-08-31", 9_999);

        // then
        assertThat(figure("land_per_student", CITY, "2019-12-31", Statistic.MEAN)
                        .value())
                .isEqualTo(15.0);
        assertThat(figure("land_per_student", CITY, "2019-12-31", Statistic.MEDIAN)
                        .value())
                .isEqualTo(15.0);
        assertThat(figure("land_per_student", CITY, "2019-12-31").value()).isEqualTo(1200 / 110.0);
    }
}
