package cultivation.board;

import static cultivation.events.Destination.CONTRACT;
import static cultivation.events.Destination.FURTHER_STUDY;
import static cultivation.events.Destination.MILITARY;
import static cultivation.events.Destination.NOT_SEEKING;
import static cultivation.events.Destination.SEEKING;
import static cultivation.events.Destination.SELF_EMPLOYED;
import static cultivation.events.MajorClass.AGRICULTURE;
import static cultivation.events.MajorClass.ENGINEERING;
import static cultivation.events.MajorClass.MEDICINE;
import static cultivation.events.MajorClass.SCIENCE;
import static cultivation.events.PaymentKind.TECH_SERVICE;
import static cultivation.events.PaymentKind.TECH_TRADE;
import static cultivation.events.PaymentKind.TRAINING;
import static cultivation.events.PaymentKind.VERTICAL_RESEARCH;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.entity.Measure;
import cultivation.events.Destination;
import cultivation.events.MajorClass;
import cultivation.events.TrainingClass;
import cultivation.reference.Ownership;
import cultivation.rule.Rules;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small histories whose figures were worked out by hand from the measures' definition, not from the code. */
class HandWorkedHistoriesTest {

    // -- intake of students -------------------------------------------------------------------------------------

    @Test
    void admission_is_measured_against_the_plan_and_registration_against_admission() {
        // given 5 places; 4 admitted, 3 of them registered: 4/5 and 3/4
        var told = new History()
                .planned("p", 5, "2019-05-01")
                .admitted("s1", "2019-07-20")
                .registered("s2", "2019-07-20", "2019-09-01")
                .registered("s3", "2019-07-21", "2019-09-01")
                .registered("s4", "2019-07-21", "2019-09-02");
        // when
        var figures = ytd(
                told, "2019-12-31", "planned_places", "admitted", "registered", "admission_rate", "registration_rate");
        // then
        assertThat(figures).containsExactly(5.0, 4.0, 3.0, 0.8, 0.75);
    }

    @Test
    void registration_rate_counts_on_the_day_of_admission() {
        // given admitted in December, registered in January: the year of admission has 1/1, the other nothing to divide
        var told = new History().registered("s1", "2018-12-20", "2019-01-10");
        // when
        var figures = Arrays.asList(
                told.ownValue("registration_rate", "ytd", "2018-12-31"),
                told.ownValue("registration_rate", "ytd", "2019-12-31"),
                told.ownValue("registered", "ytd", "2018-12-31"),
                told.ownValue("registered", "ytd", "2019-12-31"));
        // then
        assertThat(figures).containsExactly(1.0, null, null, 1.0);
    }

    @Test
    void a_plan_of_no_places_is_covered_though_its_rate_is_missing() {
        // given 0 places and one admitted: 1/0 is missing, yet the college has a live plan
        var told = new History().planned("p", 0, "2019-05-01").admitted("s1", "2019-07-20");
        // when
        var rate = told.own("admission_rate", "ytd", "2019-12-31");
        // then
        assertThat(rate.value()).isNull();
        assertThat(rate.colleges()).isEqualTo(1);
        assertThat(rate.contributions()).isEqualTo(1);
        assertThat(rate.denominator()).isZero();
        assertThat(told.ownValue("planned_places", "ytd", "2019-12-31")).isZero();
    }

    @Test
    void an_admission_rate_may_pass_one() {
        // given 2 places and 3 admitted: 3/2
        var told = new History()
                .planned("p", 2, "2019-05-01")
                .admitted("s1", "2019-07-20")
                .admitted("s2", "2019-07-20")
                .admitted("s3", "2019-07-20");
        // when
        var rate = told.ownValue("admission_rate", "365d", "2019-12-31");
        // then
        assertThat(rate).isEqualTo(1.5);
    }

    // -- stock --------------------------------------------------------------------------------------------------

    @Test
    void the_stock_follows_registering_leaving_and_graduating() {
        // given s1 stays, s2 left on 1 March, s3 graduated on 1 July, s4 completed on 2 July
        var told = new History()
                .registered("s1", "2016-07-01", "2016-09-01")
                .enrolled("s2", "2016-07-01", "2016-09-01", "2019-03-01")
                .registered("s3", "2016-07-01", "2016-09-01")
                .graduated("s3", "2019-07-01")
                .registered("s4", "2016-07-01", "2016-09-02")
                .completed("s4", "2019-07-02");
        // when
        var stock = stocks(
                told,
                "2016-08-31",
                "2016-09-01",
                "2016-09-02",
                "2019-02-28",
                "2019-03-01",
                "2019-06-30",
                "2019-07-01",
                "2019-07-02",
                "2029-01-01");
        // then nobody yet: missing; 3; 4; 4; −1; 3; −1; −1; for ever after
        assertThat(stock).containsExactly(null, 3.0, 4.0, 4.0, 3.0, 3.0, 2.0, 1.0, 1.0);
    }

