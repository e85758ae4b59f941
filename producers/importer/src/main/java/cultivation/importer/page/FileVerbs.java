package cultivation.importer.page;

import cultivation.cli.Verbs;
import cultivation.importer.ImportCommand;
import cultivation.importer.file.Findings;
import cultivation.importer.file.Line;
import cultivation.importer.file.MendingFile;
import cultivation.importer.file.Mistake;
import cultivation.importer.file.Reading;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.RowListener;
import cultivation.importer.file.UnreadableFileException;
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
    record Checked(RecordFile file, Findings findings, List<String> headers, List<Row> rows) {}

    record Row(int line, List<String> cells, boolean wrong) {}

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
        var file = RecordFile.open(path, null);
        var headers = new ArrayList<String>();
        var rows = new ArrayList<Row>();
        var findings = file.read(reading(), new RowListener() {
            @Override
            public void accepted(Line line, SpecificRecord event) {
                show(line, false);
            }

            @Override
            public void refused(Line line, List<Mistake> mistakes) {
                show(line, true);
            }

            @Override
            public void passedOver(Line line) {
                if (line.number() == file.headerLine()) {
                    headers.addAll(line.cells());
                }
            }

            private void show(Line line, boolean wrong) {
                if (rows.size() < SHOWN_ROWS) {
                    rows.add(new Row(line.number(), List.copyOf(line.cells()), wrong));
                }
            }
        });
        return new Checked(file, findings, headers, rows);
    }

    /** The file with its mistakes beside each row, as {@code --errors} writes it. */
    void mending(Path path, Path target) throws IOException, UnreadableFileException {
        var file = RecordFile.open(path, null);
        var reading = reading();
        MendingFile.write(file, reading, file.read(reading, RowListener.NONE), target);
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

    private Reading reading() {
        return Reading.toValidate(college, Clock.systemUTC().instant());
    }
}
