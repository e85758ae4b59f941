package cultivation.catalogue;

/**
 * A cell row of the annual report that an indicator feeds.
 *
 * @param table {@code 6-1}
 * @param number of the row, or of the numbered row that it stands below; empty where the name alone tells
 * @param row the row's name as printed
 * @param column of a table whose columns are other than years, as printed: {@code 一年级}; else empty
 * @param statistic which of several colleges the table prints
 */
public record TableRow(String table, String number, String row, String column, Statistic statistic) {}
