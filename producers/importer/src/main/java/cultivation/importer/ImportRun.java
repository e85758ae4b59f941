package cultivation.importer;

import cultivation.cli.FailedException;
import cultivation.connection.AppClient;
import cultivation.connection.Connection;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.file.ValidationReport;
import cultivation.importer.sending.Effect;
import cultivation.importer.sending.FileImport;
import cultivation.importer.sending.FileImport.Tally;
import cultivation.importer.sending.FileNames;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The import of one file that was found good: compares, sends, waits for the verdicts, and tells of each. */
public final class ImportRun {
    /** Retracting more than half of so many needs a second word. */
    private static final long MANY = 20;

    /** A file that was read to its end. */
    public record Checked(RecordFile file, String college, ValidationReport validation, Instant recordedAt) {
        boolean needsKey() {
            return validation.plainNumbers() > 0;
        }
    }

    /**
     * What the person chose.
     *
     * @param keyFile where the college's key is or will be
     * @param newKey whether it may be another than before
     * @param full whether what the file does not name is retracted
     * @param retractMost whether even more than half of all
     * @param takeAway whether what was stated may be withdrawn, cleared, or changed by much
     */
    public record Choices(
            Path keyFile, boolean newKey, boolean full, boolean retractMost, boolean takeAway, boolean dryRun) {
        /** Those of somebody who has chosen nothing yet. */
        public static Choices none(Path keyFile) {
            return new Choices(keyFile, false, false, false, false, true);
        }

        boolean maySomethingGo() {
            return takeAway || (full && retractMost);
        }
    }

    private final Connection connection;
    private final AppAnswers answers;
    private final Checked checked;
    private final Path path;
    private final Choices choices;
    private final PrintWriter out;
    private final Confirmation confirmation;
    private final SentShown shown;
    private long sent;

    ImportRun(
            Connection connection,
            @Nullable AppClient app,
            Checked checked,
            Choices choices,
            Confirmation confirmation) {
        this.connection = connection;
        this.answers = new AppAnswers(app, checked.college());
        this.checked = checked;
        this.path = checked.file().path();
        this.choices = choices;
        this.out = confirmation.out();
        this.confirmation = confirmation;
        this.shown = new SentShown(out);
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
        out.println(answers.nameZh() + "：" + checked.file().type().nameZh() + "，" + path.getFileName());
        if (choices.dryRun()) {
            return plan();
        }
        try (var journal = openJournal()) {
            var last = journal == null ? null : journal.last(subject);
            if (last != null && (last.finished() == null || !isUnderAnotherKey(last.started()))) {
                var importId = ImportId.parse(last.started().importId());
                var sending = compared(importId);
                if (!sending.isUndone()) {
                    return last.finished() != null
                            ? tellThatItEnded(last.finished())
                            : goOn(last.started(), journal, sending);
                }
            }
            var importId = ImportId.random();
            return sendNew(subject, journal, compared(importId), importId);
        }
    }

    private FileImport compared(ImportId importId) {
        var sending = FileImport.of(connection, checked.college(), checked.file(), importId);
        sending.compare();
        return sending;
    }

