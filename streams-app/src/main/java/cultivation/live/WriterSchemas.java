package cultivation.live;

import cultivation.connection.Lookup;
import org.apache.avro.Schema;

/** Which schema a record was written with, by the id before it. */
public interface WriterSchemas {
    Lookup<Schema> schemaOf(int id);
}
