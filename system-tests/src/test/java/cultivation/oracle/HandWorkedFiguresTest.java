package cultivation.oracle;

import static cultivation.oracle.Telling.A;
import static cultivation.oracle.Telling.B;
import static cultivation.oracle.Telling.C;
import static cultivation.oracle.Telling.D;
import static cultivation.oracle.Telling.MEMBERS;
import static cultivation.oracle.Telling.day;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.MajorClass;
import cultivation.events.PaymentKind;
import cultivation.events.TrainingClass;
import cultivation.events.TrainingSession;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tiny histories with figures worked out by hand from measures.md; the arithmetic stands beside them. */
class HandWorkedFiguresTest {
    private final Telling told = new Telling();

    @Test
    void a_window_of_seven_days_holds_the_day_itself_and_the_six_before() {
        told.plan(A, "p1", 1, 100, "2019-06-01").plan(A, "p2", 1, 20, "2019-06-07");

        // 06-01 … 06-07 are seven days: 100 + 20; from 06-08 on the first is out: 20; 06-13 is the last with p2
        assertThat(told.cityValue("planned_places", "7d", "2019-06-06")).isEqualTo(100);
        assertThat(told.cityValue("planned_places", "7d", "2019-06-07")).isEqualTo(120);
        assertThat(told.cityValue("planned_places", "7d", "2019-06-08")).isEqualTo(20);
        assertThat(told.cityValue("planned_places", "7d", "2019-06-13")).isEqualTo(20);
        assertThat(told.cityValue("planned_places", "7d", "2019-06-14")).isNull();
    }

    @Test
    void thirty_ninety_and_365_days_end_to_the_day() {
        told.plan(A, "p1", 1, 7, "2019-01-01");

        // day 30 is 01-30, day 90 = 31 + 28 + 31 is 03-31, day 365 is 12-31; one later it is gone
        assertThat(told.cityValue("planned_places", "30d", "2019-01-30")).isEqualTo(7);
        assertThat(told.cityValue("planned_places", "30d", "2019-01-31")).isNull();
        assertThat(told.cityValue("planned_places", "90d", "2019-03-31")).isEqualTo(7);
        assertThat(told.cityValue("planned_places", "90d", "2019-04-01")).isNull();
        assertThat(told.cityValue("planned_places", "365d", "2019-12-31")).isEqualTo(7);
        assertThat(told.cityValue("planned_places", "365d", "2020-01-01")).isNull();
    }

    @Test
    void in_a_leap_year_365_days_do_not_reach_new_year() {
        told.plan(A, "p1", 1, 7, "2020-01-01");

        // 2020 has 366 days: on 12-31 the window begins on 01-02, the year itself on 01-01
        assertThat(told.cityValue("planned_places", "365d", "2020-12-30")).isEqualTo(7);
        assertThat(told.cityValue("planned_places", "365d", "2020-12-31")).isNull();
        assertThat(told.cityValue("planned_places", "ytd", "2020-12-31")).isEqualTo(7);
    }

    @Test
    void the_year_begins_on_1_january_and_the_academic_year_on_1_september() {
        told.enrollment(A, 1, 1, "2019-08-31", null, null)
                .enrollment(A, 2, 1, "2019-09-01", null, null)
                .enrollment(A, 3, 1, "2020-01-01", null, null);

        // aytd: 08-31 belongs to the year from 2018-09-01; then 1; then 2 from January on, until 2020-08-31
        assertThat(told.cityValue("admitted", "aytd", "2019-08-31")).isEqualTo(1);
        assertThat(told.cityValue("admitted", "aytd", "2019-09-01")).isEqualTo(1);
        assertThat(told.cityValue("admitted", "aytd", "2020-08-31")).isEqualTo(2);
        assertThat(told.cityValue("admitted", "aytd", "2020-09-01")).isNull();
        // ytd: 1 on 08-31, 2 on 12-31, 1 on New Year's day
        assertThat(told.cityValue("admitted", "ytd", "2019-08-31")).isEqualTo(1);
        assertThat(told.cityValue("admitted", "ytd", "2019-12-31")).isEqualTo(2);
        assertThat(told.cityValue("admitted", "ytd", "2020-01-01")).isEqualTo(1);
    }

