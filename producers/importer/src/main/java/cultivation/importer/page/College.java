package cultivation.importer.page;

import cultivation.connection.Connection;
import cultivation.importer.ImportPreview;
import cultivation.importer.ImportRun.Checked;
import cultivation.importer.ImportRun.Choices;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.page.FileVerbs.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For whom the page is, and where its services are.
 *
 * @param nameZh name and code, as a person knows it
 * @param connection null where there are no services, and files can only be checked
 * @param addresses of the services, as options of a verb
 * @param keyFile where the college's key is or will be
 */
record College(String code, String nameZh, @Nullable Connection connection, List<String> addresses, Path keyFile) {
    College {
        addresses = List.copyOf(addresses);
    }

    /** The options of every verb. */
    List<String> arguments() {
        var all = new ArrayList<>(addresses);
        all.add("--college");
        all.add(code);
        return all;
    }

    /** The options of one that makes pseudonyms. */
    List<String> withKey() {
        var all = new ArrayList<>(arguments());
        all.add("--key-file");
        all.add(keyFile.toString());
        return all;
    }

    Told preview(Checked checked) throws IOException, UnreadableFileException {
        if (connection == null || checked.validation().accepted() == 0) {
            return new Told(List.of(), List.of(), List.of(), "");
        }
        var preview = ImportPreview.of(connection, checked, Choices.none(keyFile));
        return new Told(preview.told(), preview.takesAway(), preview.newKey(), "");
    }
}
