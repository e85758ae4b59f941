package cultivation.importer.file;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.rule.StudentNumber;
import cultivation.schemas.TrustedRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a column that is not read, the others are. */
class UnreadColumnsTest {
    private static final String D1 = "D-1 2019-07-01 TECH_SERVICE 123450 0";

    private static final String PICTURE = "data:image/jpeg;base64," + "/9j/".repeat(1 << 19);

    @TempDir
    Path folder;

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                Arguments.of("an error", "<c r=\"E2\" t=\"e\"><v>#N/A</v></c>"),
                Arguments.of("an error of a formula", "<c r=\"E2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"),
                Arguments.of("a formula without a value", "<c r=\"E2\"><f>RAND()</f></c>"),
                Arguments.of("an ISO day", "<c r=\"E2\" t=\"d\"><v>2019-07-01</v></c>"),
                Arguments.of("a kind of cell that nobody knows", "<c r=\"E2\" t=\"z\"><v>1</v></c>"),
                Arguments.of("a number that is none", "<c r=\"E2\"><v>abc</v></c>"),
                Arguments.of("a number without digits", "<c r=\"E2\"><v></v></c>"),
                Arguments.of("a number beyond all", "<c r=\"E2\"><v>1E400</v></c>"),
                Arguments.of("yes or no that is neither", "<c r=\"E2\" t=\"b\"><v>maybe</v></c>"),
                Arguments.of("a style that is not there", "<c r=\"E2\" s=\"99\"><v>1</v></c>"),
                Arguments.of(
                        "a text longer than a cell holds",
                        "<c r=\"E2\" t=\"inlineStr\"><is><t>" + "长".repeat(40_000) + "</t></is></c>"),
                Arguments.of(
                        "a picture of two megabytes",
                        "<c r=\"E2\" t=\"inlineStr\"><is><t>" + PICTURE + "</t></is></c>"),
                Arguments.of("a formula of two megabytes", "<c r=\"E2\"><f>" + PICTURE + "</f><v>1</v></c>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void a_cell_of_a_sheet(String name, String cell) throws IOException {
        var file = UglyFile.bytes(name, ".xlsx", () -> UglyFile.rawXlsx("", sheet(cell)));

        var reading = FileReading.of(file, folder, "4111010853", StudentNumber.OWN);

        assertThat(reading.told()).isEmpty();
        assertThat(reading.events()).containsExactly(D1);
    }

    @Test
    void a_long_text_a_broken_number_and_a_long_header_in_a_text_file() throws IOException {
        var csv = "备注,到款编号,到款日期,到款类别,到款金额（元）," + "很长的列名".repeat(40) + "\n" + "长".repeat(200_000)
                + ",D-1,2019-07-01,横向,1234.5,#N/A\n";

        var reading = FileReading.of(UglyFile.csv("csv", csv), folder, "4111010853", StudentNumber.OWN);

        assertThat(reading.told()).isEmpty();
        assertThat(reading.events()).containsExactly(D1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\""})
    void pictures_of_two_megabytes_in_a_text_file(String quote) throws IOException {
        var picture = quote + PICTURE.replace(",", quote.isEmpty() ? ";" : ",") + quote;
        var csv = "照片,到款编号,到款日期,到款类别,到款金额（元）,照片2\n" + picture + ",D-1,2019-07-01,横向,1234.5," + picture + "\n" + picture
                + ",D-2,2019-07-01,横向,1234.5,\n";

        var reading = FileReading.of(UglyFile.csv("csv", csv), folder, "4111010853", StudentNumber.OWN);

        assertThat(reading.told()).isEmpty();
        assertThat(reading.events()).containsExactly(D1, D1.replace("D-1", "D-2"));
    }

    private static String sheet(String cell) {
        return "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + "<row r=\"1\">" + text("A1", "到款编号") + text("B1", "到款日期") + text("C1", "到款类别")
                + text("D1", "到款金额（元）") + text("E1", "经办人") + "</row><row r=\"2\">" + text("A2", "D-1")
                + text("B2", "2019-07-01") + text("C2", "横向") + "<c r=\"D2\"><v>1234.5</v></c>" + cell
                + "</row></sheetData></worksheet>";
    }

    private static String text(String address, String text) {
        return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }
}
