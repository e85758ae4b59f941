package cultivation.importer;

import cultivation.cli.OnInterrupt;
import cultivation.cli.ShownProgress;
import cultivation.connection.VerdictOverdueException;
import cultivation.connection.WaitPolicy;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.sending.FileImport.Tally;
import cultivation.importer.sending.RecordSender;
import cultivation.verdict.PendingRecords;
import cultivation.verdict.Verdicts;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Shows how a sending and the waiting for its verdicts go on, and says what happens when either is cut off. */
record SentShown(PrintWriter out) {
    private static final Duration STANDSTILL = Duration.ofSeconds(60);

    /** What sends, and tells how far it has come. */
    interface Work {
        Tally send(LongConsumer progress) throws IOException, UnreadableFileException;
    }

    /**
     * Sends.
     *
     * @param total of rows or records, whatever the work counts
     */
    Tally send(RecordSender sender, long total, Work work) throws IOException, UnreadableFileException {
        var onInterrupt = OnInterrupt.call(sender::stop);
        var silence = BrokerSilence.watch(sender, out);
        try (var shown = ShownProgress.on(
                out,
                "发送",
                total,
                at -> String.format(
                        Locale.ROOT,
                        "已处理 %,d / %,d 行，每秒 %,d 行，约剩 %,d s",
                        at.done(),
                        at.total(),
                        at.perSecond(),
                        at.secondsLeft()))) {
            return work.send(shown::at);
        } catch (RecordSender.StoppedException e) {
            // Said while the process still waits for this thread.
            out.println(cutOff("已中断", sender));
            throw e;
        } catch (RuntimeException e) {
            out.println(cutOff("发送未完", sender));
            throw e;
        } finally {
            silence.close();
            onInterrupt.close();
        }
    }

    private static String cutOff(String what, RecordSender sender) {
        return String.format(
                Locale.ROOT, "%s：本次已发送 %,d 条，均经 Kafka 确认。再次运行同一命令即从这里继续，不会重复。", what, sender.acknowledged());
    }

    /** Waits for the verdicts; {@code report} is told of rejections. */
    void await(Verdicts verdicts, PendingRecords awaited, ImportReport report) {
        long total = awaited.size();
        try (var shown = ShownProgress.on(
                out,
                "等待回执",
                total,
                at -> String.format(
                        Locale.ROOT,
                        "已有回执 %,d / %,d 条，每秒 %,d 条，约剩 %,d s",
                        at.done(),
                        at.total(),
                        at.perSecond(),
                        at.secondsLeft()))) {
            verdicts.await(awaited, WaitPolicy.whileItMoves(STANDSTILL), report::add, left -> shown.at(total - left));
        } catch (VerdictOverdueException e) {
            out.printf(Locale.ROOT, "已发送 %,d 条，均经 Kafka 确认，但还没有全部得到回执。再次运行同一命令即继续等待，不会重复发送。%n", total);
            throw e;
        }
    }
}
