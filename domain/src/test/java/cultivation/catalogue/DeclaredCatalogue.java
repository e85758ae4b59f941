package cultivation.catalogue;

import static cultivation.catalogue.Direction.HIGHER;
import static cultivation.catalogue.Direction.NONE;
import static cultivation.catalogue.Unit.PERSON;
import static cultivation.catalogue.Unit.PERSON_DAY;
import static cultivation.catalogue.Unit.RATIO;
import static cultivation.catalogue.Unit.YUAN;
import static cultivation.catalogue.Window.ACADEMIC_YEAR_TO_DATE;
import static cultivation.catalogue.Window.DAYS_30;
import static cultivation.catalogue.Window.DAYS_365;
import static cultivation.catalogue.Window.DAYS_7;
import static cultivation.catalogue.Window.DAYS_90;
import static cultivation.catalogue.Window.STOCK;
import static cultivation.catalogue.Window.YEAR_TO_DATE;

import cultivation.entity.Measure;
import cultivation.events.Destination;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The indicators of the shipped catalogue, declared in Java, so that figures are proved without a file.
 *
 * <p>That the file declares the same is tested where the whole is.
 */
public final class DeclaredCatalogue {
    private static final List<Window> ALL =
            List.of(DAYS_7, DAYS_30, DAYS_90, DAYS_365, YEAR_TO_DATE, ACADEMIC_YEAR_TO_DATE);
    private static final List<Window> COHORT = List.of(DAYS_30, DAYS_90, DAYS_365, YEAR_TO_DATE, ACADEMIC_YEAR_TO_DATE);
    private static final List<Window> INTAKE = List.of(DAYS_365, YEAR_TO_DATE);
    private static final Set<Month> ALWAYS_COMPLETE = Set.of();
    private static final Set<Month> ADMISSION =
            Set.of(Month.MAY, Month.JUNE, Month.JULY, Month.AUGUST, Month.SEPTEMBER);
    private static final Set<Month> GRADUATION = Set.of(Month.JUNE, Month.JULY, Month.AUGUST);

