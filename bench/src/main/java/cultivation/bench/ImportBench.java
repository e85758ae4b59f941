package cultivation.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;

/**
 * A CSV of 1,000,000 students and an XLSX of 200,000, each imported by a process of its own with 256 MiB of heap. No app
 * runs: it would take the broker's core.
 */
final class ImportBench {
    private static final int CSV_ROWS = 1_000_000;
    private static final int XLSX_ROWS = 200_000;
    private static final String HEAP = "256m";
    private static final List<String> CHANNELS = List.of("统考", "自主招生", "单考单招", "贯通培养", "高职扩招");
    private static final List<String> HEADERS = List.of("学号", "年级", "招生类型", "专业代码", "录取日期", "报到日期", "离校日期");

    private final PrintWriter out;
    private final int most;

    ImportBench(PrintWriter out, int most) {
        this.out = out;
        this.most = most;
    }

    Map<String, Object> run() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("cultivation-bench");
        var measured = new LinkedHashMap<String, Object>();
        try (var stack = new Stack(StackSettings.forTest().withInstances(0), Console.silent())) {
            var csv = folder.resolve("students.csv");
            csv(csv, Math.min(most, CSV_ROWS));
            var xlsx = folder.resolve("students.xlsx");
            xlsx(xlsx, Math.min(most, XLSX_ROWS));
            stack.start();
            measured.put("csv", measure(stack, "4111010853", csv));
            measured.put("xlsx", measure(stack, "4111010857", xlsx));
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
        return measured;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> measure(Stack stack, String college, Path file)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP,
                        "-XX:+UseSerialGC",
                        "-Dlogback.configurationFile=quickstart-logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MeasuredImport.class.getName(),
                        stack.endpoints().kafka(),
                        stack.endpoints().registry(),
                        college,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the import of " + file.getFileName() + " failed: " + printed);
        }
        Map<String, Object> figures =
                new ObjectMapper().readValue(printed.substring(printed.lastIndexOf("{")), LinkedHashMap.class);
        out.println("import " + file.getFileName() + ": " + BenchCommand.line(figures));
        return figures;
    }

    private static String[] row(int i) {
        int year = 2015 + i % 5;
        return new String[] {
            String.format(Locale.ROOT, "%d%07d", year, i),
            Integer.toString(year),
            CHANNELS.get(i % CHANNELS.size()),
            Integer.toString(610_200 + i % 100),
            year + "-08-" + (10 + i % 20),
            year + "/9/" + (1 + i % 9),
            ""
        };
    }

    private static void csv(Path file, int rows) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write(String.join(",", HEADERS) + "\n");
            for (int i = 0; i < rows; i++) {
                writer.write(String.join(",", Arrays.asList(row(i))) + "\n");
            }
        }
    }

    private static void xlsx(Path file, int rows) throws IOException {
        try (var stream = new BufferedOutputStream(Files.newOutputStream(file));
                var workbook = new Workbook(stream, "bench", "1.0")) {
            var sheet = workbook.newWorksheet("学生");
            for (int column = 0; column < HEADERS.size(); column++) {
                sheet.value(0, column, HEADERS.get(column));
            }
            for (int i = 0; i < rows; i++) {
                var cells = row(i);
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(i + 1, column, cells[column]);
                }
                if (i % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
    }
}
