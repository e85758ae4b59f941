package cultivation.importer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cultivation.schemas.TrustedRecords;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is imported of a file is what LibreOffice shows of it, cell by cell, or the row is refused. {@code -Djudge.seed=7}
 * tries one seed, {@code -Djudge.seeds=100} more of them.
 */
class LibreOfficeJudgesIT {
    private static final int FILES = 100;
    /** Each call of LibreOffice costs seconds, so that only every fourth seed has files of text too. */
    private static final int CSV_FILES = 40;

    private static final int CSV_SEEDS = 4;
    private static final String SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true";

    /** An encoding, and the number by which LibreOffice knows it. */
    private record Encoding(Charset charset, int number) {}

    private static final List<Encoding> ENCODINGS = List.of(
            new Encoding(StandardCharsets.UTF_8, 76),
            new Encoding(Charset.forName("GB18030"), 85),
            new Encoding(StandardCharsets.UTF_16LE, 65_535));

    @TempDir
    private static Path folder;

    private final List<String> wrong = new ArrayList<>();
    private int comparedFiles;
    private int refusedFiles;
    private int comparedRows;

    @BeforeAll
    static void installed() {
        TrustedRecords.trust();
        var path = System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1);
        assumeTrue(
                Stream.of(path)
                        .anyMatch(each -> Files.isExecutable(Path.of(each).resolve("soffice"))),
                "LibreOffice (soffice) is not installed");
    }

    @Test
    void what_is_imported_is_what_libreoffice_shows_or_the_row_is_refused() throws Exception {
        var one = Integer.getInteger("judge.seed");
        int seeds = Integer.getInteger("judge.seeds", 8);

        for (int seed = one == null ? 1 : one; seed <= (one == null ? seeds : one); seed++) {
            judge(seed);
        }

        System.out.printf(
                "files compared %d, refused %d; rows compared %d%n", comparedFiles, refusedFiles, comparedRows);
        assertThat(wrong).isEmpty();
        assertThat(comparedFiles * 3).as("a third at least is compared").isGreaterThan(comparedFiles + refusedFiles);
    }

    private void judge(int seed) throws Exception {
        var chance = new Random(seed);
        int csvFiles = seed % CSV_SEEDS == 1 ? CSV_FILES : 0;
        var encoding = ENCODINGS.get(seed / CSV_SEEDS % ENCODINGS.size());
        char separator = ",;\t".charAt(chance.nextInt(3));
        var in = Files.createDirectories(folder.resolve("in" + seed));
        var files = new HashMap<Path, MutatedFile>();
        for (int i = 0; i < FILES; i++) {
            var file = i < csvFiles
                    ? MutatedFile.csv(chance, separator, encoding.charset())
                    : MutatedFile.workbook(chance);
            var path = in.resolve("seed%d-file%03d.%s".formatted(seed, i, file.suffix()));
            files.put(Files.write(path, file.bytes()), file);
        }
        var texts = files.keySet().stream()
                .filter(path -> path.toString().endsWith(".csv"))
                .toList();
        var books = files.keySet().stream()
                .filter(path -> path.toString().endsWith(".xlsx"))
                .toList();
        var out = folder.resolve("out" + seed);
        show(books, out, List.of());
        // Every column as a text: what is judged is how lines and cells are found.
        if (!texts.isEmpty()) {
            show(
                    texts,
                    out,
                    List.of("--infilter=CSV:%d,34,%d,1,1/2/2/2/3/2/4/2".formatted((int) separator, encoding.number())));
        }
        for (Map.Entry<Path, MutatedFile> each : files.entrySet()) {
            var name = each.getKey().getFileName().toString().replaceFirst("\\..*", "");
            compare(name, each.getKey(), each.getValue(), shown(out.resolve(name + ".csv")));
        }
    }

    private static void show(List<Path> files, Path out, List<String> options) throws Exception {
        var command = new ArrayList<>(List.of(
                "soffice", "-env:UserInstallation=" + folder.resolve("profile").toUri(), "--headless"));
        command.addAll(options);
        command.addAll(List.of("--convert-to", SHOWN, "--outdir", out.toString()));
        files.forEach(file -> command.add(file.toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("soffice.log").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("soffice ends").isTrue();
    }

    private static List<List<String>> shown(Path csv) throws IOException {
        try (var records = CsvReader.builder().skipEmptyLines(false).ofCsvRecord(csv)) {
            return records.stream().map(record -> record.getFields()).toList();
        }
    }

    private void compare(String name, Path path, MutatedFile file, List<List<String>> shown) throws Exception {
        try {
            var options = ReadOptions.toValidate("4111010853", Outcome.NOW);
            var found = RecordFile.open(path, null).read(options, new RowListener() {
                @Override
                public void accepted(Row row, SpecificRecord event) {
                    comparedRows++;
                    compareRow(name, row.number(), event, file, shown);
                }
            });
            if (found.isFaulty()) {
                refusedFiles++;
            } else {
                comparedFiles++;
            }
        } catch (UnreadableFileException e) {
            refusedFiles++;
        }
    }

    private void compareRow(String name, int row, SpecificRecord event, MutatedFile file, List<List<String>> shown) {
        var cells = shown.get(row - 1);
        var day = shown.get(file.filledFrom().contains(row) ? row - 2 : row - 1).get(1);
        expect(name, row, "id", event.get(1).toString(), cells.get(0).strip());
        expect(name, row, "day", event.get(2).toString(), dayOf(day));
        expect(name, row, "kind", event.get(3).toString(), cells.get(2).equals("横向") ? "TECH_SERVICE" : "TRAINING");
        var amount = amountOf(cells.get(3));
        var ours = BigDecimal.valueOf((long) event.get(4), 2).setScale(amount.scale(), RoundingMode.HALF_UP);
        expect(name, row, "amount", ours.toPlainString(), amount.toPlainString());
    }

    private void expect(String name, int row, String what, String imported, String shown) {
        if (!imported.equals(shown)) {
            wrong.add("%s row %d %s: imported %s, LibreOffice shows %s".formatted(name, row, what, imported, shown));
        }
    }

    private static String dayOf(String shown) {
        var parts = shown.replace(" 00:00:00", "").replaceFirst("日$", "").split("[-/年月]", -1);
        return parts.length != 3
                ? shown
                : LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
                        .toString();
    }

    private static BigDecimal amountOf(String shown) {
        var bare = shown.strip().replaceAll("[,¥￥ ]", "");
        return new BigDecimal(bare.startsWith("(") ? "-" + bare.substring(1, bare.length() - 1) : bare);
    }
}
