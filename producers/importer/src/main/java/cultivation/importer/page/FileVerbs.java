package cultivation.importer.page;

import cultivation.cli.Verbs;
import cultivation.importer.CollegeKey;
import cultivation.importer.ImportCommand;
import cultivation.importer.file.CorrectionFile;
import cultivation.importer.file.ReadOptions;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.Row;
import cultivation.importer.file.RowError;
import cultivation.importer.file.RowListener;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.file.ValidationReport;
import cultivation.rule.StudentNumber;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

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

    private final String college;
    private final List<String> arguments;

    /**
     * @param arguments what import gets beside the college and the file: addresses, the key file
     */
    FileVerbs(String college, List<String> arguments) {
        this.college = college;
        this.arguments = List.copyOf(arguments);
    }

    Checked check(Path path) throws IOException, UnreadableFileException {
        var file = RecordFile.open(path, null).by(studentNumber());
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
                if (rows.size() < SHOWN_ROWS) {
                    rows.add(new ShownRow(row.number(), List.copyOf(row.cells()), wrong));
                }
            }
        });
        return new Checked(file, validation, headers, rows);
    }

    /** The file with its mistakes beside each row, as {@code --errors} writes it. */
    void writeCorrections(Path path, Path target) throws IOException, UnreadableFileException {
        var file = RecordFile.open(path, null).by(studentNumber());
        var readOptions = readOptions();
        CorrectionFile.write(file, readOptions, file.read(readOptions, RowListener.NONE), target);
    }

    /** Runs the verb import; what it says goes to {@code out}. */
    int send(Path path, boolean validRowsOnly, PrintWriter out) {
        var all = new ArrayList<String>(arguments);
        all.add("--college");
        all.add(college);
        if (validRowsOnly) {
            all.add("--valid-rows-only");
        }
        all.add(path.toString());
        return Verbs.commandLine(new ImportCommand()).setOut(out).setErr(out).execute(all.toArray(String[]::new));
    }

    private StudentNumber studentNumber() {
        int named = arguments.indexOf("--key-file") + 1;
        var keyFile = named > 0
                ? Path.of(arguments.get(named))
                : Path.of(System.getProperty("user.home"), ".cultivation", college + ".key");
        return CollegeKey.studentNumber(keyFile, null);
    }

    private ReadOptions readOptions() {
        return ReadOptions.toValidate(college, Clock.systemUTC().instant());
    }
}