    /**
     * The others, a line each: id, kind, unit, better, windows (stock, years, flow or intake), paired, factor, incomplete
     * months, numerator, denominator. A term is {@code weight * measure[slices]@window!}, {@code !} for a required one.
     */
    private static final String ROWS = """
            student_teacher_ratio | ratio | quotient | lower | s | paired | 1 | - | student_tenths | teacher_tenths
            postgraduate_teacher_share | ratio | ratio | higher | s | - | 1 | - | postgraduate_teachers | \
            full_time_teachers
            teaching_area_per_student | ratio | square_metre | higher | s | paired | 1 | - | \
            resource[TEACHING_ADMIN_AREA] | in_school
            equipment_per_weighted_student | ratio | yuan | higher | s | paired | 1 | - | 10 * \
            resource[EQUIPMENT_VALUE] | student_tenths
            books_per_student | ratio | quotient | higher | s | paired | 1 | - | 10 * resource[BOOKS] | student_tenths
            senior_teacher_share | ratio | ratio | higher | s | - | 1 | - | senior_title_teachers | full_time_teachers
            land_per_student | ratio | square_metre | higher | s | paired | 1 | - | resource[LAND_AREA] | in_school
            dormitory_per_student | ratio | square_metre | higher | s | paired | 1 | - | resource[DORMITORY_AREA] | \
            in_school
            practice_area_per_student | ratio | square_metre | higher | s | paired | 1 | - | resource[PRACTICE_AREA] \
            | in_school
            computers_per_hundred | ratio | quotient | higher | s | paired | 100 | - | resource[TEACHING_COMPUTERS] | \
            in_school
            new_equipment_share | ratio | ratio | higher | y | paired | 1 | - | resource_added[EQUIPMENT_VALUE] | \
            resource[EQUIPMENT_VALUE]@stock! - resource_added[EQUIPMENT_VALUE]
            books_added_per_student | ratio | quotient | higher | y | paired | 1 | - | 10 * resource_added[BOOKS] | \
            student_tenths@stock
            dual_qualified_share | ratio | ratio | higher | s | - | 1 | - | dual_qualified_teachers | full_time_teachers
            equipment_per_student | ratio | yuan | higher | s | paired | 1 | - | resource[EQUIPMENT_VALUE] | in_school
            practice_seats_per_student | ratio | quotient | higher | s | paired | 1 | - | resource[PRACTICE_SEATS] | \
            in_school
            tech_platforms | stock | count | higher | s | - | 1 | - | establishments[TECH_PLATFORM.PREFECTURE, \
            TECH_PLATFORM.PROVINCIAL, TECH_PLATFORM.NATIONAL, TECH_PLATFORM.INTERNATIONAL] | -
            courses | stock | count | none | s | - | 1 | - | resource[COURSES] | -
            online_courses | stock | count | higher | s | - | 1 | - | resource[COURSES_ONLINE] | -
            learners_per_online_course | ratio | quotient | higher | s | paired | 1 | - | \
            resource[ONLINE_COURSE_LEARNERS] | resource[COURSES_ONLINE]
            land_area | stock | square_metre | none | s | - | 1 | - | resource[LAND_AREA] | -
            building_area | stock | square_metre | none | s | - | 1 | - | resource[BUILDING_AREA] | -
            teaching_area | stock | square_metre | none | s | - | 1 | - | resource[TEACHING_ADMIN_AREA] | -
            fixed_assets | stock | yuan | none | s | - | 1 | - | resource[FIXED_ASSETS] | -
            equipment_value | stock | yuan | none | s | - | 1 | - | resource[EQUIPMENT_VALUE] | -
            books | stock | count | none | s | - | 1 | - | resource[BOOKS] | -
            computers | stock | count | none | s | - | 1 | - | resource[COMPUTERS] | -
            practice_seats | stock | count | none | s | - | 1 | - | resource[PRACTICE_SEATS] | -
            off_campus_bases | stock | count | none | s | - | 1 | - | resource[OFF_CAMPUS_BASES] | -
            skill_test_stations | stock | count | none | s | - | 1 | - | resource[SKILL_TEST_STATIONS] | -
            equipment_added | sum | yuan | none | y | - | 1 | - | resource_added[EQUIPMENT_VALUE] | -
            books_added | sum | count | none | y | - | 1 | - | resource_added[BOOKS] | -
            weighted_student_tenths | stock | count | none | s | - | 1 | - | student_tenths | -
            programmes | stock | count | none | s | - | 1 | - | programmes | -
            programmes_primary | stock | count | none | s | - | 1 | - | programmes[PRIMARY] | -
            programmes_secondary | stock | count | none | s | - | 1 | - | programmes[SECONDARY] | -
            programmes_tertiary | stock | count | none | s | - | 1 | - | programmes[TERTIARY] | -
            programmes_opened | sum | count | none | y | - | 1 | - | establishments_opened[PROGRAMME] | -
            programmes_closed | sum | count | none | y | - | 1 | - | establishments_closed[PROGRAMME] | -
            alma_mater_satisfaction | ratio | ratio | higher | y | - | 1 | - | survey_satisfied[ALMA_MATER] | \
            survey_answers[ALMA_MATER]
            employer_satisfaction | ratio | ratio | higher | y | - | 1 | - | survey_satisfied[EMPLOYER] | \
            survey_answers[EMPLOYER]
            promotion_3y_rate | ratio | ratio | higher | y | - | 1 | - | survey_satisfied[PROMOTION_3Y] | \
            survey_answers[PROMOTION_3Y]
            surveyed_classroom_grade1 | sum | count | none | y | - | 1 | - | survey_units[CLASSROOM_EDUCATION.1] | -
            satisfaction_classroom_grade1 | ratio | ratio | higher | y | - | 1 | - | \
            survey_satisfied[CLASSROOM_EDUCATION.1] | survey_answers[CLASSROOM_EDUCATION.1]
            surveyed_classroom_grade2 | sum | count | none | y | - | 1 | - | survey_units[CLASSROOM_EDUCATION.2] | -
            satisfaction_classroom_grade2 | ratio | ratio | higher | y | - | 1 | - | \
            survey_satisfied[CLASSROOM_EDUCATION.2] | survey_answers[CLASSROOM_EDUCATION.2]
            surveyed_extracurricular_grade1 | sum | count | none | y | - | 1 | - | \
            survey_units[EXTRACURRICULAR_EDUCATION.1] | -
            satisfaction_extracurricular_grade1 | ratio | ratio | higher | y | - | 1 | - | \
            survey_satisfied[EXTRACURRICULAR_EDUCATION.1] | survey_answers[EXTRACURRICULAR_EDUCATION.1]
            surveyed_extracurricular_grade2 | sum | count | none | y | - | 1 | - | \
            survey_units[EXTRACURRICULAR_EDUCATION.2] | -
            satisfaction_extracurricular_grade2 | ratio | ratio | higher | y | - | 1 | - | \
            survey_satisfied[EXTRACURRICULAR_EDUCATION.2] | survey_answers[EXTRACURRICULAR_EDUCATION.2]
            surveyed_political_courses_grade1 | sum | count | none | y | - | 1 | - | survey_units[POLITICAL_COURSES.1] | -
            satisfaction_political_courses_grade1 | ratio | ratio | higher | y | - | 1 | - | \
            survey_satisfied[POLITICAL_COURSES.1] | survey_answers[POLITICAL_COURSES.1]
            surveyed_political_courses_grade2 | sum | count | none | y | - | 1 | - | survey_units[POLITICAL_COURSES.2] | -
            satisfaction_political_courses_grade2 | ratio | ratio | higher | y | - | 1 | - | \
            survey_satisfied[POLITICAL_COURSES.2] | survey_answers[POLITICAL_COURSES.2]
            surveyed_common_courses_grade1 | sum | count | none | y | - | 1 | - | survey_units[COMMON_COURSES.1] | -
            satisfaction_common_courses_grade1 | ratio | ratio | higher | y | - | 1 | - | \
            survey_satisfied[COMMON_COURSES.1] | survey_answers[COMMON_COURSES.1]
            surveyed_common_courses_grade2 | sum | count | none | y | - | 1 | - | survey_units[COMMON_COURSES.2] | -
            satisfaction_common_courses_grade2 | ratio | ratio | higher | y | - | 1 | - | \
            survey_satisfied[COMMON_COURSES.2] | survey_answers[COMMON_COURSES.2]
            surveyed_major_courses_grade1 | sum | count | none | y | - | 1 | - | survey_units[MAJOR_COURSES.1] | -
            satisfaction_major_courses_grade1 | ratio | ratio | higher | y | - | 1 | - | \
            survey_satisfied[MAJOR_COURSES.1] | survey_answers[MAJOR_COURSES.1]
            surveyed_major_courses_grade2 | sum | count | none | y | - | 1 | - | survey_units[MAJOR_COURSES.2] | -
            satisfaction_major_courses_grade2 | ratio | ratio | higher | y | - | 1 | - | \
            survey_satisfied[MAJOR_COURSES.2] | survey_answers[MAJOR_COURSES.2]
            surveyed_student_affairs_grade1 | sum | count | none | y | - | 1 | - | survey_units[STUDENT_AFFAIRS.1] | -
            satisfaction_student_affairs_grade1 | ratio | ratio | higher | y | - | 1 | - | \
            survey_satisfied[STUDENT_AFFAIRS.1] | survey_answers[STUDENT_AFFAIRS.1]
            surveyed_student_affairs_grade2 | sum | count | none | y | - | 1 | - | survey_units[STUDENT_AFFAIRS.2] | -
            satisfaction_student_affairs_grade2 | ratio | ratio | higher | y | - | 1 | - | \
            survey_satisfied[STUDENT_AFFAIRS.2] | survey_answers[STUDENT_AFFAIRS.2]
            surveyed_teaching_management_grade1 | sum | count | none | y | - | 1 | - | \
            survey_units[TEACHING_MANAGEMENT.1] | -
            satisfaction_teaching_management_grade1 | ratio | ratio | higher | y | - | 1 | - | \
            survey_satisfied[TEACHING_MANAGEMENT.1] | survey_answers[TEACHING_MANAGEMENT.1]
            surveyed_teaching_management_grade2 | sum | count | none | y | - | 1 | - | \
            survey_units[TEACHING_MANAGEMENT.2] | -
            satisfaction_teaching_management_grade2 | ratio | ratio | higher | y | - | 1 | - | \
            survey_satisfied[TEACHING_MANAGEMENT.2] | survey_answers[TEACHING_MANAGEMENT.2]
            surveyed_logistics_grade1 | sum | count | none | y | - | 1 | - | survey_units[LOGISTICS.1] | -
            satisfaction_logistics_grade1 | ratio | ratio | higher | y | - | 1 | - | survey_satisfied[LOGISTICS.1] | \
            survey_answers[LOGISTICS.1]
            surveyed_logistics_grade2 | sum | count | none | y | - | 1 | - | survey_units[LOGISTICS.2] | -
            satisfaction_logistics_grade2 | ratio | ratio | higher | y | - | 1 | - | survey_satisfied[LOGISTICS.2] | \
            survey_answers[LOGISTICS.2]
            students_grade1 | stock | person | none | s | - | 1 | - | resource[STUDENTS_OF_GRADE.1] | -
            students_grade2 | stock | person | none | s | - | 1 | - | resource[STUDENTS_OF_GRADE.2] | -
            volunteer_person_days | sum | person_day | none | f | - | 1 | - | activity_hundredths[VOLUNTEERING, \
            VOLUNTEERING.1, VOLUNTEERING.2, VOLUNTEERING.3, VOLUNTEERING.4, VOLUNTEERING.5] | -
            volunteer_person_days_grade1 | sum | person_day | none | y | - | 1 | - | \
            activity_hundredths[VOLUNTEERING.1] | -
            volunteer_person_days_grade2 | sum | person_day | none | y | - | 1 | - | \
            activity_hundredths[VOLUNTEERING.2] | -
            clubs | stock | count | none | s | - | 1 | - | resource[CLUBS.1, CLUBS.2, CLUBS.3, CLUBS.4, CLUBS.5] | -
            clubs_grade1 | stock | count | none | s | - | 1 | - | resource[CLUBS.1] | -
            clubs_grade2 | stock | count | none | s | - | 1 | - | resource[CLUBS.2] | -
            science_clubs | stock | count | none | s | - | 1 | - | resource[SCIENCE_CLUBS.1, SCIENCE_CLUBS.2, \
            SCIENCE_CLUBS.3, SCIENCE_CLUBS.4, SCIENCE_CLUBS.5] | -
            science_clubs_grade1 | stock | count | none | s | - | 1 | - | resource[SCIENCE_CLUBS.1] | -
            science_clubs_grade2 | stock | count | none | s | - | 1 | - | resource[SCIENCE_CLUBS.2] | -
            club_members | stock | person | none | s | - | 1 | - | resource[CLUB_MEMBERS.1, CLUB_MEMBERS.2, \
            CLUB_MEMBERS.3, CLUB_MEMBERS.4, CLUB_MEMBERS.5] | -
            club_members_grade1 | stock | person | none | s | - | 1 | - | resource[CLUB_MEMBERS.1] | -
            club_members_grade2 | stock | person | none | s | - | 1 | - | resource[CLUB_MEMBERS.2] | -
            science_club_members | stock | person | none | s | - | 1 | - | resource[SCIENCE_CLUB_MEMBERS.1, \
            SCIENCE_CLUB_MEMBERS.2, SCIENCE_CLUB_MEMBERS.3, SCIENCE_CLUB_MEMBERS.4, SCIENCE_CLUB_MEMBERS.5] | -
            science_club_members_grade1 | stock | person | none | s | - | 1 | - | resource[SCIENCE_CLUB_MEMBERS.1] | -
            science_club_members_grade2 | stock | person | none | s | - | 1 | - | resource[SCIENCE_CLUB_MEMBERS.2] | -
            appropriation_per_student | ratio | yuan | higher | y | paired | 1 | - | \
            funding_fen[APPROPRIATION.FISCAL, APPROPRIATION.FISCAL_SPECIAL] | in_school@stock
            special_funds_per_student | ratio | yuan | higher | y | paired | 1 | - | \
            funding_fen[APPROPRIATION.FISCAL_SPECIAL] | in_school@stock
            staff_quota | stock | person | none | s | - | 1 | - | resource[STAFF_QUOTA] | -
            staff | stock | person | none | s | - | 1 | - | staff | -
            full_time_teachers | stock | person | none | s | - | 1 | - | full_time_teachers | -
            teacher_training_person_days | sum | person_day | higher | f | - | 1 | - | \
            activity_hundredths[TEACHER_TRAINING] | -
            enterprise_equipment | stock | yuan | higher | s | - | 1 | - | resource[ENTERPRISE_EQUIPMENT_VALUE] | -
            practice_hours_per_student | ratio | person_hour | higher | y | paired | 1 | - | \
            activity_hundredths[OFF_CAMPUS_PRACTICE] | in_school@stock
            internship_subsidy_per_student | ratio | yuan | higher | y | paired | 1 | - | \
            funding_fen[INTERNSHIP_SUBSIDY.FISCAL, INTERNSHIP_SUBSIDY.FISCAL_SPECIAL, INTERNSHIP_SUBSIDY.ENTERPRISE, \
            INTERNSHIP_SUBSIDY.COLLEGE, INTERNSHIP_SUBSIDY.OTHER] | in_school@stock
            internship_subsidy_fiscal_per_student | ratio | yuan | higher | y | paired | 1 | - | \
            funding_fen[INTERNSHIP_SUBSIDY.FISCAL, INTERNSHIP_SUBSIDY.FISCAL_SPECIAL] | in_school@stock
            internship_insurance_per_student | ratio | yuan | higher | y | paired | 1 | - | \
            funding_fen[INTERNSHIP_INSURANCE.FISCAL, INTERNSHIP_INSURANCE.FISCAL_SPECIAL, \
            INTERNSHIP_INSURANCE.ENTERPRISE, INTERNSHIP_INSURANCE.COLLEGE, INTERNSHIP_INSURANCE.OTHER] | \
            in_school@stock
            internship_insurance_fiscal_per_student | ratio | yuan | higher | y | paired | 1 | - | \
            funding_fen[INTERNSHIP_INSURANCE.FISCAL, INTERNSHIP_INSURANCE.FISCAL_SPECIAL] | in_school@stock
            enterprise_teaching_hours | sum | class_hour | higher | f | - | 1 | - | \
            activity_hundredths[EXTERNAL_TEACHING] | -
            enterprise_teacher_pay | sum | yuan | none | f | - | 1 | - | funding_fen[EXTERNAL_TEACHER_PAY.FISCAL, \
            EXTERNAL_TEACHER_PAY.FISCAL_SPECIAL, EXTERNAL_TEACHER_PAY.ENTERPRISE, EXTERNAL_TEACHER_PAY.COLLEGE, \
            EXTERNAL_TEACHER_PAY.OTHER] | -
            enterprise_teacher_pay_fiscal | sum | yuan | none | f | - | 1 | - | \
            funding_fen[EXTERNAL_TEACHER_PAY.FISCAL, EXTERNAL_TEACHER_PAY.FISCAL_SPECIAL] | -
            external_teachers | stock | person | none | s | - | 1 | - | external_teachers | -
            master_teachers | stock | person | higher | s | - | 1 | - | master_teachers | -
            full_time_teacher_share | ratio | ratio | none | s | - | 1 | - | full_time_teachers | staff
            training_days_per_teacher | ratio | quotient | higher | y | paired | 1 | - | \
            activity_hundredths[TEACHER_TRAINING] | full_time_teachers@stock
            weekly_class_hours | ratio | class_hour | none | y | - | 1 | - | activity_hundredths[CLASS_TEACHING] | \
            activity_people[CLASS_TEACHING]
            student_aid | sum | yuan | none | f | - | 1 | - | funding_fen[STUDENT_AID.FISCAL, \
            STUDENT_AID.FISCAL_SPECIAL, STUDENT_AID.ENTERPRISE, STUDENT_AID.COLLEGE, STUDENT_AID.OTHER] | -
            student_aid_recipients | sum | person | none | f | - | 1 | - | funding_beneficiaries[STUDENT_AID] | -
            overseas_internship_person_days | sum | person_day | none | f | - | 1 | - | \
            activity_hundredths[OVERSEAS_INTERNSHIP] | -
            teacher_abroad_person_days | sum | person_day | none | f | - | 1 | - | activity_hundredths[TEACHER_ABROAD] | -
            teachers_in_overseas_bodies | stock | person | none | s | - | 1 | - | \
            resource[TEACHERS_IN_OVERSEAS_BODIES] | -
            programme_standards_abroad | sum | count | higher | y | - | 1 | - | \
            achievements[PROGRAMME_STANDARD_ADOPTED.INTERNATIONAL] | -
            course_standards_abroad | sum | count | higher | y | - | 1 | - | \
            achievements[COURSE_STANDARD_ADOPTED.INTERNATIONAL] | -
            overseas_contest_awards | sum | count | higher | y | - | 1 | - | achievements[CONTEST_AWARD.INTERNATIONAL] | -
            overseas_sites | stock | count | none | s | - | 1 | - | establishments[OVERSEAS_SITE.COLLEGE, \
            OVERSEAS_SITE.PREFECTURE, OVERSEAS_SITE.PROVINCIAL, OVERSEAS_SITE.NATIONAL, OVERSEAS_SITE.INTERNATIONAL] \
            | -
            international_students | stock | person | none | s | - | 1 | - | in_school_by[category.INTERNATIONAL] | -
            national_skills_prizes | sum | count | higher | y | - | 1 | - | contest_prizes[NATIONAL_SKILLS.FIRST, \
            NATIONAL_SKILLS.SECOND, NATIONAL_SKILLS.THIRD] | -
            national_skills_prizes_first | sum | count | higher | y | - | 1 | - | \
            contest_prizes[NATIONAL_SKILLS.FIRST] | -
            national_skills_prizes_second | sum | count | higher | y | - | 1 | - | \
            contest_prizes[NATIONAL_SKILLS.SECOND] | -
            national_skills_prizes_third | sum | count | higher | y | - | 1 | - | \
            contest_prizes[NATIONAL_SKILLS.THIRD] | -
            national_awards | sum | count | higher | y | - | 1 | - | achievements[CONTEST_AWARD.NATIONAL] | -
            provincial_awards | sum | count | higher | y | - | 1 | - | achievements[CONTEST_AWARD.PROVINCIAL] | -
            national_award_winners | sum | person | higher | y | - | 1 | - | \
            achievement_people[CONTEST_AWARD.NATIONAL] | -
            provincial_award_winners | sum | person | higher | y | - | 1 | - | \
            achievement_people[CONTEST_AWARD.PROVINCIAL] | -
            club_awards | sum | count | higher | y | - | 1 | - | club_awards | -
            key_colleges_national | stock | count | none | s | - | 1 | - | establishments[KEY_COLLEGE.NATIONAL] | -
            key_colleges_city | stock | count | none | s | - | 1 | - | establishments[KEY_COLLEGE.PROVINCIAL] | -
            key_programme_groups_national | stock | count | none | s | - | 1 | - | \
            establishments[KEY_PROGRAMME_GROUP.NATIONAL] | -
            key_programme_groups_city | stock | count | none | s | - | 1 | - | \
            establishments[KEY_PROGRAMME_GROUP.PROVINCIAL] | -
            education_groups | stock | count | none | s | - | 1 | - | establishments[EDUCATION_GROUP.COLLEGE, \
            EDUCATION_GROUP.PREFECTURE, EDUCATION_GROUP.PROVINCIAL, EDUCATION_GROUP.NATIONAL, \
            EDUCATION_GROUP.INTERNATIONAL] | -
            engineer_colleges | stock | count | none | s | - | 1 | - | establishments[ENGINEER_COLLEGE.COLLEGE, \
            ENGINEER_COLLEGE.PREFECTURE, ENGINEER_COLLEGE.PROVINCIAL, ENGINEER_COLLEGE.NATIONAL, \
            ENGINEER_COLLEGE.INTERNATIONAL] | -
            teaching_teams_national | stock | count | none | s | - | 1 | - | establishments[TEACHING_TEAM.NATIONAL] | -
            sino_foreign_programmes | stock | count | none | s | - | 1 | - | \
            establishments[SINO_FOREIGN_PROGRAMME.COLLEGE, SINO_FOREIGN_PROGRAMME.PREFECTURE, \
            SINO_FOREIGN_PROGRAMME.PROVINCIAL, SINO_FOREIGN_PROGRAMME.NATIONAL, SINO_FOREIGN_PROGRAMME.INTERNATIONAL] \
            | -
            apprentices | stock | person | none | s | - | 1 | - | in_school_by[mode.APPRENTICESHIP] | -
            apprentices_admitted | sum | person | none | y | - | 1 | - | admitted_by_mode[APPRENTICESHIP] | -
            students_from_senior_high | stock | person | none | s | - | 1 | - | in_school_by[entry.SENIOR_HIGH] | -
            students_from_secondary_vocational | stock | person | none | s | - | 1 | - | \
            in_school_by[entry.SECONDARY_VOCATIONAL] | -
            students_from_elsewhere | stock | person | none | s | - | 1 | - | in_school_by[entry.OTHER] | -
            admitted_expansion | sum | person | none | f | - | 1 | - | admitted[EXPANSION] | -
            planned_through_train | sum | person | none | y | - | 1 | - | planned_places[THROUGH_TRAIN] | -
            admitted_through_train | sum | person | none | y | - | 1 | admission | admitted[THROUGH_TRAIN] | -
            through_train_completion | ratio | ratio | higher | i | - | 1 | admission | admitted[THROUGH_TRAIN] | \
            planned_places[THROUGH_TRAIN]
            transfer_students | sum | person | none | y | - | 1 | - | admitted[FIVE_YEAR_TRANSFER] | -
            certificate_trainees | sum | person | none | y | - | 1 | - | activity_people[CERTIFICATE_TRAINING] | -
            certificates | sum | count | higher | y | - | 1 | - | achievements[CERTIFICATE.COLLEGE, \
            CERTIFICATE.PREFECTURE, CERTIFICATE.PROVINCIAL, CERTIFICATE.NATIONAL, CERTIFICATE.INTERNATIONAL] | -
            """;

