package cultivation.report;

import cultivation.catalogue.Scope;
import cultivation.report.ReportTable.Cell;
import cultivation.report.ReportTable.Row;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table as somebody wants to see it: as it is now, as it was closed, or both with the difference.
 *
 * <pre>{@code
 * var view = ReportView.of(Kind.NOW, ReportTable.of(board, "6-1", 2019, today, city), closings.of(2019, null));
 * }</pre>
 *
 * Of a closed year, each row has what it was beside what it is in every kind, so that no restatement is silent.
 *
 * @param table the one shown; of a difference, today's
 * @param closing null while the year is not closed, or has no table of the entity in it
 */
public record ReportView(
        Kind kind, ReportTable table, @Nullable ClosedYear closing, List<Restatement> rows) {
    /** What is shown. */
    public enum Kind {
        NOW,
        CLOSED,
        DIFFERENCE;

        /** As in an address: {@code difference}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of an id, or null. */
        public static @Nullable Kind ofId(String id) {
            for (Kind kind : values()) {
                if (kind.id().equals(id)) {
                    return kind;
                }
            }
            return null;
        }
    }

    /**
     * The view of a kind.
     *
     * @return null when what was closed is wanted, and nothing was
     */
    public static @Nullable ReportView of(Kind kind, ReportTable now, @Nullable ClosedYear closing) {
        Scope scope = now.entity().scope();
        var closed = closing == null
                ? null
                : closing.table(now.id(), scope, now.entity().id());
        if (closed == null) {
            return kind == Kind.NOW
                    ? new ReportView(
                            kind,
                            now,
                            null,
                            now.rows().stream()
                                    .map(row -> new Restatement(null, row))
                                    .toList())
                    : null;
        }
        var rows = Restatement.rows(closed, now).stream()
                .filter(row -> switch (kind) {
                    case NOW -> row.now() != null;
                    case CLOSED -> row.closed() != null;
                    case DIFFERENCE -> true;
                })
                .toList();
        return new ReportView(kind, kind == Kind.CLOSED ? closed : now, closing, rows);
    }

    /** The cells of a row in the columns of the table, each as it was closed beside what it is. */
    public List<Restatement.Of> cells(Restatement row) {
        var closed = closing == null
                ? null
                : closing.table(
                        table.id(), table.entity().scope(), table.entity().id());
        return row.cells(closed == null ? List.of() : closed.columns(), table.columns());
    }

    /** The row that this view shows of the two. */
    public Row shown(Restatement row) {
        return kind == Kind.CLOSED ? Objects.requireNonNull(row.closed()) : row.row();
    }

    /** The cell that this view shows of the two; of a difference, today's. */
    public @Nullable Cell shown(Restatement.Of cell) {
        return kind == Kind.CLOSED ? cell.closed() : cell.now();
    }

    /** How many rows are no longer what was closed. */
    public long restated() {
        return closing == null
                ? 0
                : rows.stream()
                        .filter(row -> cells(row).stream().anyMatch(Restatement.Of::restated))
                        .count();
    }
}
