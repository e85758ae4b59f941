package cultivation.importer.file;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.rule.StudentNumber;
import cultivation.schemas.TrustedRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of programs that quote nothing, or in code page 936: rows are kept apart or the line is told, never swallowed. */
class CsvRowsTest {
    private static final Charset GBK = Charset.forName("GB18030");
    private static final String HEADER = "到款编号,项目,到款日期,到款类别,到款金额（元）\n";
    private static final String PLAIN = "Q-9,普通,2019-07-09,横向,900\n";
    private static final String P9 = "Q-9 2019-07-09 TECH_SERVICE 90000 0";

    @TempDir
    Path folder;

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    private FileReading read(UglyFile file) throws IOException {
        return FileReading.of(file, folder, "4111010853", StudentNumber.OWN);
    }

    private FileReading read(String csv) throws IOException {
        return read(UglyFile.csv("csv", csv));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "27\"显示器研发",
                "\"星火\"计划项目",
                "\"星火\"与\"燎原\"计划",
                "2\"和3\"",
                "\"\"",
                "\"星火\"",
                "\"星火\" ",
                "\"星火，\"\"燎原\"\"\"",
                "\"星火,燎原\"",
                "\"星火\n燎原\"",
                "\"甲,乙\n丙,丁\""
            })
    void a_quote_of_which_it_is_certain_where_its_cell_ends_keeps_rows_apart(String project) throws IOException {
        var reading = read(HEADER + "Q-1," + project + ",2019-07-01,横向,100\n" + PLAIN);

        assertThat(reading.told()).isEmpty();
        assertThat(reading.events()).containsExactly("Q-1 2019-07-01 TECH_SERVICE 10000 0", P9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Q-4,\"星火计划项目,2019-07-04,横向,400\n" + PLAIN,
                "Q-4,\"星火计划项目,2019-07-04,横向,400\n" + PLAIN + "Q-6,\"燎原计划\",2019-07-06,横向,600\n" + PLAIN,
                "Q-4,\"星火计划项目,2019-07-04,横向,400\nQ-5,燎原\",2019-07-05,横向,500\n" + PLAIN,
                "Q-4,\"星火计划项目,2019-07-04,横向,400\n" + PLAIN + "Q-5,燎原\",2019-07-05,横向,500\n" + PLAIN,
                "Q-4,\"星火,燎原\"计划项目,2019-07-04,横向,400\n" + PLAIN,
                "Q-4,\"星火\n燎原\"计划项目,2019-07-04,横向,400\n" + PLAIN
            })
    void a_quote_that_may_have_swallowed_something_is_refused_with_the_line_where_it_opens(String rows)
            throws IOException {
        var reading = read(HEADER + PLAIN + rows);

        assertThat(reading.told()).singleElement().asString().contains("第 3 行起的引号不配对", "（自“\"星火", "另存为 XLSX");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "到款编号,\"项目,到款日期,到款类别,到款金额（元）\n" + PLAIN,
                "\"某学院\n" + HEADER + PLAIN,
                "到款编号;\"项目;到款日期;到款类别;到款金额（元）\nQ-9;普通;2019-07-09;横向;900\n"
            })
    void a_quote_that_opens_above_the_rows_is_told_rather_than_a_header_that_is_not_found(String csv)
            throws IOException {
        var reading = read(csv);

        assertThat(reading.told()).singleElement().asString().contains("第 1 行起的引号不配对");
    }

    @Test
    void a_separator_too_many_refuses_its_row_and_no_other() throws IOException {
        var reading = read("到款编号,到款日期,到款类别,到款金额（元）\nD-1,2019-07-01,横向,1,234.50\nQ-9,2019-07-09,横向,900\n");

        assertThat(reading.events()).containsExactly(P9);
        assertThat(reading.told()).singleElement().asString().contains("第 2 行，值“234.50”：比表头多出一格", "双引号括起");
    }

    @Test
    void the_euro_of_code_page_936_is_read_also_beside_characters_of_four_bytes_and_as_a_second_byte()
            throws IOException {
        // 吚 is 85 80, whose second byte is that of the euro; 㐂 takes four bytes
        for (String project : new String[] {"合同价@1500元", "@", "吚@吚", "㐂@𠀀@"}) {
            var reading = read(UglyFile.bytes("936", ".csv", () -> codePage936(HEADER + PLAIN.replace("普通", project))));

            assertThat(reading.told()).isEmpty();
            assertThat(reading.events()).containsExactly(P9);
        }
    }

    @Test
    void code_page_936_gives_the_euro_itself() throws IOException {
        try (var in = new CodePage936(new java.io.ByteArrayInputStream(codePage936("吚@㐂@a")))) {
            assertThat(new String(in.readAllBytes(), GBK)).isEqualTo("吚€㐂€a");
        }
    }

    @Test
    void a_file_in_no_encoding_is_refused_with_the_line_where_the_likelier_one_ends() throws IOException {
        var gbk = read(UglyFile.bytes("gbk", ".csv", () -> {
            var out = new ByteArrayOutputStream();
            out.writeBytes((HEADER + PLAIN + PLAIN).getBytes(GBK));
            out.write(0xFF);
            return out.toByteArray();
        }));
        var utf8 = read(UglyFile.bytes("utf8", ".csv", () -> {
            var out = new ByteArrayOutputStream();
            out.writeBytes((HEADER + PLAIN.repeat(3)).getBytes(StandardCharsets.UTF_8));
            out.write(0xFF);
            return out.toByteArray();
        }));

        assertThat(gbk.told()).singleElement().asString().contains("第 4 行既不是 UTF-8 也不是 GB18030");
        assertThat(utf8.told()).singleElement().asString().contains("第 5 行既不是 UTF-8 也不是 GB18030");
    }

    @Test
    void utf8_that_breaks_somewhere_is_not_taken_for_another_encoding_in_which_there_is_no_header() throws IOException {
        for (byte[] broken : new byte[][] {{(byte) 0xE7, (byte) 0xBE}, "普通".getBytes(GBK), {(byte) 0x80}}) {
            var reading = read(UglyFile.bytes("broken", ".csv", () -> {
                var out = new ByteArrayOutputStream();
                out.writeBytes((HEADER + PLAIN + "Q-2,").getBytes(StandardCharsets.UTF_8));
                out.writeBytes(broken);
                out.writeBytes(",2019-07-01,TECH_SERVICE,1\n".getBytes(StandardCharsets.UTF_8));
                return out.toByteArray();
            }));

            assertThat(reading.told()).singleElement().asString().contains("文字编码无法识别：第 3 行");
        }
    }

    private static byte[] codePage936(String text) {
        var out = new ByteArrayOutputStream();
        for (String part : text.split("(?=@)|(?<=@)", -1)) {
            if (part.equals("@")) {
                out.write(0x80);
            } else {
                out.writeBytes(part.getBytes(GBK));
            }
        }
        return out.toByteArray();
    }
}