    @Test
    void last_years_same_day_of_29_february_is_the_28th_and_its_window_is_its_own() {
        told.plan(A, "p1", 1, 5, "2019-02-22").plan(A, "p2", 1, 3, "2019-03-01").plan(A, "p3", 1, 2, "2020-02-29");
        var question = new Question("planned_places", "7d", "city", "beijing", "pooled", day("2020-02-29"));

        // 2020-02-29 → 2019-02-28: from 02-22 to 02-28 there are 5; 03-01 is after it
        assertThat(told.oracle().figure(question).value()).isEqualTo(2);
        assertThat(told.oracle().previousYear(question).value()).isEqualTo(5);
        assertThat(told.oracle().previousYear(question).question().asOf()).isEqualTo("2019-02-28");
    }

    @Test
    void a_registration_counts_on_its_own_day_but_its_rate_on_the_admissions() {
        told.enrollment(A, 1, 1, "2018-12-20", "2019-01-05", null).enrollment(A, 2, 1, "2019-01-03", null, null);

        // 2018: admitted 1, of them registered 1 → 1/1; 2019: admitted 1, of them 0 → 0/1; registered in 2019: 1
        assertThat(told.cityValue("registration_rate", "ytd", "2018-12-31")).isEqualTo(1);
        assertThat(told.cityValue("registration_rate", "ytd", "2019-12-31")).isEqualTo(0);
        assertThat(told.cityValue("registered", "ytd", "2018-12-31")).isNull();
        assertThat(told.cityValue("registered", "ytd", "2019-12-31")).isEqualTo(1);
    }

    @Test
    void the_admission_rate_is_admitted_over_places() {
        told.plan(A, "p1", 1, 3, "2019-05-01")
                .enrollment(A, 1, 1, "2019-08-01", null, null)
                .enrollment(A, 2, 1, "2019-08-01", null, null);

        // 2 of 3
        Figure figure = told.city("admission_rate", "ytd", "2019-12-31");
        assertThat(figure.value()).isEqualTo(2.0 / 3);
        assertThat(figure.numerator()).isEqualTo(2);
        assertThat(figure.denominator()).isEqualTo(3);
        assertThat(figure.contributions()).as("one plan, not two students").isEqualTo(1);
        assertThat(figure.unit()).isEqualTo("ratio");
    }

    @Test
    void a_plan_of_no_places_is_covered_though_there_is_no_rate() {
        told.plan(A, "p1", 1, 0, "2019-05-01").enrollment(A, 1, 1, "2019-08-01", null, null);

        // 1 / 0: missing; the plan is one contribution of one college; the sum of places is 0, not missing
        Figure figure = told.city("admission_rate", "ytd", "2019-12-31");
        assertThat(figure.value()).isNull();
        assertThat(figure.contributions()).isEqualTo(1);
        assertThat(figure.colleges()).isEqualTo(1);
        assertThat(told.cityValue("planned_places", "ytd", "2019-12-31")).isEqualTo(0);
    }

    @Test
    void pooled_mean_and_median_of_colleges_differ_and_are_each_what_they_say() {
        // A: 1 of 2 employed, B: 3 of 3, C: 0 of 1, D: none graduated
        told.graduation(A, 1, 1, "2019-06-30").graduation(A, 2, 1, "2019-06-30").employed(A, 1);
        for (int student = 3; student <= 5; student++) {
            told.graduation(B, student, 1, "2019-07-01").employed(B, student);
        }
        told.graduation(C, 6, 1, "2019-07-01");

        // pooled (1+3+0)/(2+3+1) = 4/6; mean (1/2 + 1 + 0)/3 = 1/2
        assertThat(told.cityValue("employment_rate", "ytd", "2019-12-31")).isEqualTo(4.0 / 6);
        Figure mean = told.figure("employment_rate", "ytd", "city", "beijing", "mean", "2019-12-31");
        assertThat(mean.value()).isEqualTo(0.5);
        assertThat(mean.numerator()).isNull();
        assertThat(mean.denominator()).isNull();
        assertThat(mean.contributions()).isEqualTo(6);
        assertThat(mean.colleges()).isEqualTo(3);
        // municipal commission: pooled (1+3)/(2+3) = 4/5; the median of two (1/2 + 1)/2 = 3/4
        assertThat(ofGroup("municipal_commission", "pooled").value()).isEqualTo(0.8);
        assertThat(ofGroup("municipal_commission", "median").value()).isEqualTo(0.75);
        assertThat(ofGroup("private", "mean").value()).isNull();
    }

    private Figure ofGroup(String group, String statistic) {
        return told.figure("employment_rate", "ytd", "group", group, statistic, "2019-12-31");
    }

