package cultivation.live;

import cultivation.college.TokenRegistrar;
import cultivation.college.Topics;
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
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the colleges' tokens when somebody shows one: first what was written since, so that a revoked token is refused
 * within a second on every instance, and a new one is taken at once.
 */
public final class KafkaTokenStore implements TokenStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaTokenStore.class);
    /** A college's system waits for an answer, and may ask again. */
    private static final WaitPolicy READING = WaitPolicy.whileItMoves(Duration.ofSeconds(5));

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Connection connection;
    private final WriterSchemas schemas;
    /** Hashes by college code. */
    private final Map<String, byte[]> hashes = new TreeMap<>();

    private @Nullable TopicReader reader;
    private boolean begun;
    private long readAt = System.nanoTime() - FRESH_NANOS;

    public KafkaTokenStore(Connection connection, WriterSchemas schemas) {
        this.connection = connection;
        this.schemas = schemas;
    }

    @Override
    public synchronized @Nullable String collegeOf(String token) {
        var hash = TokenRegistrar.hash(token);
        if (System.nanoTime() - readAt < FRESH_NANOS) {
            var known = owner(hash);
            if (known != null) {
                return known;
            }
        }
        readOn();
        return owner(hash);
    }

    @Override
    public synchronized void close() {
        if (reader != null) {
            reader.close();
        }
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

    private void readOn() {
        var reading = reader;
        if (reading == null) {
            reading = TopicReader.open(connection, "cultivation-tokens", READING);
            reader = reading;
        }
        if (!begun) {
            if (reading.begin(Topics.TOKENS) == 0) {
                return; // nobody has made a token yet
            }
            begun = true;
        }
        // While the registry is away, a token that needs it is read again with the next question.
        reading.readToEnd(this::take);
        readAt = System.nanoTime();
    }

    private void take(ConsumerRecord<byte[], byte[]> each) {
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
