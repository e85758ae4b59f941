package cultivation.importer.page;

import cultivation.connection.SecretFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that were dropped, in a folder of this person's alone: each under its content's hash, so that one that is
 * dropped again finds the journal of its import. Copies go with the page; journals, in which there is no row, stay.
 */
final class Uploads {
    /** A file may be so large. */
    static final long MOST_BYTES = 512L * 1024 * 1024;

    /** A file is larger than may be. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final Path folder;
    private final Map<String, Path> byId = new ConcurrentHashMap<>();

    private Uploads(Path folder) {
        this.folder = folder;
    }

    static Uploads in(Path folder) throws IOException {
        SecretFile.createFolder(folder);
        var uploads = new Uploads(folder);
        uploads.forget();
        return uploads;
    }

    /** Keeps what comes, and says under which id. */
    String keep(String name, InputStream content) throws IOException {
        var digest = sha256();
        var coming = Files.createTempFile(folder, "coming", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(coming);
                    var in = new DigestInputStream(content, digest)) {
                var buffer = new byte[65_536];
                long total = 0;
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    total += read;
                    if (total > MOST_BYTES) {
                        throw new TooLargeException();
                    }
                    out.write(buffer, 0, read);
                }
            }
            var id = HexFormat.of().formatHex(digest.digest()).substring(0, 24);
            var own = folder.resolve(id);
            SecretFile.createFolder(own);
            var file = own.resolve(safe(name));
            Files.move(coming, file, StandardCopyOption.REPLACE_EXISTING);
            byId.put(id, file);
            return id;
        } finally {
            Files.deleteIfExists(coming);
        }
    }

    @Nullable
    Path file(String id) {
        return byId.get(id);
    }

    /** Deletes the copies; an import that was cut off goes on when the file is dropped again. */
    void forget() {
        byId.clear();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                if (!each.toString().endsWith(".import.jsonl")) {
                    Files.delete(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("“" + folder + "”中的副本未能删除，请手工删除。", e);
        }
    }

    /** The last part of a name, without what means something to a file system or a command line. */
    private static String safe(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var kept = new StringBuilder();
        last.codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || "._-（）()".indexOf(c) >= 0)
                .limit(80)
                .forEach(kept::appendCodePoint);
        return kept.isEmpty() || kept.charAt(0) == '.' || kept.charAt(0) == '-' ? "file-" + kept : kept.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
