package cultivation.importer.workbook;

import java.util.BitSet;
import java.util.List;

/**
 * A row of a sheet.
 *
 * @param number as the spreadsheet numbers it, the first being 1
 * @param texts by column, as shown: a day as {@code 2019-07-01}; the list is the reader's own to change
 * @param natures beside each text
 * @param unseenZeros the columns with a number 0, on a sheet that is set to show none; not to be changed
 */
public record SheetRow(int number, boolean hidden, List<String> texts, List<Nature> natures, BitSet unseenZeros) {
    /** So much of a text is kept: one more than a spreadsheet's cell holds. Some programs put whole pictures there. */
    public static final int KEPT_CHARACTERS = 1 << 15;

    static String kept(String text) {
        return text.length() <= KEPT_CHARACTERS ? text : text.substring(0, KEPT_CHARACTERS);
    }
}
