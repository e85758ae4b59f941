package cultivation.schemas;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * What Avro may do with bytes from outside: make instances of our generated classes only, and no string longer than a
 * record may be. Without the second, five hostile bytes make the decoder allocate two gigabytes.
 */
public final class AvroGuard {
    private static final String LONGEST = String.valueOf(1024 * 1024);

    private AvroGuard() {}

    /** Sets both for this process; to be called before anything is decoded. Calling it again changes nothing. */
    public static void set() {
        for (String limit :
                new String[] {"org.apache.avro.limits.string.maxLength", "org.apache.avro.limits.bytes.maxLength"}) {
            if (System.getProperty(limit) == null) {
                System.setProperty(limit, LONGEST);
            }
        }
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.DEFAULT, type -> type.getName().startsWith("cultivation.")));
    }
}
