package cultivation.college;

import cultivation.rule.SyntheticCollege;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every topic's name and settings: the one place where they stand.
 *
 * <pre>{@code
 * Topics.events("4111010853")                            // cultivation.events.4111010853
 * Topics.collegeOf("cultivation.events.4111010853")      // Optional[4111010853]
 * Topics.eventsSettings("4111010853", 4).toNewTopic(..)  // for the Admin client
 * }</pre>
 *
 * <p>A rejection is the event's bytes with headers, so a rejections topic allows {@value #HEADROOM_BYTES} bytes more
 * than an events topic: a rejection that does not fit would stop the app for ever.
 */
public final class Topics {
    /** The Kafka Streams application id; prefix of the app's internal topics. */
    public static final String APPLICATION_ID = "cultivation-monitor";

    /** collegeCode → {@code cultivation.reference.College}, compacted. */
    public static final String COLLEGES = "cultivation.colleges";
    /** collegeCode → {@code cultivation.reference.AccessToken}, compacted. */
    public static final String TOKENS = "cultivation.tokens";
    /** thresholdId → {@code cultivation.reference.Threshold}, compacted. */
    public static final String THRESHOLDS = "cultivation.thresholds";
    /** thresholdId → {@code cultivation.reference.ThresholdChange}, one record for every change, kept for ever. */
    public static final String THRESHOLD_CHANGES = "cultivation.thresholds.changes";
    /** targetId → {@code cultivation.reference.Target}, compacted. */
    public static final String TARGETS = "cultivation.targets";
    /** targetId → {@code cultivation.reference.TargetChange}, one record for every change, kept for ever. */
    public static final String TARGET_CHANGES = "cultivation.targets.changes";
    /** caseId → {@code cultivation.cases.Case} with its whole history, compacted. */
    public static final String CASES = "cultivation.cases";
    /** {@code year|edition} and {@code year|edition|scope|entity} → {@code cultivation.closings}, compacted. */
    public static final String CLOSINGS = "cultivation.closings";
    /** The truth behind every indicator: cell key → {@code cultivation.ledger.Cell}, compacted. */
    public static final String LEDGER = "cultivation.ledger";
    /** The rules under which the ledger was booked, as one text: {@link LedgerRules}. */
    public static final String LEDGER_RULES = "cultivation.ledger.rules";
    /** Indicator key → {@code cultivation.indicators.IndicatorValue}, compacted. */
    public static final String INDICATORS = "cultivation.indicators";
    /** The same, one record for every published change, kept ten years. */
    public static final String INDICATORS_HISTORY = "cultivation.indicators.history";

    /** Partitions of every events topic unless the deployment says otherwise; the same for all of them. */
    public static final int DEFAULT_PARTITIONS = 4;
    /** The largest batch that an events topic takes. */
    public static final int MAX_EVENT_BYTES = 256 * 1024;
    /** The bound on what one record may unpack to; brokers before 4.4 do not know this setting. */
    public static final String DECOMPRESSED = "max.decompressed.message.bytes";

    /** What a rejection may be larger than its event. */
    public static final int HEADROOM_BYTES = 64 * 1024;
    /** The largest batch that a rejections topic takes; the app's producer must allow as much. */
    public static final int MAX_REJECTION_BYTES = MAX_EVENT_BYTES + HEADROOM_BYTES;

    /** What every common client unpacks without a library of its own: kafkajs knows gzip alone. The broker packs anew. */
    private static final String READABLE_BY_ALL = "gzip";

    private static final String EVENTS_PREFIX = "cultivation.events.";
    private static final String REJECTIONS_PREFIX = "cultivation.rejections.";
    private static final String CODE = "[A-Za-z0-9-]{1,32}";
    private static final Pattern COLLEGE_CODE = Pattern.compile(CODE);
    private static final Pattern EVENTS = Pattern.compile("cultivation\\.events\\." + CODE);

    private Topics() {}

    /** The topic a college publishes its events to. */
    public static String events(String collegeCode) {
        return EVENTS_PREFIX + checked(collegeCode);
    }

    /** The topic on which a college finds the events that were refused. */
    public static String rejections(String collegeCode) {
        return REJECTIONS_PREFIX + checked(collegeCode);
    }

    /** Matches the names of all events topics, for a subscription by pattern. */
    public static Pattern eventsPattern() {
        return EVENTS;
    }

