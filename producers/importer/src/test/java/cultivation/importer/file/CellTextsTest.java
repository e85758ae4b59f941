package cultivation.importer.file;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.schemas.TrustedRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in cells without being seen, and moments where days are meant. */
class CellTextsTest {
    private static final String STUDENTS = "学号,入学年份,招生类型,录取日期\n";
    private static final String PAYMENTS = "到款编号,到款日期,到款类别,到款金额（元）\n";

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    private static Outcome csv(String text) throws IOException {
        return Outcome.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "2019-08-31T16:00:00.000Z,2019-09-01",
        "2019-08-31T15:59:59Z,2019-08-31",
        "2019-08-31 16:00:00+00:00,2019-09-01",
        "2019-09-01T00:00:00+08:00,2019-09-01",
        "2019-09-01T00:00:00+0800,2019-09-01",
        "2019/8/31 16:00Z,2019-09-01",
        "2019-08-31T12:00:00.5-04,2019-09-01"
    })
    void an_instant_is_beijing_s_day_and_that_is_said(String instant, String day) throws Exception {
        var outcome = csv(PAYMENTS + "D-1," + instant + ",横向,1\n");

        assertThat(outcome.told()).isEmpty();
        assertThat(outcome.events()).containsExactly("D-1 " + day + " TECH_SERVICE 100 0");
        assertThat(outcome.hints())
                .containsExactly("日期列里有带时区的时刻，已换算为北京时间的日期：共 1 处，第一处在第 2 行，列“到款日期”，值“" + instant + "”读作 " + day + "。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-08-31T16:00:00.000", "2019-08-31 16:00", "2019/8/31 8:00:01", "43708.6667"})
    void a_time_without_a_zone_is_refused_since_it_may_be_the_day_before(String text) throws Exception {
        var outcome = csv(PAYMENTS + "D-1," + text + ",横向,1\n");

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.told()).singleElement().satisfies(told -> assertThat(told)
                .startsWith("第 2 行，列“到款日期”，值“" + text + "”：日期带有时刻而没有时区")
                .contains("2019-08-31T16:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-09-01 00:00:00", "2019/9/1 0:00", "2019-09-01T00:00:00.000", "43709.0"})
    void midnight_without_a_zone_is_its_day(String text) throws Exception {
        var outcome = csv(PAYMENTS + "D-1," + text + ",横向,1\n");

        assertThat(outcome.events()).containsExactly("D-1 2019-09-01 TECH_SERVICE 100 0");
        assertThat(outcome.hints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-09-01T24:10:00Z", "2019-09-01T10:00:00+25:00", "2019-02-30T10:00:00Z", "9月1日"})
    void moments_and_days_that_never_were_are_refused(String text) throws Exception {
        assertThat(csv(PAYMENTS + "D-1," + text + ",横向,1\n").told()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202d2019100101\u202c",
                "2019\u200b100101",
                "2019100\u00ad101",
                "\u20602019100101",
                "\ufeff2019100101\u2069",
                "2019\u200d100101",
                "2019100101\ufe0f",
                "2019100101\udb40\udd00",
                "2019\u00a0100\u202f101",
                "2019\u3000100101",
                "2019\u3164100101",
                "２０１９\u061c１００１０１"
            })
    void what_nobody_sees_is_taken_out_of_an_id_and_that_is_said(String number) throws Exception {
        var outcome = csv(STUDENTS + "2019100100,2019,统一高考,2019-08-10\n" + number + ",2019,统一高考,2019-08-10\n");

        assertThat(outcome.told()).isEmpty();
        assertThat(outcome.events())
                .containsExactly(
                        "P(2019100100) 2019 UNIFIED_EXAM null 2019-08-10 null null ORDINARY ORDINARY NOT_STATED",
                        "P(2019100101) 2019 UNIFIED_EXAM null 2019-08-10 null null ORDINARY ORDINARY NOT_STATED");
        assertThat(outcome.hints()).singleElement().satisfies(hint -> assertThat(hint)
                .contains("看不见的字符", "共 1 处，第一处在第 3 行，列“学号”"));
    }

    @Test
    void two_ids_that_become_one_by_it_are_refused() throws Exception {
        var outcome = csv(STUDENTS + "2019\u200b01,2019,统一高考,2019-08-10\n201901,2019,统一高考,2019-08-10\n");

        assertThat(outcome.told()).containsExactly("第 3 行，列“学号”，值“201901”：去掉看不见的字符后与第 2 行重复。同一编号只能有一行，请删除或改正其中一行。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019 0101", "2019010101 2019010102", "\"2019010101\n2019010102\""})
    void a_space_or_a_line_break_in_a_student_number_is_refused_since_there_may_be_two(String number) throws Exception {
        var outcome = csv(STUDENTS + number + ",2019,统一高考,2019-08-10\n");

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.told()).singleElement().satisfies(told -> assertThat(told)
                .contains("编号中间有空格或换行"));
    }

    @Test
    void a_header_is_known_without_what_nobody_sees_in_it_and_that_is_said() throws Exception {
        var outcome = csv("\u202a到款\u200b编号,到款日期\u00ad,到款类别,到款金额（元）\nD-1\u200b,2019-07-01\u200b,横\u200b向,1\u202c\n");

        assertThat(outcome.told()).isEmpty();
        assertThat(outcome.events()).containsExactly("D-1 2019-07-01 TECH_SERVICE 100 0");
        assertThat(outcome.hints()).singleElement().satisfies(hint -> assertThat(hint)
                .contains("共 3 处，第一处在第 1 行，列名"));
    }
}
