package cultivation.book;

import cultivation.rule.RecordType;
import java.nio.charset.StandardCharsets;
import org.apache.avro.util.Utf8;
import org.apache.kafka.common.utils.Bytes;

/**
 * The state store's key of an entity: its kind in one byte, the college, {@code |}, the id; a pseudonym's 64 hex digits
 * are packed into 32 bytes. A student's three records share one key.
 */
final class EntityKey {
    /** The records that share the entities of a kind; the first one stands for it. The byte is the place in this list. */
    private static final RecordType[] KINDS = {
        RecordType.GRADUATION,
        RecordType.ENROLLMENT_PLAN,
        RecordType.TRAINING_SESSION,
        RecordType.TECH_SERVICE_PAYMENT,
        RecordType.STAFF_MEMBER,
        RecordType.RESOURCE_LEVEL,
        RecordType.ESTABLISHMENT,
        RecordType.ACTIVITY,
        RecordType.ACHIEVEMENT,
        RecordType.FUNDING_FLOW,
        RecordType.SURVEY_WAVE,
        RecordType.PROJECT_MILESTONE
    };
    /** Of the first four kinds, as the releases before spelled them: {@code 4111010853|s|3f…}. */
    private static final String RELEASED_KINDS = "sptm";

    private static final int PSEUDONYM = 64;

    private EntityKey() {}

    static Bytes of(String college, RecordType type, CharSequence id) {
        byte kind = kindOf(type);
        int start = college.length() + 2;
        var text = id instanceof Utf8 utf8 ? utf8.getBytes() : id.toString().getBytes(StandardCharsets.UTF_8);
        int length = id instanceof Utf8 utf8 ? utf8.getByteLength() : text.length;
        boolean packed = type.isPerson();
        if (packed && length != PSEUDONYM) {
            throw new IllegalArgumentException("a person's id has 64 hex digits, this one has " + length);
        }
        var key = new byte[start + (packed ? length / 2 : length)];
        key[0] = kind;
        for (int i = 0; i < college.length(); i++) {
            key[1 + i] = (byte) college.charAt(i);
        }
        key[start - 1] = '|';
        if (packed) {
            for (int i = 0; i < length; i += 2) {
                key[start + i / 2] = (byte) ((digit(text[i]) << 4) | digit(text[i + 1]));
            }
        } else {
            System.arraycopy(text, 0, key, start, length);
        }
        return Bytes.wrap(key);
    }

    /** The record that stands for the kind of a key's entity. */
    static RecordType typeOf(byte[] key) {
        return KINDS[key[0]];
    }

    static String collegeOf(byte[] key) {
        int end = 1;
        while (key[end] != '|') {
            end++;
        }
        return new String(key, 1, end - 1, StandardCharsets.US_ASCII);
    }

    /** Whether a release before spelled this key. */
    static boolean isReleased(byte[] key) {
        return key[0] >= KINDS.length;
    }

    /** The key from now on of an entity that a release before kept under this one. */
    static Bytes renewed(byte[] released) {
        var parts = new String(released, StandardCharsets.UTF_8).split("\\|", 3);
        return of(parts[0], KINDS[RELEASED_KINDS.indexOf(parts[1])], parts[2]);
    }

    private static byte kindOf(RecordType type) {
        return switch (type) {
            case ENROLLMENT, GRADUATION, EMPLOYMENT_OUTCOME -> 0;
            case ENROLLMENT_PLAN -> 1;
            case TRAINING_SESSION -> 2;
            case TECH_SERVICE_PAYMENT -> 3;
            case STAFF_MEMBER -> 4;
            case RESOURCE_LEVEL -> 5;
            case ESTABLISHMENT -> 6;
            case ACTIVITY -> 7;
            case ACHIEVEMENT -> 8;
            case FUNDING_FLOW -> 9;
            case SURVEY_WAVE -> 10;
            case PROJECT_MILESTONE -> 11;
        };
    }

    private static int digit(byte hex) {
        return hex <= '9' ? hex - '0' : hex - 'a' + 10;
    }
}
