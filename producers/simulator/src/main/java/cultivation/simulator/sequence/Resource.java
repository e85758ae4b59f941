package cultivation.simulator.sequence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The simulator's own plain CSV files: a line of headers, no quotes. */
public final class Resource {
    private Resource() {}

    public static List<List<String>> rows(String name) {
        try (var file = Objects.requireNonNull(
                        Resource.class.getResourceAsStream("/cultivation/simulator/" + name), name);
                var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
