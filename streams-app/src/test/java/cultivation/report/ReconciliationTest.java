package cultivation.report;

import static cultivation.report.BookedReports.FIRST;
import static cultivation.report.BookedReports.SECOND;
import static cultivation.report.Reconciliation.Verdict.AGREES;
import static cultivation.report.Reconciliation.Verdict.DIFFERS;
import static cultivation.report.Reconciliation.Verdict.INCOMPARABLE;
import static cultivation.report.Reconciliation.Verdict.MISSING_HERE;
import static cultivation.report.Reconciliation.Verdict.MISSING_THERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.entity.Measure;
import cultivation.report.Reconciliation.Compared;
import cultivation.report.Reconciliation.Contradiction;
import cultivation.report.Reconciliation.Verdict;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The report's figures against a city whose counts are the report's, as far as they do not contradict each other. */
class ReconciliationTest {
    private final BookedReports reports = new BookedReports();

    ReconciliationTest() {
        year("2018-12-01", 25388, 21302, 20029, 19874, 18637, 302, 11905);
        year("2019-12-01", 24792, 21558, 20446, 19349, 17875, 246, 13649);
        reports.book(FIRST, Measure.IN_SCHOOL, "2018-12-01", 58221).book(FIRST, Measure.IN_SCHOOL, "2019-12-01", -431);
        reports.book(FIRST, Measure.INCOME_FEN, "", "2018-12-01", 461_019L * 100, 100)
                .book(FIRST, Measure.INCOME_STATED, "2018-12-01", 100)
                .book(FIRST, Measure.INCOME_FEN, "", "2019-12-01", 445_531L * 100, 100)
                .book(FIRST, Measure.INCOME_STATED, "2019-12-01", 100);
        money("2018-12-01", 2_388_170_000L, 599_000_000L);
        money("2019-12-01", 3_493_710_000L, 598_580_000L);
        training("2018-12-01", 653427, 21386, 0, 12133, 0, 61478);
        training("2019-12-01", 700396, 22312, 5479, 54424, 194805, 182986);
    }

    private void year(
            String day,
            long planned,
            long admitted,
            long registered,
            long graduates,
            long employed,
            long selfEmployed,
            long local) {
        reports.book(FIRST, Measure.PLANNED_PLACES, "OTHER", day, planned, 1)
                .book(FIRST, Measure.ADMITTED, "OTHER", day, admitted, admitted)
                .book(FIRST, Measure.REGISTERED, "OTHER", day, registered, registered)
                .book(FIRST, Measure.ADMITTED_REGISTERED, "OTHER", day, registered, registered)
                .book(FIRST, Measure.GRADUATED, "OTHER", day, graduates - 10, graduates - 10)
                .book(SECOND, Measure.GRADUATED, "OTHER", day, 10, 10)
                .book(FIRST, Measure.EMPLOYED, day, employed - 5)
                .book(SECOND, Measure.EMPLOYED, day, 5)
                .book(FIRST, Measure.SELF_EMPLOYED, day, selfEmployed)
                .book(FIRST, Measure.EMPLOYED_LOCAL, day, local);
    }

    private void money(String day, long techService, long techTrade) {
        reports.book(FIRST, Measure.TECH_SERVICE_FEN, "", day, techService, 3)
                .book(FIRST, Measure.TECH_TRADE_FEN, "", day, techTrade, 3);
    }

    private void training(
            String day, long skills, long farmer, long veteran, long grassroots, long other, long overseas) {
        var classes = List.of("SKILLS", "NEW_FARMER", "VETERAN", "GRASSROOTS_SERVICE", "OTHER");
        var amounts = List.of(skills, farmer, veteran, grassroots, other);
        for (int i = 0; i < classes.size(); i++) {
            if (amounts.get(i) > 0) {
                reports.book(FIRST, Measure.TRAINING_PERSON_DAYS, classes.get(i), day, amounts.get(i), 1);
            }
        }
        reports.book(FIRST, Measure.OVERSEAS_PERSON_DAYS, "", day, overseas, 1);
    }

