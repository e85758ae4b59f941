package cultivation.simulator.sequence;

import cultivation.events.Operation;
import java.util.List;

/**
 * What can happen on the way to a statement that holds in the end. None of it changes a total, and no two statements of
 * one revision differ.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
public enum Incident {
    NONE(new Step(0, 0, Operation.UPSERT, false, false)),
    /** First a mistake, a week later the correction. */
    CORRECTED(new Step(0, 0, Operation.UPSERT, true, false), new Step(7, 1, Operation.UPSERT, false, false)),
    /** The same once more, under another event id. */
    DUPLICATED(new Step(0, 0, Operation.UPSERT, false, false), new Step(7, 0, Operation.UPSERT, false, false)),
    /** The correction comes before the mistake, which is then superseded. */
    OVERTAKEN(new Step(0, 1, Operation.UPSERT, false, false), new Step(3, 0, Operation.UPSERT, true, true)),
    /** Withdrawn, and restored a week later. */
    RETRACTED(
            new Step(0, 0, Operation.UPSERT, false, false),
            new Step(7, 1, Operation.RETRACT, false, false),
            new Step(14, 2, Operation.UPSERT, false, false)),
    /** The withdrawal comes before what it withdraws; restored a week later. */
    RETRACTED_EARLY(
            new Step(0, 1, Operation.RETRACT, false, false),
            new Step(1, 0, Operation.UPSERT, false, true),
            new Step(7, 2, Operation.UPSERT, false, false)),
    /** Recorded in time, sent three weeks later. */
    LATE(new Step(21, 0, Operation.UPSERT, false, true));

    private static final int CYCLE = 200;

    private final List<Step> steps;

    Incident(Step... steps) {
        this.steps = List.of(steps);
    }

    /** Nine of 200 statements meet one. */
    public static Incident of(long index) {
        return switch ((int) Long.remainderUnsigned(index, CYCLE)) {
            case 20, 27 -> CORRECTED;
            case 40, 47 -> DUPLICATED;
            case 60 -> OVERTAKEN;
            case 80 -> RETRACTED;
            case 100 -> RETRACTED_EARLY;
            case 120, 127 -> LATE;
            default -> NONE;
        };
    }

    /** After so many indexes the incidents come again. */
    public static int cycle() {
        return CYCLE;
    }

    public List<Step> steps() {
        return steps;
    }

    /** How many revisions the entity has more than without the incident. */
    public int furtherRevisions() {
        return steps.stream().mapToInt(Step::revision).max().orElse(0);
    }

    /**
     * One publication.
     *
     * @param afterDays published so long after the statement was first recorded
     * @param revision added to the statement's revision
     * @param flawed with the mistake
     * @param recordedAtFirst recorded when the statement was first made, though published later
     */
    public record Step(int afterDays, int revision, Operation operation, boolean flawed, boolean recordedAtFirst) {}
}