    @Test
    void left_without_registering_contributes_nothing_to_the_stock() {
        // given
        var told = new History().enrolled("s1", "2019-07-20", null, "2019-08-01");
        // when
        var stock = told.own("in_school_students", "stock", "2019-12-31");
        // then
        assertThat(stock.value()).isNull();
        assertThat(stock.contributions()).isZero();
        assertThat(stock.colleges()).isZero();
        assertThat(told.ownValue("admitted", "ytd", "2019-12-31")).isEqualTo(1.0);
    }

    @Test
    void graduation_takes_the_place_of_leaving() {
        // given left on 1 May by one record, graduated on 1 July by another: gone once, on 1 July
        var told = new History()
                .enrolled("s1", "2016-07-01", "2016-09-01", "2019-05-01")
                .graduated("s1", "2019-07-01");
        // when
        var stock = stocks(told, "2019-05-01", "2019-06-30", "2019-07-01");
        // then
        assertThat(stock).containsExactly(1.0, 1.0, 0.0);
    }

    @Test
    void leaving_counts_again_when_the_graduation_is_withdrawn() {
        // given
        var told = new History()
                .enrolled("s1", "2016-07-01", "2016-09-01", "2019-05-01")
                .graduated("s1", "2019-07-01")
                .revision(2)
                .graduationRetracted("s1");
        // when
        var stock = stocks(told, "2019-04-30", "2019-05-01", "2019-07-01");
        // then
        assertThat(stock).containsExactly(1.0, 0.0, 0.0);
    }

    @Test
    void graduating_before_registering_takes_the_stock_below_zero_for_a_while() {
        // given −1 on 1 July, +1 on 1 September
        var told = new History().registered("s1", "2019-06-01", "2019-09-01").graduated("s1", "2019-07-01");
        // when
        var stock = stocks(told, "2019-06-30", "2019-07-01", "2019-08-31", "2019-09-01");
        // then
        assertThat(stock).containsExactly(null, -1.0, -1.0, 0.0);
    }

    @Test
    void a_graduate_never_registered_is_not_taken_from_the_stock() {
        // given
        var told = new History().admitted("s1", "2016-07-01").graduated("s1", "2019-07-01");
        // when
        var stock = told.ownValue("in_school_students", "stock", "2019-07-01");
        // then
        assertThat(stock).isNull();
    }

    // -- graduates and what became of them ----------------------------------------------------------------------

    @Test
    void employment_of_four_graduates_of_whom_one_is_unknown() {
        // given 4 graduates: contract, self-employed, seeking, unknown: 2/4 employed, 3/4 known, 1/4 self-employed
        var told = new History()
                .graduated("s1", "2019-07-01")
                .outcome("s1", CONTRACT)
                .graduated("s2", "2019-07-01")
                .outcome("s2", SELF_EMPLOYED)
                .graduated("s3", "2019-07-01")
                .outcome("s3", SEEKING)
                .graduated("s4", "2019-07-01");
        // when
        var figures = ytd(
                told,
                "2019-07-01",
                "graduates",
                "employed",
                "employment_rate",
                "outcome_coverage",
                "self_employment_rate");
        // then
        assertThat(figures).containsExactly(4.0, 2.0, 0.5, 0.75, 0.25);
    }

    @Test
    void every_destination_but_seeking_and_not_seeking_is_employed() {
        // given one graduate of each of the nine destinations: 7/9
        var told = new History();
        for (var destination : Destination.values()) {
            if (destination != Destination.UNKNOWN) {
                told.graduated(destination.name(), "2019-07-01").outcome(destination.name(), destination);
            }
        }
        // when
        var rate = told.own("employment_rate", "ytd", "2019-07-01");
        // then
        assertThat(rate.numerator()).isEqualTo(7);
        assertThat(rate.denominator()).isEqualTo(9);
        assertThat(rate.value()).isEqualTo(7.0 / 9);
    }

    @Test
    void an_outcome_counts_on_the_graduation_day_whichever_came_first() {
        // given an outcome of 15 June that came first, a graduation of 1 July; nothing in the week up to 30 June
        var told = new History().outcome("s1", CONTRACT).graduated("s1", "2019-07-01");
        // when
        var figures = Arrays.asList(
                told.ownValue("employed", "7d", "2019-06-30"), told.ownValue("employed", "7d", "2019-07-01"), (double)
                        told.ever(Measure.UNMATCHED_OUTCOME));
        // then
        assertThat(figures).containsExactly(null, 1.0, 0.0);
    }

    @Test
    void an_outcome_without_a_graduation_is_unmatched() {
        // given
        var told = new History().outcome("s1", CONTRACT, o -> o.setWorkplaceProvince("11"));
        // when
        var unmatched = told.ever(Measure.UNMATCHED_OUTCOME);
        // then
        assertThat(unmatched).isEqualTo(1);
        assertThat(told.ever(Measure.OUTCOME_KNOWN)).isZero();
        assertThat(told.ownValue("employed_local", "ytd", "2019-12-31")).isNull();
        assertThat(told.ownValue("employment_rate", "ytd", "2019-12-31")).isNull();
    }

