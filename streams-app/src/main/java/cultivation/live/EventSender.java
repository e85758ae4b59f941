package cultivation.live;

import cultivation.connection.Published;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** Puts a college's event on its topic. */
public interface EventSender {
    /** Where it lies, once acknowledged; fails with what {@link cultivation.producer.EventPublisher} fails with. */
    CompletableFuture<Published> send(String college, SpecificRecord event);
}
