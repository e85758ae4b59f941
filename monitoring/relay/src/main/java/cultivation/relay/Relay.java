package cultivation.relay;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a group of alerts to all robots of its readers, each once. */
final class Relay {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    private final Destinations destinations;
    private final Delivery delivery;
    private final Memory memory;
    private final Clock clock;
    private final Map<String, AtomicLong> counters = new TreeMap<>();
    private final AtomicLong lastSuccessMillis = new AtomicLong();

    Relay(Destinations destinations, Delivery delivery, Memory memory, Clock clock) {
        this.destinations = destinations;
        this.delivery = delivery;
        this.memory = memory;
        this.clock = clock;
    }

    /** The worst that happened on the way; what was sent is remembered, so that a repetition reaches only the others. */
    synchronized Delivery.Outcome take(String reader, AlertGroup group) throws InterruptedException {
        var worst = Delivery.Outcome.SENT;
        for (var some : group.by(alert -> destinations.of(reader, alert)).entrySet()) {
            int number = 0;
            for (Robot robot : destinations.robots(some.getKey())) {
                var outcome = once(some.getKey(), number++, robot, some.getValue());
                // Trouble that may pass is the worse for Alertmanager: it has to come again.
                if (outcome == Delivery.Outcome.UNREACHABLE || worst == Delivery.Outcome.SENT) {
                    worst = outcome;
                }
            }
        }
        return worst;
    }

    private Delivery.Outcome once(String destination, int number, Robot robot, AlertGroup group)
            throws InterruptedException {
        var key = destination + "#" + number + " " + group.identity();
        if (memory.knows(key)) {
            count(destination, robot, "repeated");
            return Delivery.Outcome.SENT;
        }
        var message = new Message(group);
        var outcome = delivery.deliver(robot, message);
        if (outcome == Delivery.Outcome.SENT) {
            memory.remember(key);
            lastSuccessMillis.set(clock.millis());
            count(destination, robot, "sent");
            log.info("sent to {} by {}: {}", destination, robot.name(), message.title());
        } else {
            count(destination, robot, "failed");
            log.error("not sent to {} by {} ({}): {}", destination, robot.name(), outcome, message.title());
        }
        return outcome;
    }

    private void count(String destination, Robot robot, String result) {
        var labels = "destination=\"%s\",robot=\"%s\",result=\"%s\"".formatted(destination, robot.name(), result);
        synchronized (counters) {
            counters.computeIfAbsent(labels, none -> new AtomicLong()).incrementAndGet();
        }
    }

    /** In Prometheus's text format. */
    String metrics() {
        var text = new StringBuilder("""
                # HELP cultivation_relay_messages_total Messages to group robots by how they ended
                # TYPE cultivation_relay_messages_total counter
                """);
        synchronized (counters) {
            counters.forEach((labels, count) -> text.append("cultivation_relay_messages_total{")
                    .append(labels)
                    .append("} ")
                    .append(count)
                    .append('\n'));
        }
        return text.append("""
                # HELP cultivation_relay_last_success_timestamp_seconds When a robot last took a message
                # TYPE cultivation_relay_last_success_timestamp_seconds gauge
                cultivation_relay_last_success_timestamp_seconds\s""")
                .append(lastSuccessMillis.get() / 1000.0)
                .append('\n')
                .toString();
    }
}
