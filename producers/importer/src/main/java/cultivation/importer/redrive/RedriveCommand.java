package cultivation.importer.redrive;

import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verb;
import cultivation.cli.Verbs;
import cultivation.college.RejectedRecord;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.Published;
import cultivation.connection.WaitPolicy;
import cultivation.importer.CollegeKey;
import cultivation.importer.file.ReadOptions;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.Row;
import cultivation.importer.file.RowListener;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.file.ValidationReport;
import cultivation.importer.sending.HomeFolder;
import cultivation.producer.EventPublisher;
import cultivation.producer.PseudonymKey;
import cultivation.rule.Reason;
import cultivation.rule.RecordType;
import cultivation.verdict.Verdicts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code redrive}: takes a college's rejected records out to be mended, and sends mended ones again. */
@Command(
        name = "redrive",
        description = {"取出学校被拒收的记录，每种记录一个 XLSX（--out DIR）；改正后再发送，每条记录只发一次。", "已重新发送的记在 ~/.cultivation/学校代码.redriven 中。"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RedriveCommand implements Verb {
    private static final Duration STANDSTILL = Duration.ofSeconds(60);
    private static final int SHOWN = 20;

    /** A mended row: the event, and where its rejected records lay. */
    private record CorrectedRow(int line, SpecificRecord event, List<String> sources) {}

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "由 --out 写出、已改正的文件")
    private List<Path> files = List.of();

    @Option(names = "--college", paramLabel = "CODE", required = true, description = "学校的国标代码")
    private String college = "";

    @Option(names = "--out", paramLabel = "DIR", description = "把被拒收的记录写到哪个文件夹")
    private @Nullable Path folder;

    @Option(names = "--key-file", paramLabel = "FILE", description = "本校密钥，用于补填了学号或工号的行（默认：~/.cultivation/学校代码.key）")
    private @Nullable Path keyFile;

    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() throws IOException, UnreadableFileException {
        Verbs.requireCollege(spec, "--college", college);
        if ((folder == null) == files.isEmpty()) {
            throw usage("请说明要做哪一件：--out 文件夹（取出被拒收的记录），或给出改正好的文件（重新发送）。");
        }
        var connection = endpoints.connection();
        var redriven = Redriven.in(HomeFolder.file(college + ".redriven"));
        var out = spec.commandLine().getOut();
        return folder != null ? takeOut(connection, redriven, folder, out) : send(connection, redriven, out);
    }

    private int takeOut(Connection connection, Redriven redriven, Path target, PrintWriter out)
            throws IOException, UnreadableFileException {
        var rejected = RejectedRecords.of(connection, college, redriven.sources());
        Files.createDirectories(target);
        for (var each : rejected.byType().entrySet()) {
            var file = target.resolve("rejected-" + each.getKey().recordName() + ".xlsx");
            if (Files.exists(file)) {
                throw usage("--out：“" + file + "”已存在，不覆盖；请换一个文件夹。");
            }
            RejectedFile.write(each.getKey(), CollegeKey.studentNumber(key(), null), each.getValue(), file);
            out.printf(
                    Locale.ROOT,
                    "%s：%,d 条被拒收的%s记录，每行有错误说明%n",
                    file,
                    each.getValue().size(),
                    each.getKey().nameZh());
        }
        if (rejected.byType().isEmpty()) {
            out.println("没有可在此改正的拒收记录。");
        } else {
            out.println("请在文件中改正（“版本”“来源”两列不要改动），再运行：redrive 文件… --college " + college);
            if (rejected.byType().values().stream().flatMap(List::stream).anyMatch(RedriveCommand::isOfAnother)) {
                out.println("其中有学校代码不是本校（" + college + "）的：确是本校的，把“学校代码”改为本校代码以确认；不是的，删去该行。");
            }
        }
        if (rejected.repeated() > 0) {
            out.printf(Locale.ROOT, "另有 %,d 条是上述对象更早的记录（同一对象被拒收不止一次），每个对象只取最近一条。%n", rejected.repeated());
        }
        if (rejected.unreadable() > 0) {
            out.printf(Locale.ROOT, "另有 %,d 条无法在此改正（无法解码，或因含明文标识而未随附原文），请在本校系统中改正后重新发送。%n", rejected.unreadable());
        }
        return ExitCodes.DONE;
    }

    private int send(Connection connection, Redriven redriven, PrintWriter out) throws IOException {
        var corrected = new ArrayList<CorrectedRow>();
        var reasons = RejectedRecords.reasons(connection, college);
        boolean faulty = false;
        for (Path path : files) {
            if (!Files.exists(path)) {
                throw usage("没有文件“" + path + "”，请核对文件名和所在的文件夹。");
            }
            try {
                faulty |= !collect(path, reasons, corrected, out);
            } catch (UnreadableFileException e) {
                out.println(path.getFileName() + ":1: " + e.getMessage());
                faulty = true;
            }
        }
        if (faulty) {
            out.println("没有发送任何记录。请改正后再运行。");
            return ExitCodes.FAILED;
        }
        int before = corrected.size();
        corrected.removeIf(row -> redriven.contains(row.sources()));
        if (before > corrected.size()) {
            out.printf(Locale.ROOT, "%,d 条此前已重新发送，跳过%n", before - corrected.size());
        }
        if (corrected.isEmpty()) {
            out.println("没有需要发送的记录。");
            return ExitCodes.DONE;
        }
        return sendAndAwait(connection, redriven, corrected, out);
    }

    private int sendAndAwait(Connection connection, Redriven redriven, List<CorrectedRow> corrected, PrintWriter out)
            throws IOException {
        try (var verdicts = Verdicts.open(connection, college);
                var publisher = EventPublisher.open(connection, EventPublisher.BULK)) {
            var onTheirWay = new ArrayList<CompletableFuture<Published>>();
            corrected.forEach(row -> onTheirWay.add(publisher.publish(college, row.event())));
            publisher.flush();
            var published = new ArrayList<Published>();
            for (int i = 0; i < corrected.size(); i++) {
                published.add(onTheirWay.get(i).join());
                redriven.note(corrected.get(i).sources());
            }
            out.printf(Locale.ROOT, "已重新发送 %,d 条，等待回执……%n", published.size());
            out.flush();
            Map<Published, RejectedRecord> rejected = verdicts.of(published, WaitPolicy.whileItMoves(STANDSTILL));
            out.printf(Locale.ROOT, "接受 %,d 条，再次拒收 %,d 条%n", published.size() - rejected.size(), rejected.size());
            rejected.values().stream()
                    .limit(SHOWN)
                    .forEach(each -> out.println("  " + each.source() + "：" + each.reason() + "，" + each.message()));
            if (!rejected.isEmpty()) {
                out.println("再次拒收的可用 --out 另一目录 取出，改正后再发。");
            }
            return rejected.isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
        }
    }

    /** Adds a file's rows to {@code mended} and prints its mistakes; whether it has none. */
    private boolean collect(Path path, Map<String, String> reasons, List<CorrectedRow> corrected, PrintWriter out)
            throws IOException, UnreadableFileException {
        var key = key();
        var file = RecordFile.open(path, null).by(CollegeKey.studentNumber(key, null));
        var rows = new CorrectedRows(file, reasons);
        var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        var readOptions = Files.exists(key)
                ? new ReadOptions(college, pseudonyms(PseudonymKey.load(key), file.type()), now)
                : ReadOptions.toValidate(college, now);
        ValidationReport validation = file.read(readOptions, rows);
        if (validation.plainNumbers() > 0 && !Files.exists(key)) {
            out.println(path.getFileName() + "：有 " + validation.plainNumbers() + " 行是学号或工号，需要本校密钥 " + key
                    + "（--key-file）。");
            return false;
        }
        validation
                .mistakes()
                .forEach(mistake -> out.println(path.getFileName() + ":" + mistake.line() + ": " + mistake.told()));
        rows.mistakes.forEach(mistake -> out.println(path.getFileName() + ":" + mistake));
        if (validation.mistakes().stream().anyMatch(mistake -> mistake.reason() == Reason.COLLEGE_MISMATCH)) {
            out.println("这些记录因学校代码不是本校而被拒收，原样不能再发：确是本校的，把“学校代码”改为 " + college + " 以确认；不是的，删去该行。");
        }
        corrected.addAll(rows.corrected);
        return !validation.isFaulty() && rows.mistakes.isEmpty();
    }

    private static Function<String, CharSequence> pseudonyms(PseudonymKey key, RecordType type) {
        return id -> key.of(type, id);
    }

    /** Takes rows with their revision and sources. */
    private final class CorrectedRows implements RowListener {
        final List<CorrectedRow> corrected = new ArrayList<>();
        final List<String> mistakes = new ArrayList<>();
        private final RecordFile file;
        private final RecordType type;
        private int revisionColumn = -1;
        private int sourceColumn = -1;
        private int collegeColumn = -1;
        private final Map<String, String> reasons;

        CorrectedRows(RecordFile file, Map<String, String> reasons) {
            this.file = file;
            this.reasons = reasons;
            this.type = file.type();
        }

        @Override
        public void passedOver(Row row) {
            if (row.number() == file.headerLine()) {
                revisionColumn = row.cells().indexOf(RejectedFile.REVISION);
                sourceColumn = row.cells().indexOf(RejectedFile.SOURCE);
                collegeColumn = row.cells().indexOf(RejectedFile.COLLEGE);
            }
        }

        @Override
        public void accepted(Row row, SpecificRecord event) {
            if (revisionColumn < 0 || sourceColumn < 0) {
                if (mistakes.isEmpty()) {
                    mistakes.add(file.headerLine() + ": 缺少“" + RejectedFile.REVISION + "”或“" + RejectedFile.SOURCE
                            + "”列。这不是 redrive --out 写出的文件；新的数据请用 import。");
                }
                return;
            }
            var sources = List.of(row.cell(sourceColumn).strip().split("\\s+", -1));
            var unknown = sources.stream()
                    .filter(source -> !source.startsWith(Topics.events(college) + "-"))
                    .findFirst();
            if (unknown.isPresent()) {
                mistakes.add(row.number() + ": 列“" + RejectedFile.SOURCE + "”应为本校记录的来源，收到“" + unknown.get() + "”。");
                return;
            }
            if (isUnconfirmed(row, sources)) {
                mistakes.add(row.number() + ": 列“" + RejectedFile.COLLEGE + "”须填：这条记录因学校代码不是本校而被拒收。确是本校的，请填 " + college
                        + " 以确认；不是的，请删去该行。");
                return;
            }
            try {
                int revision = Integer.parseInt(row.cell(revisionColumn).strip());
                if (revision < 1) {
                    throw new NumberFormatException();
                }
                var head = type.headOf(event);
                head.setRevision(revision);
                head.setEventId(UUID.randomUUID().toString());
                corrected.add(new CorrectedRow(row.number(), event, List.copyOf(new HashSet<>(sources))));
            } catch (NumberFormatException e) {
                mistakes.add(row.number() + ": 列“" + RejectedFile.REVISION + "”应为 1 或更大的整数，收到“"
                        + row.cell(revisionColumn) + "”。");
            }
        }

        /** Whether it came under another college's code, or nobody knows any more, and it is not said to be this one's. */
        private boolean isUnconfirmed(Row row, List<String> sources) {
            boolean own = sources.stream().allMatch(source -> {
                var reason = reasons.get(source);
                return reason != null && !reason.equals(Reason.COLLEGE_MISMATCH.name());
            });
            return !own && (collegeColumn < 0 || row.cell(collegeColumn).isBlank());
        }
    }

    private static boolean isOfAnother(RejectedRecords.Rejected rejected) {
        return rejected.rejection().reason().equals(Reason.COLLEGE_MISMATCH.name());
    }

    private Path key() {
        return keyFile != null ? keyFile : HomeFolder.key(college);
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