    private static final Map<String, List<Window>> WINDOWS = Map.of(
            "s", List.of(STOCK), "y", List.of(DAYS_365, YEAR_TO_DATE, ACADEMIC_YEAR_TO_DATE), "f", COHORT, "i", INTAKE);
    private static final Pattern TERM =
            Pattern.compile("(-? ?)(?:(\\d+) \\* )?([a-z_]+)(?:\\[([^]]*)])?(?:@(\\w+))?(!?)");

    private DeclaredCatalogue() {}

    private static Indicator row(String line) {
        var cells = List.of(line.split(" \\| ", -1));
        return new Indicator(
                cells.get(0),
                Kind.valueOf(cells.get(1).toUpperCase(Locale.ROOT)),
                quantity(cells.get(8)),
                cells.get(9).equals("-") ? null : quantity(cells.get(9)),
                cells.get(5).equals("paired"),
                Integer.parseInt(cells.get(6)),
                Unit.valueOf(cells.get(2).toUpperCase(Locale.ROOT)),
                Direction.valueOf(cells.get(3).toUpperCase(Locale.ROOT)),
                Objects.requireNonNull(WINDOWS.get(cells.get(4))),
                List.of(),
                cells.get(7).equals("admission") ? ADMISSION : ALWAYS_COMPLETE,
                List.of(new Wording(
                        LocalDate.MIN, LocalDate.MAX, cells.get(0), cells.get(0), cells.get(0), cells.get(0))),
                List.of());
    }

