package cultivation.importer.file;

import cultivation.rule.Rules;
import java.time.Instant;
import java.util.function.Function;

/**
 * For whom a file is read.
 *
 * @param collegeCode the college's national code
 * @param pseudonyms makes a pseudonym of a person's own number
 * @param recordedAt when the college recorded it: dates after its Beijing day are out of range
 */
public record ReadOptions(String collegeCode, Function<String, ? extends CharSequence> pseudonyms, Instant recordedAt) {
    private static final String NOBODY = "0".repeat(64);

    /** Without a key, only to find mistakes: every person has the same pseudonym. */
    public static ReadOptions toValidate(String collegeCode, Instant recordedAt) {
        return new ReadOptions(collegeCode, number -> NOBODY, recordedAt);
    }

    CharSequence pseudonymOf(String id) {
        return Rules.isPseudonym(id) ? id : pseudonyms.apply(id);
    }
}
