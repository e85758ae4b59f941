package cultivation.quickstart;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The two calls the stack makes over HTTP, with the client that is up at once. */
final class Http {
    private Http() {}

    /** The status of a GET, or -1 when nobody answers. */
    static int get(String url) {
        try {
            var connection = open(url, "GET");
            return connection.getResponseCode();
        } catch (IOException nobody) {
            return -1;
        }
    }

    /** The status of a PUT with a JSON body. */
    static int put(String url, String json) throws IOException {
        var connection = open(url, "PUT");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
        return connection.getResponseCode();
    }

    private static HttpURLConnection open(String url, String method) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(2_000);
        connection.setReadTimeout(5_000);
        return connection;
    }
}