    private static Quantity quantity(String formula) {
        return new Quantity(TERM.matcher(formula)
                .results()
                .map(term -> new Quantity.Part(
                        new Term(
                                Objects.requireNonNull(Measure.ofId(term.group(3))),
                                term.group(4) == null
                                        ? Set.of()
                                        : Set.of(term.group(4).split(", ", -1))),
                        (term.group(1).startsWith("-") ? -1 : 1)
                                * (term.group(2) == null ? 1 : Integer.parseInt(term.group(2))),
                        term.group(5) == null ? null : Window.ofId(term.group(5)),
                        term.group(6).equals("!")))
                .toList());
    }

    /** A catalogue of {@link #indicators}, of the employed set of today, and of checks. */
    public static Catalogue with(Check... checks) {
        return new Catalogue("1", "beijing", "北京市", indicators(), List.of(employed()), List.of(checks));
    }

    /** Which destinations count as employed. */
    public static EmployedPeriod employed() {
        return new EmployedPeriod(
                LocalDate.of(1990, 1, 1),
                LocalDate.MAX,
                Set.of(
                        Destination.CONTRACT,
                        Destination.OTHER_FORM,
                        Destination.SELF_EMPLOYED,
                        Destination.FREELANCE,
                        Destination.MILITARY,
                        Destination.PUBLIC_PROJECT,
                        Destination.FURTHER_STUDY));
    }

