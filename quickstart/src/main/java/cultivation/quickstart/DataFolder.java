package cultivation.quickstart;

import cultivation.connection.SecretFile;
import cultivation.quickstart.process.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where one stack keeps everything; held by one quickstart at a time. */
final class DataFolder implements AutoCloseable {
    /** What a replayed stack needs: two years of the city take some 0.4 GiB, the changelogs and indexes the rest. */
    static final long BYTES_NEEDED = 1L << 30;

    private static final String IN_USE = "in-use";

    private final Path path;
    private final boolean ephemeral;
    private final FileChannel lock;

    private DataFolder(Path path, boolean ephemeral, FileChannel lock) {
        this.path = path;
        this.ephemeral = ephemeral;
        this.lock = lock;
    }

    /**
     * A folder that stays, its owner's alone: made so when missing, and closed to others when an earlier release made it. One
     * with other things in it stays open, since those may be somebody else's; {@link #folder(String)} is closed there too.
     */
    static DataFolder kept(Path path) {
        var folder = path.toAbsolutePath().normalize();
        try {
            SecretFile.createFolder(folder);
            if (isOurs(folder)) {
                SecretFile.closeFolder(folder);
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "数据文件夹“" + folder + "”不能建立，请用 --data 另选一个可写的文件夹 · it cannot be made (" + reason(e) + ")", e);
        }
        requireSpace(folder, BYTES_NEEDED);
        return new DataFolder(folder, false, hold(folder));
    }

    /** A folder under the system's temporary one, deleted at {@link #close()}. */
    static DataFolder ephemeral() {
        try {
            var folder = Files.createTempDirectory("cultivation-");
            requireSpace(folder, BYTES_NEEDED);
            return new DataFolder(folder, true, hold(folder));
        } catch (IOException e) {
            throw new CannotStart(
                    "no temporary folder can be made (" + reason(e) + "); set -Djava.io.tmpdir, or use --data DIR", e);
        }
    }

    /** Refuses a folder on a disk with less than {@code bytes} free, naming need and have. */
    static void requireSpace(Path folder, long bytes) {
        long free;
        try {
            free = Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (free < bytes) {
            throw new CannotStart("磁盘空间不足：“" + folder + "”需要 " + mebibytes(bytes) + " MiB，还剩 " + mebibytes(free)
                    + " MiB；请腾出空间，或用 --data 另选文件夹 · not enough disk space");
        }
    }

    Path path() {
        return path;
    }

    boolean isEphemeral() {
        return ephemeral;
    }

    /** A folder inside, its owner's alone, made when missing. */
    Path folder(String name) {
        var folder = path.resolve(name);
        try {
            SecretFile.createFolder(folder);
            SecretFile.closeFolder(folder);
            return folder;
        } catch (IOException e) {
            throw new CannotStart("the folder " + folder + " cannot be made (" + reason(e) + ")", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (ephemeral) {
            delete(path);
        }
    }

    /** Whether a quickstart has used this folder before, or nobody has put anything into it. */
    private static boolean isOurs(Path folder) throws IOException {
        if (Files.exists(folder.resolve(IN_USE))) {
            return true;
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static FileChannel hold(Path folder) {
        var file = folder.resolve(IN_USE);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new CannotStart(
                    "数据文件夹“" + folder + "”不能写入，请用 --data 另选一个可写的文件夹 · it cannot be written to (" + reason(e) + ")", e);
        }
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldInThisProgram) {
            // the same answer as for another program
        } catch (IOException e) {
            throw new CannotStart("the data folder " + folder + " cannot be locked (" + reason(e) + ")", e);
        }
        throw new CannotStart(
                "数据文件夹“" + folder + "”正被另一个 quickstart 使用：请先停止它，或用 --data 另选文件夹 · in use by another quickstart");
    }

    /** Deletes a folder with all that is in it; says so when something cannot be deleted. */
    static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException leftBehind) {
            System.err.println(folder + " could not be deleted: " + leftBehind.getMessage());
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