    @Test
    void the_median_of_four_colleges_is_between_the_two_in_the_middle() {
        told.session(A, "s", 1, "2019-03-01", TrainingClass.SKILLS, 1, 10)
                .session(B, "s", 1, "2019-03-01", TrainingClass.SKILLS, 1, 100)
                .session(C, "s", 1, "2019-03-01", TrainingClass.SKILLS, 1, 1)
                .session(D, "s", 1, "2019-03-01", TrainingClass.SKILLS, 1, 40);

        // 1, 10, 40, 100: median (10 + 40)/2 = 25; mean 151/4 = 37.75
        assertThat(told.figure("training_person_days", "ytd", "city", "beijing", "median", "2019-12-31")
                        .value())
                .isEqualTo(25);
        assertThat(told.figure("training_person_days", "ytd", "city", "beijing", "mean", "2019-12-31")
                        .value())
                .isEqualTo(37.75);
    }

    @Test
    void students_in_school_are_those_registered_less_those_who_left_or_graduated() {
        told.enrollment(A, 1, 1, "2018-08-20", "2018-09-01", null)
                .enrollment(A, 2, 1, "2018-08-20", "2018-09-01", "2019-03-01")
                .enrollment(A, 3, 1, "2018-08-20", "2018-09-02", "2019-05-01")
                .graduation(A, 3, 1, "2019-06-30", MajorClass.OTHER, Completion.COMPLETED);

        // 09-01: 2; 09-02: 3; 2019-03-01: 3 − 1 = 2; 05-01: leftOn of 3 is ignored: 2; 06-30: 1
        assertThat(told.cityValue("in_school_students", "stock", "2018-08-31")).isNull();
        assertThat(told.cityValue("in_school_students", "stock", "2018-09-01")).isEqualTo(2);
        assertThat(told.cityValue("in_school_students", "stock", "2019-02-28")).isEqualTo(3);
        assertThat(told.cityValue("in_school_students", "stock", "2019-03-01")).isEqualTo(2);
        assertThat(told.cityValue("in_school_students", "stock", "2019-05-01")).isEqualTo(2);
        Figure figure = told.city("in_school_students", "stock", "2019-06-30");
        assertThat(figure.value()).isEqualTo(1);
        // three registrations and two departures, each a live contribution
        assertThat(figure.contributions()).isEqualTo(5);
        assertThat(figure.denominator()).isNull();
    }

    @Test
    void a_stock_of_everybody_gone_is_0_not_missing() {
        told.enrollment(A, 1, 1, "2018-08-20", "2018-09-01", "2018-09-01");

        // +1 − 1 on one day: amount 0 of two contributions
        assertThat(told.cityValue("in_school_students", "stock", "2018-08-31")).isNull();
        assertThat(told.cityValue("in_school_students", "stock", "2018-09-01")).isEqualTo(0);
        assertThat(told.business()).contains("in_school||2018-09-01=0×2");
    }

    @Test
    void a_graduation_before_the_registration_takes_the_stock_below_0() {
        told.enrollment(A, 1, 1, "2019-08-20", "2019-09-01", null).graduation(A, 1, 1, "2019-06-30");

        // −1 on 06-30, +1 on 09-01
        assertThat(told.cityValue("in_school_students", "stock", "2019-06-30")).isEqualTo(-1);
        assertThat(told.cityValue("in_school_students", "stock", "2019-09-01")).isEqualTo(0);
    }

    @Test
    void a_graduation_without_a_registration_is_no_departure() {
        told.enrollment(A, 1, 1, "2019-08-20", null, "2019-08-25").graduation(A, 1, 1, "2020-06-30");

        // leftOn without registeredOn contributes nothing, nor does the graduation to the stock
        assertThat(told.business())
                .containsExactlyInAnyOrder(
                        "admitted|UNIFIED_EXAM|2019-08-20=1×1",
                        "admitted_by_mode|ORDINARY|2019-08-20=1×1",
                        "graduated|ENGINEERING|2020-06-30=1×1");
    }

    @Test
    void outcome_before_graduation_counts_once_the_graduation_arrives_on_the_graduation_day() {
        told.employed(A, 1);
        assertThat(told.business()).containsExactly("unmatched_outcome||2019-07-15=1×1");

        told.graduation(A, 1, 1, "2019-06-30");

        assertThat(told.business())
                .containsExactlyInAnyOrder(
                        "graduated|ENGINEERING|2019-06-30=1×1",
                        "outcome_known||2019-06-30=1×1",
                        "employed||2019-06-30=1×1");
        assertThat(told.cityValue("employment_rate", "30d", "2019-07-15")).isEqualTo(1);
    }

