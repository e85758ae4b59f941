package cultivation.importer.workbook;

/** What the text of a cell was before it was shown. */
public enum Nature {
    /** A text, a truth value, or nothing. */
    TEXT,
    /** A number, all digits of which are shown. */
    NUMBER,
    /** A number of which the cell shows fewer digits than it holds; the text has all of them. */
    ROUNDED,
    /** A number to which its format adds digits or signs: what is shown is another number. */
    DRESSED,
    /** A number that its format shows as a day. */
    DAY,
    /** A number in a format that shows something else, or nothing: a percentage, a time, thousands. */
    UNSHOWN,
    /** A formula that no program has calculated yet; the text is the formula. */
    UNCALCULATED,
    /** A formula's error, such as #N/A. */
    ERROR
}
