package cultivation.report;

/** A few words or a sentence in both languages; the English one names lines of a file, not their Chinese names. */
record Said(String zh, String en) {
    Said and(Said more) {
        return new Said(zh + more.zh, en + more.en);
    }
}
