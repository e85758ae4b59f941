package cultivation.importer.file;

import static cultivation.importer.file.RawWorkbook.NONE;
import static cultivation.importer.file.RawWorkbook.number;
import static cultivation.importer.file.RawWorkbook.text;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.schemas.TrustedRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Forms that were printed before they were filled: what nobody filled is passed over, what anybody did is not. */
class FormRowsTest {
    private static final String GRADUATES = "序号,学号,毕业日期,专业大类,毕结业结论\n";
    private static final String FILLED = """
            1,01,2019-07-01,工,毕业
            2,02,2019-07-02,理,毕业
            3,03,2019-07-01,工,毕业
            """;

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    private static Outcome csv(String text) throws IOException {
        return Outcome.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rows_that_are_numbered_and_hold_a_default_alone_are_passed_over_and_that_is_said() throws Exception {
        for (RawWorkbook.Cell preset : new RawWorkbook.Cell[] {NONE, text("毕业")}) {
            var book = new RawWorkbook().texts(GRADUATES.strip());
            for (int i = 1; i <= 200; i++) {
                boolean filled = i <= 3;
                book.row(
                        number(String.valueOf(i), 0),
                        filled ? text("0" + i) : NONE,
                        filled ? text("2019-07-01") : NONE,
                        filled ? text("工") : NONE,
                        filled ? text("毕业") : preset);
            }

            var outcome = Outcome.of(book.bytes());

            assertThat(outcome.told()).isEmpty();
            assertThat(outcome.events()).hasSize(3);
            assertThat(outcome.hints()).anySatisfy(hint -> assertThat(hint)
                    .isEqualTo("第 5–201 行（共 197 行）没有编号，只有序号和各行都相同的内容，是没有填的空行，不作为数据。"));
        }
    }

    @Test
    void rows_between_and_without_a_number_of_their_own_too() throws Exception {
        var outcome = csv(GRADUATES + "1,01,2019-07-01,工,毕业\n2,,,,毕业\n3,03,2019-07-01,理,毕业\n,,,,毕业\n5,,,,\n");

        assertThat(outcome.told()).isEmpty();
        assertThat(outcome.events()).hasSize(2);
        assertThat(outcome.hints()).anySatisfy(hint -> assertThat(hint).startsWith("第 3、5–6 行（共 3 行）"));
    }

    @Test
    void a_row_with_a_name_a_day_or_a_word_of_its_own_is_never_passed_over() throws Exception {
        var named = "序号,姓名,学号,毕业日期,专业大类,毕结业结论\n1,甲,01,2019-07-01,工,毕业\n2,乙,02,2019-07-01,工,毕业\n3,丙,,,,毕业\n";
        var dated = GRADUATES + FILLED + "4,,2019-07-05,,毕业\n";
        var whole = GRADUATES + "1,01,2019-07-01,工,毕业\n2,02,2019-07-01,工,毕业\n3,,2019-07-01,工,毕业\n";
        var other = GRADUATES + FILLED + "4,,,,结业\n";

        for (String file : new String[] {named, dated, whole, other}) {
            assertThat(csv(file).told()).as(file).isNotEmpty();
        }
    }

    @Test
    void unfilled_rows_of_which_that_is_not_certain_are_one_finding() throws Exception {
        var form = new StringBuilder(GRADUATES + "1,01,2019-07-01,工,结业\n2,02,2019-07-01,工,毕业\n");
        for (int i = 3; i <= 200; i++) {
            form.append(i).append(",,,,毕业\n");
        }

        assertThat(csv(form.toString()).told())
                .containsExactly("第 4 行：第 4–201 行（共 198 行）没有编号，只有序号和代码，不知道是没有填的空行还是漏填。是空行请删除或清空，漏填请补上。");
    }

    @Test
    void instructions_and_examples_below_the_header_are_passed_over() throws Exception {
        var outcome = csv(GRADUATES
                + ",必填，文本型,必填，格式 2019-07-01,必填，请下拉选择,必填\n示例,2019010199,2019-07-01,工,毕业\n".replace("必填，", "必填 ")
                + FILLED);

        assertThat(outcome.told()).isEmpty();
        assertThat(outcome.events()).hasSize(3);
        assertThat(outcome.hints()).anySatisfy(hint -> assertThat(hint).startsWith("以下行是合计、附注、填写说明或示例，不作为数据：2、3"));
    }

    @Test
    void lines_of_instructions_between_rows_are_one_finding() throws Exception {
        var lines = new StringBuilder(GRADUATES);
        for (int i = 1; i <= 60; i++) {
            lines.append("第").append(i).append("条 按学籍系统的内容,,,,\n");
        }

        assertThat(csv(lines + FILLED).told())
                .containsExactly("第 2 行：第 2–61 行（共 60 行）只有一格有内容，像是说明，不是数据。请删除这些行，或移到表头上面。");
    }
}
