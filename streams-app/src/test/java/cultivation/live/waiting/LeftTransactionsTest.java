package cultivation.live.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.college.Topics;
import cultivation.live.waiting.LeftTransactions.Way;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeftTransactionsTest {
    private static final TopicPartition LEDGER = new TopicPartition(Topics.LEDGER, 0);

    @Test
    void one_that_nobody_coordinates_is_marked_as_aborted() {
        assertThat(LeftTransactions.wayOf(LEDGER, null)).isEqualTo(Way.MARK_ABORTED);
    }

    /** @param listed whether the coordinator knows that the ledger is part of it */
    @ParameterizedTest
    @CsvSource({
        "ONGOING, true, FENCE",
        "ONGOING, false, MARK_ABORTED",
        "PREPARE_ABORT, true, MARK_ABORTED",
        "PREPARE_COMMIT, true, LEAVE",
        "PREPARE_COMMIT, false, LEAVE",
        "COMPLETE_ABORT, false, MARK_ABORTED",
        "EMPTY, false, MARK_ABORTED",
    })
    void what_is_to_be_committed_is_never_touched(TransactionState state, boolean listed, Way expected) {
        // given
        var described = new TransactionDescription(
                1, state, 7, 0, 5_000, OptionalLong.of(0), listed ? Set.of(LEDGER) : Set.of());

        // when
        var way = LeftTransactions.wayOf(LEDGER, described);

        // then
        assertThat(way).isEqualTo(expected);
    }
}
