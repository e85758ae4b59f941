/** The gate before the topology: which topics are read, and which of their partitions are held back, why and since when. */
@NullMarked
package cultivation.topology.gate;

import org.jspecify.annotations.NullMarked;
