package cultivation.bench.measured;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process has used since it began, as Linux tells it.
 *
 * @param cpuSeconds in user and system mode, all threads
 * @param writtenBytes to files, as far as they reached the page cache
 * @param residentBytes at most so far
 */
public record Usage(double cpuSeconds, long writtenBytes, long residentBytes) {
    /** {@code getconf CLK_TCK}: 100 on every Linux that runs a JVM. */
    private static final double TICKS_A_SECOND = 100;

    /** Fields of /proc/PID/stat after the name in brackets, counted from 0. */
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;

    public static Usage of(long pid) {
        var folder = Path.of("/proc", Long.toString(pid));
        try {
            var stat = Files.readString(folder.resolve("stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return new Usage(
                    (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) / TICKS_A_SECOND,
                    number(Files.readAllLines(folder.resolve("io")), "write_bytes:"),
                    number(Files.readAllLines(folder.resolve("status")), "VmHWM:") * 1024);
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " cannot be measured; the bench needs Linux", e);
        }
    }

    /** What was used since {@code earlier}; resident at most is what it is now. */
    public Usage since(Usage earlier) {
        return new Usage(cpuSeconds - earlier.cpuSeconds, writtenBytes - earlier.writtenBytes, residentBytes);
    }

    private static long number(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").strip())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
