package cultivation.bench.ladder;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What climbing a rung once took, from the moment when its process was warm to the last event.
 *
 * @param events of the measured part
 * @param clientWrittenBytes an event, to files: RocksDB's for whoever has it
 * @param brokerWrittenBytes an event
 * @param residentMiB the most that the client's process ever had in memory
 * @param cold whether all events came in one commit, so that this is the whole climb, the start of the process with it
 * @param differences from what folding in memory gives; empty when equal, or where nothing is counted
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Round(
        long events,
        double seconds,
        double eventsPerSecond,
        double cpuSecondsPerMillion,
        double brokerCpuSecondsPerMillion,
        double clientWrittenBytes,
        double brokerWrittenBytes,
        double allocatedBytes,
        double gcSeconds,
        long residentMiB,
        boolean cold,
        List<String> differences) {}
