package cultivation.serving.operations;

import cultivation.live.waiting.Waiting;
import cultivation.rule.BeijingDay;
import java.time.temporal.ChronoUnit;

/** What is waited for, in words: where, since when, what of it, and the way out. */
final class WaitingWords {
    private WaitingWords() {}

    /** For colleges. */
    static String chinese(Waiting waiting) {
        var since = "自北京时间 " + BeijingDay.time(waiting.since()) + " 起";
        var topic = "主题 " + waiting.topic();
        var where = waiting.partition() == null ? topic : topic + " 的 " + waiting.partition() + " 号分区";
        return switch (waiting.reason()) {
            case Waiting.OPEN_TRANSACTION ->
                waiting.isOfLedger()
                        ? "台账（" + where + "）" + since + "有一个事务没有结束，此后入账的至多 " + waiting.records()
                                + " 条没有计入任何指标。多半是监测应用的一个实例中断所留，由其他实例自行结束；不结束时请运维按处理手册 LedgerTransactionOpen"
                                + " 处理。学校不必重新发送。"
                        : where + since + "有一个事务没有结束，事务及其后的记录（至多 " + waiting.records()
                                + " 条）尚未计入指标。请学校提交或中止该事务，或重启其发送程序；否则到事务超时后由 Kafka 中止，事务中的记录须重新发送。";
            case Waiting.REGISTRY -> where + since + "等待模式注册中心应答，此后的记录尚未计入指标；恢复后自动继续，不必重新发送。";
            case Waiting.CELL_BUDGET ->
                where + since
                        + "不再读取：学校在台账中占用的单元数已达到配额，多半是记录的日期分散在许多年里。此后的记录保存着，但尚未计入指标。请学校核对日期；请运维按处理手册 ManyCells"
                        + " 处理，提高配额后从停下处继续，不必重新发送。";
            case Waiting.TOPIC_GONE ->
                topic + since
                        + "不存在：此前已计入指标的记录仍然计入，学校现在无法报送。请运维重新登记学校（cultivation college add "
                        + waiting.college() + "）。";
            case Waiting.TOPIC_MADE_AGAIN ->
                topic + "曾被删除后重建（" + since + "发现）：此前的 " + waiting.records()
                        + " 条记录仍计入指标，但已不在 Kafka 中，重建台账（cultivation reset）后将不再计入。请学校重新报送这些记录，重复的只计一次。";
            default ->
                topic + since + "未被读取（" + waiting.reason() + "）：学校报送的记录保存着，但尚未计入指标。请运维按处理手册 TopicNotConsumed 处理。";
        };
    }

    /** For operators. */
    static String english(Waiting waiting) {
        var since = " since " + waiting.since().truncatedTo(ChronoUnit.SECONDS);
        return switch (waiting.reason()) {
            case Waiting.OPEN_TRANSACTION ->
                waiting.isOfLedger()
                        ? "a transaction is open on the ledger" + since + "; at most " + waiting.records()
                                + " cells behind it are in no figure until it ends, see the runbook"
                                + " LedgerTransactionOpen"
                        : "a transaction is open" + since + "; it and what lies behind it, at most " + waiting.records()
                                + " records, wait until it is committed or aborted";
            case Waiting.REGISTRY ->
                "its next records wait" + since + " for the schema registry, which does not answer";
            case Waiting.CELL_BUDGET ->
                "held back" + since + ": the college has as many cells in the ledger as it may have;"
                        + " nothing is lost, see the runbook ManyCells";
            case Waiting.TOPIC_GONE ->
                "the topic of a registered college is not there" + since
                        + "; what was counted of it still is, and the college can send nothing: college add "
                        + waiting.college() + " makes it again";
            case Waiting.TOPIC_MADE_AGAIN ->
                "the topic was deleted and made again (seen" + since + "); "
                        + waiting.records() + " earlier records still count, but are not on it any more: a reset would"
                        + " lose them, so let the college send them again";
            default -> "not consumed" + since + ": " + waiting.reason();
        };
    }
}