    /** How many records this run, or the one that it goes on with, has sent. */
    long sent() {
        return sent;
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
                "这个文件已于北京时间 %s 导入完毕：发送 %,d 条，接受 %,d 条，未变 %,d 条，拒收 %,d 条。没有发送任何记录。%n",
                PastImportText.minute(Instant.parse(finished.at())),
                finished.sent(),
                finished.accepted(),
                finished.unchanged(),
                rejected);
        out.println("（要与本校主题重新逐行比对，请先删除 " + ImportJournal.pathOf(path) + "）");
        return rejected == 0;
    }

    private boolean plan() throws IOException, UnreadableFileException {
        var preview = ImportPreview.of(connection, checked, choices);
        if (preview.makesKey()) {
            out.println("（尚无密钥文件 " + choices.keyFile() + "，导入时会生成）");
        }
        preview.told().forEach(out::println);
        refuseToRetractMost(preview.effect());
        var reasons = new ArrayList<>(preview.newKey());
        reasons.addAll(preview.takesAway());
        if (!reasons.isEmpty()) {
            out.println("发送前须有人确认：");
            reasons.forEach(reason -> out.println("  " + reason));
        }
        out.println("试运行，没有发送任何记录。");
        return true;
    }

    private void refuseToRetractMost(Effect effect) {
        long retracted = effect.tally().retracted() - effect.withdrawn();
        long live = effect.before().records();
        if (!choices.retractMost() && retracted > MANY && retracted * 2 > live) {
            throw new FailedException("--full 会撤回此前发送的 " + live + " 条中的 " + retracted
                    + " 条，超过一半。请核对这个文件是否完整；确实要撤回，请加 --retract-most。没有发送任何记录。");
        }
    }

    private boolean sendNew(Subject subject, @Nullable ImportJournal journal, FileImport sending, ImportId importId)
            throws IOException, UnreadableFileException {
        var preview = ImportPreview.of(sending, checked, choices);
        preview.told().forEach(out::println);
        refuseToRetractMost(preview.effect());
        confirmation.require(
                preview.newKey(), choices.newKey(), "请用 --key-file 指明本校系统已有的密钥；确实要用一个新密钥，请加 --new-key 再运行");
        confirmation.require(preview.takesAway(), choices.maySomethingGo(), "请核对文件；确实要这样改，请加 --take-away 再运行");
        var key = preview.key(out);
        try (var verdicts = Verdicts.open(connection, checked.college())) {
            var started = newStart(subject, importId, key, verdicts.since(), preview.effect());
            if (journal != null) {
                journal.appendStarted(started);
            }
            rememberFile(importId);
            return awaitVerdicts(sending, verdicts, started, send(sending, key), journal);
        }
    }

    /** What was asked was answered before the first record was sent. */
    private boolean goOn(Started started, @Nullable ImportJournal journal, FileImport sending)
            throws IOException, UnreadableFileException {
        var key = checked.needsKey()
                ? ImportPreview.collegeKey(sending, checked, choices).key(out)
                : null;
        try (var verdicts = Verdicts.open(connection, checked.college(), started.rejectionsSince())) {
            return awaitVerdicts(sending, verdicts, started, send(sending, key), journal);
        }
    }

    private void rememberFile(ImportId importId) {
        try {
            FileNames.of(checked.college())
                    .remember(importId, path.toAbsolutePath().getFileName().toString());
        } catch (IOException e) {
            out.println("提示：无法记下这次导入的文件名（" + e.getMessage() + "）；照常发送。");
        }
    }

    private Started newStart(
            Subject subject, ImportId importId, @Nullable PseudonymKey key, long rejectionsSince, Effect effect) {
        var figures = answers.figuresOfYear(lastDay(effect));
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

    /** Rows that withdraw have no day of their own: then it is that of what they take away. */
    private @Nullable LocalDate lastDay(Effect effect) {
        var last = checked.validation().lastDay();
        var year = effect.lastYear();
        return last != null || year == null ? last : LocalDate.of(year, 12, 31);
    }

    private Tally send(FileImport sending, @Nullable PseudonymKey key) throws IOException, UnreadableFileException {
        long begun = System.nanoTime();
        var tally = shown.send(
                sending.sender(),
                checked.validation().accepted(),
                progress -> sending.send(
                        ImportPreview.readOptions(checked, key),
                        key == null ? null : key.fingerprint(),
                        choices.full(),
                        progress));
        new ImportReport(out, path.getFileName().toString())
                .printSent(tally, sending.sentBefore(), sending.rowsSentBefore(), (System.nanoTime() - begun) / 1e9);
        return tally;
    }

    private boolean awaitVerdicts(
            FileImport sending, Verdicts verdicts, Started started, Tally tally, @Nullable ImportJournal journal)
            throws IOException {
        var report = new ImportReport(out, path.getFileName().toString());
        long total = sending.awaited().size();
        var silence = VerdictSilence.watch(answers, out);
        try {
            shown.await(verdicts, sending.awaited(), report);
        } finally {
            silence.close();
        }
        long rejected =
                report.byReason().values().stream().mapToLong(Long::longValue).sum();
        // What an earlier run of this import sent stands already for this one: it was sent, not unchanged.
        long unchanged = tally.unchanged() - sending.rowsSentBefore();
        sent += total;
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
