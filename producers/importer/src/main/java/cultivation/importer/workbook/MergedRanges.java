package cultivation.importer.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the merged ranges of a sheet. They stand behind the rows that they are about, so the part is looked through
 * before: as bytes for the word alone, which costs a third of parsing it, and parsed only where the word is.
 */
final class MergedRanges {
    private static final byte[] WORD = "mergeCell".getBytes(StandardCharsets.US_ASCII);
    /** Some sixteen megabytes of them. */
    private static final int MAX_RANGES = 500_000;

    private MergedRanges() {}

    static List<MergedRange> read(Parts parts, String part) throws IOException, WorkbookException {
        if (!names(parts, part)) {
            return List.of();
        }
        var ranges = new ArrayList<MergedRange>();
        parts.each(part, reader -> {
            if (reader.getLocalName().equals("mergeCell") && WorkbookFile.isMain(reader)) {
                ranges.add(range(Parts.attribute(reader, "ref", "")));
                if (ranges.size() > MAX_RANGES) {
                    throw new WorkbookException("工作表中有超过 500,000 处合并单元格。请取消合并，或另存为 CSV。");
                }
            }
        });
        ranges.sort(Comparator.comparingInt(MergedRange::firstRow));
        return List.copyOf(ranges);
    }

    private static MergedRange range(String reference) throws WorkbookException {
        int colon = reference.indexOf(':');
        var first = CellAddress.parse(colon < 0 ? reference : reference.substring(0, colon));
        var last = CellAddress.parse(reference.substring(colon + 1));
        return new MergedRange(
                Math.min(first.row(), last.row()),
                Math.max(first.row(), last.row()),
                Math.min(first.column(), last.column()),
                Math.max(first.column(), last.column()));
    }

    private static boolean names(Parts parts, String part) throws IOException, WorkbookException {
        int seen = 0;
        var buffer = new byte[1 << 16];
        try (var bytes = parts.bytes(part)) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    byte b = buffer[i];
                    if (b == WORD[seen]) {
                        if (++seen == WORD.length) {
                            return true;
                        }
                    } else if (b != 0) { // of UTF-16
                        seen = b == WORD[0] ? 1 : 0;
                    }
                }
            }
        }
        return false;
    }
}
