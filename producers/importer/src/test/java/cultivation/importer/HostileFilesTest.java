package cultivation.importer;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cli.Verbs;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are meant to do harm, read by a process that has a heap of 32 MiB and would end if it held one of them. */
class HostileFilesTest {
    private static final String HEADER = "到款编号,到款日期,到款类别,到款金额（元）\n";
    private static final String ROW = "D-1,2019-07-01,横向,1\n";

    @TempDir
    Path folder;

    /** What the child runs: the verb, once for each file. */
    static final class Child {
        private Child() {}

        public static void main(String[] files) {
            for (String file : files) {
                int exit = Verbs.commandLine(new ValidateCommand()).execute(file);
                System.out.println("exit " + exit);
            }
        }
    }

    @Test
    void each_is_refused_in_a_sentence_without_a_stack_trace_and_without_being_held_in_memory() throws Exception {
        // given
        var files = List.of(
                empty("empty.csv"),
                empty("empty.xlsx"),
                holes(),
                longCell(),
                cellOfManyLines(),
                zip("sheet-bomb.xlsx", "xl/worksheets/sheet1.xml", 200 << 20),
                zip("strings-bomb.xlsx", "xl/sharedStrings.xml", 64 << 20),
                zipOfManyParts(),
                entities());
        var log = folder.resolve("log").toFile();

        // when
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName()));
        files.forEach(file -> command.add(file.toString()));
        var child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();

        // then
        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        var printed = Files.readString(log.toPath());
        assertThat(printed)
                .as(printed)
                .doesNotContain("\tat ")
                .doesNotContain("OutOfMemory")
                .contains(
                        "empty.csv:1: 文件是空的（0 字节）",
                        "empty.xlsx:1: 文件是空的（0 字节）",
                        "holes.csv:1: 第 2 行含有二进制内容",
                        "long.csv:2: ",
                        "内容过长",
                        "cell.csv:1: 第 2 行起的引号不配对，或一行过长",
                        "sheet-bomb.xlsx:1: XLSX 解压后异常庞大（疑为压缩炸弹，部件 xl/worksheets/sheet1.xml）",
                        "strings-bomb.xlsx:1: XLSX 解压后异常庞大（疑为压缩炸弹，部件 xl/sharedStrings.xml）",
                        "parts.xlsx:1: XLSX 压缩包内有 2003 个部件",
                        "entities.xlsx:1: XLSX 内含文档类型或外部实体声明");
        assertThat(printed.lines().filter(line -> line.equals("exit 1"))).hasSize(files.size());
        assertThat(child.exitValue()).isZero();
    }

    private Path empty(String name) throws IOException {
        return Files.createFile(folder.resolve(name));
    }

    /** A sparse file: two megabytes of a line, and holes to the end. */
    private Path holes() throws IOException {
        var path = Files.writeString(folder.resolve("holes.csv"), HEADER + "D".repeat(2 << 20));
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(1L << 30);
        }
        return path;
    }

    /** A row whose first cell alone is three times the heap. */
    private Path longCell() throws IOException {
        var path = Files.writeString(folder.resolve("long.csv"), HEADER);
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.APPEND)) {
            var block = "D".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 96; i++) {
                out.write(block);
            }
            out.write(ROW.getBytes(StandardCharsets.UTF_8));
        }
        return path;
    }

    /** A quote that is never closed: each line is short, the cell is 96 megabytes. */
    private Path cellOfManyLines() throws IOException {
        var path = folder.resolve("cell.csv");
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write((HEADER + "\"D-1,").getBytes(StandardCharsets.UTF_8));
            var block = ROW.repeat(1 << 12).getBytes(StandardCharsets.UTF_8);
            for (long written = 0; written < 96 << 20; written += block.length) {
                out.write(block);
            }
        }
        return path;
    }

    private Path zip(String name, String part, long bytes) throws IOException {
        var path = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            workbook(zip);
            zip.putNextEntry(new ZipEntry(part));
            var block = "<c></c>".repeat(1 << 13).getBytes(StandardCharsets.UTF_8);
            for (long written = 0; written < bytes; written += block.length) {
                zip.write(block);
            }
            zip.closeEntry();
        }
        assertThat(Files.size(path)).isLessThan(1 << 20);
        return path;
    }

    private Path zipOfManyParts() throws IOException {
        var path = folder.resolve("parts.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            workbook(zip);
            for (int i = 0; i <= 2_000; i++) {
                zip.putNextEntry(new ZipEntry("xl/part" + i + ".xml"));
                zip.closeEntry();
            }
        }
        return path;
    }

    /** A billion laughs, and a file of the machine's own. */
    private Path entities() throws IOException {
        var path = folder.resolve("entities.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            workbook(zip);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write("""
                    <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
                    <!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet>&b;&f;</worksheet>""".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return path;
    }

    private static void workbook(ZipOutputStream zip) throws IOException {
        for (String part : List.of("[Content_Types].xml", "xl/workbook.xml")) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }
}
