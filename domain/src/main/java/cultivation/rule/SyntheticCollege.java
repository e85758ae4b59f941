package cultivation.rule;

/**
 * The probe's college: its events take the way of everybody else's and are of nobody, so that their absence tells that the
 * way is broken.
 *
 * <p>What is counted knows it and takes nothing of it: {@code Ledger} no cell, {@code Roster} no college. So there is no
 * figure, row or series that could forget to leave it out.
 */
public final class SyntheticCollege {
    /** A code that no college has: theirs are the nation's, ten digits. */
    public static final String CODE = "probe";

    private SyntheticCollege() {}

    /** Whether this is the probe's code. */
    public static boolean is(CharSequence collegeCode) {
        return CODE.contentEquals(collegeCode);
    }
}
