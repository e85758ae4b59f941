package cultivation.importer.file;

import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.ResourceLevel;
import cultivation.importer.cell.CellError;
import cultivation.importer.cell.Remark;
import cultivation.importer.code.Measured;
import cultivation.importer.code.ResourceItems;
import cultivation.importer.code.TextNormalizer;
import cultivation.importer.event.Identity;
import cultivation.importer.file.RowReader.Filled;
import cultivation.importer.table.CellKind;
import cultivation.importer.table.Layout;
import cultivation.importer.table.ResourceLevelColumns;
import cultivation.rule.RecordType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes levels of a row: one where the row names its item, or one of each item that has a column of its own and a number in
 * it. An empty cell states nothing; 0 is a number.
 */
final class LevelRows {
    /** What a row says of one item. */
    private static final class Stated {
        final ResourceItems item;
        final int grade;

        @Nullable
        Filled amountColumn;

        @Nullable
        Filled addedColumn;

        long amount;

        @Nullable
        Long added;

        Stated(ResourceItems item, int grade) {
            this.item = item;
            this.grade = grade;
        }

        /** {@code CLUBS-1}: what the college calls the counter that is its only one. */
        String name() {
            return item.name() + (grade == 0 ? "" : "-" + grade);
        }
    }

    private final RowReader reader;
    private final boolean wide;

    LevelRows(RowReader reader, Layout layout) {
        this.reader = reader;
        this.wide = layout.isWide();
    }

    /** The events of a row; of one that withdraws only day, item and grade are looked at. */
    List<SpecificRecord> read(Row row, Head head, List<RowError> mistakes) {
        var lead = reader.lead();
        boolean retraction = head.getOperation() == Operation.RETRACT;
        for (Filled filled : reader.columns()) {
            if (filled.column.kind() == CellKind.COLLEGE_CODE) {
                var value = reader.value(filled, row, mistakes);
                if (value != null) {
                    reader.checkBeside(filled, value, row, mistakes);
                }
            }
        }
        var day = reader.require(lead, row, mistakes);
        var place = reader.value(reader.columnOf("levelId"), row, mistakes);
        var grade = reader.value(reader.columnOf("grade"), row, mistakes);
        int ofGrade = grade instanceof Long number ? number.intValue() : 0;
        var stated = wide
                ? ofColumns(row, ofGrade, retraction, mistakes)
                : ofItem(row, ofGrade, retraction, place != null, mistakes);
        if (!mistakes.isEmpty() || !(day instanceof LocalDate asOfOn)) {
            return List.of();
        }
        var events = new ArrayList<SpecificRecord>();
        for (Stated each : stated) {
            var event = new ResourceLevel(
                    head(head), levelId(each, place), asOfOn, each.item.item(), each.grade, each.amount, each.added);
            reader.checkRules(event, row, mistakes, field -> columnOf(field, each));
            reader.checkOnce(
                    Identity.of(RecordType.RESOURCE_LEVEL, event).toString(),
                    row,
                    each.amountColumn == null ? lead : each.amountColumn,
                    mistakes);
            events.add(event);
        }
        return events;
    }

    private static Head head(Head head) {
        return new Head(
                head.getEventId(),
                head.getCollegeCode(),
                head.getRevision(),
                head.getOperation(),
                head.getRecordedAt());
    }

    private String levelId(Stated stated, @Nullable Object place) {
        if (place == null) {
            return stated.name();
        }
        return wide ? stated.name() + "-" + place : place.toString();
    }

    private @Nullable Filled columnOf(String field, Stated stated) {
        return switch (field) {
            case "amount" -> stated.amountColumn;
            case "added" -> stated.addedColumn;
            default -> {
                var column = reader.columnOf(field);
                yield column == null && wide ? stated.amountColumn : column;
            }
        };
    }

    /** Of a row with a column for each item. */
    private List<Stated> ofColumns(Row row, int ofGrade, boolean retraction, List<RowError> mistakes) {
        Map<String, Stated> byName = new LinkedHashMap<>();
        int before = mistakes.size();
        for (Filled filled : reader.columns()) {
            var means = ResourceLevelColumns.stated(filled.column);
            var value = means == null ? null : reader.value(filled, row, mistakes);
            if (means == null || value == null) {
                continue;
            }
            int grade = means.grade() > 0 || !means.item().isGraded() ? means.grade() : ofGrade;
            var key = new Stated(means.item(), grade);
            var stated = byName.computeIfAbsent(key.name(), name -> key);
            var amount = retraction ? (Long) 0L : amount(means.item(), filled, value, filled.remark, row, mistakes);
            var earlier = means.added() ? stated.addedColumn : stated.amountColumn;
            if (earlier != null) {
                mistakes.add(filled.mistake(row, CellError.cell("与列“" + earlier.header + "”是同一项内容。", "请只填其中一列。")));
            } else if (means.added()) {
                stated.addedColumn = filled;
                stated.added = amount;
            } else {
                stated.amountColumn = filled;
                stated.amount = amount == null ? 0 : amount;
            }
        }
        for (Stated stated : byName.values()) {
            var lonely = stated.amountColumn == null ? stated.addedColumn : null;
            if (lonely != null) {
                mistakes.add(lonely.mistake(
                        row,
                        CellError.cell("填了新增，没有填总数。", "请填“" + stated.item.code().zh() + "”的总数。")));
            }
        }
        if (byName.isEmpty() && mistakes.size() == before) {
            mistakes.add(RowError.of(
                    row.number(),
                    "",
                    "amount",
                    "",
                    CellError.cell("这一行没有填任何项目的数。", retraction ? "要撤回的项目，请留下它的数。" : "没有统计的，请删去这一行；确实没有的填 0。")));
        }
        return List.copyOf(byName.values());
    }

