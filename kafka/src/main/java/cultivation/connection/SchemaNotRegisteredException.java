package cultivation.connection;

import java.io.Serial;

/** The registry answers, but does not know a schema or an id: asking again changes nothing, registering does. */
public final class SchemaNotRegisteredException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private SchemaNotRegisteredException(String message) {
        super(message);
    }

    /**
     * It does not know this schema, so nothing can be written with it.
     *
     * @param schema the schema's full name
     * @param why what the registry said
     */
    public static SchemaNotRegisteredException ofSchema(String schema, String address, String why) {
        return new SchemaNotRegisteredException("the schema registry at " + address
                + " does not know this version of " + schema + " (" + why
                + "): either the address is wrong, or this program is newer than the deployment, or nobody has registered "
                + "the schemas there yet, which is done with: cultivation college add");
    }

    /**
     * It does not know this id, so what was written under it cannot be read.
     *
     * @param why what the registry said
     */
    public static SchemaNotRegisteredException ofId(int id, String address, String why) {
        return new SchemaNotRegisteredException("the schema registry at " + address + " does not know schema id " + id
                + " (" + why
                + "), under which a record was written: either the address is wrong, or it is not the registry that the "
                + "broker's records were written with; give that one's address, or restore its archive");
    }
}
