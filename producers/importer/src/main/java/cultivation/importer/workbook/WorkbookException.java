package cultivation.importer.workbook;

import java.io.Serial;

/** A file is no workbook that can be read; the message says in Chinese why, and what to do. */
public final class WorkbookException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public WorkbookException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }

    static WorkbookException damaged(String what) {
        return new WorkbookException("XLSX 文件内容已损坏，无法读取（" + what + "）。请用 Excel 或 WPS 打开后重新另存。");
    }
}
