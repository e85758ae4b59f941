package cultivation.importer.cell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts {@link Remark}s, and keeps the first example of each. */
public final class Remarks {
    private static final class Told {
        private final String first;
        private int count;

        Told(String first) {
            this.first = first;
        }
    }

    private final Map<Remark, Told> told = new EnumMap<>(Remark.class);

    public void add(Remark remark, int line, String example) {
        told.computeIfAbsent(remark, key -> new Told("第 " + line + " 行，" + example)).count++;
    }

    /** One sentence for each. */
    public List<String> sentences() {
        var sentences = new ArrayList<String>();
        told.forEach((remark, of) -> sentences.add(remark.zh() + "：共 " + of.count + " 处，第一处在" + of.first + "。"));
        return sentences;
    }
}
