package cultivation.importer.page;

import cultivation.cli.FailedException;
import cultivation.cli.Verbs;
import cultivation.importer.CollegeKey;
import cultivation.importer.ImportCommand;
import cultivation.importer.ImportListCommand;
import cultivation.importer.ImportRun;
import cultivation.importer.ImportUndoCommand;
import cultivation.importer.file.CorrectionFile;
import cultivation.importer.file.ReadOptions;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.Row;
import cultivation.importer.file.RowError;
import cultivation.importer.file.RowListener;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.file.ValidationReport;
import cultivation.rule.RecordType;
import cultivation.rule.StudentNumber;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is done with a dropped file: the verbs' own work. */
final class FileVerbs {
    private static final int SHOWN_ROWS = 10;

    /**
     * A file that was looked at.
     *
     * @param rows the first ones, cells as they stand in the file
     */
    record Checked(RecordFile file, ValidationReport validation, List<String> headers, List<ShownRow> rows) {}

    record ShownRow(int line, List<String> cells, boolean wrong) {}

    /**
     * How a person wants a file to be read, as the options of {@code import} have it.
     *
     * @param type null to guess it
     * @param studentNumber which number a new key is for; null where nothing was chosen
     */
    record Reading(@Nullable RecordType type, @Nullable StudentNumber studentNumber, boolean visibleRowsOnly) {
        List<String> arguments() {
            var all = new ArrayList<String>();
            if (type != null) {
                all.addAll(List.of("--type", type.recordName()));
            }
            if (studentNumber != null) {
                all.addAll(List.of("--student-number", studentNumber.nameZh()));
            }
            if (visibleRowsOnly) {
                all.add("--visible-rows-only");
            }
            return all;
        }
    }

    /**
     * What a file would do.
     *
     * @param lines what would be sent and what changes
     * @param takesAway what somebody has to agree to
     * @param newKey why another key than before needs a word
     * @param problem why nothing can be said now; empty when something is
     */
    record Told(List<String> lines, List<String> takesAway, List<String> newKey, String problem) {}

    /**
     * What a person agreed to.
     *
     * @param takeAway that something is taken away, or changes by much
     * @param newKey that students go under another key than before
     */
    record Agreed(boolean validRowsOnly, boolean takeAway, boolean newKey) {}

    private final College college;

    FileVerbs(College college) {
        this.college = college;
    }

    College college() {
        return college;
    }

    /** Which number of a student the college's key is for; null while there is no key. */
    @Nullable
    StudentNumber studentNumber() {
        return Files.isRegularFile(college.keyFile()) ? CollegeKey.studentNumber(college.keyFile(), null) : null;
    }

    Checked check(Path path, Reading reading) throws IOException, UnreadableFileException {
        var file = open(path, reading);
        var headers = new ArrayList<String>();
        var rows = new ArrayList<ShownRow>();
        var validation = file.read(readOptions(), new RowListener() {
            @Override
            public void accepted(Row row, SpecificRecord event) {
                show(row, false);
            }

            @Override
            public void refused(Row row, List<RowError> mistakes) {
                show(row, true);
            }

            @Override
            public void passedOver(Row row) {
                if (row.number() == file.headerLine()) {
                    headers.addAll(row.cells());
                }
            }

            private void show(Row row, boolean wrong) {
                boolean shown = !rows.isEmpty() && rows.get(rows.size() - 1).line() == row.number();
                if (!shown && rows.size() < SHOWN_ROWS) {
                    rows.add(new ShownRow(row.number(), file.shownCells(row), wrong));
                }
            }
        });
        return new Checked(file, validation, headers, rows);
    }

    /** The file with its mistakes beside each row, as {@code --errors} writes it. */
    void writeCorrections(Path path, Reading reading, Path target) throws IOException, UnreadableFileException {
        var file = open(path, reading);
        var readOptions = readOptions();
        CorrectionFile.write(file, readOptions, file.read(readOptions, RowListener.NONE), target);
    }

    /** What the file would do, compared with the college's topic now. */
    Told compare(Checked checked) {
        try {
            return college.preview(new ImportRun.Checked(
                    checked.file(),
                    college.code(),
                    checked.validation(),
                    readOptions().recordedAt()));
        } catch (FailedException e) {
            return new Told(List.of(), List.of(), List.of(sentence(e)), "");
        } catch (IOException | UnreadableFileException | RuntimeException e) {
            return new Told(List.of(), List.of(), List.of(), "现在不能与已报的数据比较（" + sentence(e) + "）；发送时会再比较。");
        }
    }

    private static String sentence(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Runs the verb import; what it says goes to {@code out}. */
    Ended send(Path path, Reading reading, Agreed agreed, PrintWriter out) {
        var all = new ArrayList<>(college.withKey());
        all.addAll(reading.arguments());
        if (agreed.validRowsOnly()) {
            all.add("--valid-rows-only");
        }
        if (agreed.takeAway()) {
            all.add("--take-away");
        }
        if (agreed.newKey()) {
            all.add("--new-key");
        }
        all.add(path.toString());
        var verb = new ImportCommand();
        int exit = Verbs.commandLine(verb).setOut(out).setErr(out).execute(all.toArray(String[]::new));
        return new Ended(exit, verb.sent());
    }

    /** How a verb ended, and how many records it sent. */
    record Ended(int exit, long sent) {}

    /** Lists the imports that were. */
    int list(PrintWriter out) {
        return Verbs.commandLine(new ImportListCommand())
                .setOut(out)
                .setErr(out)
                .execute(college.arguments().toArray(String[]::new));
    }

    /**
     * Takes an import back.
     *
     * @param agreed false: only says what that would do
     */
    int undo(String id, boolean agreed, PrintWriter out) {
        var all = new ArrayList<>(college.arguments());
        all.add(agreed ? "--take-away" : "--dry-run");
        all.add(id);
        return Verbs.commandLine(new ImportUndoCommand())
                .setOut(out)
                .setErr(out)
                .execute(all.toArray(String[]::new));
    }

    private RecordFile open(Path path, Reading reading) throws IOException, UnreadableFileException {
        return RecordFile.open(path, reading.type(), reading.visibleRowsOnly())
                .by(CollegeKey.studentNumber(college.keyFile(), reading.studentNumber()));
    }

    private ReadOptions readOptions() {
        return ReadOptions.toValidate(
                college.code(), Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
