package cultivation.report;

import cultivation.board.Board;
import cultivation.catalogue.Scope;
import cultivation.closing.ClosedEdition;
import cultivation.closings.ClosedCell;
import cultivation.closings.ClosedRow;
import cultivation.closings.ClosedTable;
import cultivation.closings.ClosedTables;
import cultivation.closings.Closing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
     * @param ledgerOffsets the next offset of each partition
     */
    public static ClosedEdition freeze(
            Board board,
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
                            .map(id -> closed(ReportTable.of(board, id, year, day, entity)))
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
        return of.getTables().stream()
                .map(table -> new ReportTable(
                        table.getTable().toString(),
                        table.getTitle().toString(),
                        ReportTable.titleEn(table.getTable().toString()),
                        edition.head().getYear(),
                        edition.head().getAsOf(),
                        entity,
                        edition.head().getCatalogueVersion().toString(),
                        table.getRows().stream()
                                .map(row -> opened(table.getTable().toString(), row))
                                .toList()))
                .toList();
    }

    private static ClosedTable closed(ReportTable table) {
        return new ClosedTable(
                table.id(),
                table.title(),
                table.rows().stream()
                        .map(row -> new ClosedRow(
                                row.number(),
                                row.name(),
                                row.unit(),
                                row.heading(),
                                row.indicator(),
                                closed(row.thisYear()),
                                closed(row.lastYear())))
                        .toList());
    }

    private static @Nullable ClosedCell closed(ReportTable.@Nullable Cell cell) {
        return cell == null
                ? null
                : new ClosedCell(
                        cell.printed() == null ? null : cell.printed().toPlainString(),
                        cell.numerator(),
                        cell.denominator(),
                        cell.contributions(),
                        cell.colleges());
    }

    private static ReportTable.Row opened(String table, ClosedRow row) {
        return new ReportTable.Row(
                row.getNumber().toString(),
                row.getName().toString(),
                ReportTable.nameEn(table, row.getName().toString()),
                row.getUnit().toString(),
                row.getHeading(),
                row.getIndicator() == null ? null : row.getIndicator().toString(),
                List.of(),
                opened(row.getThisYear()),
                opened(row.getLastYear()));
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
                        cell.getColleges());
    }
}
