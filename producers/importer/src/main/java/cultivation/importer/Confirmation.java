package cultivation.importer;

import cultivation.cli.FailedException;
import cultivation.cli.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Predicate;

/**
 * Asks before something is taken away: a person at a terminal; elsewhere only the option on the command line is an answer.
 *
 * @param isTerminal whether somebody can answer
 * @param answer puts the question
 */
record Confirmation(PrintWriter out, boolean isTerminal, Predicate<String> answer) {
    static Confirmation of(PrintWriter out) {
        return new Confirmation(out, Terminal.isThere(), Terminal::saysYes);
    }

    /**
     * Returns when there is nothing to ask, or the answer is yes.
     *
     * @param reasons what a person should have seen, a sentence each
     * @param said whether the option was given
     * @param wayOut what to do where nobody can be asked, without a full stop
     * @throws FailedException when the answer is no, or nobody can give one
     */
    void require(List<String> reasons, boolean said, String wayOut) {
        if (reasons.isEmpty()) {
            return;
        }
        out.println("注意：");
        reasons.forEach(reason -> out.println("  " + reason));
        out.flush();
        if (said) {
            return;
        }
        if (!isTerminal) {
            throw new FailedException(wayOut + "。没有发送任何记录。");
        }
        if (!answer.test("确实要发送吗？")) {
            throw new FailedException("没有发送任何记录。");
        }
    }
}