    @Test
    void a_retracted_graduation_leaves_the_outcome_unmatched_again() {
        told.employed(A, 1).graduation(A, 1, 1, "2019-06-30").retracted(2);

        assertThat(told.business()).containsExactly("unmatched_outcome||2019-07-15=1×1");
        assertThat(told.verdicts()).containsExactly("APPLIED", "APPLIED", "APPLIED");
    }

    @Test
    void a_retracted_graduation_brings_the_day_of_leaving_back() {
        told.enrollment(A, 1, 1, "2018-08-20", "2018-09-01", "2019-03-01")
                .graduation(A, 1, 1, "2019-06-30")
                .retracted(2);

        assertThat(told.business()).contains("in_school||2018-09-01=1×1", "in_school||2019-03-01=-1×1");
    }

    @Test
    void an_outcome_after_completion_without_a_degree_is_neither_joined_nor_unmatched() {
        told.graduation(A, 1, 1, "2019-06-30", MajorClass.SCIENCE, Completion.COMPLETED)
                .employed(A, 1);

        assertThat(told.business()).isEmpty();
        assertThat(told.cityValue("graduates", "ytd", "2019-12-31")).isNull();
    }

    @Test
    void who_seeks_work_is_known_but_not_employed_and_who_studies_on_is() {
        told.graduateOf(1, Destination.SEEKING, as -> {})
                .graduateOf(2, Destination.FURTHER_STUDY, as -> {})
                .graduateOf(3, Destination.SELF_EMPLOYED, as -> {})
                .graduation(A, 4, 1, "2019-06-30");

        // of 4: known 3, employed 2, self-employed 1
        assertThat(told.cityValue("outcome_coverage", "ytd", "2019-12-31")).isEqualTo(0.75);
        assertThat(told.cityValue("employment_rate", "ytd", "2019-12-31")).isEqualTo(0.5);
        assertThat(told.cityValue("self_employment_rate", "ytd", "2019-12-31")).isEqualTo(0.25);
        assertThat(told.cityValue("employed", "ytd", "2019-12-31")).isEqualTo(2);
    }

    @Test
    void places_of_work_exclude_each_other_and_the_other_two_do_not() {
        told.graduateOf(1, Destination.CONTRACT, as -> {
                    as.setWorkplaceProvince("11");
                    as.setSmeOrGrassroots(true);
                    as.setTop500(true);
                })
                .graduateOf(2, Destination.MILITARY, as -> as.setWorkplaceProvince("65"))
                .graduateOf(3, Destination.FREELANCE, as -> as.setWorkplaceProvince("21"))
                .graduateOf(4, Destination.CONTRACT, as -> as.setWorkplaceProvince("31"))
                .graduateOf(5, Destination.SEEKING, as -> {
                    as.setWorkplaceProvince("11");
                    as.setTop500(true);
                });

        // local 1 (the seeker is not employed), west and north-east 65 and 21 → 2, C 1, D 1; Shanghai is in none
        assertThat(told.cityValue("employed_local", "ytd", "2019-12-31")).isEqualTo(1);
        assertThat(told.cityValue("employed_west_northeast", "ytd", "2019-12-31"))
                .isEqualTo(2);
        assertThat(told.cityValue("employed_sme_grassroots", "ytd", "2019-12-31"))
                .isEqualTo(1);
        assertThat(told.cityValue("employed_top500", "ytd", "2019-12-31")).isEqualTo(1);
        assertThat(told.cityValue("employed", "ytd", "2019-12-31")).isEqualTo(4);
    }

    @Test
    void incomes_are_averaged_over_the_employed_who_state_one_in_yuan() {
        told.graduateOf(1, Destination.CONTRACT, as -> as.setMonthlyIncomeFen(445_531L))
                .graduateOf(2, Destination.CONTRACT, as -> as.setMonthlyIncomeFen(0L))
                .graduateOf(3, Destination.CONTRACT, as -> {})
                .graduateOf(4, Destination.NOT_SEEKING, as -> as.setMonthlyIncomeFen(999_999L));

        // (445,531 + 0) / 2 = 222,765.5 fen = 2,227.655 yuan
        Figure figure = told.city("average_monthly_income", "ytd", "2019-12-31");
        assertThat(figure.value()).isEqualTo(2_227.655);
        assertThat(figure.numerator()).isEqualTo(445_531);
        assertThat(figure.denominator()).isEqualTo(2);
        assertThat(figure.unit()).isEqualTo("yuan");
    }

