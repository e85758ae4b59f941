package cultivation.importer;

import cultivation.cli.FailedException;
import cultivation.cli.OnInterrupt;
import cultivation.cli.ShownProgress;
import cultivation.connection.AppClient;
import cultivation.connection.Connection;
import cultivation.connection.VerdictOverdueException;
import cultivation.connection.WaitPolicy;
import cultivation.importer.file.ReadOptions;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.file.ValidationReport;
import cultivation.importer.sending.FileImport;
import cultivation.importer.sending.FileImport.Tally;
import cultivation.importer.sending.ImportId;
import cultivation.importer.sending.ImportJournal;
import cultivation.importer.sending.ImportJournal.Finished;
import cultivation.importer.sending.ImportJournal.Started;
import cultivation.importer.sending.ImportJournal.Subject;
import cultivation.producer.PseudonymKey;
import cultivation.verdict.Verdicts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The import of one file that was found good: compares, sends, waits for the verdicts, and tells of each. */
final class ImportRun {
    private static final Duration STANDSTILL = Duration.ofSeconds(60);
    /** Retracting more than half of so many needs a second word. */
    private static final long MANY = 20;

    /** A file that was read to its end. */
    record Checked(RecordFile file, String college, ValidationReport validation, Instant recordedAt) {}

    /**
     * What the person chose.
     *
     * @param keyFile where the college's key is or will be
     * @param newKey whether it may be another than before
     * @param full whether what the file does not name is retracted
     * @param retractMost whether even more than half of all
     */
    record Choices(Path keyFile, boolean newKey, boolean full, boolean retractMost, boolean dryRun) {}

    private final Connection connection;
    private final AppAnswers answers;
    private final Checked checked;
    private final Path path;
    private final Choices choices;
    private final PrintWriter out;

    ImportRun(Connection connection, @Nullable AppClient app, Checked checked, Choices choices, PrintWriter out) {
        this.connection = connection;
        this.answers = new AppAnswers(app, checked.college());
        this.checked = checked;
        this.path = checked.file().path();
        this.choices = choices;
        this.out = out;
    }

    /**
     * Sends what is new or changed, and waits for the verdicts; of a dry run, says what would be sent.
     *
     * @return whether nothing was rejected, by this run or by the one that ended it
     */
    boolean run() throws IOException, UnreadableFileException {
        var subject = new Subject(
                ImportJournal.hashOf(path) + (checked.file().skipsHidden() ? "-visible-rows-only" : ""),
                checked.college(),
                checked.file().type().recordName(),
                FileImport.topicId(connection, checked.college()),
                choices.full());
        if (choices.dryRun()) {
            return plan();
        }
        try (var journal = openJournal()) {
            var last = journal == null ? null : journal.last(subject);
            if (last != null && last.finished() != null && !isUnderAnotherKey(last.started())) {
                return tellThatItEnded(last.finished());
            }
            return sendAndAwait(subject, journal, last == null ? null : last.started());
        }
    }

    private @Nullable ImportJournal openJournal() {
        try {
            return ImportJournal.open(path);
        } catch (IOException e) {
            out.println("提示：无法在文件旁写日志 " + ImportJournal.pathOf(path) + "（" + e.getMessage() + "）；照常发送，重新运行时与本校主题逐行比对。");
            return null;
        }
    }

    private boolean isUnderAnotherKey(Started started) {
        var keyFile = choices.keyFile();
        return started.keyFingerprint() != null
                && Files.exists(keyFile)
                && !started.keyFingerprint().equals(CollegeKey.load(keyFile).fingerprint());
    }

    private boolean tellThatItEnded(Finished finished) {
        long rejected =
                finished.rejected().values().stream().mapToLong(Long::longValue).sum();
        out.printf(
                Locale.ROOT,
                "这个文件已于 %s 导入完毕：发送 %,d 条，接受 %,d 条，未变 %,d 行，拒收 %,d 条。没有发送任何记录。%n",
                finished.at(),
                finished.sent(),
                finished.accepted(),
                finished.unchanged(),
                rejected);
        out.println("（要与本校主题重新逐行比对，请先删除 " + ImportJournal.pathOf(path) + "）");
        return rejected == 0;
    }

    private boolean plan() throws IOException, UnreadableFileException {
        var sending = FileImport.of(connection, checked.college(), checked.file(), ImportId.random());
        sending.compare();
        var key = needsKey() ? key(sending).ifThere() : null;
        if (needsKey() && key == null) {
            out.println("（尚无密钥文件 " + choices.keyFile() + "，导入时会生成）");
        }
        var tally = sending.plan(readOptions(key), choices.full());
        new ImportReport(out, path.getFileName().toString()).printPlan(tally);
        refuseToRetractMost(tally, sending.live());
        out.println("试运行，没有发送任何记录。");
        return true;
    }

    private boolean needsKey() {
        return checked.validation().plainNumbers() > 0;
    }

    private CollegeKey key(FileImport sending) {
        return new CollegeKey(
                choices.keyFile(),
                sending.keyFingerprint(),
                choices.newKey(),
                checked.file().studentNumber());
    }

    private ReadOptions readOptions(@Nullable PseudonymKey key) {
        return key == null
                ? ReadOptions.toValidate(checked.college(), checked.recordedAt())
                : new ReadOptions(checked.college(), key::of, checked.recordedAt());
    }