    /** In the order of the file; their names are their ids. */
    public static List<Indicator> indicators() {
        return Stream.concat(first().stream(), ROWS.lines().map(DeclaredCatalogue::row))
                .toList();
    }

    private static List<Indicator> first() {
        return List.of(
                sum("planned_places", Term.of(Measure.PLANNED_PLACES), PERSON, NONE, ALWAYS_COMPLETE),
                sum("admitted", Term.of(Measure.ADMITTED), PERSON, NONE, ADMISSION),
                people("registered", Measure.REGISTERED),
                ratio("admission_rate", Measure.ADMITTED, Measure.PLANNED_PLACES, HIGHER, INTAKE, ADMISSION),
                ratio("registration_rate", Measure.ADMITTED_REGISTERED, Measure.ADMITTED, HIGHER, INTAKE, ADMISSION),
                indicator(
                        "in_school_students",
                        Kind.STOCK,
                        Term.of(Measure.IN_SCHOOL),
                        null,
                        PERSON,
                        NONE,
                        List.of(STOCK),
                        ALWAYS_COMPLETE),
                sum("graduates", Term.of(Measure.GRADUATED), PERSON, NONE, ALWAYS_COMPLETE),
                sum("employed", Term.of(Measure.EMPLOYED), PERSON, NONE, ALWAYS_COMPLETE),
                ratio("employment_rate", Measure.EMPLOYED, Measure.GRADUATED, HIGHER, COHORT, ALWAYS_COMPLETE),
                ratio("outcome_coverage", Measure.OUTCOME_KNOWN, Measure.GRADUATED, HIGHER, COHORT, GRADUATION),
                ratio("self_employment_rate", Measure.SELF_EMPLOYED, Measure.GRADUATED, NONE, COHORT, ALWAYS_COMPLETE),
                indicator(
                        "average_monthly_income",
                        Kind.MEAN,
                        Term.of(Measure.INCOME_FEN),
                        Term.of(Measure.INCOME_STATED),
                        YUAN,
                        HIGHER,
                        COHORT,
                        ALWAYS_COMPLETE),
                ratio(
                        "major_relevance_rate",
                        Measure.MAJOR_RELEVANT,
                        Measure.RELEVANCE_ASKED,
                        HIGHER,
                        COHORT,
                        ALWAYS_COMPLETE),
                people("employed_local", Measure.EMPLOYED_LOCAL),
                people("employed_west_northeast", Measure.EMPLOYED_WEST_NORTHEAST),
                people("employed_sme_grassroots", Measure.EMPLOYED_SME_GRASSROOTS),
                people("employed_top500", Measure.EMPLOYED_TOP500),
                training("training_person_days", Set.of()),
                training("training_person_days_skills", Set.of("SKILLS")),
                training("training_person_days_new_farmer", Set.of("NEW_FARMER")),
                training("training_person_days_veteran", Set.of("VETERAN")),
                training("training_person_days_grassroots_service", Set.of("GRASSROOTS_SERVICE")),
                training("training_person_days_other", Set.of("OTHER")),
                sum(
                        "overseas_trainee_person_days",
                        Term.of(Measure.OVERSEAS_PERSON_DAYS),
                        PERSON_DAY,
                        NONE,
                        ALWAYS_COMPLETE),
                money("tech_service_income", Measure.TECH_SERVICE_FEN),
                money("economic_benefit", Measure.ECONOMIC_BENEFIT_FEN),
                money("vertical_research_income", Measure.VERTICAL_RESEARCH_FEN),
                money("tech_trade_income", Measure.TECH_TRADE_FEN),
                money("training_income", Measure.TRAINING_FEN));
    }

