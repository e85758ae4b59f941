package cultivation.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class LedgerWriterTest {
    @SuppressWarnings("removal") // a consumer without a broker would be the other way to one
    private static final ConsumerGroupMetadata GROUP = new ConsumerGroupMetadata("group");

    private static final TopicPartition ONE = new TopicPartition("cultivation.events.1", 0);
    private static final TopicPartition OTHER = new TopicPartition("cultivation.events.2", 0);

    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final org.apache.kafka.clients.producer.Producer<byte[], byte[]> producer =
            new LedgerWriter().before(kafka);

    /** A position of a topic that was deleted meanwhile stands still. */
    @Test
    void a_position_that_stands_committed_is_not_handed_on_again() {
        // given
        producer.initTransactions();
        commit(Map.of(ONE, at(5), OTHER, at(7)));

        // when
        commit(Map.of(ONE, at(5), OTHER, at(8)));

        // then
        var last = kafka.consumerGroupOffsetsHistory().get(1).get("group");
        assertThat(last).isEqualTo(Map.of(OTHER, at(8)));
    }

    @Test
    void a_position_of_a_transaction_that_was_aborted_is_handed_on_again() {
        // given
        producer.initTransactions();
        producer.beginTransaction();
        producer.sendOffsetsToTransaction(Map.of(ONE, at(5)), GROUP);
        producer.abortTransaction();

        // when
        commit(Map.of(ONE, at(5)));

        // then
        assertThat(kafka.consumerGroupOffsetsHistory().get(0).get("group")).isEqualTo(Map.of(ONE, at(5)));
    }

    /** As after a topic was made again. */
    @Test
    void a_position_that_went_back_is_handed_on() {
        // given
        producer.initTransactions();
        commit(Map.of(ONE, at(5)));

        // when
        commit(Map.of(ONE, at(1)));

        // then
        assertThat(kafka.consumerGroupOffsetsHistory().get(1).get("group")).isEqualTo(Map.of(ONE, at(1)));
    }

    @Test
    void a_producer_whose_transaction_did_not_end_in_time_is_given_up_and_holds_nobody_up() {
        // given
        producer.initTransactions();
        producer.beginTransaction();
        kafka.sendOffsetsToTransactionException = new TimeoutException("an id that the broker does not know");

        // when
        assertThatThrownBy(() -> producer.sendOffsetsToTransaction(Map.of(ONE, at(5)), GROUP))
                .isInstanceOf(ProducerFencedException.class);

        // then
        assertThat(kafka.closed()).isTrue();
        producer.flush();
        producer.abortTransaction();
        assertThatThrownBy(() -> producer.send(new ProducerRecord<>("any", new byte[0])))
                .isInstanceOf(ProducerFencedException.class);
    }

    private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        producer.beginTransaction();
        producer.sendOffsetsToTransaction(offsets, GROUP);
        producer.commitTransaction();
    }

    private static OffsetAndMetadata at(long offset) {
        return new OffsetAndMetadata(offset);
    }
}