    private void refuseToRetractMost(Tally tally, long live) {
        if (!choices.retractMost() && tally.retracted() > MANY && tally.retracted() * 2 > live) {
            throw new FailedException("--full 会撤回此前发送的 " + live + " 条中的 " + tally.retracted()
                    + " 条，超过一半。请核对这个文件是否完整；确实要撤回，请加 --retract-most。没有发送任何记录。");
        }
    }

    private boolean sendAndAwait(Subject subject, @Nullable ImportJournal journal, @Nullable Started earlier)
            throws IOException, UnreadableFileException {
        var importId = earlier == null ? ImportId.random() : ImportId.parse(earlier.importId());
        var sending = FileImport.of(connection, checked.college(), checked.file(), importId);
        sending.compare();
        var key = needsKey() ? chooseKey(sending) : null;
        var readOptions = readOptions(key);
        if (choices.full()) {
            var planning = FileImport.of(connection, checked.college(), checked.file(), importId);
            planning.compare();
            refuseToRetractMost(planning.plan(readOptions, true), planning.live());
        }
        try (var verdicts = earlier == null
                ? Verdicts.open(connection, checked.college())
                : Verdicts.open(connection, checked.college(), earlier.rejectionsSince())) {
            var started = earlier != null ? earlier : newStart(subject, importId, key, verdicts.since());
            if (earlier == null && journal != null) {
                journal.appendStarted(started);
            }
            var tally = send(sending, readOptions, key == null ? null : key.fingerprint());
            return awaitVerdicts(sending, verdicts, started, tally, journal);
        }
    }

    private PseudonymKey chooseKey(FileImport sending) throws IOException {
        var choice = key(sending);
        if (choice.used() == null && sending.studentsUnderUnknownKey() > 0 && choice.ifThere() == null) {
            out.printf(
                    Locale.ROOT,
                    "注意：本校主题中已有 %,d 条学生记录不是由本命令发送的。若本校系统已有密钥，请用 --key-file 指明它，否则同一学生会被当成另一个人。%n",
                    sending.studentsUnderUnknownKey());
        }
        return choice.key(out);
    }

    private Started newStart(Subject subject, ImportId importId, @Nullable PseudonymKey key, long rejectionsSince) {
        var figures = answers.figuresOfYear(checked.validation().lastDay());
        return new Started(
                subject,
                importId.toString(),
                now(),
                key == null ? null : key.fingerprint(),
                rejectionsSince,
                answers.counters(),
                figures == null ? null : figures.asOf().toString(),
                figures == null ? null : figures.values());
    }

    private Tally send(FileImport sending, ReadOptions readOptions, @Nullable String fingerprint)
            throws IOException, UnreadableFileException {
        long total = checked.validation().accepted();
        long begun = System.nanoTime();
        var onInterrupt = OnInterrupt.call(sending::stop);
        var silence = BrokerSilence.watch(sending, out);
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
            var tally = sending.send(readOptions, fingerprint, choices.full(), shown::at);
            new ImportReport(out, path.getFileName().toString())
                    .printSent(tally, sending.rowsSentBefore(), (System.nanoTime() - begun) / 1e9);
            return tally;
        } catch (FileImport.StoppedException e) {
            // Said while the process still waits for this thread.
            out.println(cutOff("已中断", sending));
            throw e;
        } catch (RuntimeException e) {
            out.println(cutOff("发送未完", sending));
            throw e;
        } finally {
            silence.close();
            onInterrupt.close();
        }
    }

    private String cutOff(String what, FileImport sending) {
        return String.format(
                Locale.ROOT, "%s：本次已发送 %,d 条，均经 Kafka 确认。再次运行同一命令即从这里继续，不会重复。", what, sending.acknowledged());
    }

    private boolean awaitVerdicts(
            FileImport sending, Verdicts verdicts, Started started, Tally tally, @Nullable ImportJournal journal)
            throws IOException {
        var report = new ImportReport(out, path.getFileName().toString());
        long total = sending.awaited().size();
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
            verdicts.await(
                    sending.awaited(),
                    WaitPolicy.whileItMoves(STANDSTILL),
                    report::add,
                    left -> shown.at(total - left));
        } catch (VerdictOverdueException e) {
            out.printf(Locale.ROOT, "已发送 %,d 条，均经 Kafka 确认，但还没有全部得到回执。再次运行同一命令即继续等待，不会重复发送。%n", total);
            throw e;
        }
        long rejected =
                report.byReason().values().stream().mapToLong(Long::longValue).sum();
        // What an earlier run of this import sent stands already for this one: it was sent, not unchanged.
        long unchanged = tally.unchanged() - sending.rowsSentBefore();
        var finished = new Finished(now(), total, total - rejected, unchanged, report.byReason());
        report.printVerdicts(finished, answers.split(started.counters(), total));
        var asOf = started.asOf();
        var after = asOf == null ? null : answers.figures(LocalDate.parse(asOf));
        var names = answers.names();
        if (after != null && names != null && started.figures() != null) {
            report.printFigures(names, started.figures(), after);
        }
        if (journal != null) {
            journal.appendFinished(finished);
        }
        return rejected == 0;
    }

    private static String now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
