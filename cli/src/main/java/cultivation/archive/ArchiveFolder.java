package cultivation.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.archive.Manifest.ArchivedFile;
import cultivation.cli.FailedException;
import cultivation.connection.SecretFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of an archive. A file appears in it whole or not at all, and belongs to it once the manifest names it: a run
 * that was cut off leaves nothing behind that the next one would take for its own.
 */
final class ArchiveFolder {
    static final String MANIFEST = "manifest.json";
    private static final String LOCK = "lock";
    private static final String DRAFT = ".draft";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    ArchiveFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    Path file(String path) {
        return folder.resolve(path);
    }

    /** Where a file is written before it is whole. */
    Path draft(String path) throws IOException {
        var draft = folder.resolve(path + DRAFT).toAbsolutePath();
        var parent = draft.getParent();
        if (parent != null) {
            SecretFile.createFolder(parent);
        }
        return draft;
    }

    /** The draft is whole, and on the disk, and so becomes the file. */
    void publish(String path) throws IOException {
        var draft = draft(path);
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, file(path), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes a whole file. */
    ArchivedFile write(String path, byte[] bytes) throws IOException {
        Files.write(draft(path), bytes);
        publish(path);
        return new ArchivedFile(path, hex(sha256().digest(bytes)), bytes.length, 0, null);
    }

    boolean isThere() {
        return Files.exists(file(MANIFEST));
    }

    /** Whether nothing at all stands in it. */
    boolean isEmpty() throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.allMatch(entry -> entry.getFileName().toString().equals(LOCK));
        }
    }

    /** For as long as the run takes, so that two do not write into the same folder. */
    FileLock lock() throws IOException {
        SecretFile.createFolder(folder);
        var channel = FileChannel.open(file(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new FailedException("另一个 archive 正在写“" + folder + "”，请等它结束。");
        }
        return lock;
    }

    /**
     * Reads what the folder holds.
     *
     * @throws FailedException when it is no archive, damaged, or of a later version
     */
    Manifest manifest() throws IOException {
        JsonNode read;
        try {
            read = JSON.readTree(Files.readString(file(MANIFEST)));
        } catch (NoSuchFileException e) {
            throw new FailedException("“" + folder + "”不是归档：其中没有 " + MANIFEST + "，请核对文件夹。");
        } catch (JsonProcessingException e) {
            throw damaged();
        }
        int format = read.path("manifest").path("format").asInt();
        if (format > Manifest.FORMAT) {
            throw new FailedException(
                    "“" + folder + "”是新版本写的归档（格式 " + format + "），本程序只认格式 " + Manifest.FORMAT + "；请用写它的版本或更新的版本。");
        }
        if (!hex(sha256().digest(bytes(read.path("manifest"))))
                .equals(read.path("sha256").asText())) {
            throw damaged();
        }
        return JSON.treeToValue(read.path("manifest"), Manifest.class);
    }

    void write(Manifest manifest) throws IOException {
        JsonNode tree = JSON.valueToTree(manifest);
        var whole = JSON.createObjectNode().put("sha256", hex(sha256().digest(bytes(tree))));
        whole.set("manifest", tree);
        Files.writeString(draft(MANIFEST), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(whole));
        publish(MANIFEST);
    }

    /** Deletes what a run that was cut off has left. */
    void deleteWhatIsNotIn(Manifest manifest) throws IOException {
        var kept = manifest.files().stream().map(ArchivedFile::path).collect(Collectors.toSet());
        for (String own : new String[] {"events", "topics", "registry"}) {
            if (Files.isDirectory(file(own))) {
                try (Stream<Path> files = Files.walk(file(own))) {
                    for (Path each : files.filter(Files::isRegularFile).toList()) {
                        if (!kept.contains(folder.relativize(each).toString().replace('\\', '/'))) {
                            Files.delete(each);
                        }
                    }
                }
            }
        }
        Files.deleteIfExists(draft(MANIFEST));
    }

    /**
     * Compares a file with what the manifest says of it.
     *
     * @param read told of the bytes read so far
     * @throws FailedException when it is not there, or another one
     */
    void verify(ArchivedFile file, LongConsumer read) throws IOException {
        var digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file(file.path())), digest)) {
            var buffer = new byte[1 << 16];
            long done = 0;
            for (int bytes = in.read(buffer); bytes >= 0; bytes = in.read(buffer)) {
                done += bytes;
                read.accept(done);
            }
        } catch (NoSuchFileException e) {
            throw new FailedException("归档“" + folder + "”缺文件 " + file.path() + "，不能恢复；请用另一份拷贝。");
        }
        if (!hex(digest.digest()).equals(file.sha256())) {
            throw new FailedException("归档“" + folder + "”中的 " + file.path() + " 与写入时不同（SHA-256 不符），不能恢复；请用另一份拷贝。");
        }
    }

    InputStream read(ArchivedFile file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file(file.path())), 1 << 16);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private FailedException damaged() {
        return new FailedException("“" + file(MANIFEST) + "”已损坏，不能恢复；请用另一份拷贝。");
    }

    private static byte[] bytes(JsonNode tree) {
        try {
            return JSON.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always written", e);
        }
    }
}
