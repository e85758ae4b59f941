package cultivation.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Sends the cells that moved in the transaction of the entities that moved them.
 *
 * <p>Kafka Streams commits all tasks of a thread in one transaction, and, right before it ends it, hands the consumed
 * positions to the thread's producer: that is the moment. A commit at a revoke or a close comes by there too.
 */
final class LedgerWriter {
    /** Of the calling thread: the books of its tasks. */
    private final ThreadLocal<Map<TaskId, BookProcessor>> books = ThreadLocal.withInitial(HashMap::new);

    /** From now on the cells of this task's book leave with the calling thread's commits. */
    void open(TaskId task, BookProcessor book) {
        books.get().put(task, book);
    }

    void close(TaskId task) {
        books.get().remove(task);
    }

    /** Hands over what has moved in the books of the calling thread, as records of the ledger's topic. */
    void takeMoved(Consumer<ProducerRecord<byte[], byte[]>> send) {
        books.get().values().forEach(book -> book.takeMoved(send));
    }

    /** The same producer, which sends the cells before each end of a transaction. */
    Producer<byte[], byte[]> before(Producer<byte[], byte[]> producer) {
        return new SendingFirst(producer);
    }

    private final class SendingFirst implements Producer<byte[], byte[]> {
        private final Producer<byte[], byte[]> producer;

        /** The positions of the transaction under way, and those that stand committed. */
        private final Map<TopicPartition, OffsetAndMetadata> sent = new HashMap<>();

        private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();

        private boolean transactional;

        private boolean givenUp;

        SendingFirst(Producer<byte[], byte[]> producer) {
            this.producer = producer;
        }

        /**
         * A failed send fails the transaction, so its future is of no interest. Only positions that moved are handed on: Kafka
         * Streams names those of every topic that it ever read, and one of a topic that was deleted meanwhile would be tried
         * again until the transaction fails, and with it every other college's.
         */
        @Override
        public void sendOffsetsToTransaction(
                Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
            sendMoved();
            var moved = new HashMap<>(offsets);
            moved.entrySet().removeAll(committed.entrySet());
            sent.putAll(moved);
            ending(() -> producer.sendOffsetsToTransaction(moved, group));
        }

        @Override
        public void initTransactions() {
            transactional = true;
            producer.initTransactions();
        }

        @Override
        public void beginTransaction() {
            producer.beginTransaction();
        }

        @Override
        public void commitTransaction() {
            ending(producer::commitTransaction);
            committed.putAll(sent);
            sent.clear();
        }

        @Override
        public void abortTransaction() {
            sent.clear();
            if (!givenUp) {
                producer.abortTransaction();
            }
        }

        /**
         * A step of a transaction's end that did not come through in time is tried again by the producer for ever, and
         * whatever the thread asks of it next waits behind: so it goes with a position on a topic that was made again,
         * which it names by the id of before (Kafka 4.4). With another producer the thread begins anew, after this one's
         * transaction has been aborted.
         */
        private void ending(Runnable step) {
            try {
                step.run();
            } catch (TimeoutException e) {
                givenUp = true;
                producer.close(Duration.ZERO);
                throw (ProducerFencedException) new ProducerFencedException(
                                "given up, since its transaction did not end in time: " + e.getMessage())
                        .initCause(e);
            }
        }

        @SuppressWarnings("FutureReturnValueIgnored")
        private void sendMoved() {
            takeMoved(producer::send);
        }

        private void requireInUse() {
            if (givenUp) {
                throw new ProducerFencedException("given up, since its transaction did not end in time");
            }
        }

        @Override
        public void registerMetricForSubscription(KafkaMetric metric) {
            producer.registerMetricForSubscription(metric);
        }

        @Override
        public void unregisterMetricFromSubscription(KafkaMetric metric) {
            producer.unregisterMetricFromSubscription(metric);
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
            requireInUse();
            return producer.send(record);
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            requireInUse();
            return producer.send(record, callback);
        }

        @Override
        public void flush() {
            if (!transactional) {
                // Where nothing is a transaction, this is what comes before the positions.
                sendMoved();
            }
            if (!givenUp) {
                producer.flush();
            }
        }

        @Override
        public List<PartitionInfo> partitionsFor(String topic) {
            return producer.partitionsFor(topic);
        }

        @Override
        public Map<MetricName, ? extends Metric> metrics() {
            return producer.metrics();
        }

        @Override
        public Uuid clientInstanceId(Duration timeout) {
            return producer.clientInstanceId(timeout);
        }

        @Override
        public void close() {
            producer.close();
        }

        @Override
        public void close(Duration timeout) {
            producer.close(timeout);
        }
    }
}
