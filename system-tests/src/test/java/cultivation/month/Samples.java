package cultivation.month;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Prometheus would have scraped, step by step, as input series of {@code promtool test rules}.
 *
 * <p>That engine's time begins at 0, so metrics that hold moments are moved with it; the as-of day, of which the rules take
 * the month, stays what it is. Series that no rule asks for are left out.
 */
final class Samples {
    private static final Pattern LINE = Pattern.compile("(cultivation_\\w+)(\\{.*\\})? (\\S+)");
    private static final Pattern UNASKED =
            Pattern.compile("statistic=\"(mean|median)\"|window=\"(7d|30d|90d|aytd|stock)\"");
    private static final Pattern INDICATOR = Pattern.compile("^cultivation_indicator_value.*indicator=\"(\\w+)\"");
    private static final String TARGET = "instance=\"app-1:8080\",job=\"cultivation-app\"";

    /** One series, its repetitions folded. */
    private static final class Values {
        final StringBuilder text = new StringBuilder();
        String last = "";
        int repeated;
        int until;

        void at(int step, String value) {
            if (step > until) {
                close();
                text.append(step - until == 1 ? "_ " : "_x" + (step - until) + " ");
                last = "";
            }
            if (value.equals(last)) {
                repeated++;
            } else {
                close();
                last = value;
                repeated = 0;
            }
            until = step + 1;
        }

        void close() {
            if (!last.isEmpty()) {
                text.append(last).append(repeated == 0 ? " " : "x" + repeated + " ");
            }
            last = "";
        }
    }

    private final Instant begins;
    private final Duration step;
    private final boolean probed;
    private final Map<String, Values> series = new TreeMap<>();
    private Map<String, String> lastTaken = Map.of();
    private int steps;

    /** @param probed whether the probe is sampled, which needs steps of less than a minute */
    Samples(Instant begins, Duration step, boolean probed) {
        this.begins = begins;
        this.probed = probed;
        this.step = step;
    }

    Duration step() {
        return step;
    }

    /** The moment that the engine calls so. */
    Instant moment(Duration sinceBeginning) {
        return begins.plus(sinceBeginning);
    }

    /** A scrape that finds what the last one found. */
    void takeTheSame() {
        lastTaken.forEach(this::add);
        steps++;
    }

    /** One scrape. */
    void take(String metrics) {
        var found = new LinkedHashMap<String, String>();
        metrics.lines().filter(line -> line.startsWith("cultivation_")).forEach(line -> {
            var matcher = LINE.matcher(line);
            if (matcher.matches()
                    && !UNASKED.matcher(line).find()
                    && (probed || !line.startsWith("cultivation_probe"))) {
                var labels = matcher.group(2);
                var inner = labels == null ? "" : labels.substring(1, labels.length() - 1) + ",";
                found.put(matcher.group(1) + "{" + inner + TARGET + "}", moved(matcher.group(1), matcher.group(3)));
            }
        });
        found.put("up{" + TARGET + "}", "1");
        lastTaken = found;
        takeTheSame();
    }

    /** The indicators that there are series of, so many together; employment and what is known of it are. */
    List<List<String>> indicators(int atOnce) {
        var all = series.keySet().stream()
                .map(INDICATOR::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .distinct()
                .sorted(Comparator.comparing(
                                (String id) -> !id.equals("outcome_coverage") && !id.equals("employment_rate"))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        var groups = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += atOnce) {
            groups.add(all.subList(from, Math.min(from + atOnce, all.size())));
        }
        return groups;
    }

    private void add(String name, String value) {
        series.computeIfAbsent(name, none -> new Values()).at(steps, value);
    }

    private String moved(String metric, String value) {
        boolean isMoment = metric.endsWith("_timestamp_seconds") && !metric.contains("as_of");
        return isMoment ? String.valueOf(Double.parseDouble(value) - begins.toEpochMilli() / 1000.0) : value;
    }

    /** Writes a test file that asks one question at each step and expects no answer. */
    Path write(Path folder, Path rules, String question, Predicate<String> wanted) throws IOException {
        var file = folder.resolve("question.yml");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("rule_files: [%s/*.yml]\nevaluation_interval: %ds\n".formatted(rules, step.toSeconds()));
            out.write("group_eval_order: [series, threshold, trend, checks, reporting, pipeline, heartbeat]\n");
            out.write("tests:\n  - interval: %ds\n    input_series:\n".formatted(step.toSeconds()));
            for (var each : series.entrySet()) {
                each.getValue().close();
                if (wanted.test(each.getKey())) {
                    out.write("      - series: '%s'\n        values: '%s'\n"
                            .formatted(
                                    each.getKey().replace("'", "''"),
                                    each.getValue().text.toString().strip()));
                }
            }
            out.write("    promql_expr_test:\n");
            for (int at = 0; at < steps; at++) {
                out.write("      - { expr: '%s', eval_time: %ds, exp_samples: [] }\n"
                        .formatted(question, at * step.toSeconds()));
            }
        }
        return file;
    }
}
