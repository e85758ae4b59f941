package cultivation.importer.file;

import cultivation.rule.Reason;

/** What is wrong with one cell, and what to do about it; both Chinese sentences. */
record Wrong(Reason reason, String sentence, String advice) {
    static Wrong cell(String sentence, String advice) {
        return new Wrong(Reason.INVALID_FIELD, sentence, advice);
    }
}
