package cultivation.quickstart;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Whether somebody answers over HTTP, with the client that is up at once. */
final class Http {
    private Http() {}

    /** The status of a GET, or -1 when nobody answers. */
    static int get(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode();
        } catch (IOException nobody) {
            return -1;
        }
    }

    /** The body of a GET that was answered with 200, or an empty one. */
    static String body(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(5_000);
            try (var body = connection.getInputStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException nobody) {
            return "";
        }
    }
}
