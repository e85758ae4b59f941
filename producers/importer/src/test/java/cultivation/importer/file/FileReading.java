package cultivation.importer.file;

import cultivation.rule.StudentNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What became of a file: the accepted rows as texts, what is told of it, and the hints. */
record FileReading(List<String> events, List<String> told, List<String> hints) {
    private static final Instant NOW = Instant.parse("2020-08-01T00:00:00Z");

    static FileReading of(UglyFile ugly, Path folder, String college, StudentNumber number) throws IOException {
        var path =
                Files.write(folder.resolve("file" + ugly.suffix()), ugly.bytes().make());
        var events = new ArrayList<String>();
        var told = new ArrayList<String>();
        var hints = new ArrayList<String>();
        try {
            var file = RecordFile.open(path, ugly.said()).by(number);
            var readOptions = new ReadOptions(college, FileReading::pseudonym, NOW);
            var validation = file.read(readOptions, new RowListener() {
                @Override
                public void accepted(Row row, SpecificRecord event) {
                    events.add(UglyFilesTest.text(event));
                }
            });
            validation.mistakes().forEach(mistake -> told.add(mistake.told()));
            hints.addAll(validation.hints());
        } catch (UnreadableFileException e) {
            told.add(e.getMessage());
        }
        return new FileReading(events, told, hints);
    }

    /** Shows in the event which number it was made of. */
    private static CharSequence pseudonym(String number) {
        var hex = new StringBuilder(HexFormat.of().formatHex(number.getBytes(StandardCharsets.UTF_8)));
        return hex.append("f".repeat(64 - hex.length())).toString();
    }
}
