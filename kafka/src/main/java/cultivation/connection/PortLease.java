package cultivation.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Ports of 127.0.0.1 for servers that another process starts, each leased to this one as long as it lives.
 *
 * <pre>{@code
 * int port = PortLease.any();           // nobody else gets it, though nothing listens there yet
 * boolean ours = PortLease.of(20_123);  // that very one
 * }</pre>
 *
 * A lease is a lock of one byte of a file that all programs of this machine share; the system ends it with its process.
 */
public final class PortLease {
    // Below the ranges from which Linux (32768) and macOS (49152) take the local ports of outgoing connections: one of
    // those would take a port that was only leased, and a client that knocks there may end up connected to itself.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 2_000;

    private static final Map<Integer, FileLock> LEASED = new HashMap<>();
    /** One for all: closing another channel of the same file would end every lease of this process. */
    private static @Nullable FileChannel file;

    private PortLease() {}

    /**
     * A port that nothing listens on and nobody has leased.
     *
     * @throws IllegalStateException when none is found
     */
    public static synchronized int any() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int port = RandomGenerator.getDefault().nextInt(LOWEST, HIGHEST);
            if (!LEASED.containsKey(port) && of(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port found between " + LOWEST + " and " + HIGHEST + " of 127.0.0.1");
    }

    /** Leases this port, unless something listens there or another process has leased it; again is harmless. */
    public static synchronized boolean of(int port) {
        if (!isFree(port)) {
            return false;
        }
        if (!LEASED.containsKey(port)) {
            var lock = lock(port);
            if (lock == null) {
                return false;
            }
            LEASED.put(port, lock);
        }
        return true;
    }

    /** Nothing listens there and it can be bound; both are asked, for macOS lets one bind beside a wildcard listener. */
    public static boolean isFree(int port) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
        } catch (IOException taken) {
            return false;
        }
        return !answers(port);
    }

    /** Whether something listens on that port of 127.0.0.1. */
    public static boolean answers(int port) {
        try (var probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 300);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static @Nullable FileLock lock(int port) {
        try {
            var open = file;
            if (open == null) {
                open = open(Path.of(System.getProperty("java.io.tmpdir"), "cultivation-ports.lock"));
                file = open;
            }
            return open.tryLock(port, 1, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel open(Path path) throws IOException {
        try {
            Files.createFile(path);
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
        } catch (FileAlreadyExistsException byAnother) {
            // shared with it
        }
        return FileChannel.open(path, StandardOpenOption.WRITE);
    }
}