    @Test
    void a_completion_with_an_outcome_is_neither_joined_nor_unmatched() {
        // given
        var told = new History().completed("s1", "2019-07-01").outcome("s1", CONTRACT);
        // when
        var amounts = Stream.of(Measure.GRADUATED, Measure.OUTCOME_KNOWN, Measure.EMPLOYED, Measure.UNMATCHED_OUTCOME)
                .map(told::ever)
                .toList();
        // then
        assertThat(amounts).containsExactly(0L, 0L, 0L, 0L);
    }

    @Test
    void withdrawing_the_graduation_makes_the_outcome_unmatched_again() {
        // given
        var told = new History()
                .graduated("s1", "2019-07-01")
                .outcome("s1", CONTRACT)
                .revision(2)
                .graduationRetracted("s1");
        // when
        var amounts = Stream.of(Measure.GRADUATED, Measure.OUTCOME_KNOWN, Measure.EMPLOYED, Measure.UNMATCHED_OUTCOME)
                .map(told::ever)
                .toList();
        // then
        assertThat(amounts).containsExactly(0L, 0L, 0L, 1L);
    }

    @Test
    void withdrawing_the_outcome_leaves_a_graduate_of_unknown_destination() {
        // given
        var told = new History()
                .graduated("s1", "2019-07-01")
                .outcome("s1", CONTRACT)
                .revision(2)
                .outcomeRetracted("s1");
        // when
        var figures = ytd(told, "2019-12-31", "graduates", "employed", "employment_rate", "outcome_coverage");
        // then 0/1, and nobody employed is a missing sum
        assertThat(figures).containsExactly(1.0, null, 0.0, 0.0);
    }

    @Test
    void a_student_moved_to_another_major_class_is_asked_or_not_asked_about_relevance() {
        // given engineering (relevant), agriculture (not), medicine (not answered), other (relevant, but not asked):
        // 1/2;
        // then the first turns out to be of class OTHER: 0/1
        var told = new History()
                .graduated("s1", "2019-07-01", ENGINEERING)
                .outcome("s1", CONTRACT, o -> o.setMajorRelevant(true))
                .graduated("s2", "2019-07-01", AGRICULTURE)
                .outcome("s2", CONTRACT, o -> o.setMajorRelevant(false))
                .graduated("s3", "2019-07-01", MEDICINE)
                .outcome("s3", CONTRACT)
                .graduated("s4", "2019-07-01", MajorClass.OTHER)
                .outcome("s4", CONTRACT, o -> o.setMajorRelevant(true));
        var before = told.own("major_relevance_rate", "ytd", "2019-12-31");
        // when
        var after = told.revision(2)
                .graduated("s1", "2019-07-01", MajorClass.OTHER)
                .own("major_relevance_rate", "ytd", "2019-12-31");
        // then
        assertThat(List.of(
                        before.numerator() + "/" + before.denominator(), after.numerator() + "/" + after.denominator()))
                .containsExactly("1/2", "0/1");
        assertThat(after.value()).isZero();
        assertThat(told.ownValue("graduates", "ytd", "2019-12-31")).isEqualTo(4.0);
    }

    @Test
    void relevance_of_one_who_is_not_employed_is_not_asked() {
        // given
        var told = new History()
                .graduated("s1", "2019-07-01", SCIENCE)
                .outcome("s1", NOT_SEEKING, o -> o.setMajorRelevant(true).setMonthlyIncomeFen(500_000L));
        // when
        var figures = ytd(told, "2019-12-31", "major_relevance_rate", "average_monthly_income", "employment_rate");
        // then
        assertThat(figures).containsExactly(null, null, 0.0);
    }

    @Test
    void income_is_averaged_over_those_who_stated_one() {
        // given 4,000.00 and 5,000.50 yuan and one of 0, one silent, one seeking with an income:
        // (400000 + 500050 + 0) / 3 = 300016.66… fen = 3000.1666… yuan
        var told = new History()
                .graduated("s1", "2019-07-01")
                .outcome("s1", CONTRACT, o -> o.setMonthlyIncomeFen(400_000L))
                .graduated("s2", "2019-07-01")
                .outcome("s2", FURTHER_STUDY, o -> o.setMonthlyIncomeFen(0L))
                .graduated("s3", "2019-07-01")
                .outcome("s3", MILITARY, o -> o.setMonthlyIncomeFen(500_050L))
                .graduated("s4", "2019-07-01")
                .outcome("s4", CONTRACT)
                .graduated("s5", "2019-07-01")
                .outcome("s5", SEEKING, o -> o.setMonthlyIncomeFen(900_000L));
        // when
        var income = told.own("average_monthly_income", "ytd", "2019-12-31");
        // then
        assertThat(income.numerator()).isEqualTo(900_050);
        assertThat(income.denominator()).isEqualTo(3);
        assertThat(income.contributions()).isEqualTo(3);
        assertThat(income.value()).isEqualTo(900_050 / 300.0);
    }

