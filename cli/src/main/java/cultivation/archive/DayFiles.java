package cultivation.archive;

import cultivation.archive.Manifest.ArchivedFile;
import cultivation.rule.BeijingDay;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Writes a topic's records into a file for each Beijing day of append. Read in the order of days, the files give each
 * partition in its own order: a record that the broker stamped earlier than the one before it stays in that one's day.
 */
final class DayFiles implements AutoCloseable {
    /** Partitions are read at different speeds, so several days are written at once; the earliest of more is closed. */
    private static final int MOST_OPEN = 8;

    private static final int COMPRESSION = 6;

    private final class Open {
        final String path;
        final String day;
        final MessageDigest digest = ArchiveFolder.sha256();
        final DataFileWriter<GenericRecord> writer;
        long records;

        Open(String day) throws IOException {
            this.day = day;
            this.path = "%s/%s.%04d-%04d.avro".formatted(place, day, run, parts.merge(day, 1, Integer::sum));
            this.writer = new DataFileWriter<>(new GenericDatumWriter<>(ArchivedRecord.SCHEMA));
            writer.setCodec(CodecFactory.deflateCodec(COMPRESSION));
            var unused = writer.create(
                    ArchivedRecord.SCHEMA,
                    new DigestOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(folder.draft(path)), 1 << 16), digest));
        }

        void finish() throws IOException {
            writer.close();
            long bytes = Files.size(folder.draft(path));
            folder.publish(path);
            finished.put(path, new ArchivedFile(path, ArchiveFolder.hex(digest.digest()), bytes, records, day));
        }
    }

    private final ArchiveFolder folder;
    private final String place;
    private final int run;
    private final Map<Integer, String> lastDay;
    private final TreeMap<String, Open> open = new TreeMap<>();
    private final Map<String, Integer> parts = new HashMap<>();
    /** By path, which is the order of days and of a day's parts. */
    private final TreeMap<String, ArchivedFile> finished = new TreeMap<>();

    /**
     * @param place of the files within the folder
     * @param lastDay by partition, the day that its records have reached
     */
    DayFiles(ArchiveFolder folder, String place, int run, Map<Integer, String> lastDay) {
        this.folder = folder;
        this.place = place;
        this.run = run;
        this.lastDay = new TreeMap<>(lastDay);
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        var appended = BeijingDay.of(Instant.ofEpochMilli(record.timestamp())).toString();
        var day =
                lastDay.merge(record.partition(), appended, (before, now) -> now.compareTo(before) > 0 ? now : before);
        try {
            var file = open.get(day);
            if (file == null) {
                if (open.size() == MOST_OPEN) {
                    open.pollFirstEntry().getValue().finish();
                }
                file = new Open(day);
                open.put(day, file);
            }
            file.writer.append(ArchivedRecord.of(record));
            file.records++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all files. */
    List<ArchivedFile> finish() throws IOException {
        while (!open.isEmpty()) {
            open.pollFirstEntry().getValue().finish();
        }
        return new ArrayList<>(finished.values());
    }

    Map<Integer, String> lastDay() {
        return lastDay;
    }

    /** What was not finished stays a draft, which the next run deletes. */
    @Override
    public void close() throws IOException {
        for (Open each : open.values()) {
            each.writer.close();
        }
    }
}
