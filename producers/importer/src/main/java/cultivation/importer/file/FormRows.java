package cultivation.importer.file;

import cultivation.importer.code.TextNormalizer;
import cultivation.importer.table.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the rows of a printed form that nobody filled from those of people: they are numbered, and hold what all rows
 * that are filled hold too. A row with anything else in it is never one of them.
 */
final class FormRows {
    private static final Set<String> ORDINALS = Set.of("序号", "顺序号", "顺序", "行号", "项次", "no", "num", "number", "");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}|=.*", Pattern.DOTALL);
    /** What all of fewer rows hold may be their own. */
    private static final int ENOUGH_ROWS = 2;

    private static final Pattern EXAMPLE = Pattern.compile("(填写)?(示例|样例|范例|举例|例如|例)[0-9一二三]{0,2}[:：]?");
    private static final Pattern EXAMPLE_OF_ID = Pattern.compile("(填写)?(示例|样例|范例|例如|例)[:：].*", Pattern.DOTALL);
    private static final Pattern INSTRUCTION = Pattern.compile("必填|选填|填写|格式|例如|示例|如[:：“\"]|下拉|不能为空|文本型|请");

    private final Header header;
    private final int key;
    /** By column what stands in it in every row that has an id; null where they differ. */
    private final List<@Nullable String> same;

    private final int filledRows;

    private FormRows(Header header, int key, List<@Nullable String> same, int filledRows) {
        this.header = header;
        this.key = key;
        this.same = same;
        this.filledRows = filledRows;
    }

    /** Looks through all rows. */
    static FormRows survey(Rows rows, Header header) throws IOException, UnreadableFileException {
        int key = keyOf(header);
        int filled = 0;
        List<@Nullable String> same = new ArrayList<>();
        for (var row = rows.next(); row != null; row = rows.next()) {
            if (row.number() <= header.line() || TextNormalizer.isBlank(row.cell(key)) || RowReader.isNote(row)) {
                continue;
            }
            if (filled++ == 0) {
                same.addAll(row.cells());
            }
            for (int i = 0; i < same.size(); i++) {
                if (!Objects.equals(same.get(i), row.cell(i))) {
                    same.set(i, null);
                }
            }
        }
        return new FormRows(header, key, same, filled);
    }

    /** The column of the id. */
    static int keyOf(Header header) {
        return header.indexOf(header.layout().leadColumn());
    }

    /** Whether nobody filled it. */
    boolean isUnfilled(Row row) {
        return lacksMore(row) && isOnly(row, i -> isOrdinal(i, row) || isSame(i, row));
    }

    /** Whether it may be that nobody filled it: beside its number only words of code lists and what is in every row. */
    boolean isDoubtful(Row row) {
        return lacksMore(row) && isOnly(row, i -> isOrdinal(i, row) || isSame(i, row) || isCode(i));
    }

    private interface ColumnTest {
        boolean holds(int column);
    }

    private boolean isOnly(Row row, ColumnTest allowed) {
        for (int i = 0; i < row.cells().size(); i++) {
            if (!TextNormalizer.isBlank(row.cell(i)) && !allowed.holds(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it lacks its id, and something else that each row must have. */
    private boolean lacksMore(Row row) {
        if (!TextNormalizer.isBlank(row.cell(key))) {
            return false;
        }
        for (Column column : header.layout().columns()) {
            int i = header.indexOf(column);
            if (column.isRequired() && i >= 0 && i != key && TextNormalizer.isBlank(row.cell(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isOrdinal(int column, Row row) {
        if (column < header.headings().size() && header.headings().get(column) != null) {
            return false;
        }
        var name = column < header.headers().size() ? header.headers().get(column) : "";
        return ORDINALS.contains(TextNormalizer.plain(name))
                && NUMBER.matcher(TextNormalizer.half(row.cell(column))).matches();
    }

    private boolean isSame(int column, Row row) {
        return filledRows >= ENOUGH_ROWS
                && column < same.size()
                && row.cell(column).equals(same.get(column));
    }

    private boolean isCode(int column) {
        var heading = column < header.headings().size() ? header.headings().get(column) : null;
        if (heading == null) {
            return false;
        }
        return switch (heading.column().kind()) {
            case CODE, YES_NO, PROVINCE, COUNTRY, YEAR, CLASS_YEAR, GRADE, UNIT -> true;
            case STUDENT_ID,
                    STAFF_ID,
                    PLAIN_ID,
                    TEXT,
                    DAY,
                    COUNT,
                    HUNDREDTHS,
                    QUANTITY,
                    MONEY,
                    COLLEGE_CODE,
                    OPERATION -> false;
        };
    }

    /** Whether it is an example: it says so in its first cell, or in its id. */
    static boolean isExample(Row row, int key) {
        for (String cell : row.cells()) {
            if (!TextNormalizer.isBlank(cell)) {
                return EXAMPLE.matcher(TextNormalizer.half(cell)).matches()
                        || EXAMPLE_OF_ID
                                .matcher(TextNormalizer.half(row.cell(key)))
                                .matches();
            }
        }
        return false;
    }

    /** Whether it tells how to fill the columns: half of its cells say so, two at least, and its id is none. */
    static boolean isInstruction(Row row, int key) {
        int cells = 0;
        int telling = 0;
        for (String cell : row.cells()) {
            if (!TextNormalizer.isBlank(cell)) {
                cells++;
                telling += INSTRUCTION.matcher(cell).find() ? 1 : 0;
            }
        }
        return telling >= 2 && telling * 2 >= cells && !looksLikeId(row.cell(key));
    }

    /** Whether it may be an id, and no sentence. */
    static boolean looksLikeId(String cell) {
        return !TextNormalizer.isBlank(cell) && TextNormalizer.id(cell).chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
