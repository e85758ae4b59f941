package cultivation.serving;

import java.net.URI;

/** A server of the shipped catalogue, for tests of other rooms. */
public final class TellingCatalogue implements AutoCloseable {
    private final Serving serving = new Serving();

    public URI api() {
        var root = serving.address("/").toString();
        return URI.create(root.substring(0, root.length() - 1));
    }

    @Override
    public void close() {
        serving.close();
    }
}
