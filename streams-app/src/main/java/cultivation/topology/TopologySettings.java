package cultivation.topology;

import cultivation.catalogue.AsOf;
import cultivation.configuration.Key;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What one instance of the topology is told; what nobody needs to set is in {@link StreamsTuning}, with reasons.
 *
 * @param stateDirectory kept over restarts, so that a restart is quick
 * @param instance name of this instance, the same over restarts: its static membership
 * @param address {@code host:port}, another one for each instance: by it they are counted
 * @param partitions P, the same for every events topic
 * @param asOf what the as-of day of the published figures follows
 * @param threads each takes its share of the P tasks
 * @param inMemory whether entities are kept in the heap; otherwise in RocksDB
 * @param cellsBudget live cells of one college in the ledger; beyond it the college is held back
 * @param batchInterval of commits while there is no backlog
 * @param commitInterval of the topology's transactions in a backlog; what is not committed, nobody reads
 */
public record TopologySettings(
        Path stateDirectory,
        String instance,
        String address,
        int partitions,
        AsOf asOf,
        int threads,
        boolean inMemory,
        int cellsBudget,
        Duration batchInterval,
        Duration commitInterval) {
    public TopologySettings {
        if (!instance.matches("[A-Za-z0-9._-]{1,200}")) {
            throw new IllegalArgumentException(
                    Key.INSTANCE_ID + " must be 1 to 200 letters, digits, '.', '_' or '-', got: '" + instance + "'");
        }
        Key.PARTITIONS.requireRange(partitions);
        Key.THREADS.requireRange(threads);
        Key.COLLEGE_CELLS.requireRange(cellsBudget);
        Key.BATCH_MS.requireRange(batchInterval.toMillis());
        Key.COMMIT_MS.requireRange(commitInterval.toMillis());
    }
}
