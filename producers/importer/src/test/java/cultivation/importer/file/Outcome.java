package cultivation.importer.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * What becomes of a file.
 *
 * @param events the accepted rows as texts
 * @param told mistakes, or why the whole file is refused
 */
record Outcome(List<String> events, List<String> told, List<String> hints) {
    static final Instant NOW = Instant.parse("2020-08-01T00:00:00Z");

    static Outcome of(byte[] file) throws IOException {
        return of(file, false);
    }

    static Outcome of(byte[] file, boolean skipsHidden) throws IOException {
        var path = Files.createTempFile("outcome", ".file");
        try {
            return of(Files.write(path, file), skipsHidden);
        } finally {
            Files.delete(path);
        }
    }

    private static Outcome of(Path path, boolean skipsHidden) throws IOException {
        var events = new ArrayList<String>();
        try {
            var options = new ReadOptions("4111010853", UglyFilesTest::pseudonym, NOW);
            var validation = RecordFile.open(path, null, skipsHidden).read(options, new RowListener() {
                @Override
                public void accepted(Row row, SpecificRecord event) {
                    events.add(UglyFilesTest.text(event));
                }
            });
            return new Outcome(
                    events, validation.mistakes().stream().map(RowError::told).toList(), validation.hints());
        } catch (UnreadableFileException e) {
            return new Outcome(events, List.of(e.getMessage()), List.of());
        }
    }
}
