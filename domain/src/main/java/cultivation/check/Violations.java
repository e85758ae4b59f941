package cultivation.check;

import cultivation.catalogue.Check;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Counts the comparisons of one check and one college, and says what the latest violations are. */
final class Violations {
    private static final int MOST_SAID = 3;

    private final Check check;
    private final Deque<String> said = new ArrayDeque<>();
    private final Set<String> notCompared = new LinkedHashSet<>();
    private long compared;
    private long number;

    Violations(Check check) {
        this.check = check;
    }

    /** There is something, and nothing to compare it with. */
    void notCompared(String what) {
        notCompared.add(what);
    }

    void passes() {
        compared++;
    }

    void violated(Map<String, String> figures) {
        violated(1, figures);
    }

    /** One comparison that shows several violations at once. */
    void violated(long times, Map<String, String> figures) {
        compared++;
        number += times;
        var sentence = check.sentenceZh();
        for (var figure : figures.entrySet()) {
            sentence = sentence.replace('{' + figure.getKey() + '}', figure.getValue());
        }
        said.addFirst(sentence);
        if (said.size() > MOST_SAID) {
            said.removeLast();
        }
    }

    Finding of(String college) {
        if (compared == 0) {
            return new Finding(check, college, null, 0, check.nameZh() + "：没有可供核对的数据，未核对" + named() + "。");
        }
        if (number == 0) {
            return new Finding(
                    check, college, 0L, compared, check.nameZh() + "：核对 " + compared + " 处，均相符" + rest() + "。");
        }
        var list = String.join("；", said);
        return new Finding(
                check,
                college,
                number,
                compared,
                check.nameZh() + "：" + number + " 处不符。"
                        + (number > said.size() && said.size() == MOST_SAID ? "最近 " + MOST_SAID + " 处：" : "") + list
                        + rest() + "。");
    }

    private String rest() {
        return notCompared.isEmpty() ? "" : "；未核对" + named();
    }

    private String named() {
        return notCompared.isEmpty() ? "" : "：" + String.join("、", notCompared);
    }
}
