package cultivation.connection;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** Files that hold a secret, and the folders that they stand in. */
public final class SecretFile {
    private SecretFile() {}

    /**
     * Writes a new file that its owner alone can read, from its first moment on where the file system knows owners.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one
     */
    public static void create(Path file, String text) throws IOException {
        var ownerOnly = file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var out = Channels.newOutputStream(Files.newByteChannel(
                file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Makes a folder, and those above it, that its owner alone can enter where the file system knows owners; one that is
     * there stays as it is.
     */
    public static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return; // also a link to one, at which createDirectories takes offence
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Lets its owner alone enter a folder that is there, where the file system knows owners. */
    public static void closeFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
