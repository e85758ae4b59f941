package cultivation.importer.sending;

import cultivation.cli.FailedException;
import cultivation.rule.Rules;

/** What stands under the highest revision there is cannot be corrected or withdrawn any more. */
final class HighestRevision {
    private HighestRevision() {}

    /**
     * The same revision.
     *
     * @param which record, in the words of who reads the message
     * @throws FailedException when the app would reject it
     */
    static int require(int revision, String which) {
        if (revision > Rules.MOST_REVISION) {
            throw new FailedException(
                    which + "记录已用到最大的版本号 " + Rules.MOST_REVISION + "，不能再更正或撤回，导入已停止。请从文件中去掉它再导入，并请主管部门核实是谁发送了这个版本号。");
        }
        return revision;
    }
}
