package cultivation.importer.file;

import java.util.BitSet;

/**
 * What a spreadsheet does not show of a sheet.
 *
 * @param rows how many that are not blank
 * @param columns the first being 0
 * @param zeros on a sheet that is set to show none
 * @param leftOut whether they were not read
 */
record Hidden(int rows, BitSet columns, int zeros, boolean leftOut) {
    static final Hidden NOTHING = new Hidden(0, new BitSet(), 0, false);
}
