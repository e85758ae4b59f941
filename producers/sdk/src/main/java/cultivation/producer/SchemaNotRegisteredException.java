package cultivation.producer;

import java.io.Serial;

/** The registry answers, but does not know the schema of this event. */
public final class SchemaNotRegisteredException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public SchemaNotRegisteredException(String schema, String address, String why) {
        super("the schema registry at " + address + " does not know this version of " + schema + " (" + why
                + "): either the address is wrong, or this SDK is newer than the deployment, or nobody has registered "
                + "the schemas there yet, which is done with: cultivation college add");
    }
}
