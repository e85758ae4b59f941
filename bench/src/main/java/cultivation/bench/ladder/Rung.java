package cultivation.bench.ladder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The steps of the ladder, in the order in which they are climbed. */
public enum Rung {
    /** A plain consumer that looks at nothing. */
    POLL("poll"),
    /** The same, and decodes each event. */
    L1("l1"),
    /** The same, and books each event in memory: no more than the job itself. */
    FOLD("fold"),
    /** L1, and one record of an entity's size written for each event, in transactions with the offsets. */
    L2("l2"),
    /** The monitor, but an event may be counted twice after a failure: what exactly once costs over it. */
    AT_LEAST_ONCE("atLeastOnce"),
    /** The monitor: rules, rejections, book, ledger, publisher and board. */
    EXACTLY_ONCE("exactlyOnce"),
    /** The same, with the entities in RocksDB. */
    ROCKSDB("rocksdb"),
    /** The same job in Kafka Streams' DSL. */
    DSL("dsl"),
    /** The same job in Apache Flink. */
    FLINK("flink");

    private final String id;

    Rung(String id) {
        this.id = id;
    }

    /** As it is named in the JSON, and after {@code --only}. */
    public String id() {
        return id;
    }

    public static Optional<Rung> ofId(String id) {
        return Arrays.stream(values()).filter(rung -> rung.id.equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Rung::id).toList();
    }
}
