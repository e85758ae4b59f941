package cultivation.importer.sending;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.connection.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Which import was made of which file, as far as this person on this machine knows: the topic tells everything else of an
 * import, but a file's name may name people and stays at home.
 */
public final class FileNames {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private record Named(String importId, String file) {}

    private final Path path;

    private FileNames(Path path) {
        this.path = path;
    }

    /** Those of a college, in the home folder. */
    public static FileNames of(String collegeCode) {
        return new FileNames(HomeFolder.file(collegeCode + ".imports.jsonl"));
    }

    /** Remembers the file of an import. */
    public void remember(ImportId id, String file) throws IOException {
        var folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            SecretFile.createFolder(folder);
        }
        Files.writeString(
                path,
                JSON.writeValueAsString(new Named(id.toString(), file)) + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** The names of files by the ids of their imports. */
    public Map<String, String> byId() {
        var names = new HashMap<String, String>();
        if (!Files.exists(path)) {
            return names;
        }
        try (var lines = Files.lines(path, StandardCharsets.UTF_8)) {
            lines.forEach(line -> {
                try {
                    var named = JSON.readValue(line, Named.class);
                    names.put(named.importId(), named.file());
                } catch (JsonProcessingException e) {
                    // blank, or torn when the power went
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("文件“" + path + "”不能读取，请核对它的权限。", e);
        }
        return names;
    }
}
