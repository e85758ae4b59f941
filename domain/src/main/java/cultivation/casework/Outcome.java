package cultivation.casework;

import cultivation.cases.Case;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What an action on a case leads to. */
public sealed interface Outcome {
    record Done(Case caseFile) implements Outcome {}

    /** Nothing was done, and why, in Chinese and English. */
    record Refused(String chinese, String english) implements Outcome {}

    default <T> T fold(Function<Case, T> done, BiFunction<String, String, T> refused) {
        return this instanceof Done it
                ? done.apply(it.caseFile)
                : refused.apply(((Refused) this).chinese, ((Refused) this).english);
    }
}
