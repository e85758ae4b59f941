package cultivation.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page {@code docs/configuration.md}: prose by hand around a table that the keys themselves say. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final String BEGIN =
            "| variable | read by | default | value | what it is |\n|---|---|---|---|---|\n";

    @Test
    void the_page_lists_every_key_with_default_range_and_meaning_and_no_other() throws Exception {
        var page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf("\n\n", begin) + 1;
        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + rows() + page.substring(end));
            return;
        }

        assertThat(page.substring(begin, end))
                .as("%s; write it anew with -Dconfiguration.write=true", PAGE)
                .isEqualTo(rows());
    }

    private static String rows() {
        return Arrays.stream(Key.values()).map(ConfigurationPageTest::row).collect(Collectors.joining());
    }

    private static String row(Key key) {
        return "| `%s` | %s | %s | %s | %s |%n"
                .formatted(
                        key.variable(),
                        key.reader().name().toLowerCase(Locale.ROOT).replace("_and_", ", "),
                        Objects.requireNonNullElse(key.otherwise(), "–"),
                        key.form(),
                        key.meaning());
    }
}
