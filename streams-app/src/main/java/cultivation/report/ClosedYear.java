package cultivation.report;

import cultivation.board.Board;
import cultivation.catalogue.Scope;
import cultivation.closings.ClosedCell;
import cultivation.closings.ClosedRow;
import cultivation.closings.ClosedTable;
import cultivation.closings.ClosedTables;
import cultivation.closings.Closing;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One edition of a closed year: its particulars and every table as it was published.
 *
 * <pre>{@code
 * var closed = ClosedYear.of(board, offsets, 2019, 1, "张三", "公布", now);
 * closed.table("6-1", Scope.CITY, "beijing")          // as published
 * closed.isIntact()                                   // whether the tables are those that the hash was made of
 * }</pre>
 */
public record ClosedYear(Closing head, List<ClosedTables> tables) {
    public ClosedYear {
        tables = tables.stream().sorted(Comparator.comparing(ClosedYear::place)).toList();
    }

    /**
     * Freezes a year as of its last day, within a reading.
     *
     * @param ledgerOffsets the next offset of each partition
     */
    public static ClosedYear of(
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
        return new ClosedYear(
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
                        hash(tables)),
                tables);
    }

    public int year() {
        return head.getYear();
    }

    public int edition() {
        return head.getEdition();
    }

    /** Whether all tables are here, and are those that the hash was made of. */
    public boolean isIntact() {
        return tables.size() == head.getEntities()
                && hash(tables).equals(head.getContentHash().toString());
    }

    /** A table as it was published; null when that entity had none. */
    public @Nullable ReportTable table(String id, Scope scope, String entity) {
        for (ClosedTables each : tables) {
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
        return tables.stream().flatMap(each -> tables(each).stream()).toList();
    }

    /**
     * SHA-256 over a line for each row of each table, entities in the order of scope and code: {@code scope entity table
     * number name unit indicator}, then of this year and of the last {@code printed numerator denominator contributions
     * colleges}; tabs between, nothing for what is null, a line feed after.
     */
    static String hash(Collection<ClosedTables> tables) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        tables.stream().sorted(Comparator.comparing(ClosedYear::place)).forEach(each -> {
            for (ClosedTable table : each.getTables()) {
                for (ClosedRow row : table.getRows()) {
                    var line = new StringBuilder();
                    for (Object field : new Object[] {
                        each.getScope(),
                        each.getEntity(),
                        table.getTable(),
                        row.getNumber(),
                        row.getName(),
                        row.getUnit()
                    }) {
                        line.append(field).append('\t');
                    }
                    line.append(Objects.requireNonNullElse(row.getIndicator(), ""));
                    append(line, row.getThisYear());
                    append(line, row.getLastYear());
                    digest.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
                }
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void append(StringBuilder line, @Nullable ClosedCell cell) {
        Object[] fields = cell == null
                ? new @Nullable Object[5]
                : new @Nullable Object[] {
                    cell.getPrinted(),
                    cell.getNumerator(),
                    cell.getDenominator(),
                    cell.getContributions(),
                    cell.getColleges()
                };
        for (Object field : fields) {
            line.append('\t').append(field == null ? "" : field);
        }
    }

    private static String place(ClosedTables tables) {
        return tables.getScope() + "|" + tables.getEntity();
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
                        head.getYear(),
                        head.getAsOf(),
                        entity,
                        head.getCatalogueVersion().toString(),
                        table.getRows().stream().map(ClosedYear::opened).toList()))
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

    private static ReportTable.Row opened(ClosedRow row) {
        return new ReportTable.Row(
                row.getNumber().toString(),
                row.getName().toString(),
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
