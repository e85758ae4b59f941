package cultivation.importer.file;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one after the other; blank ones are left out. */
interface Rows extends Closeable {
    /** The next line, null at the end. */
    @Nullable
    Row next() throws IOException, UnreadableFileException;

    /** Whether a stray separator in a line would move the cells behind it. */
    default boolean isText() {
        return false;
    }

    /** Whether numbers of days are counted from 1904, as old Macintosh spreadsheets do. */
    default boolean countsFrom1904() {
        return false;
    }

    /** What a spreadsheet does not show of it; known when the last line is read. */
    default Hidden hidden() {
        return Hidden.NOTHING;
    }
}