    /** Of a row that names its item. */
    private List<Stated> ofItem(Row row, int ofGrade, boolean retraction, boolean hasId, List<RowError> mistakes) {
        var itemColumn = reader.columnOf("item");
        var amountColumn = reader.columnOf("amount");
        if (retraction && hasId) {
            return List.of(new Stated(ResourceItems.LAND_AREA, 0));
        }
        if (itemColumn != null && isOfAnotherItem(row.cell(itemColumn.index))) {
            reader.passOverItem(row.cell(itemColumn.index).strip(), row.number());
            return List.of();
        }
        var symbol = itemColumn == null ? null : reader.require(itemColumn, row, mistakes);
        if (symbol == null || itemColumn == null || (amountColumn == null && !retraction)) {
            if (mistakes.isEmpty()) {
                mistakes.add(
                        RowError.of(row.number(), "", "item", "", CellError.cell("不知道撤回哪一项。", "请填“项目”，或填“统计编号”。")));
            }
            return List.of();
        }
        var stated = new Stated(ResourceItems.valueOf(symbol.toString()), ofGrade);
        if (retraction || amountColumn == null) {
            return List.of(stated);
        }
        stated.amountColumn = amountColumn;
        var named = ResourceItems.named(row.cell(itemColumn.index));
        var unit = reader.value(reader.columnOf(ResourceLevelColumns.UNIT), row, mistakes);
        var behindItem = named == null ? "" : named.remark();
        var value = reader.require(amountColumn, row, mistakes);
        if (value != null) {
            var amount = amount(stated.item, amountColumn, value, unit(unit, behindItem, amountColumn), row, mistakes);
            stated.amount = amount == null ? 0 : amount;
        }
        var addedColumn = reader.columnOf("added");
        var added = reader.value(addedColumn, row, mistakes);
        if (addedColumn != null && added != null) {
            stated.addedColumn = addedColumn;
            stated.added = amount(stated.item, addedColumn, added, unit(unit, behindItem, addedColumn), row, mistakes);
        }
        return List.of(stated);
    }

    /** A sheet has items that no figure is made of, as a sheet with a column for each has such columns. */
    private static boolean isOfAnotherItem(String cell) {
        return !TextNormalizer.isBlank(cell)
                && ResourceItems.named(cell) == null
                && !cell.startsWith("#")
                && !cell.startsWith("=");
    }

    /** The nearest word is meant: the row's own, what stands behind the item, what stands in the header. */
    private static String unit(@Nullable Object ofRow, String behindItem, Filled filled) {
        if (ofRow != null) {
            return ofRow.toString();
        }
        return behindItem.isEmpty() ? filled.remark : behindItem;
    }

    private @Nullable Long amount(
            ResourceItems item, Filled filled, Object value, String unit, Row row, List<RowError> mistakes) {
        if (!(value instanceof BigDecimal number)) {
            return null;
        }
        var measured = item.measured();
        var amount = measured.amount(number, unit);
        if (amount.flaw() == Measured.Flaw.NONE) {
            if (amount.rounded()) {
                reader.remark(Remark.WHOLE_METRES, filled, row, amount.value());
            }
            return amount.value();
        }
        mistakes.add(filled.mistake(row, wrong(item, amount.flaw())));
        return null;
    }

    private CellError wrong(ResourceItems item, Measured.Flaw flaw) {
        var zh = item.code().zh();
        return switch (flaw) {
            case NO_UNIT ->
                CellError.cell(
                        "“" + zh + "”是金额，没有写明单位。",
                        wide ? "请把列名改为“" + zh + "（元）”或“" + zh + "（万元）”。" : "请在“计量单位”列填 元、千元 或 万元。");
            case OTHER_UNIT -> CellError.cell("“" + zh + "”的单位不是平方米。", "请换算为平方米（或万平方米）。");
            case NOT_WHOLE ->
                item.measured().of() == Measured.Of.MONEY
                        ? CellError.cell("不足一分的部分无法入账。", "请四舍五入到分，或核对单位。")
                        : CellError.cell("“" + zh + "”应为整数。", "请只填整数，如 120。");
            case TOO_LARGE -> CellError.cell("数字过大。", "请核对数字和单位。");
            case NONE -> throw new IllegalStateException("nothing is wrong");
        };
    }
}
