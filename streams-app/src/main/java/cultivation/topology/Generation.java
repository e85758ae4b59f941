package cultivation.topology;

import cultivation.catalogue.BookingRules;
import cultivation.college.LedgerRules;
import cultivation.college.LocalState;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which ledger this instance goes on with. Its local state belongs to one ledger, known by the id of its topic, and a
 * ledger to the rules under which it was booked: with another one's state, or under other rules, figures would be wrong
 * for ever and nobody would see it.
 */
final class Generation {
    private static final Logger LOG = LoggerFactory.getLogger(Generation.class);
    private static final String FILE = "ledger-id";

    private Generation() {}

    /**
     * Requires that the ledger was booked under {@code own} rules; one that has none yet, or is of a release that did not
     * keep them, gets these.
     *
     * @throws OtherLedgerException when it was booked under others, or a reset of it was begun and not finished
     */
    static void requireRules(Connection connection, BookingRules own) {
        var booked = LedgerRules.read(connection);
        if (booked == null) {
            LedgerRules.write(connection, own.text());
            return;
        }
        if (booked.equals(LedgerRules.RESETTING)) {
            throw new OtherLedgerException("a reset was begun and has not been finished: run ./cultivation reset --yes"
                    + " again, with all instances stopped, then start");
        }
        var differences = own.differencesFrom(BookingRules.parse(booked));
        if (!differences.isEmpty()) {
            throw new OtherLedgerException("the ledger was booked under other rules than this instance has: "
                    + String.join("; ", differences)
                    + ". Start with the version and the catalogue of before, or rebuild: stop all instances,"
                    + " ./cultivation reset --yes, start");
        }
    }

    /**
     * Requires that the ledger has one partition: cells of a batch would be on all of several, and the mark of its end on one.
     *
     * @throws OtherLedgerException when it has others
     */
    static void requireOnePartition(Connection connection, Admin admin) {
        int partitions = ledger(connection, admin).partitions().size();
        if (partitions != 1) {
            throw new OtherLedgerException(
                    Topics.LEDGER + " has " + partitions + " partitions, and figures are whole only"
                            + " with 1: stop all instances, ./cultivation reset --yes, which makes it anew from the events, start");
        }
    }

    private static TopicDescription ledger(Connection connection, Admin admin) {
        var ledger = connection
                .answerOf(admin.describeTopics(List.of(Topics.LEDGER)).allTopicNames())
                .get(Topics.LEDGER);
        if (ledger == null) {
            throw new IllegalStateException(Topics.LEDGER + " is not there");
        }
        return ledger;
    }

    /** Deletes the state of another ledger: a reset on one machine does not reach the folders of the others. */
    static void requireState(Connection connection, Admin admin, Path stateDirectory) throws IOException {
        var id = ledger(connection, admin).topicId().toString();
        var file = stateDirectory.resolve(FILE);
        if (Files.exists(file) && !Files.readString(file).equals(id)) {
            LOG.warn("The state in {} belongs to another ledger and is deleted: it is built anew", stateDirectory);
            var unused = LocalState.delete(stateDirectory);
        }
        Files.createDirectories(stateDirectory);
        Files.writeString(file, id);
    }
}
