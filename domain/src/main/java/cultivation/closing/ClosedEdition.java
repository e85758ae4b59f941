package cultivation.closing;

import cultivation.closings.ClosedCell;
import cultivation.closings.ClosedRow;
import cultivation.closings.ClosedTable;
import cultivation.closings.ClosedTables;
import cultivation.closings.Closing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One edition of a closed year as it is kept: its particulars, and every entity's tables as they were published. */
public record ClosedEdition(Closing head, List<ClosedTables> tables) {
    public ClosedEdition {
        tables = tables.stream()
                .sorted(Comparator.comparing(ClosedEdition::place))
                .toList();
    }

    public int year() {
        return head.getYear();
    }

    /** 1 for the first; each that restates it is the next. */
    public int number() {
        return head.getEdition();
    }

    /** Whether all tables are here, and are those that the hash was made of. */
    public boolean isIntact() {
        return tables.size() == head.getEntities()
                && hash(tables).equals(head.getContentHash().toString());
    }

    /**
     * SHA-256 over a line for each row of each table, entities in the order of scope and code: {@code scope entity table
     * number name unit indicator}, then of this year and of the last {@code printed numerator denominator contributions
     * colleges}; and, of a table of other columns, the college and the
     * cells; tabs between, nothing for what is null, a line feed after.
     */
    public static String hash(Collection<ClosedTables> tables) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        tables.stream().sorted(Comparator.comparing(ClosedEdition::place)).forEach(each -> {
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
                    // Nothing for what editions did not have before there were other columns.
                    if (row.getEntity() != null) {
                        line.append('\t').append(row.getEntity());
                    }
                    row.getCells().forEach(cell -> append(line, cell));
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
}
