package cultivation.check;

import cultivation.catalogue.Check;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts the comparisons of one check and one college, and says what the latest violations are. */
final class Violations {
    private static final int MOST_SAID = 3;

    private final Check check;
    private final Deque<Phrase> said = new ArrayDeque<>();
    private final Set<Phrase> notCompared = new LinkedHashSet<>();
    private long compared;
    private long number;

    Violations(Check check) {
        this.check = check;
    }

    /** There is something, and nothing to compare it with. */
    void notCompared(Phrase what) {
        notCompared.add(what);
    }

    void passes() {
        compared++;
    }

    void violated(Map<String, Phrase> figures) {
        violated(1, figures);
    }

    /** One comparison that shows several violations at once. */
    void violated(long times, Map<String, Phrase> figures) {
        compared++;
        number += times;
        said.addFirst(new Phrase(
                filled(check.sentenceZh(), figures, Phrase::zh), filled(check.sentenceEn(), figures, Phrase::en)));
        if (said.size() > MOST_SAID) {
            said.removeLast();
        }
    }

    private static String filled(String sentence, Map<String, Phrase> figures, Function<Phrase, String> language) {
        var filled = sentence;
        for (var figure : figures.entrySet()) {
            filled = filled.replace('{' + figure.getKey() + '}', language.apply(figure.getValue()));
        }
        return filled;
    }

    Finding of(String college) {
        return new Finding(
                check,
                college,
                compared == 0 ? null : (Long) number,
                compared,
                check.nameZh() + "：" + inChinese() + "。",
                check.nameEn() + ": " + inEnglish() + ".");
    }

    private String inChinese() {
        var left = listed(notCompared, Phrase::zh, "、");
        if (compared == 0) {
            return "没有可供核对的数据，未核对" + (left.isEmpty() ? "" : "：" + left);
        }
        var rest = left.isEmpty() ? "" : "；未核对：" + left;
        if (number == 0) {
            return "核对 " + compared + " 处，均相符" + rest;
        }
        return number + " 处不符。" + (isCut() ? "最近 " + MOST_SAID + " 处：" : "") + listed(said, Phrase::zh, "；") + rest;
    }

    private String inEnglish() {
        var left = listed(notCompared, Phrase::en, ", ");
        if (compared == 0) {
            return "nothing to compare" + (left.isEmpty() ? "" : "; not compared: " + left);
        }
        var rest = left.isEmpty() ? "" : "; not compared: " + left;
        if (number == 0) {
            return compared + " compared, all agree" + rest;
        }
        return number + (number == 1 ? " does" : " do") + " not agree. "
                + (isCut() ? "The latest " + MOST_SAID + ": " : "") + listed(said, Phrase::en, "; ") + rest;
    }

    /** Whether there are violations that are not said. */
    private boolean isCut() {
        return number > said.size() && said.size() == MOST_SAID;
    }

    private static String listed(Collection<Phrase> phrases, Function<Phrase, String> language, String between) {
        return phrases.stream().map(language).collect(Collectors.joining(between));
    }
}