    /** The college whose events or rejections topic this is; empty for any other topic. */
    public static Optional<String> collegeOf(String topic) {
        for (String prefix : List.of(EVENTS_PREFIX, REJECTIONS_PREFIX)) {
            if (topic.startsWith(prefix)) {
                var code = topic.substring(prefix.length());
                return isCollegeCode(code) ? Optional.of(code) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether this is the name of an events topic. */
    public static boolean isEvents(String topic) {
        return EVENTS.matcher(topic).matches();
    }

    /** Whether topics can be named after this code: 1 to 32 ASCII letters, digits and hyphens. */
    public static boolean isCollegeCode(String code) {
        return COLLEGE_CODE.matcher(code).matches();
    }

    /** Events are kept for ever, under the broker's clock; a small record that unpacks to a large one is not taken. */
    public static TopicSettings eventsSettings(String collegeCode, int partitions) {
        return new TopicSettings(
                events(collegeCode),
                partitions,
                Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        "-1",
                        "retention.bytes",
                        "-1",
                        "message.timestamp.type",
                        "LogAppendTime",
                        "max.message.bytes",
                        String.valueOf(MAX_EVENT_BYTES),
                        DECOMPRESSED,
                        String.valueOf(MAX_EVENT_BYTES)));
    }

    /** Rejections are kept 90 days. */
    public static TopicSettings rejectionsSettings(String collegeCode) {
        return new TopicSettings(
                rejections(collegeCode),
                1,
                Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        String.valueOf(Duration.ofDays(90).toMillis()),
                        "compression.type",
                        READABLE_BY_ALL,
                        "max.message.bytes",
                        String.valueOf(MAX_REJECTION_BYTES)));
    }

    /** The probe's topics, rejections first; what it sent is of no use after a day. */
    public static List<TopicSettings> probeSettings(int partitions) {
        var events = eventsSettings(SyntheticCollege.CODE, partitions);
        var kept = new HashMap<>(events.settings());
        kept.put("retention.ms", String.valueOf(Duration.ofDays(1).toMillis()));
        return List.of(
                rejectionsSettings(SyntheticCollege.CODE), new TopicSettings(events.name(), events.partitions(), kept));
    }

    /** The topics that all colleges share, on a deployment of one region. */
    public static List<TopicSettings> sharedSettings() {
        return List.of(
                compacted(COLLEGES),
                compacted(THRESHOLDS),
                kept(THRESHOLD_CHANGES, "-1"),
                compacted(TARGETS),
                kept(TARGET_CHANGES, "-1"),
                compacted(CASES),
                compacted(CLOSINGS),
                compacted(TOKENS),
                compacted(LEDGER),
                compacted(LEDGER_RULES),
                readable(compacted(INDICATORS)),
                readable(history()));
    }

    /** The shared topics that the app computes from the events: emptied by a reset, and written again. */
    public static List<TopicSettings> computedSettings() {
        return List.of(compacted(LEDGER), readable(compacted(INDICATORS)), readable(history()));
    }

    /** Whether this is one of the app's internal topics, such as a changelog. */
    public static boolean isInternal(String topic) {
        return topic.startsWith(APPLICATION_ID + "-");
    }

    private static TopicSettings compacted(String name) {
        return new TopicSettings(
                name,
                1,
                Map.of(
                        "cleanup.policy", "compact",
                        "min.cleanable.dirty.ratio", "0.3",
                        // What is in the active segment is not compacted, and is read at each start.
                        "segment.bytes", String.valueOf(64 * 1024 * 1024),
                        "segment.ms", String.valueOf(Duration.ofDays(1).toMillis()),
                        // So long may a reader stay away and still learn of a deletion.
                        "delete.retention.ms", String.valueOf(Duration.ofDays(7).toMillis()),
                        "max.message.bytes", String.valueOf(1024 * 1024)));
    }

    private static TopicSettings readable(TopicSettings topic) {
        var settings = new HashMap<>(topic.settings());
        settings.put("compression.type", READABLE_BY_ALL);
        return new TopicSettings(topic.name(), topic.partitions(), settings);
    }

    private static TopicSettings history() {
        return kept(INDICATORS_HISTORY, String.valueOf(Duration.ofDays(3653).toMillis()));
    }

    private static TopicSettings kept(String name, String retentionMs) {
        return new TopicSettings(
                name,
                1,
                Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        retentionMs,
                        "retention.bytes",
                        "-1",
                        "max.message.bytes",
                        String.valueOf(1024 * 1024)));
    }

    private static String checked(String collegeCode) {
        if (!isCollegeCode(collegeCode)) {
            throw new IllegalArgumentException(
                    "college code must be 1 to 32 letters, digits or hyphens, got: '" + collegeCode + "'");
        }
        return collegeCode;
    }
}