    @Test
    void where_and_with_whom_graduates_work() {
        // given A: s1; B: s2 (15 Inner Mongolia), s3 (21 Liaoning); C: s1, s2, s4; D: s3; s4 in 31, s5 seeking in 11
        var told = new History()
                .graduated("s1", "2019-07-01")
                .outcome("s1", CONTRACT, o -> o.setWorkplaceProvince("11").setSmeOrGrassroots(true))
                .graduated("s2", "2019-07-01")
                .outcome("s2", CONTRACT, o -> o.setWorkplaceProvince("15").setSmeOrGrassroots(true))
                .graduated("s3", "2019-07-01")
                .outcome("s3", CONTRACT, o -> o.setWorkplaceProvince("21").setTop500(true))
                .graduated("s4", "2019-07-01")
                .outcome("s4", CONTRACT, o -> o.setWorkplaceProvince("31").setSmeOrGrassroots(true))
                .graduated("s5", "2019-07-01")
                .outcome("s5", SEEKING, o -> o.setWorkplaceProvince("11")
                        .setSmeOrGrassroots(true)
                        .setTop500(true));
        // when
        var figures = ytd(
                told,
                "2019-12-31",
                "employed",
                "employed_local",
                "employed_west_northeast",
                "employed_sme_grassroots",
                "employed_top500");
        // then
        assertThat(figures).containsExactly(4.0, 1.0, 2.0, 3.0, 1.0);
    }

    @ParameterizedTest
    @CsvSource({
        "11,A", "12,-", "13,-", "14,-", "15,B", "21,B", "22,B", "23,B", "31,-", "32,-", "33,-", "34,-", "35,-", "36,-",
        "37,-", "41,-", "42,-", "43,-", "44,-", "45,B", "46,-", "50,B", "51,B", "52,B", "53,B", "54,B", "61,B", "62,B",
        "63,B", "64,B", "65,B", "66,-", "71,-", "81,-", "82,-", "00,-", "99,-"
    })
    void each_province_is_local_or_west_and_northeast_or_neither(String province, String expected) {
        // given
        var told = new History()
                .graduated("s1", "2019-07-01")
                .outcome("s1", CONTRACT, o -> o.setWorkplaceProvince(province));
        // when
        var found = (told.ever(Measure.EMPLOYED_LOCAL) == 1 ? "A" : "")
                + (told.ever(Measure.EMPLOYED_WEST_NORTHEAST) == 1 ? "B" : "");
        // then
        assertThat(found.isEmpty() ? "-" : found).isEqualTo(expected);
    }

    // -- training -----------------------------------------------------------------------------------------------

    @Test
    void training_counts_in_its_class_and_in_the_total_and_overseas_beside_them() {
        // given 10 + 20 + 30 + 40 + 50 = 150, of which 20 and 50 with overseas trainees
        var told = new History()
                .trained("t1", TrainingClass.SKILLS, 1, 10, "2019-03-01", false)
                .trained("t2", TrainingClass.NEW_FARMER, 2, 20, "2019-03-02", true)
                .trained("t3", TrainingClass.VETERAN, 3, 30, "2019-03-03", false)
                .trained("t4", TrainingClass.GRASSROOTS_SERVICE, 4, 40, "2019-03-04", false)
                .trained("t5", TrainingClass.OTHER, 5, 50, "2019-03-05", true);
        // when
        var figures = ytd(
                told,
                "2019-12-31",
                "training_person_days",
                "training_person_days_skills",
                "training_person_days_new_farmer",
                "training_person_days_veteran",
                "training_person_days_grassroots_service",
                "training_person_days_other",
                "overseas_trainee_person_days");
        // then
        assertThat(figures).containsExactly(150.0, 10.0, 20.0, 30.0, 40.0, 50.0, 70.0);
        assertThat(told.ever(Measure.TRAINING_PARTICIPANTS)).isEqualTo(15);
    }

    @Test
    void a_session_of_no_person_days_is_zero_and_not_missing() {
        // given
        var told = new History().trained("t1", TrainingClass.SKILLS, 0, 0, "2019-03-01", true);
        // when
        var figures = ytd(
                told,
                "2019-12-31",
                "training_person_days",
                "training_person_days_skills",
                "training_person_days_veteran",
                "overseas_trainee_person_days");
        // then
        assertThat(figures).containsExactly(0.0, 0.0, null, 0.0);
    }

    @Test
    void a_session_moved_to_another_class_and_day_leaves_nothing_behind() {
        // given
        var told = new History()
                .trained("t1", TrainingClass.SKILLS, 40, "2018-12-31")
                .revision(2)
                .trained("t1", TrainingClass.VETERAN, 30, "2019-01-01");
        // when
        var figures = Arrays.asList(
                told.ownValue("training_person_days", "ytd", "2018-12-31"),
                told.ownValue("training_person_days_skills", "365d", "2019-01-01"),
                told.ownValue("training_person_days_veteran", "365d", "2019-01-01"),
                told.ownValue("training_person_days", "365d", "2019-01-01"));
        // then
        assertThat(figures).containsExactly(null, null, 30.0, 30.0);
    }

    // -- money --------------------------------------------------------------------------------------------------

