/**
 * The one page that wires the domain to Kafka Streams, and what it needs to be safe.
 *
 * <p>In: the colleges' events topics. Out: the ledger, the rejections, the published indicators, exactly once. {@code
 * intake} decodes and judges, {@code book} keeps entities and cells, {@code publisher} turns the ledger into figures.
 * Start at {@link cultivation.topology.MonitorTopology}; {@link cultivation.topology.Monitor} runs it.
 */
@NullMarked
package cultivation.topology;

import org.jspecify.annotations.NullMarked;
