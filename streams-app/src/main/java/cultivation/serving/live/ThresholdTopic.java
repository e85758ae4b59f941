package cultivation.serving.live;

import cultivation.college.Topics;
import cultivation.connection.BrokerUnreachableException;
import cultivation.connection.RegistryUnreachableException;
import cultivation.connection.Services;
import cultivation.connection.WireFormat;
import cultivation.reference.Threshold;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sets thresholds: writes the compacted topic, and returns when this instance's board shows it. */
public final class ThresholdTopic implements ThresholdWriting, AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;
    private static final long SEEN_MS = 5000;

    private final Services services;
    private final LiveBoard board;
    private @Nullable KafkaProducer<String, byte[]> producer;

    public ThresholdTopic(Services services, LiveBoard board) {
        this.services = services;
        this.board = board;
    }

    @Override
    public void put(Threshold threshold) {
        int id = services.registryClient()
                .idOf(Threshold.getClassSchema())
                .fold(Function.<Integer>identity(), this::refuse, this::refuse);
        send(threshold.getId().toString(), WireFormat.encode(id, threshold), threshold::equals);
    }

    @Override
    public void delete(String id) {
        send(id, null, seen -> false);
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }

    private Integer refuse(String why) {
        throw new RegistryUnreachableException(services.registry().toString(), why, null);
    }

    private void send(String id, byte @Nullable [] value, Predicate<Threshold> seen) {
        try {
            producer().send(new ProducerRecord<>(Topics.THRESHOLDS, id, value)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            long deadline = System.nanoTime() + SEEN_MS * 1_000_000;
            while (System.nanoTime() < deadline && !isSeen(id, value != null, seen)) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new BrokerUnreachableException(services.kafka(), e);
        }
    }

    private boolean isSeen(String id, boolean expected, Predicate<Threshold> seen) {
        return board.read(view -> {
            var known = view.thresholds().get(id);
            return known == null ? !expected : expected && seen.test(known);
        });
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        var open = producer;
        if (open == null) {
            var settings = services.clientSettings();
            settings.put("acks", "all");
            settings.put("enable.idempotence", true);
            settings.put("max.block.ms", 5000);
            settings.put("client.id", "cultivation-thresholds");
            open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }
}