    private static String printed() {
        try (var file = Objects.requireNonNull(
                ReconciliationTest.class.getResourceAsStream("/cultivation/report/printed-2018-2019.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reconciliation reconcile(String file) {
        return reports.reconcile(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Compared> figures(Reconciliation answer, Verdict... verdicts) {
        return answer.compared().stream()
                .filter(figure -> List.of(verdicts).contains(figure.verdict()))
                .toList();
    }

    private static List<String> names(List<Compared> figures) {
        return figures.stream()
                .map(figure -> figure.row() + " " + figure.year())
                .toList();
    }

    private static Compared figure(Reconciliation answer, String row, int year) {
        return answer.compared().stream()
                .filter(figure -> figure.row().equals(row) && figure.year() == year)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sentences(Reconciliation answer, String kind) {
        return answer.contradictions().stream()
                .filter(each -> each.kind().equals(kind))
                .map(Contradiction::sentence)
                .toList();
    }

    private static List<String> kinds(Compared figure) {
        return figure.reproducedBy().stream().map(Definition::kind).toList();
    }

    private static List<String> words(Compared figure) {
        return figure.reproducedBy().stream().map(Definition::words).toList();
    }

    @Test
    void the_report_s_own_contradictions_are_found_and_everything_else_agrees() {
        // when
        var answer = reconcile(printed());

        // then
        assertThat(names(figures(answer, DIFFERS, MISSING_HERE, MISSING_THERE)))
                .containsExactly(
                        "实际录取率 2018",
                        "实际录取率 2019",
                        "新生报到率 2018",
                        "新生报到率 2019",
                        "在校生 2019",
                        "就业率 2018",
                        "母校满意度 2018",
                        "母校满意度 2019");
        var employment = figure(answer, "就业率", 2018);
        assertThat(employment.ours()).isEqualByComparingTo("93.78");
        assertThat(employment.difference()).isEqualByComparingTo("1.70");
        assertThat(Objects.requireNonNull(employment.figure()).numerator()).isEqualTo(18637);
        assertThat(employment.tried()).isGreaterThan(80);
        assertThat(figure(answer, "实际录取率", 2019).ours()).isEqualByComparingTo("86.96");
        assertThat(figure(answer, "新生报到率", 2019).ours()).isEqualByComparingTo("94.84");
        assertThat(sentences(answer, "counts")).hasSize(3).anySatisfy(sentence -> assertThat(sentence)
                .contains("就业率", "2018", "95.48", "18,637", "19,874", "93.78"));
        assertThat(sentences(answer, "parts"))
                .singleElement()
                .asString()
                .contains("977,416", "782,611", "194,805", "其他非学历培训服务");
        assertThat(sentences(answer, "twice")).singleElement().asString().contains("5.71", "57,790");
        assertThat(sentences(answer, "note")).singleElement().asString().contains("2018", "305,980", "686,946");
        assertThat(answer.isClean()).isFalse();
        assertThat(names(figures(answer, INCOMPARABLE))).containsExactly("各类高职招生数 2018");
    }

    @Test
    void the_board_holds_still_for_one_figure_at_a_time() {
        // when
        var answer = reconcile(printed());

        // then
        long comparable = answer.compared().size() - answer.number(INCOMPARABLE);
        assertThat(reports.steps).isEqualTo(comparable + 2);
    }

    @Test
    void planted_errors_are_found_in_a_shuffled_copy_each_with_what_would_explain_it() {
        // given
        var planted = printed()
                .replace("19874,19349", "19874,19439")
                .replace("2388.17,3493.71", "2388.17,349.37")
                .replace("11905,13649", "13649,11905")
                .replace("599,598.58", "599,599")
                .replace("61478,182986", "61478,977416")
                .replace("—,5479", "5479,5479");
        var lines = new ArrayList<>(planted.lines().toList());
        var header = lines.remove(0);
        Collections.shuffle(lines, new Random(7));
        lines.add(0, header);
        var before = names(figures(reconcile(printed()), DIFFERS, MISSING_HERE));

        // when
        var answer = reconcile(String.join("\r\n", lines));

        // then
        var found = names(figures(answer, DIFFERS, MISSING_HERE));
        assertThat(found).containsAll(before).contains("毕业生人数 2019", "技术服务到款额 2019", "技术交易到款额 2019", "退役军人培训服务 2018");
        assertThat(found).hasSize(before.size() + 7);
        assertThat(kinds(figure(answer, "毕业生人数", 2019))).contains("slip");
        assertThat(kinds(figure(answer, "A类:留在当地就业人数", 2018))).contains("year");
        assertThat(kinds(figure(answer, "技术交易到款额", 2019))).contains("rounding");
        assertThat(kinds(figure(answer, "国（境）外人员培训量", 2019))).contains("indicator", "row");
        assertThat(figure(answer, "退役军人培训服务", 2018).verdict()).isEqualTo(MISSING_HERE);
        // 17,875 of 19,439 is not what is printed any more
        assertThat(sentences(answer, "counts"))
                .anySatisfy(sentence -> assertThat(sentence).contains("2019", "91.95"));
    }

    @Test
    void a_rate_that_somebody_averaged_over_the_colleges_is_told_apart_from_the_pooled_one() {
        // when: the mean of 93.84 and 50.00, of (18,637 − 5)/(19,874 − 10) and 5/10
        var answer = reconcile("指标,2018年\n就业率,71.90\n");

        // then
        var rate = figure(answer, "就业率", 2018);
        assertThat(kinds(rate)).contains("statistic").doesNotContain("numerator", "denominator");
        assertThat(words(rate)).contains("各校值的平均数");
    }

    @Test
    void a_rate_over_another_denominator_is_recognised() {
        // when: registered over planned places
        var answer = reconcile("row_zh,indicator,value_2019\n报到率,registration_rate,82.47\n");

        // then
        assertThat(words(figure(answer, "报到率", 2019))).contains("以“计划招生数”为分母");
    }

    @Test
    void a_table_of_ours_agrees_with_us() {
        for (String table : List.of("2-2", "2-3", "5-2", "6-1")) {
            // given
            var csv = reports.csv(table, 2019, false);

            // when
            var answer = reconcile(csv);

            // then
            assertThat(answer.isClean()).as(answer.toString()).isTrue();
            assertThat(figures(answer, DIFFERS, MISSING_HERE, MISSING_THERE)).isEmpty();
            assertThat(figures(answer, AGREES)).isNotEmpty();
        }
    }

    @Test
    void a_college_s_figures_are_compared_with_the_college_s() {
        // when
        var answer = reconcile("指标,indicator,2018年\n毕业生,graduates{" + SECOND
                + "},10\n信息 毕业生,graduates{xinxi},10\n谁 毕业生,graduates{who},1\n");

        // then
        assertThat(names(figures(answer, AGREES))).containsExactly("毕业生 2018", "信息 毕业生 2018");
        assertThat(figures(answer, INCOMPARABLE).get(0).why()).contains("who");
    }

    @Test
    void whatever_is_said_in_chinese_is_said_in_english_too() {
        // given: the report's contradictions, slips of the pen, and rows that cannot be compared
        var answers = List.of(
                reconcile(printed()),
                reconcile("指标,2018年,2019年,2099年\n就业率,71.90,83.78,1\n毕业生人数,19847,194,x\n"),
                reconcile("指标,indicator,单位,2018年\n谁 毕业生,graduates{who},,1\n无,nothing,,1\n毕业生人数,,元,1\n"));

        // when
        var english = answers.stream()
                .flatMap(answer -> Stream.of(
                                answer.contradictions().stream().map(Contradiction::sentenceEn),
                                answer.compared().stream().map(Compared::whyEn),
                                answer.compared().stream()
                                        .flatMap(figure -> figure.reproducedBy().stream())
                                        .map(Definition::wordsEn))
                        .flatMap(each -> each))
                .filter(sentence -> !sentence.isEmpty())
                .toList();

        // then
        assertThat(english)
                .hasSizeGreaterThan(20)
                .noneMatch(sentence -> sentence.matches("(?s).*[\\p{IsHan}，。；：（）].*"))
                .anyMatch(sentence ->
                        sentence.matches("Line \\d+ of 2018 is printed as 95.48%, but line \\d+ of 2018, 18,637 ÷ .*"));
    }

    @Test
    void a_workbook_is_told_to_be_saved_as_csv() {
        assertThatThrownBy(() -> PrintedFigures.read("PK\u0003\u0004".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PrintedFigures.UnreadableException.class)
                .hasMessageContaining("XLSX 工作簿");
    }

    @Test
    void a_file_in_gb18030_and_with_other_separators_is_read() {
        var file = "表;指标;单位;2019\n6-1;毕业生人数;人;19,349\n6-1;毕业生人数;人次;1\n";

        var answer = reports.reconcile(file.getBytes(Charset.forName("GB18030")));

        assertThat(names(figures(answer, AGREES))).containsExactly("毕业生人数 2019");
        assertThat(figures(answer, INCOMPARABLE).get(0).why()).contains("人次", "人");
    }
}
