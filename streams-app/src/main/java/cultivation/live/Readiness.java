package cultivation.live;

import java.util.List;
import java.util.Map;

/** Whether the board has read what it is made of, so that a figure is no figure of a half-read ledger. */
public interface Readiness {
    /** Whether everything that was there at the start has been read. */
    boolean hasCaughtUp();

    /** Whether everything that is committed now has been read. */
    boolean isAtEnd();

    /** The source partitions of which the ledger has other cells than their entities amount to; they are sent again. */
    default List<Integer> differing() {
        return List.of();
    }

    /** What is waited for, in words; of use while it has not caught up. */
    String waitingFor();

    /** How many records were of no use to this version and were skipped, by topic: cells of a measure that it does not know. */
    Map<String, Long> skipped();
}
