package cultivation.college;

import cultivation.connection.Connection;
import cultivation.connection.TopicReader;
import cultivation.connection.WaitPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * Under which rules the ledger was booked, as one text on {@link Topics#LEDGER_RULES}; or that a reset of it was begun.
 *
 * <pre>{@code
 * LedgerRules.write(connection, rules);
 * LedgerRules.read(connection)              // null: nobody has booked anything, or a release that did not write it
 * }</pre>
 */
public final class LedgerRules {
    /** What stands there from the first step of a reset to its last one. */
    public static final String RESETTING = "resetting";

    private static final String KEY = "rules";

    private LedgerRules() {}

    /**
     * What stands there now.
     *
     * @throws cultivation.connection.UnreachableException when the broker does not answer
     */
    public static @Nullable String read(Connection connection) {
        var texts = new ArrayList<@Nullable String>();
        texts.add(null);
        try (var reader = TopicReader.open(
                connection,
                "cultivation-ledger-rules",
                WaitPolicy.whileItMoves(Duration.ofMillis(3L * Connection.BROKER_ANSWER_MS)))) {
            if (reader.begin(Topics.LEDGER_RULES) > 0) {
                reader.readToEnd(record -> texts.set(
                        0, record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8)));
            }
        }
        return texts.get(0);
    }

    /** Puts a text there, or nothing. Returns when the broker has it. */
    public static void write(Connection connection, @Nullable String text) {
        var values = new HashMap<String, byte @Nullable []>();
        values.put(KEY, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
        ReferenceTopic.write(connection, Topics.LEDGER_RULES, values);
    }
}
