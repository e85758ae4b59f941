package cultivation.quickstart;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

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
}
