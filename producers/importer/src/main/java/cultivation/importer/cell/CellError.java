package cultivation.importer.cell;

import cultivation.rule.Reason;

/** What is wrong with one cell, and what to do about it; both Chinese sentences. */
public record CellError(Reason reason, String sentence, String advice) {
    public static CellError cell(String sentence, String advice) {
        return new CellError(Reason.INVALID_FIELD, sentence, advice);
    }
}
