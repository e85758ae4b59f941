package cultivation.producer;

/** Where an event lies, once the broker has acknowledged it. */
public record Published(String topic, int partition, long offset) {
    /** {@code topic-partition@offset}, as the header {@code cultivation.source} of a rejection has it. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
