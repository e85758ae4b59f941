package cultivation.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.connection.Connection;
import cultivation.importer.file.ReadOptions;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.RowListener;
import cultivation.importer.sending.FileImport;
import cultivation.importer.sending.ImportId;
import cultivation.producer.PseudonymKey;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;

/** One import in a process of its own, so that its heap is its own; prints what it took as JSON. */
final class MeasuredImport {
    private MeasuredImport() {}

    public static void main(String[] arguments) throws Exception {
        var connection = Connection.of(arguments[0], arguments[1]);
        var college = arguments[2];
        var path = Path.of(arguments[3]);
        var key = PseudonymKey.create(path.resolveSibling(college + ".key"));
        var now = Clock.systemUTC().instant();
        var figures = new LinkedHashMap<String, Object>();

        long begun = System.nanoTime();
        var file = RecordFile.open(path, null);
        var validation = file.read(ReadOptions.toValidate(college, now), RowListener.NONE);
        if (validation.isFaulty()) {
            throw new IllegalStateException(validation.mistakes().get(0).told());
        }
        long checked = System.nanoTime();
        var sending = FileImport.of(connection, college, file, ImportId.random());
        sending.compare();
        var tally = sending.send(new ReadOptions(college, key::of, now), key.fingerprint(), false, rows -> {});
        long sent = System.nanoTime();
        if (tally.sent() != validation.rows() || sending.awaited().size() != validation.rows()) {
            throw new IllegalStateException("sent must be " + validation.rows() + ", got: "
                    + sending.awaited().size());
        }

        figures.put("rows", validation.rows());
        figures.put("fileBytes", Files.size(path));
        figures.put("checkSeconds", (checked - begun) / 1e9);
        figures.put("sendSeconds", (sent - checked) / 1e9);
        figures.put("rowsPerSecondSending", (long) (validation.rows() / ((sent - checked) / 1e9)));
        figures.put("rowsPerSecondInAll", (long) (validation.rows() / ((sent - begun) / 1e9)));
        figures.put("heapLimitMiB", Runtime.getRuntime().maxMemory() >> 20);
        figures.put("heapPeakMiB", heapPeakBytes() >> 20);
        System.out.println(new ObjectMapper().writeValueAsString(figures));
    }

    /** The highest use of each pool, added up: garbage included. */
    private static long heapPeakBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
