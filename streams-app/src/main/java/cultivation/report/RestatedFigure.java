package cultivation.report;

import cultivation.board.Board;
import cultivation.reference.Threshold;
import cultivation.report.ReportTable.Column;
import cultivation.report.ReportTable.Row;
import cultivation.report.ReportTable.Show;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A printed figure that is no longer what was closed.
 *
 * @param table as it was closed
 * @param row today's, or the closed one where there is none today
 * @param column of the figure
 */
public record RestatedFigure(ReportTable table, Row row, Column column, Restatement.Of cell) {
    /** All of them over every table of every entity, within a reading; none says that nothing was corrected since. */
    public static List<RestatedFigure> since(ClosedYear closed, Board board, Collection<Threshold> thresholds) {
        var restated = new ArrayList<RestatedFigure>();
        for (ReportTable before : closed.all()) {
            var entity =
                    Entity.of(board, before.entity().scope(), before.entity().id());
            var now = ReportTable.of(board, thresholds, before.id(), closed.year(), before.asOf(), entity);
            for (Restatement row : Restatement.rows(before, now)) {
                var cells = row.cells(before.columns(), now.columns());
                for (int i = 0; i < cells.size(); i++) {
                    if (cells.get(i).restated() && now.columns().get(i).show() == Show.FIGURE) {
                        restated.add(new RestatedFigure(
                                before, row.row(), now.columns().get(i), cells.get(i)));
                    }
                }
            }
        }
        return restated;
    }
}
