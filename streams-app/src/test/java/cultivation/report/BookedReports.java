package cultivation.report;

import cultivation.catalogue.Scope;
import cultivation.entity.Measure;
import cultivation.live.BookedBoard;
import cultivation.live.LiveBoard;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The reports over a board that a test books on. */
final class BookedReports {
    /** 北京工业职业技术学院, of the commission's group. */
    static final String FIRST = "4111010853";
    /** 北京信息职业技术学院, of another bureau's. */
    static final String SECOND = "4111010857";

    private final BookedBoard booked = new BookedBoard();
    /** For how many steps of the last reconciliation the board held still. */
    int steps;

    BookedReports book(String college, Measure measure, String slice, String day, long amount, long count) {
        booked.book(college, measure, slice, day, amount, count);
        return this;
    }

    BookedReports book(String college, Measure measure, String day, long amount) {
        booked.book(college, measure, day, amount);
        return this;
    }

    /** The city's table. */
    ReportTable table(String id, int year) {
        return table(id, year, Scope.CITY, "beijing");
    }

    ReportTable table(String id, int year, Scope scope, String entity) {
        return booked.board.read(view -> ReportTable.of(
                view.board(),
                view.thresholds().values(),
                id,
                year,
                view.asOf(),
                Entity.of(view.board(), scope, entity)));
    }

    /** The city's table as a file. */
    String csv(String id, int year, boolean allNames) {
        return new String(sheet(table(id, year), allNames).csv(), StandardCharsets.UTF_8);
    }

    static ReportSheet sheet(ReportTable table, boolean allNames) {
        return ReportSheet.of(Objects.requireNonNull(ReportView.of(ReportView.Kind.NOW, table, null)), allNames);
    }

    /** The city's figures beside those of a file. */
    Reconciliation reconcile(byte[] file) {
        try {
            var figures = PrintedFigures.read(file);
            steps = 0;
            var board = booked.board.read(LiveBoard.View::board);
            return Reconciliation.of(
                    figures, board, booked.board.asOf(), Entity.of(board, Scope.CITY, "beijing"), this::still);
        } catch (PrintedFigures.UnreadableException e) {
            throw new AssertionError(e);
        }
    }

    private void still(Runnable step) {
        steps++;
        step.run();
    }

    ClosedYear close(int year) {
        return booked.board.read(view -> new ClosedYear(ClosedYear.freeze(
                view.board(),
                view.thresholds().values(),
                view.ledgerOffsets(),
                year,
                1,
                "高职处",
                "年报付印",
                BookedBoard.NOON.instant())));
    }

    List<RestatedFigure> restatedSince(ClosedYear closed) {
        return booked.board.read(view ->
                RestatedFigure.since(closed, view.board(), view.thresholds().values()));
    }

    static ReportTable.Row row(ReportTable table, String name) {
        return table.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + name + " in " + table));
    }

    static ReportTable.Cell thisYear(ReportTable table, String name) {
        return Objects.requireNonNull(table.cell(row(table, name), table.year()), name);
    }
}
