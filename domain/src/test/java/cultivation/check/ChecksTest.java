package cultivation.check;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.Board;
import cultivation.board.Roster;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Check;
import cultivation.catalogue.CheckRule;
import cultivation.catalogue.CheckRule.Each;
import cultivation.catalogue.Direction;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Kind;
import cultivation.catalogue.Quantity;
import cultivation.catalogue.Term;
import cultivation.catalogue.Unit;
import cultivation.catalogue.Window;
import cultivation.catalogue.Wording;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import cultivation.reference.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private static final LocalDate DAY = LocalDate.of(2019, 12, 31);
    private static final Indicator INCOME = indicator(
            "income", "平均月收入", Kind.MEAN, Unit.YUAN, Term.of(Measure.INCOME_FEN), Term.of(Measure.INCOME_STATED));
    private static final Indicator ADMITTED =
            indicator("admitted", "录取数", Kind.SUM, Unit.PERSON, Term.of(Measure.ADMITTED), null);

    private final Ledger ledger = new Ledger();
    private final Roster roster = new Roster();

    private static Indicator indicator(
            String id, String name, Kind kind, Unit unit, Term numerator, @Nullable Term denominator) {
        return new Indicator(
                id,
                kind,
                Quantity.of(numerator),
                denominator == null ? null : Quantity.of(denominator),
                false,
                1,
                unit,
                Direction.NONE,
                List.of(Window.DAYS_365),
                List.of(),
                Set.of(),
                List.of(new Wording(LocalDate.MIN, LocalDate.MAX, name, id, name, id)),
                List.of());
    }

    private static Check check(String sentence, CheckRule rule) {
        return new Check("tried", Severity.WARNING, "核对", "Tried", "核对", "Tried", sentence, sentence, rule);
    }

    private ChecksTest college(String code) {
        var college = new College();
        college.setCode(code);
        college.setName(code);
        college.setOwnership(Ownership.DISTRICT);
        college.setExpected(true);
        roster.put(college);
        return this;
    }

    private ChecksTest book(String college, Measure measure, String slice, String day, long amount, long count) {
        ledger.set(new CellKey(college, measure, slice, LocalDate.parse(day), 0), new Amount(amount, count));
        return this;
    }

    private ChecksTest book(String college, Measure measure, String day, long amount) {
        return book(college, measure, "", day, amount, amount);
    }

    private List<Finding> found(String sentence, CheckRule rule) {
        var catalogue = new Catalogue(
                "1", "beijing", "北京市", List.of(INCOME, ADMITTED), List.of(), List.of(check(sentence, rule)));
        return new Checks(new Board(catalogue, ledger, roster), DAY).findings();
    }

    private Finding one(String sentence, CheckRule rule) {
        var found = found(sentence, rule);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static CheckRule.Within cohorts() {
        return new CheckRule.Within(
                List.of(Term.of(Measure.ADMITTED_REGISTERED)),
                Term.of(Measure.ADMITTED),
                Window.YEAR_TO_DATE,
                Each.DAY,
                true);
    }

    @Test
    void each_cohort_is_compared_for_itself_so_that_one_does_not_hide_another() {
        // given 5 of 3 on one day, 1 of 9 on another: 6 of 12 together
        college("a")
                .book("a", Measure.ADMITTED, "EXPANSION", "2019-08-20", 3, 3)
                .book("a", Measure.ADMITTED_REGISTERED, "EXPANSION", "2019-08-20", 5, 5)
                .book("a", Measure.ADMITTED, "UNIFIED_EXAM", "2019-08-21", 9, 9)
                .book("a", Measure.ADMITTED_REGISTERED, "UNIFIED_EXAM", "2019-08-21", 1, 1);
        // when
        var found = one("{where} 报到 {parts} 人，录取 {whole} 人，多 {excess} 人", cohorts());
        // then
        assertThat(found.violations()).isEqualTo(1);
        assertThat(found.compared()).isEqualTo(2);
        assertThat(found.sentenceZh()).isEqualTo("核对：1 处不符。2019-08-20（扩招） 报到 5 人，录取 3 人，多 2 人。");
    }

    @Test
    void as_many_as_the_whole_passes() {
        // given
        college("a")
                .book("a", Measure.ADMITTED, "OTHER", "2019-08-20", 3, 3)
                .book("a", Measure.ADMITTED_REGISTERED, "OTHER", "2019-08-20", 3, 3);
        // when
        var found = one("{where}", cohorts());
        // then
        assertThat(found.violations()).isZero();
        assertThat(found.sentenceZh()).isEqualTo("核对：核对 1 处，均相符。");
        assertThat(found.sentenceEn()).isEqualTo("Tried: 1 compared, all agree.");
    }

    @Test
    void a_missing_whole_is_not_zero_and_a_college_without_figures_does_not_pass() {
        // given planned places of no channel, or of another year
        college("a")
                .book("a", Measure.ADMITTED, "EXPANSION", "2019-08-20", 3, 3)
                .book("a", Measure.PLANNED_PLACES, "EXPANSION", "2018-05-01", 1, 1)
                .book("a", Measure.PLANNED_PLACES, "OTHER", "2019-05-01", 1, 1);
        // when
        var found = one(
                "{where}",
                new CheckRule.Within(
                        List.of(Term.of(Measure.ADMITTED)),
                        Term.of(Measure.PLANNED_PLACES),
                        Window.YEAR_TO_DATE,
                        Each.WINDOW,
                        true));
        // then
        assertThat(found.violations()).isNull();
        assertThat(found.sentenceZh()).isEqualTo("核对：没有可供核对的数据，未核对。");
        assertThat(found.sentenceEn()).isEqualTo("Tried: nothing to compare.");
    }

    @Test
    void zero_planned_places_are_stated_and_not_missing() {
        // given
        college("a")
                .book("a", Measure.ADMITTED, "EXPANSION", "2019-08-20", 3, 3)
                .book("a", Measure.PLANNED_PLACES, "EXPANSION", "2019-05-01", 0, 1);
        // when
        var found = one(
                "{where}录取 {parts} 人，计划 {whole} 人",
                new CheckRule.Within(
                        List.of(Term.of(Measure.ADMITTED)),
                        Term.of(Measure.PLANNED_PLACES),
                        Window.YEAR_TO_DATE,
                        Each.WINDOW,
                        true));
        // then
        assertThat(found.violations()).isEqualTo(1);
        assertThat(found.sentenceZh()).contains("2019-01-01 至 2019-12-31（扩招）录取 3 人，计划 0 人");
    }

    @Test
    void parts_are_added_before_they_are_compared() {
        // given 4 + 3 of 6 employed, and the next day 3 + 3
        college("a")
                .book("a", Measure.EMPLOYED, "2019-07-01", 6)
                .book("a", Measure.EMPLOYED_LOCAL, "2019-07-01", 4)
                .book("a", Measure.EMPLOYED_WEST_NORTHEAST, "2019-07-01", 3)
                .book("a", Measure.EMPLOYED, "2019-07-02", 6)
                .book("a", Measure.EMPLOYED_LOCAL, "2019-07-02", 3)
                .book("a", Measure.EMPLOYED_WEST_NORTHEAST, "2019-07-02", 3);
        // when
        var found = one(
                "{where} A、B 两类 {parts} 人，就业 {whole} 人",
                new CheckRule.Within(
                        List.of(Term.of(Measure.EMPLOYED_LOCAL), Term.of(Measure.EMPLOYED_WEST_NORTHEAST)),
                        Term.of(Measure.EMPLOYED),
                        Window.DAYS_365,
                        Each.DAY,
                        false));
        // then
        assertThat(found.violations()).isEqualTo(1);
        assertThat(found.compared()).isEqualTo(2);
        assertThat(found.sentenceZh()).isEqualTo("核对：1 处不符。2019-07-01 A、B 两类 7 人，就业 6 人。");
    }

    @Test
    void what_should_not_be_there_counts_once_the_grace_is_over() {
        // given 2 on the last day that counts, 4 a day later, 8 before the window
        college("a")
                .book("a", Measure.UNMATCHED_OUTCOME, "2019-12-01", 2)
                .book("a", Measure.UNMATCHED_OUTCOME, "2019-12-02", 4)
                .book("a", Measure.UNMATCHED_OUTCOME, "2018-12-31", 8);
        // when
        var found = one(
                "{where} 有 {amount} 条", new CheckRule.Absent(Term.of(Measure.UNMATCHED_OUTCOME), Window.DAYS_365, 30));
        // then
        assertThat(found.violations()).isEqualTo(2);
        assertThat(found.sentenceZh()).isEqualTo("核对：2 处不符。2019-01-01 至 2019-12-01 有 2 条。");
    }

    @Test
    void a_college_that_has_reported_something_else_passes() {
        // given an outcome within the days of grace alone
        college("a")
                .book("a", Measure.GRADUATED, "2019-07-01", 5)
                .book("a", Measure.UNMATCHED_OUTCOME, "2019-12-02", 2);
        // when
        var found = one("", new CheckRule.Absent(Term.of(Measure.UNMATCHED_OUTCOME), Window.DAYS_365, 30));
        // then
        assertThat(found.violations()).isZero();
        assertThat(found.sentenceZh()).isEqualTo("核对：核对 1 处，均相符。");
    }

    @Test
    void in_the_days_of_grace_of_a_new_year_everything_passes() {
        // given the year's window begins after what counts has ended
        college("a").book("a", Measure.UNMATCHED_OUTCOME, "2019-12-31", 2);
        // when
        var found = one("", new CheckRule.Absent(Term.of(Measure.UNMATCHED_OUTCOME), Window.YEAR_TO_DATE, 365));
        // then
        assertThat(found.violations()).isZero();
    }

    @Test
    void nothing_can_be_said_of_a_college_that_has_never_reported() {
        // given
        college("a").book("a", Measure.REJECTED, "2019-12-01", 2);
        // when
        var found = one("", new CheckRule.Absent(Term.of(Measure.UNMATCHED_OUTCOME), Window.DAYS_365, 30));
        // then
        assertThat(found.violations()).isNull();
    }

    @Test
    void the_least_is_so_many_times_the_denominator() {
        // given 39 person-days of 20, of whom each should have two
        college("a")
                .book("a", Measure.TRAINING_PERSON_DAYS, "SKILLS", "2019-03-01", 39, 1)
                .book("a", Measure.TRAINING_PARTICIPANTS, "SKILLS", "2019-03-01", 20, 1);
        // when
        var found = one(
                "至少 {least} 倍",
                new CheckRule.Plausible(
                        Term.of(Measure.TRAINING_PERSON_DAYS),
                        Term.of(Measure.TRAINING_PARTICIPANTS),
                        Window.DAYS_365,
                        2,
                        60));
        // then
        assertThat(found.violations()).isEqualTo(1);
    }

    private Finding training(long personDays, long participants) {
        college("a")
                .book("a", Measure.TRAINING_PERSON_DAYS, "SKILLS", "2019-03-01", personDays, 1)
                .book("a", Measure.TRAINING_PARTICIPANTS, "SKILLS", "2019-03-01", participants, 1);
        return one(
                "{where} {denominator} 人，{numerator} 人日",
                new CheckRule.Plausible(
                        Term.of(Measure.TRAINING_PERSON_DAYS),
                        Term.of(Measure.TRAINING_PARTICIPANTS),
                        Window.DAYS_365,
                        1,
                        60));
    }

    @Test
    void person_days_from_one_to_sixty_a_participant_pass() {
        // when
        var found = List.of(training(20, 20), training(1200, 20), training(0, 0));
        // then
        assertThat(found).extracting(Finding::violations).containsOnly(0L);
    }

    @Test
    void fewer_or_more_person_days_do_not_and_nobody_cannot_have_any() {
        // when
        var found = List.of(training(19, 20), training(1201, 20), training(5, 0));
        // then
        assertThat(found).extracting(Finding::violations).containsOnly(1L);
        assertThat(found.get(0).sentenceZh()).isEqualTo("核对：1 处不符。2019-03-01（技术技能） 20 人，19 人日。");
    }

    @Test
    void person_days_of_one_class_are_not_compared_with_participants_of_another() {
        // given
        college("a")
                .book("a", Measure.TRAINING_PERSON_DAYS, "SKILLS", "2019-03-01", 500, 1)
                .book("a", Measure.TRAINING_PARTICIPANTS, "VETERAN", "2019-03-01", 10, 1);
        // when
        var found = one(
                "",
                new CheckRule.Plausible(
                        Term.of(Measure.TRAINING_PERSON_DAYS),
                        Term.of(Measure.TRAINING_PARTICIPANTS),
                        Window.DAYS_365,
                        1,
                        60));
        // then
        assertThat(found.violations()).isNull();
    }

    @Test
    void a_stock_is_followed_day_by_day_from_what_was_there_before() {
        // given 2 in school from 2018; 3 leave on 29 December, 1 comes on 31
        college("a")
                .book("a", Measure.IN_SCHOOL, "", "2018-09-01", 2, 2)
                .book("a", Measure.IN_SCHOOL, "", "2019-12-29", -3, 3)
                .book("a", Measure.IN_SCHOOL, "", "2019-12-31", 1, 1);
        // when
        var found =
                one("{where} 为 {amount} 人", new CheckRule.NeverBelowZero(Term.of(Measure.IN_SCHOOL), Window.DAYS_7));
        // then
        assertThat(found.violations()).isEqualTo(2);
        assertThat(found.compared()).isEqualTo(7);
        assertThat(found.sentenceZh()).isEqualTo("核对：2 处不符。2019-12-30 为 -1 人；2019-12-29 为 -1 人。");
    }

    private void income(String college, String day, long people, long yuanEach) {
        college(college)
                .book(college, Measure.INCOME_STATED, day, people)
                .book(college, Measure.INCOME_FEN, "", day, people * yuanEach * 100, people);
    }

    private static CheckRule band(int leastPercent) {
        return new CheckRule.AmongPeers(INCOME, Window.DAYS_365, 5, leastPercent, 5, 10);
    }

    @Test
    void an_income_beyond_five_deviations_of_the_median_is_found() {
        // given a median of 5000 and deviations of 0, 100, 100, 200 and more: the median one is 100, half the band
        // 741.3
        income("a", "2019-07-01", 10, 5000);
        income("b", "2019-07-01", 10, 4900);
        income("c", "2019-07-01", 10, 5100);
        income("d", "2019-07-01", 10, 5200);
        income("e", "2019-07-01", 10, 50);
        // when
        var found = found("{value}，不在 {low} 至 {high} 之间（{colleges} 所，中位数 {median}）", band(0));
        // then the median of 50, 4900, 5000, 5100, 5200 is 5000; |…| = 4950, 100, 0, 100, 200
        assertThat(found).extracting(Finding::violations).containsExactly(0L, 0L, 0L, 0L, 1L);
        assertThat(found.get(4).sentenceZh())
                .isEqualTo("核对：1 处不符。50.00 元，不在 4,258.70 元 至 5,741.30 元 之间（5 所，中位数 5,000.00 元）。");
    }

    @Test
    void colleges_that_are_all_alike_leave_room_for_one_that_is_a_little_different() {
        // given
        for (String college : List.of("a", "b", "c", "d")) {
            income(college, "2019-07-01", 10, 5000);
        }
        income("e", "2019-07-01", 10, 6500);
        // when
        var found = found("", band(30));
        // then 5000 ± 30 % reaches up to 6500
        assertThat(found).extracting(Finding::violations).containsOnly(0L);
    }

    @Test
    void few_statements_and_few_colleges_make_no_band() {
        // given four colleges with ten, one with nine
        for (String college : List.of("a", "b", "c", "d")) {
            income(college, "2019-07-01", 10, 5000);
        }
        income("e", "2019-07-01", 9, 50);
        // when
        var found = found("", band(30));
        // then
        assertThat(found).extracting(Finding::violations).containsOnlyNulls();
    }

    private static CheckRule.Steady steady(Indicator indicator) {
        return new CheckRule.Steady(List.of(indicator), Window.DAYS_365, 150, 10);
    }

    @Test
    void a_jump_is_told_with_last_year_s_figure() {
        // given
        income("a", "2018-07-01", 10, 4000);
        income("a", "2019-07-01", 10, 6100);
        // when
        var found = one("{indicator} {value}，为截至 {previousDay} 的 {previous} 的 {times} 倍", steady(INCOME));
        // then
        assertThat(found.violations()).isEqualTo(1);
        assertThat(found.sentenceZh()).isEqualTo("核对：1 处不符。平均月收入 6,100.00 元，为截至 2018-12-31 的 4,000.00 元 的 1.53 倍。");
        assertThat(found.sentenceEn())
                .startsWith("Tried: 1 does not agree. income 6,100.00 CNY")
                .contains("4,000.00 CNY");
    }

    @Test
    void exactly_the_factor_passes_up_and_down() {
        // given
        income("a", "2018-07-01", 10, 4000);
        income("a", "2019-07-01", 10, 6000);
        income("b", "2018-07-01", 10, 6000);
        income("b", "2019-07-01", 10, 4000);
        income("c", "2018-07-01", 10, 6000);
        income("c", "2019-07-01", 10, 3999);
        // when
        var found = found("", steady(INCOME));
        // then
        assertThat(found).extracting(Finding::violations).containsExactly(0L, 0L, 1L);
    }

    @Test
    void a_last_year_that_is_missing_or_small_is_not_compared_and_named() {
        // given a: nothing in 2018; b: nine of 2018; d: reports since 1 February, with 2019's 100
        for (String college : List.of("a", "b", "d")) {
            college(college).book(college, Measure.ADMITTED, "", "2019-08-20", 100, 100);
        }
        book("b", Measure.ADMITTED, "", "2018-01-01", 9, 9);
        book("d", Measure.ADMITTED, "", "2018-02-01", 10, 10);
        // when
        var found = found("{indicator} {value}，上年 {previous}", steady(ADMITTED));
        // then
        assertThat(found).extracting(Finding::violations).containsExactly(null, null, 1L);
        assertThat(found.get(1).sentenceZh()).isEqualTo("核对：没有可供核对的数据，未核对：录取数。");
        assertThat(found.get(2).sentenceZh()).contains("录取数 100 人，上年 10 人");
    }

    @Test
    void a_college_that_began_within_last_year_is_compared_from_that_day_and_only_for_growth() {
        // given c: reports since 2 February 2018, and grew tenfold; e: fell to a tenth; f: what grew lies before that
        // day
        for (String college : List.of("c", "e", "f")) {
            college(college);
        }
        book("c", Measure.ADMITTED, "", "2018-02-02", 10, 10);
        book("c", Measure.ADMITTED, "", "2019-08-20", 100, 100);
        book("e", Measure.ADMITTED, "", "2018-08-20", 100, 100);
        book("e", Measure.ADMITTED, "", "2019-08-20", 10, 10);
        book("f", Measure.ADMITTED, "", "2018-08-20", 100, 100);
        book("f", Measure.ADMITTED, "", "2019-08-19", 1000, 1000);
        book("f", Measure.ADMITTED, "", "2019-08-20", 100, 100);
        // what c told of something else long before says nothing of its admissions
        book("c", Measure.GRADUATED, "", "2016-07-01", 10, 10);
        // when
        var found = found("{indicator} {value}，上年 {previous}", steady(ADMITTED));
        // then
        assertThat(found).extracting(Finding::violations).containsExactly(1L, null, 0L);
        assertThat(found.get(0).sentenceZh()).contains("录取数 100 人，上年 10 人");
        assertThat(found.get(1).sentenceZh()).contains("未核对：录取数");
    }

    @Test
    void a_last_year_of_nothing_is_not_compared() {
        // given ten who stated an income of nothing
        income("a", "2018-07-01", 10, 0);
        income("a", "2019-07-01", 10, 5000);
        // when
        var found = one("", steady(INCOME));
        // then
        assertThat(found.violations()).isNull();
    }

    @Test
    void what_began_earlier_in_another_slice_is_a_whole_year_too() {
        // given admissions of one channel from 2018 on, of another that stands before it from August 2019
        college("a")
                .book("a", Measure.ADMITTED, "EXPANSION", "2019-08-20", 5, 5)
                .book("a", Measure.ADMITTED, "OTHER", "2019-08-20", 5, 5)
                .book("a", Measure.ADMITTED, "OTHER", "2018-01-01", 10, 10)
                .book("a", Measure.ADMITTED, "UNIFIED_EXAM", "2019-08-20", 2, 2);
        // when
        var found = one("", steady(ADMITTED));
        // then 12 of 10
        assertThat(found.violations()).isZero();
    }

    @Test
    void three_violations_are_said_without_more() {
        // given
        college("a");
        for (int day = 1; day <= 3; day++) {
            book("a", Measure.ADMITTED, "OTHER", "2019-08-0" + day, 1, 1);
            book("a", Measure.ADMITTED_REGISTERED, "OTHER", "2019-08-0" + day, 2, 2);
        }
        // when
        var found = one("{where}", cohorts());
        // then
        assertThat(found.sentenceZh()).isEqualTo("核对：3 处不符。2019-08-03（其他）；2019-08-02（其他）；2019-08-01（其他）。");
    }

    @Test
    void of_many_violations_the_latest_three_are_said() {
        // given
        college("a");
        for (int day = 1; day <= 5; day++) {
            book("a", Measure.ADMITTED, "OTHER", "2019-08-0" + day, 1, 1);
            book("a", Measure.ADMITTED_REGISTERED, "OTHER", "2019-08-0" + day, 2, 2);
        }
        // when
        var found = one("{where}", cohorts());
        // then
        assertThat(found.violations()).isEqualTo(5);
        assertThat(found.sentenceZh()).isEqualTo("核对：5 处不符。最近 3 处：2019-08-05（其他）；2019-08-04（其他）；2019-08-03（其他）。");
        assertThat(found.sentenceEn())
                .isEqualTo("Tried: 5 do not agree. The latest 3: 2019-08-05 (other); 2019-08-04 (other);"
                        + " 2019-08-03 (other).");
    }

    @Test
    void colleges_that_do_not_count_are_not_checked() {
        // given
        college("a").book("nobody", Measure.ADMITTED_REGISTERED, "OTHER", "2019-08-20", 2, 2);
        // when
        var found = found("", cohorts());
        // then
        assertThat(found).extracting(Finding::college).containsExactly("a");
        assertThat(Set.copyOf(ledger.colleges())).containsExactly("nobody");
    }
}
