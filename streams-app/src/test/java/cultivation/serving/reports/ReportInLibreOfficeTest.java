package cultivation.serving.reports;

import static cultivation.serving.Serving.FIRST;
import static cultivation.serving.Serving.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.college.Colleges;
import cultivation.entity.Measure;
import cultivation.serving.Serving;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a commission's clerk sees who opens a table: LibreOffice reads the files, cell by cell what the JSON says. */
class ReportInLibreOfficeTest {
    private static final String FORMULA = "=HYPERLINK(\"http://elsewhere.example\")";

    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    private void city(long employed) {
        serving.book(FIRST, Measure.PLANNED_PLACES, "OTHER", "2019-05-01", 120, 2)
                .book(FIRST, Measure.ADMITTED, "OTHER", "2019-08-01", 110, 110)
                .book(SECOND, Measure.GRADUATED, "OTHER", "2019-07-01", 7, 7)
                .book(SECOND, Measure.GRADUATED, "OTHER", "2018-07-01", 3, 3)
                .book(SECOND, Measure.EMPLOYED, "2019-07-01", employed)
                .book(SECOND, Measure.INCOME_FEN, "", "2019-07-01", 1_000_001, 2)
                .book(SECOND, Measure.INCOME_STATED, "2019-07-01", 2)
                .book(FIRST, Measure.TECH_SERVICE_FEN, "", "2019-03-01", -3_000_000, 2)
                .book(FIRST, Measure.TECH_TRADE_FEN, "", "2018-03-01", 1_234_567_890_123L, 4)
                .book(FIRST, Measure.OVERSEAS_PERSON_DAYS, "", "2019-03-01", 0, 1);
    }

    @Test
    void every_table_opens_with_the_json_s_values_and_no_text_becomes_a_formula(@TempDir Path folder) throws Exception {
        requireLibreOffice();
        // given: a college whose name is a formula, and a year that was closed and corrected
        var second = Colleges.ofBeijing(SECOND).orElseThrow();
        second.setName(FORMULA);
        serving.board.update(change -> change.college(SECOND, second));
        city(5);
        serving.send("POST", "/api/v1/closings", "{\"year\": 2019, \"closedBy\": \"=1+1\"}");
        city(6);
        var expected = new TreeMap<String, JsonNode>();
        for (String table : List.of("2-2", "2-3", "5-2", "6-1")) {
            for (String entity : List.of("beijing", "municipal_commission", FIRST, SECOND)) {
                var query = "/api/v1/reports/" + table + "?year=2019&entity=" + entity;
                var name = table + "-" + entity;
                Files.write(folder.resolve(name + ".xlsx"), serving.bytes(query + "&format=xlsx"));
                expected.put(name, serving.json(query));
            }
        }

        // when
        convert(folder);

        // then
        for (Map.Entry<String, JsonNode> table : expected.entrySet()) {
            var sheet = read(folder.resolve(table.getKey() + ".csv"));
            var json = table.getValue();
            assertThat(sheet.get(0).getField(0))
                    .isEqualTo("表" + json.get("table").asText() + " "
                            + json.get("title").asText() + "（"
                            + json.get("entityName").asText() + "）");
            assertThat(sheet.get(1).getField(0)).contains("=1+1", "结账", "更正");
            assertThat(cells(sheet)).as(table.getKey()).isEqualTo(cells(json));
        }
        assertThat(read(folder.resolve("2-3-" + SECOND + ".csv")).get(0).getField(0))
                .contains(FORMULA);
    }

    /** Rows from the fifth on: number, name, unit, last year, this year. */
    private static List<List<String>> cells(List<CsvRecord> sheet) {
        return sheet.stream().skip(4).map(row -> row.getFields().subList(0, 5)).toList();
    }

    private static List<List<String>> cells(JsonNode table) {
        var rows = new ArrayList<List<String>>();
        for (JsonNode row : table.get("rows")) {
            rows.add(List.of(
                    row.get("number").asText(),
                    row.get("name").asText(),
                    row.get("unit").asText(),
                    printed(row, row.get("previousYear")),
                    printed(row, row)));
        }
        return rows;
    }

    private static String printed(JsonNode row, JsonNode figure) {
        if (row.get("heading").asBoolean()) {
            return "";
        }
        var value = figure.get("value");
        if (value.isNull()) {
            return "—";
        }
        boolean whole = List.of("人", "人日").contains(row.get("unit").asText());
        return String.format(Locale.ROOT, whole ? "%,.0f" : "%,.2f", value.decimalValue());
    }

    private static void requireLibreOffice() {
        boolean installed = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "soffice")));
        Assumptions.assumeTrue(installed, "LibreOffice is not installed (Debian: libreoffice-calc)");
    }

    /** All files at once: it takes LibreOffice seconds to start. Figures come as the screen shows them. */
    private static void convert(Path folder) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "soffice",
                "--headless",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false",
                "--outdir",
                folder.toString()));
        try (var files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".xlsx"))
                    .map(Path::toString)
                    .forEach(command::add);
        }
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("soffice.log").toFile())
                .start();
        boolean done = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(done && process.exitValue() == 0)
                .as(Files.readString(folder.resolve("soffice.log")))
                .isTrue();
    }

    private static List<CsvRecord> read(Path file) throws IOException {
        try (var reader = CsvReader.builder().ofCsvRecord(Files.readString(file, StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        }
    }
}
