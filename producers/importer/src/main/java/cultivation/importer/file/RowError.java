package cultivation.importer.file;

import cultivation.importer.cell.CellError;
import cultivation.rule.Reason;

/**
 * One thing that is wrong in a file.
 *
 * @param line as the file numbers it, the first being 1; 0 where the file as a whole is at fault
 * @param column the header as it stands in the file, empty where the row as a whole is at fault
 * @param field the field as the schema names it
 * @param reason as the app's intake would say; {@code INVALID_FIELD} for what only a file can have
 * @param value the cell as it stands in the file, cut to 40 characters
 * @param sentence what is wrong, in Chinese
 * @param advice what to do, in Chinese; empty where the sentence says it
 */
public record RowError(
        int line, String column, String field, Reason reason, String value, String sentence, String advice) {
    private static final int SHOWN_CHARACTERS = 40;

    public RowError {
        value = value.length() <= SHOWN_CHARACTERS ? value : value.substring(0, SHOWN_CHARACTERS) + "…";
    }

    static RowError of(int line, String column, String field, String value, CellError wrong) {
        return new RowError(line, column, field, wrong.reason(), value, wrong.sentence(), wrong.advice());
    }

    /** Sentence and advice, and where they belong: {@code 第 7 行，列“计划数”，值“12x”：不是整数。请填…}. */
    public String told() {
        var told = new StringBuilder();
        if (line > 0) {
            told.append("第 ").append(line).append(" 行");
        }
        if (!column.isEmpty()) {
            told.append(told.isEmpty() ? "" : "，").append("列“").append(column).append("”");
        }
        if (!value.isEmpty()) {
            told.append(told.isEmpty() ? "" : "，").append("值“").append(value).append("”");
        }
        return told.append(told.isEmpty() ? "" : "：")
                .append(sentence)
                .append(advice)
                .toString();
    }
}
