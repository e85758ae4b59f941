package cultivation.live;

import cultivation.college.TokenRegistrar;
import cultivation.college.Topics;
import cultivation.connection.BrokerUnreachableException;
import cultivation.connection.Connection;
import cultivation.connection.Lookup;
import cultivation.connection.RegistryUnreachableException;
import cultivation.connection.TopicReader;
import cultivation.connection.WaitPolicy;
import cultivation.connection.WireFormat;
import cultivation.reference.AccessToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the colleges' tokens, so that who shows one is answered from memory: a revoked token is refused within moments on
 * every instance. What was read too long ago is no answer. A token that is not known may have been made a moment ago, so a
 * few who show one wait for the next reading; the many that somebody makes up do not.
 */
public final class KafkaTokenStore implements TokenStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaTokenStore.class);
    private static final WaitPolicy READING = WaitPolicy.whileItMoves(Duration.ofSeconds(5));
    /** Between two readings, each a question to the broker. */
    private static final long PAUSE_MS = 100;

    private static final long PAUSE_AFTER_FAILURE_MS = 500;
    /** How many may wait for a reading, and how long. */
    private static final int AT_ONCE = 8;

    private static final long LONGEST_WAIT_MS = 1000;
    /** A token may have been revoked since. */
    private static final long OLD_NANOS = Duration.ofSeconds(5).toNanos();

    private final Connection connection;
    private final WriterSchemas schemas;
    private final Thread thread = new Thread(this::run, "tokens");
    private final Semaphore places = new Semaphore(AT_ONCE);
    /** Ends the pause before the next reading. */
    private final Semaphore asked = new Semaphore(0);

    private final Object reading = new Object();
    /** Hashes by college code, as the topic ended when it was read last. */
    private volatile Map<String, byte[]> hashes = Map.of();

    private volatile long readAt;
    private volatile boolean begun;
    private volatile boolean closed;

    public KafkaTokenStore(Connection connection, WriterSchemas schemas) {
        this.connection = connection;
        this.schemas = schemas;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    @Override
    public @Nullable String collegeOf(String token) {
        if (!begun || System.nanoTime() - readAt > OLD_NANOS) {
            throw new BrokerUnreachableException(connection.kafka(), null);
        }
        var hash = TokenRegistrar.hash(token);
        var known = owner(hash);
        if (known != null || !places.tryAcquire()) {
            return known;
        }
        try {
            awaitReading(System.nanoTime());
            return owner(hash);
        } finally {
            places.release();
        }
    }

    /** Waits for a reading that has begun since. */
    private void awaitReading(long since) {
        asked.release();
        synchronized (reading) {
            long left = LONGEST_WAIT_MS;
            while (readAt - since < 0 && left > 0) {
                try {
                    reading.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = LONGEST_WAIT_MS
                        - Duration.ofNanos(System.nanoTime() - since).toMillis();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(3).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try (var reader = TopicReader.open(connection, "cultivation-tokens", READING)) {
                follow(reader);
            } catch (InterruptedException | InterruptException e) {
                return; // closed
            } catch (RuntimeException | Error e) {
                LOG.warn("reading the tokens begins anew in a moment: {}", e.toString());
                LockSupport.parkNanos(Duration.ofMillis(PAUSE_AFTER_FAILURE_MS).toNanos());
            }
        }
    }

    /** From the beginning; what was known stays in force until the end is reached. */
    private void follow(TopicReader reader) throws InterruptedException {
        long begins = System.nanoTime();
        while (reader.begin(Topics.TOKENS) == 0) {
            note(Map.of(), begins); // nobody has made a token yet
            begins = System.nanoTime();
        }
        var read = new TreeMap<String, byte[]>();
        while (!closed) {
            reader.readToEnd(record -> take(record, read));
            note(read, begins);
            begins = System.nanoTime();
        }
    }

    /** Then waits a moment, unless somebody asks. */
    private void note(Map<String, byte[]> read, long begun) throws InterruptedException {
        synchronized (reading) {
            hashes = Map.copyOf(read);
            readAt = begun;
            this.begun = true;
            reading.notifyAll();
        }
        boolean unused = asked.tryAcquire(PAUSE_MS, TimeUnit.MILLISECONDS);
        asked.drainPermits();
    }

    /** Compares with every hash in full, so that the time it takes tells nothing of any of them. */
    private @Nullable String owner(byte[] hash) {
        String owner = null;
        for (var each : hashes.entrySet()) {
            if (MessageDigest.isEqual(each.getValue(), hash)) {
                owner = each.getKey();
            }
        }
        return owner;
    }

    private void take(ConsumerRecord<byte[], byte[]> each, Map<String, byte[]> hashes) {
        if (each.key() == null) {
            return;
        }
        var college = new String(each.key(), StandardCharsets.UTF_8);
        if (each.value() == null) {
            hashes.remove(college);
            return;
        }
        try {
            int id = WireFormat.idOf(each.value())
                    .orElseThrow(() -> new IOException("its value is not in the wire format"));
            var token = WireFormat.decode(each.value(), writer(id), AccessToken.class);
            hashes.put(college, HexFormat.of().parseHex(token.getSha256()));
        } catch (IOException | IllegalArgumentException e) {
            hashes.remove(college); // what replaced the college's token is of no use, but replaced it
            LOG.warn(
                    "{}-{}@{} is no token of this version: {}",
                    each.topic(),
                    each.partition(),
                    each.offset(),
                    e.getMessage());
        }
    }

    private Schema writer(int id) throws IOException {
        var answer = schemas.schemaOf(id);
        if (answer instanceof Lookup.Found<Schema> found) {
            return found.value();
        }
        if (answer instanceof Lookup.Unknown<Schema> unknown) {
            throw new IOException("schema id " + id + " is not known: " + unknown.why());
        }
        throw new RegistryUnreachableException(connection.registry().toString(), "schema id " + id, null);
    }
}
