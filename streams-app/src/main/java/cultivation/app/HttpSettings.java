package cultivation.app;

import cultivation.configuration.Key;
import cultivation.serving.http.HostNames;
import cultivation.serving.http.Tls;
import org.jspecify.annotations.Nullable;

/**
 * Where the app answers.
 *
 * @param host loopback until readers are configured
 * @param port 0 for a free one
 * @param names what it may be asked under; others get 421
 * @param tls the certificate it answers under; null: without, behind a proxy that has one, or on loopback
 */
public record HttpSettings(
        String host, int port, HostNames names, @Nullable Tls tls) {
    public HttpSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException(Key.HTTP_HOST + " must be a host or an address, got: '" + host + "'");
        }
        Key.HTTP_PORT.requireRange(port);
    }

    /** How this instance is told apart from the others; a port is needed, also where a free one is taken. */
    String address() {
        return host + ':' + Math.max(1, port);
    }
}
