package cultivation.importer.workbook;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days as spreadsheets count them. */
public final class Serial {
    /** Day 0; right from 1 March 1900 on, before which Excel has a day that never was. */
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final long FIRST = 61;
    private static final long LAST = 2_958_465;

    private Serial() {}

    /** The day of a number; null where there is none. */
    public static @Nullable LocalDate dayOf(long serial, boolean from1904) {
        if (serial < FIRST || serial > LAST) {
            return null;
        }
        return (from1904 ? EPOCH_1904 : EPOCH).plusDays(serial);
    }
}
