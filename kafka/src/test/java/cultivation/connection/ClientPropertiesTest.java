package cultivation.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientPropertiesTest {
    @TempDir
    private Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("college.properties"), text);
    }

    @Test
    void every_key_is_a_setting_but_the_address_which_is_said_elsewhere() throws IOException {
        var file = file("""
                # 北京工业职业技术学院
                bootstrap.servers=broker:9093
                security.protocol = SASL_SSL
                sasl.jaas.config=ScramLoginModule required username="4111010853" password="密码=1";
                """);

        assertThat(ClientProperties.read(file))
                .containsOnly(
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry(
                                "sasl.jaas.config",
                                "ScramLoginModule required username=\"4111010853\" password=\"密码=1\";"));
    }

    @Test
    void a_file_that_is_missing_or_has_an_escape_that_is_none_cannot_be_read() throws IOException {
        var malformed = file("ssl.truststore.location=C:\\users\\registrar");

        assertThatThrownBy(() -> ClientProperties.read(malformed)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ClientProperties.read(directory.resolve("nothing.properties")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