    private static Indicator people(String id, Measure measure) {
        return sum(id, Term.of(measure), PERSON, NONE, ALWAYS_COMPLETE);
    }

    private static Indicator training(String id, Set<String> classes) {
        return sum(id, new Term(Measure.TRAINING_PERSON_DAYS, classes), PERSON_DAY, HIGHER, ALWAYS_COMPLETE);
    }

    private static Indicator money(String id, Measure measure) {
        return sum(id, Term.of(measure), YUAN, HIGHER, ALWAYS_COMPLETE);
    }

    private static Indicator sum(String id, Term numerator, Unit unit, Direction better, Set<Month> incomplete) {
        return indicator(id, Kind.SUM, numerator, null, unit, better, ALL, incomplete);
    }

    private static Indicator ratio(
            String id,
            Measure numerator,
            Measure denominator,
            Direction better,
            List<Window> windows,
            Set<Month> incomplete) {
        return indicator(id, Kind.RATIO, Term.of(numerator), Term.of(denominator), RATIO, better, windows, incomplete);
    }

    private static Indicator indicator(
            String id,
            Kind kind,
            Term numerator,
            @Nullable Term denominator,
            Unit unit,
            Direction better,
            List<Window> windows,
            Set<Month> incomplete) {
        return new Indicator(
                id,
                kind,
                Quantity.of(numerator),
                denominator == null ? null : Quantity.of(denominator),
                false,
                1,
                unit,
                better,
                windows,
                windows,
                incomplete,
                List.of(new Wording(LocalDate.MIN, LocalDate.MAX, id, id, id, id)),
                List.of());
    }
}
