package cultivation.catalogue.file;

import cultivation.catalogue.Check;
import cultivation.catalogue.CheckRule;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Term;
import cultivation.catalogue.Window;
import cultivation.reference.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the checks of a catalogue. */
final class CheckEntry {
    private static final int MOST_DAYS = 365;
    private static final int MOST_TIMES = 100_000;

    private enum Kind {
        WITHIN,
        ABSENT,
        PLAUSIBLE,
        NEVER_BELOW_ZERO,
        AMONG_PEERS,
        STEADY
    }

    /** The fields of every check. */
    private static final Set<String> COMMON = Set.of(
            "id", "severity", "rule", "nameZh", "nameEn", "definitionZh", "definitionEn", "sentence", "sentenceEn");

    private static final Map<Kind, Set<String>> FIELDS = Map.of(
            Kind.WITHIN, Set.of("parts", "whole", "window", "each", "bySlice"),
            Kind.ABSENT, Set.of("term", "window", "graceDays"),
            Kind.PLAUSIBLE, Set.of("numerator", "denominator", "window", "least", "most"),
            Kind.NEVER_BELOW_ZERO, Set.of("term", "window"),
            Kind.AMONG_PEERS,
                    Set.of("indicator", "window", "deviations", "leastPercent", "minColleges", "minContributions"),
            Kind.STEADY, Set.of("indicators", "window", "percent", "minContributions"));

    private final Entry entry;
    private final Map<String, Indicator> indicators;

    private CheckEntry(Entry entry, Map<String, Indicator> indicators) {
        this.entry = entry;
        this.indicators = indicators;
    }

    /** The checks of these entries, which speak of these indicators. */
    static List<Check> all(List<Entry> entries, List<Indicator> declared) {
        var indicators = new LinkedHashMap<String, Indicator>();
        declared.forEach(indicator -> indicators.put(indicator.id(), indicator));
        var checks = new ArrayList<Check>();
        var ids = new HashSet<String>();
        var mistakes = new ArrayList<CatalogueMistake>();
        for (Entry entry : entries) {
            mistakes.addAll(CatalogueFile.mistakesOf(() -> {
                var check = new CheckEntry(entry, indicators).check();
                if (!ids.add(check.id())) {
                    throw entry.mistake("check '" + check.id() + "' is declared twice; remove one");
                }
                checks.add(check);
            }));
        }
        if (!mistakes.isEmpty()) {
            throw CatalogueMistake.of(mistakes);
        }
        return checks;
    }

    private Check check() {
        var kind = entry.named("rule", CatalogueFile.symbol(Kind.class), CatalogueFile.lowerCase(Kind.values()));
        var fields = new HashSet<>(COMMON);
        fields.addAll(Objects.requireNonNull(FIELDS.get(kind)));
        entry.allowOnly(fields);
        try {
            return new Check(
                    entry.text("id"),
                    entry.named(
                            "severity", CatalogueFile.symbol(Severity.class), List.of("info", "warning", "critical")),
                    entry.text("nameZh"),
                    entry.text("nameEn"),
                    entry.text("definitionZh"),
                    entry.text("definitionEn"),
                    entry.text("sentence"),
                    entry.text("sentenceEn"),
                    rule(kind));
        } catch (IllegalArgumentException e) {
            throw entry.mistake(e.getMessage() + "");
        }
    }

    private CheckRule rule(Kind kind) {
        return switch (kind) {
            case WITHIN -> within();
            case ABSENT ->
                new CheckRule.Absent(
                        term("term"), window(), entry.has("graceDays") ? entry.number("graceDays", 0, MOST_DAYS) : 0);
            case PLAUSIBLE ->
                new CheckRule.Plausible(
                        term("numerator"),
                        term("denominator"),
                        daysWindow(),
                        entry.number("least", 0, MOST_TIMES),
                        entry.number("most", 0, MOST_TIMES));
            case NEVER_BELOW_ZERO -> new CheckRule.NeverBelowZero(term("term"), daysWindow());
            case AMONG_PEERS -> amongPeers();
            case STEADY -> steady();
        };
    }

    private CheckRule within() {
        var each = entry.named(
                "each", CatalogueFile.symbol(CheckRule.Each.class), CatalogueFile.lowerCase(CheckRule.Each.values()));
        return new CheckRule.Within(
                entry.entries("parts").stream().map(CatalogueFile::term).toList(),
                term("whole"),
                each == CheckRule.Each.DAY ? daysWindow() : window(),
                each,
                entry.is("bySlice"));
    }

    private CheckRule amongPeers() {
        var indicator = entry.named("indicator", indicators::get, indicators.keySet());
        return new CheckRule.AmongPeers(
                indicator,
                windowOf(List.of(indicator)),
                entry.number("deviations", 1, MOST_TIMES),
                entry.number("leastPercent", 0, MOST_TIMES),
                entry.number("minColleges", 3, MOST_TIMES),
                entry.number("minContributions", 1, MOST_TIMES));
    }

    private CheckRule steady() {
        var chosen = entry.allNamed("indicators", indicators::get, indicators.keySet());
        return new CheckRule.Steady(
                chosen,
                windowOf(chosen),
                entry.number("percent", 101, MOST_TIMES),
                entry.number("minContributions", 1, MOST_TIMES));
    }

    private Term term(String name) {
        return CatalogueFile.term(entry.entry(name));
    }

    private Window window() {
        return entry.named("window", Window::ofId, CatalogueFile.windowIds());
    }

    /** Days are compared one by one, so the window must have a first one. */
    private Window daysWindow() {
        return entry.named(
                "window",
                id -> id.equals(Window.STOCK.id()) ? null : Window.ofId(id),
                CatalogueFile.windowIds().stream()
                        .filter(id -> !id.equals(Window.STOCK.id()))
                        .toList());
    }

    /** A window that each of the indicators has. */
    private Window windowOf(List<Indicator> chosen) {
        var window = window();
        for (Indicator indicator : chosen) {
            if (!indicator.windows().contains(window)) {
                throw entry.mistake("indicator '" + indicator.id() + "' has no window " + window.id() + "; it has "
                        + indicator.windows().stream().map(Window::id).toList());
            }
        }
        return window;
    }
}
