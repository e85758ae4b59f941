package cultivation.serving.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import cultivation.report.ReportTable;
import cultivation.report.ReportView;
import cultivation.report.Restatement;
import cultivation.serving.figures.WordingResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /reports/{table}}: a table of the annual report.
 *
 * @param closing null while the year is not closed
 */
record ReportResponse(
        String table,
        String title,
        String titleEn,
        int year,
        LocalDate asOf,
        @JsonUnwrapped EntityResponse whose,
        String catalogueVersion,
        String view,
        @Nullable Closing closing,
        List<Column> columns,
        List<Row> rows) {
    /**
     * @param show {@code figure}, {@code change}, {@code benchmark}, {@code limit} or {@code met} (1 or 0)
     * @param year of its figures
     */
    record Column(String title, String titleEn, String show, int year) {
        static Column of(ReportTable.Column column) {
            return new Column(column.title(), column.titleEn(), column.show().id(), column.year());
        }
    }

    /** @param restatedRows how many are no longer what was closed */
    record Closing(@JsonUnwrapped EditionResponse particulars, long restatedRows) {}

    /**
     * @param nameEn null where none is known
     * @param fed whether an indicator feeds it
     * @param college whose row it is, of a table with a row for each
     * @param figures of the table's year; of a table of other columns, those of the first
     * @param cells one for each column
     */
    record Row(
            String number,
            String name,
            @Nullable String nameEn,
            List<WordingResponse> names,
            String unit,
            boolean heading,
            boolean fed,
            @Nullable String indicator,
            @Nullable String college,
            @JsonUnwrapped Figures figures,
            PreviousYear previousYear,
            List<Figures> cells) {
        static Row of(ReportView view, Restatement restatement) {
            var table = view.table();
            var row = view.shown(restatement);
            var cells = view.cells(restatement);
            return new Row(
                    row.number(),
                    row.name(),
                    row.nameEn(),
                    WordingResponse.of(row.names(), table.asOf()),
                    row.unit(),
                    row.heading(),
                    row.indicator() != null,
                    row.indicator(),
                    row.entity(),
                    Figures.of(view, ofYear(view, cells, table.year())),
                    new PreviousYear(
                            table.year() - 1,
                            table.asOf().minusYears(1),
                            Figures.of(view, ofYear(view, cells, table.year() - 1))),
                    cells.stream().map(cell -> Figures.of(view, cell)).toList());
        }

        /** The first figure of a year. */
        private static Restatement.Of ofYear(ReportView view, List<Restatement.Of> cells, int year) {
            var column = view.table().columnOf(year);
            return column.isEmpty() ? Restatement.Of.NONE : cells.get(column.getAsInt());
        }
    }

    record PreviousYear(
            int year, LocalDate asOf, @JsonUnwrapped Figures figures) {}

    /** @param corrections left out while the year is not closed */
    record Figures(
            @JsonUnwrapped CellResponse shown,
            @JsonUnwrapped @Nullable Corrections corrections) {
        static Figures of(ReportView view, Restatement.Of cell) {
            return new Figures(
                    CellResponse.of(view.shown(cell)),
                    view.closing() == null
                            ? null
                            : new Corrections(
                                    CellResponse.of(cell.closed()),
                                    CellResponse.of(cell.now()),
                                    cell.difference(),
                                    cell.restated()));
        }
    }

    /** What was closed beside what it is now. */
    record Corrections(
            CellResponse closed, CellResponse now, @Nullable BigDecimal difference, boolean restated) {}

    static ReportResponse of(ReportView view) {
        var table = view.table();
        var closing = view.closing();
        return new ReportResponse(
                table.id(),
                table.title(),
                table.titleEn(),
                table.year(),
                table.asOf(),
                EntityResponse.of(table.entity()),
                table.catalogueVersion(),
                view.kind().id(),
                closing == null ? null : new Closing(EditionResponse.of(closing.edition()), view.restated()),
                table.columns().stream().map(Column::of).toList(),
                view.rows().stream().map(row -> Row.of(view, row)).toList());
    }
}
