package cultivation.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What people read: what it is, since when, which colleges with value, threshold and as-of day, and what to do.
 *
 * <p>{@link #markdown(int)} never exceeds the given number of UTF-8 bytes: entries are left out whole, those that stopped first, and
 * 「另有 k 所」 says how many colleges are not named.
 */
final class Message {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BEIJING);
    /** Longer ones are cut, so that one hostile name cannot push the others out. */
    private static final int ENTRY_CODE_POINTS = 240;

    private final List<Alert> firing;
    private final List<Alert> resolved;
    private final Alert first;

    Message(AlertGroup group) {
        if (group.alerts().isEmpty()) {
            throw new IllegalArgumentException("a group of alerts must not be empty, got: " + group);
        }
        var order = Comparator.comparingInt(Message::rank).thenComparing(Message::sentence);
        this.firing =
                group.alerts().stream().filter(Alert::firing).sorted(order).toList();
        this.resolved = group.alerts().stream()
                .filter(alert -> !alert.firing())
                .sorted(order)
                .toList();
        this.first = firing.isEmpty() ? resolved.get(0) : firing.get(0);
    }

    /** One line, for the list of messages and the phone's lock screen. */
    String title() {
        return shortened(
                (firing.isEmpty() ? "【告警停止】" : severity()) + what() + "（" + count(firing.isEmpty() ? resolved : firing)
                        + "）",
                60);
    }

    /** The whole message in at most so many bytes of UTF-8. */
    String markdown(int limit) {
        int shownFiring = firing.size();
        int shownResolved = resolved.size();
        while (true) {
            var text = markdown(shownFiring, shownResolved);
            if (text.getBytes(UTF_8).length <= limit) {
                return text;
            }
            if (shownResolved > 0) {
                shownResolved--;
            } else if (shownFiring > 0) {
                shownFiring--;
            } else {
                throw new IllegalStateException(
                        "a message without entries must fit into " + limit + " bytes, got: " + text);
            }
        }
    }

    private String markdown(int shownFiring, int shownResolved) {
        var text = new StringBuilder("**").append(title()).append("**\n");
        if (!firing.isEmpty()) {
            text.append("> 自 ").append(since(firing)).append(" 起\n\n");
            entries(text, firing, shownFiring);
        }
        if (!resolved.isEmpty()) {
            if (!firing.isEmpty()) {
                text.append("\n**告警停止（").append(count(resolved)).append("）**\n\n");
            } else {
                text.append("> 自 ").append(since(resolved)).append(" 起，现已停止\n\n");
            }
            entries(text, resolved, shownResolved);
        }
        var runbook = first.annotation("runbook_url");
        if (!runbook.isEmpty()) {
            text.append("\n处置手册：[")
                    .append(what())
                    .append("](")
                    .append(shortened(runbook.replaceAll("[\\s()<>]", ""), 500))
                    .append(")\n");
        }
        return text.toString();
    }

    private static void entries(StringBuilder text, List<Alert> alerts, int shown) {
        alerts.stream()
                .limit(shown)
                .forEach(alert -> text.append("- ").append(sentence(alert)).append('\n'));
        var left = alerts.subList(shown, alerts.size());
        if (!left.isEmpty()) {
            var named = colleges(alerts.subList(0, shown));
            var unnamed = colleges(left);
            unnamed.removeAll(named);
            boolean allOfColleges =
                    left.stream().noneMatch(alert -> alert.college().isEmpty());
            text.append(
                    allOfColleges && !unnamed.isEmpty()
                            ? "- 另有 " + unnamed.size() + " 所\n"
                            : "- 另有 " + left.size() + " 项\n");
        }
    }

    private String what() {
        var summary = first.annotation("summary");
        int english = summary.indexOf(" · ");
        var chinese = english > 0 ? summary.substring(0, english) : summary;
        return plain(chinese.isEmpty() ? first.label("alertname") : chinese);
    }

    private String severity() {
        return switch (first.label("severity")) {
            case "critical" -> "【严重】";
            case "warning" -> "【警戒】";
            default -> "【提示】";
        };
    }

    private static String count(List<Alert> alerts) {
        var colleges = colleges(alerts);
        return alerts.stream().noneMatch(alert -> alert.college().isEmpty())
                ? colleges.size() + " 所"
                : alerts.size() + " 项";
    }

    private static Set<String> colleges(List<Alert> alerts) {
        return alerts.stream().map(Alert::college).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String since(List<Alert> alerts) {
        return MINUTE.format(alerts.stream()
                .map(Alert::startsAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH));
    }

    private static String sentence(Alert alert) {
        var description = alert.annotation("description");
        return shortened(plain(description.isEmpty() ? alert.label("alertname") : description), ENTRY_CODE_POINTS);
    }

    private static int rank(Alert alert) {
        return switch (alert.label("severity")) {
            case "critical" -> 0;
            case "warning" -> 1;
            default -> 2;
        };
    }

    /** Names come from outside: what markdown would read as a link, a tag or a heading becomes its full-width twin. */
    private static String plain(String text) {
        var plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            int twin = "<>[]*`#|!".indexOf(point) >= 0 ? point + 0xFEE0 : point;
            plain.appendCodePoint(Character.isISOControl(twin) ? ' ' : twin);
        });
        return plain.toString().strip();
    }

    private static String shortened(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints - 1)) + "…";
    }
}
