package cultivation.importer.file;

import java.util.ArrayList;
import java.util.List;

/** Lines as a person reads them: {@code 4–200、205}. */
final class LineRanges {
    private static final int SHOWN = 20;

    private record Range(int first, int last) {
        @Override
        public String toString() {
            return first == last ? String.valueOf(first) : first + "–" + last;
        }
    }

    private final List<Range> ranges = new ArrayList<>();
    private int count;
    private boolean more;

    /** Lines come in their order. */
    void add(int line) {
        count++;
        int last = ranges.size() - 1;
        if (last >= 0 && ranges.get(last).last() == line - 1) {
            ranges.set(last, new Range(ranges.get(last).first(), line));
        } else if (ranges.size() < SHOWN) {
            ranges.add(new Range(line, line));
        } else {
            more = true;
        }
    }

    int count() {
        return count;
    }

    int first() {
        return ranges.get(0).first();
    }

    @Override
    public String toString() {
        return String.join("、", ranges.stream().map(Range::toString).toList()) + (more ? " 等" : "");
    }
}
