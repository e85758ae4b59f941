package cultivation.cli;

/** How a verb ends. */
public final class ExitCodes {
    /** Done. */
    public static final int DONE = 0;
    /** The work failed, or errors were found in the data. */
    public static final int FAILED = 1;
    /** The command line is wrong. */
    public static final int USAGE = 2;
    /** A service that is needed does not answer. */
    public static final int UNREACHABLE = 3;

    private ExitCodes() {}
}