    @Test
    void each_kind_of_payment_has_its_own_income_in_yuan() {
        // given 123.45 + 0.55, 2000, 300.07, 4 yuan
        var told = new History()
                .paid("p1", TECH_SERVICE, 12_345, "2019-02-01")
                .paid("p2", TECH_SERVICE, 55, "2019-02-02")
                .paid("p3", VERTICAL_RESEARCH, 200_000, "2019-02-01")
                .paid("p4", TECH_TRADE, 30_007, "2019-02-01")
                .paid("p5", TRAINING, 400, "2019-02-01");
        // when
        var figures = ytd(
                told,
                "2019-12-31",
                "tech_service_income",
                "vertical_research_income",
                "tech_trade_income",
                "training_income",
                "economic_benefit");
        // then
        assertThat(figures).containsExactly(124.0, 2000.0, 300.07, 4.0, null);
    }

    @Test
    void a_refund_that_cancels_is_zero_and_not_missing() {
        // given
        var told =
                new History().paid("p1", TRAINING, 100_000, "2019-02-01").paid("p2", TRAINING, -100_000, "2019-03-01");
        // when
        var income = told.own("training_income", "ytd", "2019-12-31");
        // then
        assertThat(income.value()).isZero();
        assertThat(income.numerator()).isZero();
        assertThat(income.contributions()).isEqualTo(2);
        assertThat(income.colleges()).isEqualTo(1);
    }

    @Test
    void refunds_alone_are_below_zero() {
        // given 1,000 yuan in February, −1,500 in March: the 30 days up to 31 March have the refund only
        var told = new History()
                .paid("p1", TECH_TRADE, 100_000, "2019-02-01")
                .paid("p2", TECH_TRADE, -150_000, "2019-03-15");
        // when
        var income = Arrays.asList(
                told.ownValue("tech_trade_income", "30d", "2019-03-31"),
                told.ownValue("tech_trade_income", "ytd", "2019-03-31"));
        // then
        assertThat(income).containsExactly(-1500.0, -500.0);
    }

    @Test
    void an_economic_benefit_of_nothing_is_no_contribution_but_a_payment_of_nothing_is() {
        // given
        var told = new History()
                .paid("p1", TECH_SERVICE, 0, "2019-02-01", 0)
                .paid("p2", TECH_SERVICE, 0, "2019-02-02", 250);
        // when
        var income = told.own("tech_service_income", "ytd", "2019-12-31");
        var benefit = told.own("economic_benefit", "ytd", "2019-12-31");
        // then
        assertThat(income.value()).isZero();
        assertThat(income.contributions()).isEqualTo(2);
        assertThat(benefit.value()).isEqualTo(2.5);
        assertThat(benefit.contributions()).isEqualTo(1);
    }

