package cultivation.quickstart;

import cultivation.college.Colleges;
import cultivation.college.TokenRegistrar;
import cultivation.connection.Connection;
import cultivation.connection.SecretFile;
import cultivation.quickstart.process.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The colleges' tokens for HTTPS intake, one file a college, readable by nobody else: a deployment hands each college
 * its own and keeps none.
 */
final class CollegeTokens {
    private final Path folder;

    private CollegeTokens(Path folder) {
        this.folder = folder;
    }

    static CollegeTokens in(Path data) {
        return new CollegeTokens(data.resolve("tokens"));
    }

    Path folder() {
        return folder;
    }

    String of(String college) {
        try {
            return Files.readString(file(college)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("no token of college " + college, e);
        }
    }

    /** Makes the tokens with the first start on these data; one that was replaced since stays replaced. */
    void makeOnce(Connection connection) {
        if (Files.isDirectory(folder)) {
            return;
        }
        var codes = Colleges.beijing().stream()
                .map(college -> college.getCode().toString())
                .toList();
        var tokens = new TokenRegistrar(connection, Clock.systemUTC()).issue(codes);
        try {
            SecretFile.createFolder(folder);
            for (var token : tokens.entrySet()) {
                SecretFile.create(file(token.getKey()), token.getValue() + "\n");
            }
        } catch (IOException e) {
            throw new CannotStart("the tokens cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    private Path file(String college) {
        return folder.resolve(college + ".token");
    }
}
