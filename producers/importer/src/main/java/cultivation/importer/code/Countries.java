package cultivation.importer.code;

import cultivation.importer.code.CodeList.Code;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** The countries and regions of ISO 3166-1, by two letters and by the names that are used in Chinese. */
final class Countries {
    private Countries() {}

    static Code[] codes() {
        var file = Objects.requireNonNull(Countries.class.getResourceAsStream("countries.csv"), "countries.csv");
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", 3))
                    .map(cells -> Code.of(cells[0], cells[1], cells[0], others(cells[2])))
                    .toArray(Code[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException("countries.csv cannot be read", e);
        }
    }

    private static String[] others(String cell) {
        return Arrays.stream(cell.split("\\|"))
                .filter(other -> !other.isEmpty())
                .toArray(String[]::new);
    }
}
