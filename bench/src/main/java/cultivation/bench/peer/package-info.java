/**
 * The same job by other means, each as its own documentation writes it: Kafka Streams' DSL, and Apache Flink.
 *
 * <p>Each is a process of its own that reads the events and writes cells to a topic, exactly once; {@link
 * cultivation.bench.peer.PeerCells} says how.
 */
@NullMarked
package cultivation.bench.peer;

import org.jspecify.annotations.NullMarked;
