package cultivation.report;

import cultivation.board.Board;
import cultivation.report.ReportTable.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A printed figure that is no longer what was closed.
 *
 * @param table as it was closed
 * @param row today's, or the closed one where there is none today
 * @param year of the figure: the closed year, or the one before
 */
public record RestatedFigure(ReportTable table, Row row, int year, Restatement.Of cell) {
    /** All of them over every table of every entity, within a reading; none says that nothing was corrected since. */
    public static List<RestatedFigure> since(ClosedYear closed, Board board) {
        var restated = new ArrayList<RestatedFigure>();
        for (ReportTable before : closed.all()) {
            var entity =
                    Entity.of(board, before.entity().scope(), before.entity().id());
            var now = ReportTable.of(board, before.id(), closed.year(), before.asOf(), entity);
            for (Restatement row : Restatement.rows(before, now)) {
                if (row.thisYear().restated()) {
                    restated.add(new RestatedFigure(before, row.row(), closed.year(), row.thisYear()));
                }
                if (row.lastYear().restated()) {
                    restated.add(new RestatedFigure(before, row.row(), closed.year() - 1, row.lastYear()));
                }
            }
        }
        return restated;
    }
}
