package cultivation.importer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cultivation.schemas.TrustedRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as LibreOffice itself writes them, which makes dates and numbers of what looks like them. */
class LibreOfficeIT {
    private static final String TABLE = """
            某学院2019年到款明细,,,,
            到款编号,到款日期,到款类别,到款金额（万元）,经济效益（元）
            D-1,2019-07-01,横向,"1,234.5",
            D-2,2019/7/2,培训,0.01,"12,000"
            20190703,2019年7月3日,纵向,-3,0
            合计,,,1231.51,
            """;
    private static final List<String> EVENTS = List.of(
            "D-1 2019-07-01 TECH_SERVICE 1234500000 0",
            "D-2 2019-07-02 TRAINING 10000 1200000",
            "20190703 2019-07-03 VERTICAL_RESEARCH -3000000 0");

    @TempDir
    private static Path folder;

    private static Path csv;

    @BeforeAll
    static void installed() throws IOException {
        TrustedRecords.trust();
        boolean installed = false;
        for (String path : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            installed |= Files.isExecutable(Path.of(path).resolve("soffice"));
        }
        assumeTrue(installed, "LibreOffice (soffice) is not installed");
        csv = Files.writeString(folder.resolve("payments.csv"), TABLE);
    }

    @Test
    void an_xlsx_that_it_made_of_a_csv_imports_as_the_csv_does() throws Exception {
        assertThat(events(csv)).isEqualTo(EVENTS);

        assertThat(events(convert(csv, "xlsx", "xlsx"))).isEqualTo(EVENTS);
    }

    @Test
    void a_csv_that_it_wrote_in_gb18030_imports_as_well() throws Exception {
        var xlsx = convert(csv, "xlsx", "gb");

        var again = convert(xlsx, "csv:Text - txt - csv (StarCalc):44,34,85,1", "gb-csv");

        assertThat(Files.readString(again, java.nio.charset.Charset.forName("GB18030")))
                .contains("到款编号");
        assertThat(events(again)).isEqualTo(EVENTS);
    }

    @Test
    void its_own_format_is_refused_and_the_way_out_said() throws Exception {
        var ods = convert(csv, "ods", "ods");

        assertThatThrownBy(() -> RecordFile.open(ods, null))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("不是 XLSX 表格")
                .hasMessageContaining("另存为 XLSX");
    }

    private static List<String> events(Path file) throws Exception {
        var events = new ArrayList<String>();
        var validation = RecordFile.open(file, null)
                .read(ReadOptions.toValidate("4111010853", Instant.parse("2020-08-01T00:00:00Z")), new RowListener() {
                    @Override
                    public void accepted(Row row, SpecificRecord event) {
                        events.add(UglyFilesTest.text(event));
                    }
                });
        assertThat(validation.mistakes()).isEmpty();
        return events;
    }

    private static Path convert(Path file, String to, String target) throws Exception {
        var out = folder.resolve(target);
        var command = List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--infilter=CSV:44,34,76,1",
                "--convert-to",
                to,
                "--outdir",
                out.toString(),
                file.toString());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("soffice.log").toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("soffice ends").isTrue();
        try (var files = Files.list(out)) {
            return files.findFirst().orElseThrow();
        }
    }
}