    @Test
    void relevance_asks_the_employed_of_science_engineering_agriculture_and_medicine() {
        told.graduateOf(1, Destination.CONTRACT, as -> as.setMajorRelevant(true))
                .graduateOf(2, Destination.CONTRACT, as -> as.setMajorRelevant(false))
                .graduateOf(3, Destination.CONTRACT, as -> {})
                .graduateOf(4, Destination.SEEKING, as -> as.setMajorRelevant(true))
                .graduation(A, 5, 1, "2019-06-30", MajorClass.OTHER, Completion.GRADUATED)
                .outcome(A, 5, Destination.CONTRACT, as -> as.setMajorRelevant(true));

        // asked: 1 and 2; relevant: 1
        Figure figure = told.city("major_relevance_rate", "ytd", "2019-12-31");
        assertThat(figure.numerator()).isEqualTo(1);
        assertThat(figure.denominator()).isEqualTo(2);
        assertThat(figure.value()).isEqualTo(0.5);
    }

    @Test
    void a_transfer_to_another_major_class_moves_the_graduate_and_the_question_about_relevance() {
        told.graduateOf(1, Destination.CONTRACT, as -> as.setMajorRelevant(true))
                .graduation(A, 1, 2, "2020-01-01", MajorClass.OTHER, Completion.GRADUATED);

        // nothing is left on 2019-06-30
        assertThat(told.business())
                .containsExactlyInAnyOrder(
                        "graduated|OTHER|2020-01-01=1×1", "outcome_known||2020-01-01=1×1", "employed||2020-01-01=1×1");
    }

    @Test
    void the_classes_of_training_sum_to_the_total_and_overseas_is_no_class() {
        told.session(A, "s1", 1, "2019-03-01", TrainingClass.SKILLS, 30, 300)
                .session(A, "s2", 1, "2019-03-02", TrainingClass.VETERAN, 5, 0)
                .add(
                        B,
                        new TrainingSession(
                                told.head(B, 1), "s1", day("2019-03-03"), TrainingClass.OTHER, 20, 40L, true));

        // 300 + 0 + 40; a session of no person-days is a contribution of 0; farmers had none
        Figure total = told.city("training_person_days", "ytd", "2019-12-31");
        assertThat(total.value()).isEqualTo(340);
        assertThat(total.contributions()).isEqualTo(3);
        assertThat(total.colleges()).isEqualTo(2);
        assertThat(told.cityValue("training_person_days_skills", "ytd", "2019-12-31"))
                .isEqualTo(300);
        assertThat(told.cityValue("training_person_days_veteran", "ytd", "2019-12-31"))
                .isEqualTo(0);
        assertThat(told.cityValue("training_person_days_new_farmer", "ytd", "2019-12-31"))
                .isNull();
        assertThat(told.cityValue("training_person_days_other", "ytd", "2019-12-31"))
                .isEqualTo(40);
        assertThat(told.cityValue("overseas_trainee_person_days", "ytd", "2019-12-31"))
                .isEqualTo(40);
        assertThat(told.business()).contains("training_participants|SKILLS|2019-03-01=30×1");
    }

    @Test
    void refunds_may_take_the_sum_to_0_and_below_and_it_is_not_missing() {
        told.payment(A, "p1", 1, "2019-05-01", PaymentKind.TECH_SERVICE, 12_345, 0)
                .payment(A, "p2", 1, "2019-05-02", PaymentKind.TECH_SERVICE, -12_345, 0)
                .payment(A, "p3", 1, "2019-05-03", PaymentKind.TECH_SERVICE, -1, 0);

        // 123.45 − 123.45 = 0.00; then −0.01 yuan
        assertThat(told.cityValue("tech_service_income", "ytd", "2019-05-02")).isEqualTo(0);
        Figure figure = told.city("tech_service_income", "ytd", "2019-05-03");
        assertThat(figure.value()).isEqualTo(-0.01);
        assertThat(figure.numerator()).isEqualTo(-1);
        assertThat(figure.contributions()).isEqualTo(3);
        assertThat(told.cityValue("economic_benefit", "ytd", "2019-12-31"))
                .as("a benefit of 0 is none")
                .isNull();
    }

