package cultivation.report;

import cultivation.board.Board;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.closing.ClosedEdition;
import cultivation.closings.ClosedCell;
import cultivation.closings.ClosedRow;
import cultivation.closings.ClosedTable;
import cultivation.closings.ClosedTables;
import cultivation.closings.Closing;
import cultivation.reference.Threshold;
import cultivation.report.ReportTable.Column;
import cultivation.report.ReportTable.Show;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a closed year as they were published, and how a year is frozen into an edition.
 *
 * <pre>{@code
 * var edition = ClosedYear.freeze(board, offsets, 2019, 1, "张三", "公布", now);
 * new ClosedYear(edition).table("6-1", Scope.CITY, "beijing")          // as published
 * }</pre>
 */
public record ClosedYear(ClosedEdition edition) {
    /**
     * Freezes a year as of its last day, within a reading.
     *
     * @param thresholds all that people set
     * @param ledgerOffsets the next offset of each partition
     */
    public static ClosedEdition freeze(
            Board board,
            Collection<Threshold> thresholds,
            Map<Integer, Long> ledgerOffsets,
            int year,
            int edition,
            String closedBy,
            String note,
            Instant now) {
        var day = LocalDate.of(year, 12, 31);
        var tables = new ArrayList<ClosedTables>();
        for (Entity entity : Entity.all(board)) {
            tables.add(new ClosedTables(
                    year,
                    edition,
                    entity.scope().id(),
                    entity.id(),
                    entity.name(),
                    ReportTable.ids().stream()
                            .map(id -> closed(ReportTable.of(board, thresholds, id, year, day, entity)))
                            .toList()));
        }
        var offsets = new HashMap<CharSequence, Long>();
        ledgerOffsets.forEach((partition, offset) -> offsets.put(String.valueOf(partition), offset));
        return new ClosedEdition(
                new Closing(
                        year,
                        edition,
                        day,
                        now,
                        closedBy,
                        note,
                        board.catalogue().version(),
                        offsets,
                        tables.size(),
                        ClosedEdition.hash(tables)),
                tables);
    }

    public int year() {
        return edition.year();
    }

    /** A table as it was published; null when that entity had none. */
    public @Nullable ReportTable table(String id, Scope scope, String entity) {
        for (ClosedTables each : edition.tables()) {
            if (each.getScope().toString().equals(scope.id())
                    && each.getEntity().toString().equals(entity)) {
                return tables(each).stream()
                        .filter(table -> table.id().equals(id))
                        .findFirst()
                        .orElse(null);
            }
        }
        return null;
    }

    /** Every table as it was published. */
    public List<ReportTable> all() {
        return edition.tables().stream().flatMap(each -> tables(each).stream()).toList();
    }

    private List<ReportTable> tables(ClosedTables of) {
        var scope = Scope.ofId(of.getScope().toString());
        if (scope == null) {
            return List.of();
        }
        var entity =
                new Entity(scope, of.getEntity().toString(), of.getEntityName().toString());
        return of.getTables().stream().map(table -> opened(table, entity)).toList();
    }

    private ReportTable opened(ClosedTable table, Entity entity) {
        var id = table.getTable().toString();
        int year = edition.head().getYear();
        var columns = columns(id, year, table);
        return new ReportTable(
                id,
                table.getTitle().toString(),
                ReportLayout.of(id).titleEn(),
                year,
                edition.head().getAsOf(),
                entity,
                edition.head().getCatalogueVersion().toString(),
                columns,
                table.getRows().stream().map(row -> opened(id, row)).toList());
    }

    /** As they were titled; a table without titles was one of last year and this. */
    private static List<Column> columns(String id, int year, ClosedTable table) {
        var today = ReportLayout.of(id).columns(year);
        if (table.getColumns().isEmpty()) {
            return List.of(
                    new Column(year - 1 + "年", String.valueOf(year - 1), Show.FIGURE, year - 1, ""),
                    new Column(year + "年", String.valueOf(year), Show.FIGURE, year, ""));
        }
        return table.getColumns().stream()
                .map(title -> today.stream()
                        .filter(column -> column.title().equals(title.toString()))
                        .findFirst()
                        .orElse(new Column(title.toString(), title.toString(), Show.FIGURE, year, "")))
                .toList();
    }

    /** A table of last year and this is kept as such tables always were. */
    private static ClosedTable closed(ReportTable table) {
        boolean ofYears = ReportLayout.of(table.id()).isOfYears();
        return new ClosedTable(
                table.id(),
                table.title(),
                table.rows().stream().map(row -> closed(row, ofYears)).toList(),
                ofYears
                        ? List.of()
                        : table.columns().stream()
                                .map(column -> (CharSequence) column.title())
                                .toList());
    }

    private static ClosedRow closed(ReportTable.Row row, boolean ofYears) {
        var cells = row.cells().stream().map(ClosedYear::closed).toList();
        return new ClosedRow(
                row.number(),
                row.name(),
                row.unit(),
                row.heading(),
                row.indicator(),
                ofYears ? cells.get(1) : null,
                ofYears ? cells.get(0) : null,
                row.entity(),
                ofYears ? List.of() : cells);
    }

    private static @Nullable ClosedCell closed(ReportTable.@Nullable Cell cell) {
        return cell == null
                ? null
                : new ClosedCell(
                        cell.printed() == null ? null : cell.printed().toPlainString(),
                        cell.numerator(),
                        cell.denominator(),
                        cell.contributions(),
                        cell.colleges(),
                        cell.indicator(),
                        cell.statistic() == null ? null : cell.statistic().id());
    }

    private static ReportTable.Row opened(String table, ClosedRow row) {
        var cells = row.getCells().isEmpty()
                ? Arrays.asList(opened(row.getLastYear()), opened(row.getThisYear()))
                : row.getCells().stream().map(ClosedYear::opened).toList();
        return new ReportTable.Row(
                row.getNumber().toString(),
                row.getName().toString(),
                nameEn(table, row),
                row.getUnit().toString(),
                row.getHeading(),
                row.getIndicator() == null ? null : row.getIndicator().toString(),
                row.getEntity() == null ? null : row.getEntity().toString(),
                List.of(),
                cells);
    }

    /** The English name of a row; null where the table has no such row today. */
    private static @Nullable String nameEn(String table, ClosedRow row) {
        return ReportLayout.of(table).rows().stream()
                .filter(line -> line.name().equals(row.getName().toString()))
                .map(ReportLayout.Line::nameEn)
                .findFirst()
                .orElse(null);
    }

    private static ReportTable.@Nullable Cell opened(@Nullable ClosedCell cell) {
        return cell == null
                ? null
                : new ReportTable.Cell(
                        cell.getPrinted() == null
                                ? null
                                : new BigDecimal(cell.getPrinted().toString()),
                        cell.getNumerator(),
                        cell.getDenominator(),
                        cell.getContributions(),
                        cell.getColleges(),
                        cell.getIndicator() == null ? null : cell.getIndicator().toString(),
                        cell.getStatistic() == null
                                ? null
                                : Statistic.ofId(cell.getStatistic().toString()),
                        List.of());
    }
}
