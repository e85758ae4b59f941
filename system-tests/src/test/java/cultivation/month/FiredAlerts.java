package cultivation.month;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The alerts that Prometheus's engine raises over samples, by the shipped rules with their {@code for}. */
final class FiredAlerts {
    /** An alert began to fire. */
    record Fired(Map<String, String> labels, Instant at) {
        String alert() {
            return label("alertname");
        }

        /** The college, the group, or nothing. */
        String entity() {
            return labels.getOrDefault("college", label("group"));
        }

        /** The indicator or the check, or nothing. */
        String what() {
            return labels.getOrDefault("indicator", label("check"));
        }

        String label(String name) {
            return labels.getOrDefault(name, "");
        }
    }

    /** The engine of tests takes ten thousand samples a query. */
    private static final int INDICATORS_AT_ONCE = 15;

    private static final String FIRING = "ALERTS{alertstate=\"firing\",alertname!=\"Heartbeat\"}";
    private static final Pattern ANSWER =
            Pattern.compile("time: (?<time>[0-9a-z]+),\\s*exp:\\s*nil\\s*got:\\s*(?<got>[^\\n]*)");
    private static final Pattern UNIT = Pattern.compile("(\\d+)([a-z]+)");
    private static final Pattern SERIES = Pattern.compile("(?<labels>\\{[^{}]*\\}) [-+.eE0-9]+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private FiredAlerts() {}

    /** In the order of time; an alert that fires again after it was silent is another one. */
    static List<Fired> of(Samples samples, Path folder) throws IOException, InterruptedException {
        var fired = new HashSet<Fired>();
        var groups = samples.indicators(INDICATORS_AT_ONCE);
        for (List<String> together : groups.isEmpty() ? List.of(List.of("none")) : groups) {
            var others = Pattern.compile("indicator=\"(?!(" + String.join("|", together) + ")\")");
            fired.addAll(ask(samples, folder, series -> !others.matcher(series).find()));
        }
        return fired.stream()
                .sorted(java.util.Comparator.comparing(Fired::at)
                        .thenComparing(each -> each.labels().toString()))
                .toList();
    }

    /** The question expects nothing, so what there is stands in the complaint. */
    private static List<Fired> ask(Samples samples, Path folder, Predicate<String> wanted)
            throws IOException, InterruptedException {
        var rules = SimulatedApp.MONITORING
                .resolve("prometheus/rules")
                .toAbsolutePath()
                .normalize();
        var file = samples.write(folder, rules, FIRING, wanted);
        var promtool = new ProcessBuilder("promtool", "test", "rules", file.toString())
                .redirectErrorStream(true)
                .start();
        promtool.getOutputStream().close();
        var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        promtool.waitFor();
        if ((!said.contains("SUCCESS") && !said.contains("got: ")) || said.contains("err: ")) {
            throw new IllegalStateException("promtool said: " + said);
        }
        var starts = new ArrayList<Fired>();
        Map<Map<String, String>, Duration> last = new HashMap<>();
        var answers = ANSWER.matcher(said);
        while (answers.find()) {
            var at = sinceBeginning(answers.group("time"));
            for (var labels : labels(answers.group("got"))) {
                var before = last.put(labels, at);
                if (before == null || before.compareTo(at.minus(samples.step())) < 0) {
                    starts.add(new Fired(labels, samples.moment(at)));
                }
            }
        }
        return starts;
    }

    /** As promtool prints it: {@code 1w2d8h}, {@code 30m}, {@code 0s}. */
    private static Duration sinceBeginning(String time) {
        var seconds = UNIT.matcher(time)
                .results()
                .mapToLong(part -> Long.parseLong(part.group(1))
                        * switch (part.group(2)) {
                            case "w" -> 604_800;
                            case "d" -> 86_400;
                            case "h" -> 3_600;
                            case "m" -> 60;
                            case "s" -> 1;
                            default -> throw new IllegalStateException("promtool said the time " + time);
                        })
                .sum();
        return Duration.ofSeconds(seconds);
    }

    private static Set<Map<String, String>> labels(String got) {
        var found = new HashSet<Map<String, String>>();
        var series = SERIES.matcher(got);
        while (series.find()) {
            var labels = new TreeMap<String, String>();
            LABEL.matcher(series.group("labels"))
                    .results()
                    .forEach(label -> labels.put(label.group(1), label.group(2)));
            found.add(labels);
        }
        return found;
    }
}
