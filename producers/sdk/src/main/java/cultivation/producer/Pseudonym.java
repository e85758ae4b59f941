package cultivation.producer;

import cultivation.rule.Rules;

/**
 * A person's id as it may leave the college: 64 lower-case hex digits, made by {@link PseudonymKey#of}.
 *
 * <p>A character sequence, so that it goes straight into a record: {@code setStudentId(key.of("2019010101"))}.
 */
public record Pseudonym(String hex) implements CharSequence {
    public Pseudonym {
        if (!Rules.isPseudonym(hex)) {
            throw new IllegalArgumentException("a pseudonym must be 64 lower-case hex digits, got " + hex.length()
                    + " characters of another kind");
        }
    }

    @Override
    public int length() {
        return hex.length();
    }

    @Override
    public char charAt(int index) {
        return hex.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return hex.subSequence(start, end);
    }

    @Override
    public String toString() {
        return hex;
    }
}
