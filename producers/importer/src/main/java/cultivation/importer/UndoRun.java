package cultivation.importer;

import cultivation.connection.Connection;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.sending.Effect;
import cultivation.importer.sending.ImportJournal.Finished;
import cultivation.importer.sending.ImportUndo;
import cultivation.importer.sending.PastImports.PastImport;
import cultivation.verdict.Verdicts;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes one import back: says what that would do, asks, sends, waits for the verdicts. */
final class UndoRun {
    private final Connection connection;
    private final AppAnswers answers;
    private final String told;
    private final Confirmation confirmation;
    private final PrintWriter out;

    /**
     * @param told the import in one line
     */
    UndoRun(Connection connection, AppAnswers answers, String told, Confirmation confirmation) {
        this.connection = connection;
        this.answers = answers;
        this.told = told;
        this.confirmation = confirmation;
        this.out = confirmation.out();
    }

    /** Whether nothing was rejected. */
    boolean run(PastImport past, boolean takeAway, boolean dryRun) throws IOException, UnreadableFileException {
        out.println(answers.nameZh());
        out.println("撤销导入 " + told);
        var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        var undo = ImportUndo.of(connection, answers.college(), past.id());
        undo.compare(past.type());
        var effect = undo.plan(now);
        tell(past, undo, effect);
        if (dryRun) {
            out.println("试运行，没有发送任何记录。");
            return true;
        }
        if (effect.tally().sent() == 0) {
            out.println("没有发送任何记录。");
            return true;
        }
        confirmation.require(reasons(past, effect), takeAway, "请核对；确实要撤销，请加 --take-away 再运行");
        return sendAndAwait(undo, effect, now);
    }

    private void tell(PastImport past, ImportUndo undo, Effect effect) {
        if (undo.done() > 0) {
            out.printf(Locale.ROOT, "其中 %,d 条此前已撤销%n", undo.done());
        }
        undo.changedSince()
                .forEach((by, count) -> out.printf(
                        Locale.ROOT,
                        "其中 %,d 条此后又由%s更正或撤回，保持现状，不撤销%n",
                        count,
                        by.isEmpty() ? "本校其他系统" : "导入 " + by + " "));
        EffectText.of(past.type(), effect).forEach(out::println);
    }

    private static List<String> reasons(PastImport past, Effect effect) {
        var reasons = new ArrayList<>(EffectText.takesAway(past.type(), effect));
        if (effect.tally().changed() > 0) {
            reasons.add(String.format(
                    Locale.ROOT, "%,d 条记录会恢复为这次导入之前的内容", effect.tally().changed()));
        }
        return reasons;
    }

    private boolean sendAndAwait(ImportUndo undo, Effect effect, Instant now)
            throws IOException, UnreadableFileException {
        var shown = new SentShown(out);
        var before = answers.counters();
        try (var verdicts = Verdicts.open(connection, answers.college())) {
            var tally = shown.send(undo.sender(), effect.tally().sent(), progress -> undo.send(now, progress));
            out.printf(Locale.ROOT, "本次发送 %,d 条：撤回 %,d，恢复原内容 %,d%n", tally.sent(), tally.retracted(), tally.changed());
            var report = new ImportReport(out, undo.importId().toString());
            shown.await(verdicts, undo.awaited(), report);
            long rejected = report.byReason().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long total = undo.awaited().size();
            report.printVerdicts(
                    new Finished(now.toString(), total, total - rejected, 0, report.byReason()),
                    answers.split(before, total));
            out.println("已撤销。撤销本身也是一次导入，编号 " + undo.importId() + "，同样可以撤销。");
            return rejected == 0;
        }
    }
}
