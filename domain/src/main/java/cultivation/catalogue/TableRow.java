package cultivation.catalogue;

/**
 * The row of the annual report that an indicator feeds.
 *
 * @param table {@code 6-1}
 * @param row the row's name as printed
 */
public record TableRow(String table, String row) {}
