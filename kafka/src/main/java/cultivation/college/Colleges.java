package cultivation.college;

import cultivation.reference.College;
import cultivation.reference.Ownership;
import cultivation.schemas.TrustedRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The city's 25 higher vocational colleges as data, in the order of their national codes.
 *
 * <pre>{@code
 * for (College college : Colleges.beijing()) registrar.add(college);
 * Colleges.groupId(college.getOwnership());   // municipal_commission
 * }</pre>
 *
 * Source: the list of colleges in the 2020 annual report, with the national codes and owners of {@code colleges.csv}.
 */
public final class Colleges {
    private static final List<College> BEIJING;

    static {
        TrustedRecords.trust();
        BEIJING = read("colleges.csv");
    }

    private Colleges() {}

    /** The 25, all expected to report. Each call gives new records, since Avro's are mutable. */
    public static List<College> beijing() {
        return BEIJING.stream()
                .map(college -> College.newBuilder(college).build())
                .toList();
    }

    /** The college of this code among the 25. */
    public static Optional<College> ofBeijing(String code) {
        return beijing().stream()
                .filter(college -> college.getCode().toString().equals(code))
                .findFirst();
    }

    /** A college that is expected to report. */
    public static College of(
            String code, String name, @Nullable String nameEn, Ownership ownership, @Nullable String owner) {
        if (!Topics.isCollegeCode(code)) {
            throw new IllegalArgumentException("“" + name + "”的学校代码应为 1 至 32 个字母、数字或连字符，收到“" + code + "”。");
        }
        return College.newBuilder()
                .setCode(code)
                .setName(name)
                .setNameEn(nameEn)
                .setOwnership(ownership)
                .setOwner(owner)
                .setExpected(true)
                .build();
    }

    /** The id of the ownership group in figures and addresses; {@code none} for the synthetic probe. */
    public static String groupId(Ownership ownership) {
        return ownership.name().toLowerCase(Locale.ROOT);
    }

    /** The ownership of a group id: municipal_commission, other_bureau, district or private; empty for any other. */
    public static Optional<Ownership> ownershipOf(String groupId) {
        for (Ownership ownership : List.of(
                Ownership.MUNICIPAL_COMMISSION, Ownership.OTHER_BUREAU, Ownership.DISTRICT, Ownership.PRIVATE)) {
            if (groupId(ownership).equals(groupId)) {
                return Optional.of(ownership);
            }
        }
        return Optional.empty();
    }

    private static List<College> read(String resource) {
        try (var file = Objects.requireNonNull(Colleges.class.getResourceAsStream(resource), resource);
                var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            var colleges = new ArrayList<College>();
            for (String line : reader.lines().skip(1).toList()) {
                var field = line.split(",", -1);
                colleges.add(of(field[0], field[1], orNull(field[2]), Ownership.valueOf(field[3]), orNull(field[4])));
            }
            return List.copyOf(colleges);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private static @Nullable String orNull(String field) {
        return field.isEmpty() ? null : field;
    }
}
