package cultivation.schemas;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that it may make this project's generated classes, in place of the system property {@code
 * org.apache.avro.SERIALIZABLE_PACKAGES}.
 *
 * <pre>{@code
 * static {
 *     TrustedRecords.trust();
 * }
 * }</pre>
 *
 * What was trusted before stays trusted. Anything that decodes or copies a record calls this first; calling it again
 * changes nothing.
 */
public final class TrustedRecords {
    private static final String LONGEST_TEXT = String.valueOf(1024 * 1024);

    static {
        // Without a limit, five hostile bytes make the decoder allocate two gigabytes.
        System.getProperties().putIfAbsent("org.apache.avro.limits.string.maxLength", LONGEST_TEXT);
        System.getProperties().putIfAbsent("org.apache.avro.limits.bytes.maxLength", LONGEST_TEXT);
        var ours = ClassSecurityValidator.builder();
        var names = new HashSet<String>();
        ReleasedSchemas.all().forEach(schema -> collect(schema, names));
        names.forEach(ours::add);
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), ours.build()));
    }

    private TrustedRecords() {}

    /** From here on, this JVM's Avro makes the records and enums of {@link ReleasedSchemas#all()}. */
    public static void trust() {
        // the static initialiser has done it
    }

    private static void collect(Schema schema, Set<String> names) {
        switch (schema.getType()) {
            case RECORD -> {
                if (names.add(schema.getFullName())) {
                    schema.getFields().forEach(field -> collect(field.schema(), names));
                }
            }
            case ENUM, FIXED -> names.add(schema.getFullName());
            case ARRAY -> collect(schema.getElementType(), names);
            case MAP -> collect(schema.getValueType(), names);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, names));
            case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }
}
