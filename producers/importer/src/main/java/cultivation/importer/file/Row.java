package cultivation.importer.file;

import cultivation.importer.workbook.Nature;
import java.util.List;

/**
 * A line of a file that is not blank.
 *
 * @param number as a text editor or a spreadsheet numbers it, the first being 1; of a row over several lines the first
 * @param cells as texts, as a spreadsheet shows them: a date as {@code 2019-07-01}
 * @param natures what a spreadsheet's cells were before they were texts; shorter than the cells where all were texts
 */
public record Row(int number, List<String> cells, List<Nature> natures) {
    Row(int number, List<String> cells) {
        this(number, cells, List.of());
    }

    /** The cell of a column, empty where the line is shorter. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    Nature nature(int column) {
        return column < natures.size() ? natures.get(column) : Nature.TEXT;
    }
}