    // -- windows ------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        // the day held, whether it lies in 7d 30d 90d 365d ytd aytd as of 2019-10-15
        "2019-10-16, ------", // the day after
        "2019-10-15, xxxxxx", // the day itself
        "2019-10-09, xxxxxx", // 15 − 6
        "2019-10-08, -xxxxx",
        "2019-09-16, -xxxxx", // 15 October − 29 days: 15 in October back to the 1st is 14, 15 more
        "2019-09-15, --xxxx",
        "2019-09-01, --xxxx",
        "2019-08-31, --xxx-",
        "2019-07-18, --xxx-", // − 89 days: 14 to 1 October, 30 September, 31 August, 14 to 18 July
        "2019-07-17, ---xx-",
        "2019-01-01, ---xx-",
        "2018-12-31, ---x--",
        "2018-10-16, ---x--", // − 364 days in a year of 365
        "2018-10-15, ------",
        "2018-09-01, ------"
    })
    void each_window_has_its_first_and_its_last_day(String heldOn, String expected) {
        // given
        var told = new History().trained("t1", TrainingClass.SKILLS, 8, heldOn);
        // when
        var found = new StringBuilder();
        for (var window : List.of("7d", "30d", "90d", "365d", "ytd", "aytd")) {
            found.append(told.ownValue("training_person_days", window, "2019-10-15") == null ? '-' : 'x');
        }
        // then
        assertThat(found).hasToString(expected);
    }

    @Test
    void the_academic_year_turns_on_the_first_of_september() {
        // given 1 person-day on 31 Aug 2018, 2 on 1 Sep 2018, 4 on 31 Aug 2019, 8 on 1 Sep 2019
        var told = new History()
                .trained("t1", TrainingClass.SKILLS, 1, "2018-08-31")
                .trained("t2", TrainingClass.SKILLS, 2, "2018-09-01")
                .trained("t3", TrainingClass.SKILLS, 4, "2019-08-31")
                .trained("t4", TrainingClass.SKILLS, 8, "2019-09-01");
        // when
        var figures = Arrays.asList(
                told.ownValue("training_person_days", "aytd", "2018-08-31"),
                told.ownValue("training_person_days", "aytd", "2018-09-01"),
                told.ownValue("training_person_days", "aytd", "2019-08-30"),
                told.ownValue("training_person_days", "aytd", "2019-08-31"),
                told.ownValue("training_person_days", "aytd", "2019-09-01"));
        // then
        assertThat(figures).containsExactly(1.0, 2.0, 2.0, 6.0, 8.0);
    }

    @Test
    void last_years_same_day_of_29_february_is_28_february_with_a_window_of_its_own() {
        // given 1 on 1 March 2018, 2 on 28 Feb 2019, 4 on 1 March 2019, 8 on 29 Feb 2020.
        // 365d as of 2020-02-29 begins on 2019-03-02 (366 days before is 28 Feb, 365 days before is 1 March): 8;
        // as of 2019-02-28 it begins on 2018-03-01: 1 + 2 = 3
        var told = new History()
                .trained("t1", TrainingClass.SKILLS, 1, "2018-03-01")
                .trained("t2", TrainingClass.SKILLS, 2, "2019-02-28")
                .trained("t3", TrainingClass.SKILLS, 4, "2019-03-01")
                .trained("t4", TrainingClass.SKILLS, 8, "2020-02-29");
        var leapDay = LocalDate.parse("2020-02-29");
        // when
        var figures = Arrays.asList(
                told.ownValue("training_person_days", "365d", leapDay.toString()),
                told.ownValue(
                        "training_person_days", "365d", leapDay.minusYears(1).toString()),
                told.ownValue("training_person_days", "ytd", leapDay.toString()),
                told.ownValue(
                        "training_person_days", "ytd", leapDay.minusYears(1).toString()));
        // then
        assertThat(figures).containsExactly(8.0, 3.0, 8.0, 2.0);
    }

    @Test
    void an_empty_window_is_missing_whatever_lies_around_it() {
        // given
        var told = new History()
                .trained("t1", TrainingClass.SKILLS, 5, "2019-01-01")
                .trained("t2", TrainingClass.SKILLS, 5, "2019-12-31");
        // when
        var figure = told.own("training_person_days", "7d", "2019-06-30");
        // then
        assertThat(figure.value()).isNull();
        assertThat(figure.contributions()).isZero();
        assertThat(figure.colleges()).isZero();
    }

    // -- scopes and statistics ----------------------------------------------------------------------------------

    @Test
    void pooled_mean_and_median_differ() {
        // given employed of graduates: A 1/4, B 3/4 (both of the commission), C 2/2 (private):
        // city pooled 6/10; mean (0.25 + 0.75 + 1)/3; median 0.75. Commission pooled 4/8 = mean = median 0.5.
        var told = new History();
        cohort(told, 1, 4);
        cohort(told.at("B", Ownership.MUNICIPAL_COMMISSION), 3, 4);
        cohort(told.at("C", Ownership.PRIVATE), 2, 2);
        // when
        var figures = Stream.of(
                        "city|beijing|pooled",
                        "city|beijing|mean",
                        "city|beijing|median",
                        "group|municipal_commission|pooled",
                        "group|municipal_commission|median",
                        "group|private|mean",
                        "college|C|pooled",
                        "group|district|pooled",
                        "group|district|mean")
                .map(figure -> told.figure("employment_rate|ytd|" + figure, "2019-12-31")
                        .value())
                .toList();
        // then
        assertThat(figures).containsExactly(0.6, 2.0 / 3, 0.75, 0.5, 0.5, 1.0, 1.0, null, null);
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_two_middle_ones() {
        // given 0/1, 1/4, 3/4, 1/1: (0.25 + 0.75) / 2
        var told = new History();
        cohort(told, 1, 1);
        cohort(told.at("B", Ownership.DISTRICT), 0, 1);
        cohort(told.at("C", Ownership.PRIVATE), 3, 4);
        cohort(told.at("D", Ownership.OTHER_BUREAU), 1, 4);
        // when
        var median = told.figure("employment_rate|ytd|city|beijing|median", "2019-12-31");
        // then
        assertThat(median.value()).isEqualTo(0.5);
        assertThat(median.colleges()).isEqualTo(4);
        assertThat(median.contributions()).isEqualTo(10);
        assertThat(median.numerator()).isNull();
        assertThat(median.denominator()).isNull();
    }

    @Test
    void a_college_without_a_value_is_in_no_mean_though_it_may_be_covered() {
        // given admitted/planned: A 1/2; B has a plan of 0 and one admitted; C one admitted without any plan
        // pooled (1+1+1)/(2+0) = 1.5; mean and median of A alone; covered A and B
        var told = new History().planned("p", 2, "2019-05-01").admitted("s1", "2019-07-20");
        told.at("B", Ownership.DISTRICT).planned("p", 0, "2019-05-01").admitted("s1", "2019-07-20");
        told.at("C", Ownership.DISTRICT).admitted("s1", "2019-07-20");
        // when
        var pooled = told.figure("admission_rate|ytd|city|beijing|pooled", "2019-12-31");
        var mean = told.figure("admission_rate|ytd|city|beijing|mean", "2019-12-31");
        // then
        assertThat(pooled.value()).isEqualTo(1.5);
        assertThat(pooled.colleges()).isEqualTo(2);
        assertThat(mean.value()).isEqualTo(0.5);
        assertThat(mean.colleges()).isEqualTo(2);
    }

    @Test
    void mean_and_median_of_a_sum_are_over_the_colleges_that_have_one() {
        // given A 10, B 0 (held, of no person-days), C nothing: pooled 10, mean 10/2, median (0 + 10)/2
        var told = new History().trained("t", TrainingClass.SKILLS, 10, "2019-03-01");
        told.at("B", Ownership.DISTRICT).trained("t", TrainingClass.SKILLS, 0, "2019-03-01");
        told.at("C", Ownership.PRIVATE);
        // when
        var figures = Stream.of("pooled", "mean", "median")
                .map(statistic -> told.figure("training_person_days|ytd|city|beijing|" + statistic, "2019-12-31")
                        .value())
                .toList();
        // then
        assertThat(figures).containsExactly(10.0, 5.0, 5.0);
    }

    @Test
    void the_largest_amounts_stop_no_figure() {
        // given the largest amount at A and at B: the middle of the two is that amount
        var told = new History().paid("p1", TRAINING, Rules.MOST_FEN, "2019-02-01");
        told.at("B", Ownership.DISTRICT).paid("p1", TRAINING, Rules.MOST_FEN, "2019-02-01");
        // when
        var median = told.figure("training_income|ytd|city|beijing|median", "2019-12-31");
        // then
        assertThat(median.value()).isEqualTo(Rules.MOST_FEN / 100.0);
    }

    @Test
    void mean_and_median_of_money_are_in_yuan() {
        // given A 300 fen, B 100 fen, C nothing: mean and median of 3.00 and 1.00; with D 50: the middle is 1.00
        var told = new History().paid("p1", TRAINING, 300, "2019-02-01");
        told.at("B", Ownership.DISTRICT).paid("p1", TRAINING, 100, "2019-02-01");
        told.at("C", Ownership.PRIVATE);
        var even = Stream.of("mean", "median")
                .map(statistic -> told.figure("training_income|ytd|city|beijing|" + statistic, "2019-12-31")
                        .value())
                .toList();
        // when
        told.at("D", Ownership.PRIVATE).paid("p1", TRAINING, 50, "2019-02-01");
        var odd = told.figure("training_income|ytd|city|beijing|median", "2019-12-31");
        // then
        assertThat(even).containsExactly(2.0, 2.0);
        assertThat(odd.value()).isEqualTo(1.0);
    }

    @Test
    void of_nothing_there_is_neither_mean_nor_median() {
        // given
        var told = new History();
        // when
        var figures = Stream.of(
                        "training_income|ytd|city|beijing|mean",
                        "training_income|ytd|city|beijing|median",
                        "employment_rate|ytd|city|beijing|mean",
                        "employment_rate|ytd|city|beijing|median")
                .map(figure -> told.figure(figure, "2019-12-31").value())
                .toList();
        // then
        assertThat(figures).containsOnlyNulls();
    }

    @Test
    void money_of_several_colleges_is_divided_once() {
        // given income stated: A 1 fen by 1, B 2 fen by 2: pooled 3/3 fen; mean of 0.01 and 0.01 yuan
        var told = new History().graduated("s1", "2019-07-01").outcome("s1", CONTRACT, o -> o.setMonthlyIncomeFen(1L));
        told.at("B", Ownership.DISTRICT)
                .graduated("s1", "2019-07-01")
                .outcome("s1", CONTRACT, o -> o.setMonthlyIncomeFen(2L))
                .graduated("s2", "2019-07-01")
                .outcome("s2", CONTRACT, o -> o.setMonthlyIncomeFen(0L));
        // when
        var figures = Stream.of("pooled", "mean", "median")
                .map(statistic -> told.figure("average_monthly_income|ytd|city|beijing|" + statistic, "2019-12-31")
                        .value())
                .toList();
        // then
        assertThat(figures).containsExactly(0.01, 0.01, 0.01);
    }

    @Test
    void a_college_of_no_ownership_is_in_no_total() {
        // given a synthetic probe
        var told = new History().trained("t", TrainingClass.SKILLS, 10, "2019-03-01");
        told.at("probe", Ownership.NONE).trained("t", TrainingClass.SKILLS, 1000, "2019-03-01");
        // when
        var city = told.figure("training_person_days|ytd|city|beijing|pooled", "2019-12-31");
        // then
        assertThat(city.value()).isEqualTo(10.0);
        assertThat(city.colleges()).isEqualTo(1);
    }

    @Test
    void the_same_student_id_at_two_colleges_is_two_students() {
        // given
        var told = new History().graduated("s1", "2019-07-01");
        told.at("B", Ownership.DISTRICT).outcome("s1", CONTRACT);
        // when
        var rate = told.figure("outcome_coverage|ytd|city|beijing|pooled", "2019-12-31");
        // then
        assertThat(rate.value()).isZero();
        assertThat(told.at("B").ever(Measure.UNMATCHED_OUTCOME)).isEqualTo(1);
    }

    // -- revisions and accounting -------------------------------------------------------------------------------

    @Test
    void a_retraction_before_what_it_retracts_leaves_nothing() {
        // given revision 2 withdraws before revision 1 says anything
        var told = new History()
                .revision(2)
                .paymentRetracted("p1")
                .revision(1)
                .paid("p1", TRAINING, 100_000, "2019-02-01");
        // when
        var income = told.ownValue("training_income", "ytd", "2019-12-31");
        // then
        assertThat(income).isNull();
        assertThat(accounts(told)).containsExactly(2L, 1L, 0L, 1L, 0L);
    }

    @Test
    void a_higher_revision_after_a_retraction_brings_it_back() {
        // given
        var told = new History()
                .registered("s1", "2019-07-20", "2019-09-01")
                .revision(2)
                .enrollmentRetracted("s1")
                .revision(3)
                .registered("s1", "2019-07-21", "2019-09-02");
        // when
        var stock = stocks(told, "2019-09-01", "2019-09-02");
        // then
        assertThat(stock).containsExactly(null, 1.0);
        assertThat(accounts(told)).containsExactly(3L, 3L, 0L, 0L, 0L);
    }

    @Test
    void a_lower_revision_is_superseded_and_the_same_again_is_a_duplicate() {
        // given revision 3 (500), 2 (400), 3 again, 3 with another content: 500 stays
        var told = new History()
                .revision(3)
                .paid("p1", TRAINING, 50_000, "2019-02-01")
                .revision(2)
                .paid("p1", TRAINING, 40_000, "2019-02-01")
                .revision(3)
                .paid("p1", TRAINING, 50_000, "2019-02-01")
                .rejected()
                .revision(3)
                .paid("p1", TRAINING, 60_000, "2019-02-01");
        // when
        var income = told.ownValue("training_income", "ytd", "2019-12-31");
        // then received 4 = 1 applied + 1 duplicate + 1 superseded + 1 rejected
        assertThat(income).isEqualTo(500.0);
        assertThat(accounts(told)).containsExactly(4L, 1L, 1L, 1L, 1L);
    }

    @Test
    void each_facet_of_a_student_has_its_own_revisions() {
        // given a graduation of revision 5, then an outcome and an enrollment of revision 1
        var told = new History()
                .revision(5)
                .graduated("s1", "2019-07-01")
                .outcome("s1", CONTRACT)
                .registered("s1", "2016-07-01", "2016-09-01");
        // when
        var accounts = accounts(told);
        // then
        assertThat(accounts).containsExactly(3L, 3L, 0L, 0L, 0L);
        assertThat(told.ownValue("employment_rate", "ytd", "2019-12-31")).isEqualTo(1.0);
    }

    @Test
    void two_retractions_of_one_revision_are_equal_whatever_else_they_say() {
        // given
        var told = new History().revision(2).paymentRetracted("p1").revision(2).paymentRetracted("p1");
        // when
        var accounts = accounts(told);
        // then
        assertThat(accounts).containsExactly(2L, 1L, 1L, 0L, 0L);
    }

    @Test
    void a_rejected_record_counts_as_received_and_moves_nothing_else() {
        // given a negative number of places, and a graduation in the future
        var told = new History()
                .rejected()
                .planned("p", -1, "2019-05-01")
                .rejected()
                .graduated("s1", "2022-07-01");
        // when
        var accounts = accounts(told);
        // then
        assertThat(accounts).containsExactly(2L, 0L, 0L, 0L, 2L);
        assertThat(told.board().ledger().latestBusinessDay(college -> true)).isNull();
    }

    @Test
    void the_events_clock_follows_live_business_days_only() {
        // given a session on 1 May, another on 1 June that is moved to 1 April; accounted in 2021
        var told = new History()
                .trained("t1", TrainingClass.SKILLS, 1, "2019-05-01")
                .trained("t2", TrainingClass.SKILLS, 1, "2019-06-01");
        var before = told.board().ledger().latestBusinessDay(college -> true);
        told.revision(2).trained("t2", TrainingClass.SKILLS, 1, "2019-04-01");
        // when
        var after = told.board().ledger().latestBusinessDay(college -> true);
        // then
        assertThat(before).isEqualTo("2019-06-01");
        assertThat(after).isEqualTo("2019-05-01");
    }

    private static List<@Nullable Double> ytd(History told, String asOf, String... indicators) {
        return Arrays.stream(indicators)
                .<@Nullable Double>map(indicator -> told.ownValue(indicator, "ytd", asOf))
                .toList();
    }

    private static List<@Nullable Double> stocks(History told, String... days) {
        return Arrays.stream(days)
                .<@Nullable Double>map(day -> told.ownValue("in_school_students", "stock", day))
                .toList();
    }

    /** Received, applied, duplicate, superseded, rejected. */
    private static List<Long> accounts(History told) {
        return Stream.of(Measure.RECEIVED, Measure.APPLIED, Measure.DUPLICATE, Measure.SUPERSEDED, Measure.REJECTED)
                .map(told::ever)
                .toList();
    }

    /** Graduates of 1 July 2019 of whom some have a contract and the others are seeking. */
    private static void cohort(History told, int employed, int graduates) {
        for (int i = 0; i < graduates; i++) {
            told.graduated("g" + i, "2019-07-01").outcome("g" + i, i < employed ? CONTRACT : SEEKING);
        }
    }
}
