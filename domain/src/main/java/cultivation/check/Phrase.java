package cultivation.check;

/** A figure, a place or a name as a sentence says it in Chinese and in English. */
record Phrase(String zh, String en) {
    /** What both languages write alike. */
    static Phrase same(Object what) {
        return new Phrase(what.toString(), what.toString());
    }

    Phrase plus(Phrase next) {
        return new Phrase(zh + next.zh, en + next.en);
    }
}
