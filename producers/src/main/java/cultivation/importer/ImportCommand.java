package cultivation.importer;

import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.FailedException;
import cultivation.cli.ShownProgress;
import cultivation.college.Topics;
import cultivation.connection.AppClient;
import cultivation.connection.AppUnreachableException;
import cultivation.connection.Services;
import cultivation.connection.VerdictOverdueException;
import cultivation.importer.file.Findings;
import cultivation.importer.file.MendingFile;
import cultivation.importer.file.Reading;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.RowListener;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.sending.FileImport;
import cultivation.importer.sending.FileImport.Tally;
import cultivation.importer.sending.ImportId;
import cultivation.importer.sending.ImportJournal;
import cultivation.importer.sending.ImportJournal.Finished;
import cultivation.importer.sending.ImportJournal.Started;
import cultivation.importer.sending.ImportJournal.Subject;
import cultivation.producer.PseudonymKey;
import cultivation.verdict.CollegeCounters;
import cultivation.verdict.CollegeFigures;
import cultivation.verdict.Patience;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code import}: checks a college's files, sends what is new or changed, waits for the verdicts. */
@Command(
        name = "import",
        description = {
            "Publishes a college's CSV or XLSX: checks it, sends what is new or changed, and waits for the verdicts.",
            "Nothing is sent when anything is wrong. An import that was cut off goes on when it is run again; one that "
                    + "has ended says so and sends nothing."
        },
        footer = {
            "",
            "Beside FILE it keeps FILE.import.jsonl, in which there is no row and no key. Exit code 1 when anything is "
                    + "wrong with the file or a record is rejected.",
            "./cultivation template RECORD makes an empty file to fill, ./cultivation validate FILE only checks."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ImportCommand implements Callable<Integer> {
    private static final Duration STANDSTILL = Duration.ofSeconds(60);
    private static final Duration COUNTED = Duration.ofSeconds(15);
    private static final long SECONDS_TO_END = 20;
    /** Retracting more than half of so many needs a second word. */
    private static final long MANY = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private FileOptions options;

    @Option(names = "--valid-rows-only", description = "sends the rows that are right although others are wrong")
    private boolean validRowsOnly;

    @Option(
            names = "--full",
            description =
                    "the file is all there is of this record type: what was sent before and is not in it is retracted")
    private boolean full;

    @Option(
            names = "--retract-most",
            description = "with --full: also when more than half of what was sent before would be retracted")
    private boolean retractMost;

    @Option(names = "--new-key", description = "students may be sent under another key than before")
    private boolean newKey;

    @Option(names = "--dry-run", description = "sends nothing; says what would be sent")
    private boolean dryRun;

    @Mixin
    private Endpoints endpoints;

    /** A file that was read to its end. */
    private record Checked(RecordFile file, String college, Findings findings, Instant recordedAt) {}

    @Override
    public Integer call() throws IOException, UnreadableFileException {
        PrintWriter out = spec.commandLine().getOut();
        if (full && validRowsOnly) {
            throw options.usage(
                    "--full takes a file without mistakes: with --valid-rows-only, rows with mistakes would "
                            + "count as gone and be retracted");
        }
        var services = endpoints.services();
        var api = endpoints.apiOrNull();
        var checked = check(out);
        if (checked == null) {
            out.println("没有发送任何记录。请改正后再导入" + (validRowsOnly ? "。" : "，或加 --valid-rows-only 只发送正确的行。"));
            return ExitCodes.FAILED;
        }
        requireOneFileOfEachWhenFull(checked);
        boolean clean = true;
        for (Checked file : checked) {
            clean &= !file.findings().isFaulty();
            try {
                clean &= new Run(services, api == null ? null : new AppClient(api), file, out).isClean();
            } catch (FileImport.StoppedException e) {
                return ExitCodes.FAILED;
            }
        }
        return clean ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    /** All files, or null when nothing may be sent. */
    private @Nullable List<Checked> check(PrintWriter out) throws IOException {
        var errors = options.errors();
        var checked = new ArrayList<Checked>();
        boolean refused = false;
        for (Path path : options.files()) {
            try {
                var file = RecordFile.open(path, options.type());
                var report = new Report(out);
                report.file(file);
                var reading = Reading.toValidate(
                        college(file), Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS));
                var findings = file.read(reading, RowListener.NONE);
                if (errors != null && findings.isFaulty()) {
                    MendingFile.write(file, reading, findings, errors);
                }
                report.findings(path, findings, errors);
                refused |= findings.isFaulty() && (!validRowsOnly || findings.accepted() == 0);
                checked.add(new Checked(file, reading.collegeCode(), findings, reading.recordedAt()));
            } catch (UnreadableFileException e) {
                out.println(path.getFileName() + ":1: " + e.getMessage());
                refused = true;
            }
        }
        return refused ? null : checked;
    }

    private String college(RecordFile file) {
        var college = options.college() != null ? options.college() : file.namedCollege();
        if (college == null) {
            throw options.usage("say which college: --college CODE (the file has no column 学校代码)");
        }
        if (!Topics.isCollegeCode(college)) {
            throw options.usage("the file's 学校代码 must be 1 to 32 letters, digits or hyphens, got: '" + college
                    + "'; or give --college CODE");
        }
        return college;
    }

    private void requireOneFileOfEachWhenFull(List<Checked> checked) {
        var seen = new HashSet<String>();
        for (Checked file : checked) {
            if (full && !seen.add(file.college() + file.file().type())) {
                throw options.usage("--full takes one file of each record type, got more of "
                        + file.file().type().recordName());
            }
        }
    }

    /** The import of one file. */
    private final class Run {
        private final Services services;
        private final @Nullable AppClient app;
        private final Checked checked;
        private final Path path;
        private final PrintWriter out;

        Run(Services services, @Nullable AppClient app, Checked checked, PrintWriter out) {
            this.services = services;
            this.app = app;
            this.checked = checked;
            this.path = checked.file().path();
            this.out = out;
        }

        /** Whether nothing was rejected. */
        boolean isClean() throws IOException, UnreadableFileException {
            var subject = new Subject(
                    ImportJournal.hashOf(path),
                    checked.college(),
                    checked.file().type().recordName(),
                    FileImport.topicId(services, checked.college()),
                    full);
            if (dryRun) {
                return planned();
            }
            try (var journal = journal()) {
                var last = journal == null ? null : journal.last(subject);
                if (last != null && last.finished() != null && !isUnderAnotherKey(last.started())) {
                    return ended(last.finished());
                }
                return sent(subject, journal, last == null ? null : last.started());
            }
        }

        private @Nullable ImportJournal journal() {
            try {
                return ImportJournal.open(path);
            } catch (IOException e) {
                out.println(
                        "提示：无法在文件旁写日志 " + ImportJournal.pathOf(path) + "（" + e.getMessage() + "）；照常发送，重新运行时与本校主题逐行比对。");
                return null;
            }
        }

        private boolean isUnderAnotherKey(Started started) {
            var keyFile = options.keyFile(checked.college());
            return started.keyFingerprint() != null
                    && Files.exists(keyFile)
                    && !started.keyFingerprint().equals(CollegeKey.load(keyFile).fingerprint());
        }

        private boolean ended(Finished finished) {
            long rejected = finished.rejected().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
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

        private boolean planned() throws IOException, UnreadableFileException {
            var sending = FileImport.of(services, checked.college(), checked.file(), ImportId.random());
            sending.compare();
            var key = needsKey() ? key(sending).ifThere() : null;
            if (needsKey() && key == null) {
                out.println("（尚无密钥文件 " + options.keyFile(checked.college()) + "，导入时会生成）");
            }
            var tally = sending.plan(reading(key), full);
            new ImportReport(out, path.getFileName().toString()).planned(tally);
            refuseToRetractMost(tally, sending.live());
            out.println("试运行，没有发送任何记录。");
            return true;
        }

        private boolean needsKey() {
            return checked.findings().plainNumbers() > 0;
        }

        private CollegeKey key(FileImport sending) {
            return new CollegeKey(options.keyFile(checked.college()), sending.keyFingerprint(), newKey);
        }

        private Reading reading(@Nullable PseudonymKey key) {
            return key == null
                    ? Reading.toValidate(checked.college(), checked.recordedAt())
                    : new Reading(checked.college(), key::of, checked.recordedAt());
        }

        private void refuseToRetractMost(Tally tally, long live) {
            if (!retractMost && tally.retracted() > MANY && tally.retracted() * 2 > live) {
                throw new FailedException("--full 会撤回此前发送的 " + live + " 条中的 " + tally.retracted()
                        + " 条，超过一半。请核对这个文件是否完整；确实要撤回，请加 --retract-most。没有发送任何记录。");
            }
        }

        private boolean sent(Subject subject, @Nullable ImportJournal journal, @Nullable Started earlier)
                throws IOException, UnreadableFileException {
            var importId = earlier == null ? ImportId.random() : ImportId.parse(earlier.importId());
            var sending = FileImport.of(services, checked.college(), checked.file(), importId);
            sending.compare();
            var key = needsKey() ? keyFor(sending) : null;
            var reading = reading(key);
            if (full) {
                var planning = FileImport.of(services, checked.college(), checked.file(), importId);
                planning.compare();
                refuseToRetractMost(planning.plan(reading, true), planning.live());
            }
            try (var verdicts = earlier == null
                    ? Verdicts.open(services, checked.college())
                    : Verdicts.open(services, checked.college(), earlier.rejectionsSince())) {
                var started = earlier != null ? earlier : started(subject, importId, key, verdicts.since());
                if (earlier == null && journal != null) {
                    journal.started(started);
                }
                var tally = send(sending, reading, key == null ? null : key.fingerprint());
                return judged(sending, verdicts, started, tally, journal);
            }
        }

        private PseudonymKey keyFor(FileImport sending) throws IOException {
            var choice = key(sending);
            if (choice.used() == null && sending.studentsUnderUnknownKey() > 0 && choice.ifThere() == null) {
                out.printf(
                        Locale.ROOT,
                        "注意：本校主题中已有 %,d 条学生记录不是由本命令发送的。若本校系统已有密钥，请用 --key-file 指明它，否则同一学生会被当成另一个人。%n",
                        sending.studentsUnderUnknownKey());
            }
            return choice.key(out);
        }

        private Started started(Subject subject, ImportId importId, @Nullable PseudonymKey key, long rejectionsSince) {
            var counters = ask(app -> CollegeCounters.of(app, checked.college()));
            var figures = figures(null);
            return new Started(
                    subject,
                    importId.toString(),
                    now(),
                    key == null ? null : key.fingerprint(),
                    rejectionsSince,
                    counters,
                    figures == null ? null : figures.asOf().toString(),
                    figures == null ? null : figures.values());
        }

        private Tally send(FileImport sending, Reading reading, @Nullable String fingerprint)
                throws IOException, UnreadableFileException {
            long total = checked.findings().accepted();
            long begun = System.nanoTime();
            var ended = new CountDownLatch(1);
            var onInterrupt = new Thread(
                    () -> {
                        sending.stop();
                        try {
                            var unused = ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "import-stop");
            Runtime.getRuntime().addShutdownHook(onInterrupt);
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
                var tally = sending.send(reading, fingerprint, full, shown::at);
                new ImportReport(out, path.getFileName().toString())
                        .sent(tally, sending.rowsSentBefore(), (System.nanoTime() - begun) / 1e9);
                return tally;
            } catch (FileImport.StoppedException e) {
                // Said before the count-down: then the process ends at once.
                out.println(cutOff("已中断", sending));
                throw e;
            } catch (RuntimeException e) {
                out.println(cutOff("发送未完", sending));
                throw e;
            } finally {
                ended.countDown();
                removeHook(onInterrupt);
            }
        }

        private String cutOff(String what, FileImport sending) {
            return String.format(
                    Locale.ROOT, "%s：本次已发送 %,d 条，均经 Kafka 确认。再次运行同一命令即从这里继续，不会重复。", what, sending.acknowledged());
        }

        private boolean judged(
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
                        Patience.whileItMoves(STANDSTILL),
                        report::rejected,
                        left -> shown.at(total - left));
            } catch (VerdictOverdueException e) {
                out.printf(Locale.ROOT, "已发送 %,d 条，均经 Kafka 确认，但还没有全部得到回执。再次运行同一命令即继续等待，不会重复发送。%n", total);
                throw e;
            }
            long rejected = report.byReason().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            // What an earlier run of this import sent stands already for this one: it is sent, not unchanged.
            long unchanged = Math.max(0, checked.findings().accepted() + tally.retracted() - total);
            var finished = new Finished(now(), total, total - rejected, unchanged, report.byReason());
            report.verdicts(finished, split(started, total));
            var after = figures(started.asOf());
            var names = after == null ? null : ask(CollegeFigures::names);
            if (after != null && names != null && started.figures() != null) {
                report.figures(names, started.figures(), after);
            }
            if (journal != null) {
                journal.finished(finished);
            }
            return rejected == 0;
        }

        private @Nullable CollegeCounters split(Started started, long sent) {
            var before = started.counters();
            if (before == null) {
                return null;
            }
            var after = ask(app -> CollegeCounters.atLeast(before.received() + sent, app, checked.college(), COUNTED));
            return after == null ? null : after.since(before);
        }

        private @Nullable CollegeFigures figures(@Nullable String asOf) {
            return ask(app -> {
                var lastDay = checked.findings().lastDay();
                var day = asOf != null
                        ? LocalDate.parse(asOf)
                        : CollegeFigures.endOfYear(app, lastDay == null ? LocalDate.now(Clock.systemUTC()) : lastDay);
                return CollegeFigures.of(app, checked.college(), day);
            });
        }

        /** Null when the app is not known or does not answer: an import needs it only to tell more. */
        private <T> @Nullable T ask(java.util.function.Function<AppClient, @Nullable T> question) {
            try {
                return app == null ? null : question.apply(app);
            } catch (AppUnreachableException | IllegalArgumentException e) {
                return null;
            }
        }
    }

    private static String now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void removeHook(Thread hook) {
        try {
            var unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending, that is why we are here
        }
    }
}
