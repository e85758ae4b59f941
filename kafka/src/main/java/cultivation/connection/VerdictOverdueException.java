package cultivation.connection;

import java.io.Serial;
import java.time.Duration;

/** The app has not come to records that were published; they lie safely on the topic and are judged when it comes. */
public final class VerdictOverdueException extends UnreachableException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final long undecided;
    private final boolean appRunning;

    /**
     * @param undecided how many records have no verdict yet, at most
     * @param running whether an instance of the app is a member of its group
     */
    public VerdictOverdueException(String kafka, String group, long undecided, Duration waited, boolean running) {
        super(
                "the app has not judged " + undecided + " of the published records within " + waited.toSeconds()
                        + " s: "
                        + (running
                                ? "it runs, but is behind or waits for something; its /health/ready says for what"
                                : "no instance of it runs (group '" + group + "' on " + kafka
                                        + " has no members); start it")
                        + ". The records are safe on their topic and are judged as soon as the app comes to them",
                kafka,
                null);
        this.undecided = undecided;
        this.appRunning = running;
    }

    /** How many records have no verdict yet, at most. */
    public long undecided() {
        return undecided;
    }

    /** Whether an instance of the app is a member of its group. */
    public boolean isAppRunning() {
        return appRunning;
    }
}
