package cultivation.importer.file;

import cultivation.importer.cell.Remarks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What reading a file found: counts, the first mistakes, and what a person should look at. */
public final class ValidationReport {
    /** So many mistakes are kept; all are counted. */
    public static final int KEPT_MISTAKES = 1_000;

    private static final int KEPT_NOTES = 20;

    private final List<RowError> mistakes = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> hints = new ArrayList<>();
    private final Remarks remarks = new Remarks();
    private final List<Integer> passedOver = new ArrayList<>();
    /** Items that are not read, with the first line of each. */
    private final Map<String, Integer> otherItems = new LinkedHashMap<>();

    private long rows;
    private long refused;
    private long plainNumbers;
    private @Nullable LocalDate lastDay;

    /** Rows of data, blank lines, sums and notes left out. */
    public long rows() {
        return rows;
    }

    public long accepted() {
        return rows - refused;
    }

    public long refused() {
        return refused;
    }

    /** Whether nothing may be sent. */
    public boolean isFaulty() {
        return !counts.isEmpty();
    }

    /** The first {@value #KEPT_MISTAKES}, in the order of lines, those of the whole file first. */
    public List<RowError> mistakes() {
        return Collections.unmodifiableList(mistakes);
    }

    /** All mistakes, by column and sentence: what the summary shows. */
    public Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    public long mistakeCount() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Chinese sentences about what is no mistake, but may be one. */
    public List<String> hints() {
        var all = new ArrayList<>(hints);
        if (!otherItems.isEmpty()) {
            all.add("以下项目不在规范之中，不读取、不发送："
                    + otherItems.entrySet().stream()
                            .map(item -> item.getKey() + "（第 " + item.getValue() + " 行）")
                            .collect(Collectors.joining("、"))
                    + "。");
        }
        all.addAll(remarks.sentences());
        return Collections.unmodifiableList(all);
    }

    Remarks remarks() {
        return remarks;
    }

    /** The first lines below the header that were taken for sums or notes. */
    public List<Integer> passedOver() {
        return Collections.unmodifiableList(passedOver);
    }

    /** How many rows name a student by the college's own number, which needs the college's key. */
    public long plainNumbers() {
        return plainNumbers;
    }

    /** The latest business day of the accepted rows. */
    public @Nullable LocalDate lastDay() {
        return lastDay;
    }

    void countRow() {
        rows++;
    }

    void countPlainNumber() {
        plainNumbers++;
    }

    void day(LocalDate day) {
        if (lastDay == null || day.isAfter(lastDay)) {
            lastDay = day;
        }
    }

    void refuse(List<RowError> ofRow) {
        refused++;
        ofRow.forEach(this::add);
    }

    void add(RowError mistake) {
        counts.merge(kindOf(mistake), 1L, Long::sum);
        if (mistakes.size() < KEPT_MISTAKES) {
            mistakes.add(mistake);
        }
    }

    /** One mistake of the whole column in place of one in each row. */
    void addForColumn(RowError mistake, RowError ofEachRow) {
        counts.remove(kindOf(ofEachRow));
        mistakes.removeIf(kept -> kindOf(kept).equals(kindOf(ofEachRow)));
        counts.merge(kindOf(mistake), 1L, Long::sum);
        mistakes.add(0, mistake);
    }

    void hint(String sentence) {
        hints.add(sentence);
    }

    void passOverItem(String item, int line) {
        if (otherItems.size() < KEPT_NOTES) {
            otherItems.putIfAbsent(item, line);
        }
    }

    void passOver(int line) {
        if (passedOver.size() < KEPT_NOTES) {
            passedOver.add(line);
        }
    }

    /** Without the numbers in the sentence, so that rows with the same trouble are counted together. */
    private static String kindOf(RowError mistake) {
        var sentence = mistake.sentence();
        int end = sentence.indexOf('。');
        var first = (end < 0 ? sentence : sentence.substring(0, end)).replaceAll("[0-9][0-9:.TZ-]*", "…");
        return (mistake.column().isEmpty() ? "" : "列“" + mistake.column() + "”：") + first;
    }
}
