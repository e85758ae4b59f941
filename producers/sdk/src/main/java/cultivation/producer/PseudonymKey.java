package cultivation.producer;

import cultivation.producer.UnusableKeyException.Flaw;
import cultivation.rule.RecordType;
import cultivation.rule.StudentNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The college's secret, under which a student's or staff member's own id becomes a {@link Pseudonym}; it never leaves the college.
 *
 * <pre>{@code
 * var key = PseudonymKey.create(Path.of("college.key"));   // once; keep a copy in a safe place
 * var key = PseudonymKey.load(Path.of("college.key"));     // from then on
 * enrollment.setStudentId(key.of("2019010101"));
 * }</pre>
 *
 * A pseudonym is HMAC-SHA-256 of the id's UTF-8 bytes, after spaces around it are cut off and full-width characters
 * are made half-width (Unicode NFKC), of a staff member's with {@code staff:} before it, so that a spreadsheet and a database give the same one. The file holds the key of
 * 32 bytes as hex digits, and below it, where students are known by it, the line {@code student-number: national}. Whoever loses it cannot correct or retract what was published under it.
 */
public final class PseudonymKey {
    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** The second line of a file whose key is for the national number; no line is for the college's own. */
    private static final String NATIONAL = "student-number: national";

    /** Before a staff member's id, so that it gives another pseudonym than a student's. */
    private static final String STAFF = "staff:";

    private final SecretKeySpec key;
    private final StudentNumber studentNumber;
    private final ThreadLocal<Mac> mac = ThreadLocal.withInitial(this::newMac);

    private PseudonymKey(byte[] key, StudentNumber studentNumber) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.studentNumber = studentNumber;
    }

    /**
     * The key in this file.
     *
     * @throws NoSuchFileException when there is no such file
     * @throws IOException when it cannot be read, is no key, or can be read by others than its owner
     */
    public static PseudonymKey load(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(
                    file.toString(), null, "no key file there; make one once with PseudonymKey.create and keep a copy");
        }
        requireOwnerOnly(file);
        var lines = Files.readString(file, StandardCharsets.US_ASCII).strip().split("\\R", 2);
        var text = lines[0].strip();
        if (lines.length > 1 && !lines[1].strip().equals(NATIONAL)) {
            throw new UnusableKeyException(
                    Flaw.UNKNOWN_LINE,
                    "key file '" + file + "' must have '" + NATIONAL
                            + "' or nothing below the key; restore it from its copy");
        }
        if (!text.matches("[0-9a-fA-F]{" + 2 * KEY_BYTES + ",}") || text.length() % 2 != 0) {
            throw new UnusableKeyException(
                    Flaw.NO_KEY,
                    "key file '" + file + "' must hold at least " + 2 * KEY_BYTES
                            + " hex digits; restore it from its copy, another key would make other pseudonyms");
        }
        return new PseudonymKey(
                HexFormat.of().parseHex(text), lines.length > 1 ? StudentNumber.NATIONAL : StudentNumber.OWN);
    }

    /**
     * Makes a new key and its file, readable by its owner only.
     *
     * @throws FileAlreadyExistsException when the file is there: a key is never written over
     */
    public static PseudonymKey create(Path file) throws IOException {
        return create(file, StudentNumber.OWN);
    }

    /**
     * The same for students who are known by this number, which stands in the file from then on.
     *
     * @throws FileAlreadyExistsException when the file is there: a key is never written over
     */
    public static PseudonymKey create(Path file, StudentNumber studentNumber) throws IOException {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        var ownerOnly = hasPermissions(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(StandardCharsets.US_ASCII.encode(HexFormat.of().formatHex(bytes) + "\n"
                    + (studentNumber == StudentNumber.NATIONAL ? NATIONAL + "\n" : "")));
        }
        return new PseudonymKey(bytes, studentNumber);
    }

    /** The key in this file, which is made when it is not there. */
    public static PseudonymKey loadOrCreate(Path file) throws IOException {
        return Files.exists(file) ? load(file) : create(file);
    }

    /**
     * The pseudonym of a student's own id: a student number or whatever the college calls its students by.
     *
     * @throws IllegalArgumentException when the id is empty
     */
    public Pseudonym of(CharSequence ownId) {
        return new Pseudonym(hmac(canonical(ownId)));
    }

    private static String canonical(CharSequence ownId) {
        var canonical = Normalizer.normalize(ownId, Normalizer.Form.NFKC).strip();
        if (canonical.isEmpty()) {
            throw new IllegalArgumentException("a person's id must not be empty");
        }
        return canonical;
    }

    /**
     * The pseudonym of a person of a record: of {@code StaffMember} under another one than a student of the same number, so
     * that nobody can tell who is both.
     *
     * @throws IllegalArgumentException when the id is empty, or the record is of no person
     */
    public Pseudonym of(RecordType type, CharSequence ownId) {
        if (!type.isPerson()) {
            throw new IllegalArgumentException("must be a record of a person, got: " + type.recordName());
        }
        return type == RecordType.STAFF_MEMBER ? ofStaff(ownId) : of(ownId);
    }

    /**
     * The pseudonym of a member of the staff, of the id that the college calls its staff by.
     *
     * @throws IllegalArgumentException when the id is empty
     */
    public Pseudonym ofStaff(CharSequence ownId) {
        return new Pseudonym(hmac(STAFF + canonical(ownId)));
    }

    /** Which number of a student this key is for. */
    public StudentNumber studentNumber() {
        return studentNumber;
    }

    /** 16 hex digits that tell this key from another without giving it away. */
    public String fingerprint() {
        return hmac("cultivation key fingerprint").substring(0, 16);
    }

    private String hmac(String text) {
        var algorithm = mac.get();
        return HexFormat.of().formatHex(algorithm.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Mac newMac() {
        try {
            var algorithm = Mac.getInstance(ALGORITHM);
            algorithm.init(key);
            return algorithm;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (hasPermissions(file)) {
            var permissions = Files.getPosixFilePermissions(file);
            if (!EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE)
                    .containsAll(permissions)) {
                throw new UnusableKeyException(
                        Flaw.OPEN_TO_OTHERS,
                        "key file '" + file + "' must be readable by its owner only, but is "
                                + PosixFilePermissions.toString(permissions) + "; run: chmod 600 " + file);
            }
        }
    }

    private static boolean hasPermissions(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
