package cultivation.serving.http;

import org.jspecify.annotations.Nullable;

/** Who says that he changes something, and why: there is no log-in, so it is what the request says. */
public final class ChangeAuthor {
    /** Of whoever did not say who he is. */
    static final String UNSIGNED = "未署名";
    /** Of what a new deployment begins with. */
    public static final String SHIPPED = "出厂设置";

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 500;

    private ChangeAuthor() {}

    public static String of(@Nullable String name) {
        return name == null || name.isBlank() ? UNSIGNED : atMost(LONGEST_NAME, "changedBy", name.strip());
    }

    public static String note(@Nullable String note) {
        return note == null ? "" : atMost(LONGEST_NOTE, "note", note.strip());
    }

    /** A text of at most so many characters. */
    public static String atMost(int longest, String field, String text) {
        if (text.length() > longest) {
            throw Problem.wrongField(field, "最长 " + longest + " 字", "has more than " + longest + " characters");
        }
        return text;
    }
}
