package cultivation.importer.file;

import java.util.List;

/**
 * A line of a file that is not blank.
 *
 * @param number as a text editor or a spreadsheet numbers it, the first being 1; of a row over several lines the first
 * @param cells as texts: a date as {@code 2019-07-01}, a number in plain decimals
 */
public record Row(int number, List<String> cells) {
    /** The cell of a column, empty where the line is shorter. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