    @Test
    void each_kind_of_payment_has_its_sum_and_the_benefit_stands_beside_it() {
        told.payment(A, "p1", 1, "2019-05-01", PaymentKind.TECH_TRADE, 0, 843_686)
                .payment(A, "p2", 1, "2019-05-01", PaymentKind.TRAINING, 100, 0)
                .payment(B, "p1", 1, "2019-05-01", PaymentKind.VERTICAL_RESEARCH, 250, 0);

        assertThat(told.cityValue("tech_trade_income", "ytd", "2019-12-31"))
                .as("a payment of 0 is one")
                .isEqualTo(0);
        assertThat(told.cityValue("economic_benefit", "ytd", "2019-12-31")).isEqualTo(8_436.86);
        assertThat(told.cityValue("training_income", "ytd", "2019-12-31")).isEqualTo(1);
        assertThat(told.cityValue("vertical_research_income", "ytd", "2019-12-31"))
                .isEqualTo(2.5);
        assertThat(told.cityValue("tech_service_income", "ytd", "2019-12-31")).isNull();
    }

    @Test
    void one_student_number_at_two_colleges_is_two_stays() {
        told.graduation(A, 1, 1, "2019-06-30").graduation(B, 1, 1, "2019-06-30").employed(B, 1);

        // A: 0 of 1, B: 1 of 1
        assertThat(told.figure("employment_rate", "ytd", "college", A, "pooled", "2019-12-31")
                        .value())
                .isEqualTo(0);
        assertThat(told.figure("employment_rate", "ytd", "college", B, "pooled", "2019-12-31")
                        .value())
                .isEqualTo(1);
    }

    @Test
    void the_probe_is_in_no_total_but_has_figures_of_its_own() {
        told.session(A, "s1", 1, "2019-03-01", TrainingClass.SKILLS, 30, 300);
        var oracle = Oracle.of(List.of(new Member(A, "none"), MEMBERS.get(1))).feed(told.arrivals());
        var ofTheProbe = new Question("training_person_days", "ytd", "college", A, "pooled", day("2019-12-31"));
        var ofTheCity = new Question("training_person_days", "ytd", "city", "beijing", "pooled", day("2019-12-31"));

        assertThat(oracle.figure(ofTheProbe).value()).isEqualTo(300);
        assertThat(oracle.figure(ofTheCity).value()).isNull();
    }

    @Test
    void the_events_clock_is_the_latest_live_day_of_any_business_measure() {
        told.session(A, "s1", 1, "2019-03-01", TrainingClass.SKILLS, 30, 300)
                .session(A, "s2", 1, "2019-11-30", TrainingClass.SKILLS, 1, 0);
        assertThat(told.oracle().eventsClock()).contains(day("2019-11-30"));

        told.retracted(2);

        // the records are accounted on 2021-06-30, which is no business day
        assertThat(told.oracle().eventsClock()).contains(day("2019-03-01"));
        assertThat(Oracle.of(MEMBERS).eventsClock()).isEmpty();
    }

    @Test
    void the_employed_set_in_force_is_that_of_the_graduation_day() {
        told.graduateOf(1, Destination.FURTHER_STUDY, as -> {})
                .graduation(A, 2, 1, "2021-01-01")
                .outcome(A, 2, Destination.FURTHER_STUDY, as -> {});
        var oracle = Oracle.of(
                        MEMBERS,
                        day -> day.getYear() < 2021
                                ? Set.of(Destination.CONTRACT)
                                : Set.of(Destination.CONTRACT, Destination.FURTHER_STUDY))
                .feed(told.arrivals());

        assertThat(oracle.cells().keySet())
                .contains(new CellKey(A, "employed", "", day("2021-01-01")))
                .doesNotContain(new CellKey(A, "employed", "", day("2019-06-30")));
    }

    @Test
    void a_sheet_holds_every_combination_once() {
        var figures = told.oracle().allFigures(day("2019-12-31"));

        // 21 indicators in six windows, 15 in five, 70 in three, 3 in two and 69 at a day: 486;
        // each for 4 colleges, 4 groups × 3 statistics and the city × 3: 19
        assertThat(figures).hasSize(486 * 19);
        assertThat(figures.stream().map(Figure::question).distinct()).hasSize(486 * 19);
        assertThat(figures).allMatch(figure -> figure.value() == null && figure.contributions() == 0);
    }
}
