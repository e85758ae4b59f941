package cultivation.importer.sending;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.verdict.CollegeCounters;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was done with a file, in a file beside it: a line of JSON when an import begins, one when it ends.
 *
 * <p>It is on the disk before the first record is sent. What was sent is not in it, since the topic tells; it remembers
 * what the topic cannot: under which id the import runs, how the college stood before, and that it has ended. It holds no
 * row, no id and no key. A line that a power cut tore is passed over. It is locked while it is open, so that a file is
 * imported once at a time.
 */
public final class ImportJournal implements Closeable {
    private static final String SUFFIX = ".import.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /**
     * Of which file, to which topic.
     *
     * @param file SHA-256 of the file's bytes, and which part of them is read where that is not all
     * @param topic the id of the college's topic, which no other topic of the same name has
     */
    public record Subject(String file, String college, String type, String topic, boolean full) {}

    /**
     * An import has begun.
     *
     * @param rejectionsSince where on the rejections topic the first rejection can lie
     * @param counters before anything was sent; null when the app did not answer
     * @param figures indicators before anything was sent, by id and window
     */
    public record Started(
            Subject subject,
            String importId,
            String at,
            @Nullable String keyFingerprint,
            long rejectionsSince,
            @Nullable CollegeCounters counters,
            @Nullable String asOf,
            @Nullable Map<String, @Nullable Double> figures) {}

    /** It has ended: every record has its verdict. */
    public record Finished(String at, long sent, long accepted, long unchanged, Map<String, Long> rejected) {
        public Finished {
            rejected = new TreeMap<>(rejected);
        }
    }

    /** The last import of the file. */
    public record Last(Started started, @Nullable Finished finished) {}

    private record Entry(
            @Nullable Started started, @Nullable Finished finished) {}

    private final FileChannel channel;
    private final List<Entry> entries;

    private ImportJournal(FileChannel channel, List<Entry> entries) {
        this.channel = channel;
        this.entries = entries;
    }

    /** Where the journal of a file is. */
    public static Path pathOf(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /**
     * Opens the journal beside a file.
     *
     * @throws IOException when the folder cannot be written to
     * @throws IllegalStateException when another import has it open
     */
    public static ImportJournal open(Path file) throws IOException {
        var path = pathOf(file);
        var channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            return new ImportJournal(channel, read(channel));
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IllegalStateException("文件“" + file + "”正在另一次导入之中（它占用着“" + path + "”），请等它结束再运行。");
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static List<Entry> read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate((int) Math.min(channel.size(), 64 << 20));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // until all of it is read
        }
        var entries = new ArrayList<Entry>();
        for (String line : new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            try {
                entries.add(JSON.readValue(line, Entry.class));
            } catch (JsonProcessingException e) {
                // blank, or torn when the power went
            }
        }
        return entries;
    }

    /** The last import that began, when it was of this subject; null otherwise. */
    public @Nullable Last last(Subject subject) {
        Last last = null;
        for (Entry entry : entries) {
            if (entry.started() != null) {
                last = new Last(entry.started(), null);
            } else if (entry.finished() != null && last != null) {
                last = new Last(last.started(), entry.finished());
            }
        }
        return last != null && last.started().subject().equals(subject) ? last : null;
    }

    /** Notes that an import begins; returns when it is on the disk. */
    public void appendStarted(Started started) throws IOException {
        append(new Entry(started, null));
    }

    /** Notes that it has ended. */
    public void appendFinished(Finished finished) throws IOException {
        append(new Entry(null, finished));
    }

    private void append(Entry entry) throws IOException {
        entries.add(entry);
        // The line end comes first too: the line before may be torn.
        var line = ByteBuffer.wrap(("\n" + JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
        long end = channel.size() == 0 ? 0 : channel.size();
        while (line.hasRemaining()) {
            end += channel.write(line, end);
        }
        channel.force(true);
    }

    /** SHA-256 of a file's bytes, as hex digits. */
    public static String hashOf(Path file) throws IOException {
        try (var in = java.nio.file.Files.newInputStream(file)) {
            var digest = java.security.MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
