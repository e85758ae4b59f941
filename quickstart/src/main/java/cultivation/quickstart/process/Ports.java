package cultivation.quickstart.process;

import cultivation.connection.PortLease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Which port of 127.0.0.1 each part of the stack listens on, leased to this process as long as it lives.
 *
 * <pre>{@code
 * var ports = Ports.usual(parts);          // 9092, 8081, 8080 …, or CannotStart naming the one that is taken
 * var ports = Ports.free(parts, memory);   // the remembered ones where they are free, others picked
 * }</pre>
 */
public final class Ports {
    private final Map<String, Integer> byPart;

    private Ports(Map<String, Integer> byPart) {
        this.byPart = byPart;
    }

    /** The usual port of each part. */
    public static Ports usual(Collection<Part> parts) {
        var chosen = new LinkedHashMap<String, Integer>();
        for (Part part : parts) {
            if (!PortLease.of(part.usualPort())) {
                throw new CannotStart(part.title() + " 要用的端口 " + part.usualPort()
                        + " 已被占用：请停止占用它的程序，或加 --ports auto 自动选空闲端口 · port " + part.usualPort()
                        + " of 127.0.0.1 is taken");
            }
            chosen.put(part.id(), part.usualPort());
        }
        return new Ports(chosen);
    }

    /** A free port for each part, the same as in {@code memory} where those are free; writes the memory anew. */
    public static Ports free(Collection<Part> parts, Path memory) {
        var remembered = read(memory);
        var chosen = new LinkedHashMap<String, Integer>();
        var used = new HashSet<Integer>();
        for (Part part : parts) {
            Integer port = remembered.get(part.id());
            if (port == null || used.contains(port) || !PortLease.of(port)) {
                port = any();
            }
            used.add(port);
            chosen.put(part.id(), port);
        }
        remembered.putAll(chosen);
        write(memory, remembered);
        return new Ports(chosen);
    }

    public int of(Part part) {
        Integer port = byPart.get(part.id());
        if (port == null) {
            throw new IllegalArgumentException("no port was chosen for " + part.id());
        }
        return port;
    }

    private static int any() {
        try {
            return PortLease.any();
        } catch (IllegalStateException none) {
            throw new CannotStart(String.valueOf(none.getMessage()), none);
        }
    }

    private static Map<String, Integer> read(Path memory) {
        var ports = new LinkedHashMap<String, Integer>();
        if (!Files.exists(memory)) {
            return ports;
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(memory)) {
            properties.load(reader);
            for (String part : properties.stringPropertyNames()) {
                ports.put(part, Integer.parseInt(properties.getProperty(part).strip()));
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            ports.clear();
        }
        return ports;
    }

    private static void write(Path memory, Map<String, Integer> ports) {
        var lines = ports.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        try {
            Files.write(memory, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
