package cultivation.importer.file;

import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.StaffMember;
import cultivation.importer.cell.CellError;
import cultivation.importer.cell.Cells;
import cultivation.importer.cell.Remark;
import cultivation.importer.code.CollegeCode;
import cultivation.importer.code.TextNormalizer;
import cultivation.importer.event.Blank;
import cultivation.importer.event.IdTable;
import cultivation.importer.event.StaffDays;
import cultivation.importer.table.CellKind;
import cultivation.importer.table.Column;
import cultivation.importer.table.Layout;
import cultivation.importer.table.StaffMemberColumns;
import cultivation.rule.Arrival;
import cultivation.rule.BeijingDay;
import cultivation.rule.Reason;
import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import cultivation.rule.Verdict.Rejected;
import cultivation.schemas.TrustedRecords;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Makes an event of a row, or tells what is wrong with it: cell by cell, then by the rules of the app's intake. */
final class RowReader {
    /** To be replaced by whoever sends. */
    private static final String NO_EVENT_ID = "00000000-0000-0000-0000-000000000000";

    static {
        TrustedRecords.trust();
    }

    private static final Pattern NOTE = Pattern.compile(
            "(合计|总计|小计|共计|累计|平均|本页小计|total\\b|sum\\b)"
                    + "|(注|备注|说明|填表人|制表人|制表|填报人|填报单位|审核人|审核|单位负责人|负责人|联系人|联系电话|制表日期"
                    + "|填表日期|统计日期|数据来源|note|remark)[0-9]*[:：]",
            Pattern.CASE_INSENSITIVE);

    /** A column of the file that fills a field. */
    static final class Filled {
        final Column column;
        final Cells cells;
        final String header;
        /** What stands behind the name in the header, as a unit. */
        final String remark;

        final int index;
        /** Position in the record; -1 for what goes into the head. */
        final int position;

        final Schema.@Nullable Type number;
        final Map<String, Object> symbols = new HashMap<>();
        boolean everFilled;

        Filled(Header header, int index, RecordType type, boolean from1904) {
            var heading = Objects.requireNonNull(header.headings().get(index));
            this.column = heading.column();
            this.cells = new Cells(column, heading.unit(), from1904);
            this.header = header.headers().get(index).strip();
            this.remark = heading.remark();
            this.index = index;
            var field = type.schema().getField(column.field());
            this.position = field == null ? -1 : field.pos();
            var schema = field == null ? null : withoutNull(field.schema());
            this.number = schema == null ? null : schema.getType();
            if (schema != null && schema.getType() == Schema.Type.ENUM) {
                for (String symbol : schema.getEnumSymbols()) {
                    symbols.put(symbol, SpecificData.get().createEnum(symbol, schema));
                }
            }
        }

        private static Schema withoutNull(Schema schema) {
            return schema.isUnion() ? schema.getTypes().get(1) : schema;
        }

        @Nullable
        Object read(Row row) {
            return cells.read(row.cell(index), row.nature(index));
        }

        /** Whether it goes into the head of the record, whose rows need it to withdraw too. */
        boolean isOfHead() {
            return column.kind() == CellKind.COLLEGE_CODE || column.kind() == CellKind.OPERATION;
        }

        /** Column and value, for a sentence. */
        String told(Row row) {
            return "列“" + header + "”，值“" + row.cell(index).strip() + "”";
        }

        RowError mistake(Row row, CellError wrong) {
            return RowError.of(row.number(), header, column.field(), row.cell(index), wrong);
        }
    }

    private final RecordType type;
    private final ReadOptions readOptions;
    /** What a student number becomes when software takes it for a figure or a formula: it would be another student. */
    private static final Pattern REWRITTEN = Pattern.compile("[.,:=，：。]");

    private final ValidationReport validation;
    private final List<Filled> columns = new ArrayList<>();
    private final @Nullable Filled operation;
    /** By which a line is known to be a row. */
    private final Filled lead;

    private final Blank blank;
    /** Null where a row is one event. */
    private final @Nullable LevelRows levels;

    /** Of a person's row, by field whether it holds. */
    private final Map<String, Boolean> said = new TreeMap<>();
    /** Of a person's row, by field the day of whatever degree or title it is. */
    private final Map<String, LocalDate> ofWhatever = new HashMap<>();

    /** Columns without which a row can only withdraw. */
    private final List<Column> lacking;

    private final String adviceOnLacking;

    private final IdTable ids = new IdTable();
    private int[] lineOfId = new int[1_024];
    /** Ids out of which something was taken that nobody sees. */
    private final BitSet cleanedIds = new BitSet();
    /** Whether the row's id is one of them. */
    private boolean cleaned;
    /** Whether any row states something: rows that withdraw are asked for nothing but their key. */
    private boolean stating;
    /** The latest day of the row. */
    private @Nullable LocalDate lastDay;

    RowReader(Header header, ReadOptions readOptions, ValidationReport validation, boolean from1904) {
        this.type = header.layout().type();
        this.readOptions = readOptions;
        this.validation = validation;
        for (int i = 0; i < header.headings().size(); i++) {
            if (header.headings().get(i) != null) {
                columns.add(new Filled(header, i, type, from1904));
            }
        }
        this.lacking = header.lacking();
        this.adviceOnLacking = lacking.size() == 1 ? header.adviceFor(lacking.get(0)) : "请补上这些列。";
        this.operation = columns.stream()
                .filter(filled -> filled.column.kind() == CellKind.OPERATION)
                .findFirst()
                .orElse(null);
        this.lead = Objects.requireNonNull(columnOf(header.layout().leadColumn().field()));
        this.blank = Blank.of(type);
        this.levels = type == RecordType.RESOURCE_LEVEL ? new LevelRows(this, header.layout()) : null;
        hintAtLonelyDays();
    }

    /** The day of a degree or title says nothing where no column says which. */
    private void hintAtLonelyDays() {
        for (Filled filled : columns) {
            var field = filled.column.field();
            if (field.startsWith(StaffMemberColumns.DAY_OF)) {
                var about = StaffMemberColumns.ABOUT + field.substring(StaffMemberColumns.DAY_OF.length());
                var column = Layout.of(type).columnOf(about);
                if (columnOf(about) == null && column != null) {
                    validation.hint("列“" + filled.header + "”没有作为依据：没有“" + column.headerZh() + "”列，不知道是哪一级的日期。请加上该列。");
                }
            }
        }
    }

    /** The events; none when {@code mistakes} tells why not, or the row is of an item that nobody asks for. */
    List<SpecificRecord> read(Row row, List<RowError> mistakes) {
        boolean retraction = operation != null && "RETRACT".equals(operation.read(row));
        stating |= !retraction;
        if (!retraction && !lacking.isEmpty()) {
            mistakes.add(RowError.of(row.number(), "", lacking.get(0).field(), "", lacksColumns()));
        }
        lastDay = null;
        cleaned = false;
        said.clear();
        ofWhatever.clear();
        var head = new Head(
                NO_EVENT_ID,
                readOptions.collegeCode(),
                1,
                retraction ? Operation.RETRACT : Operation.UPSERT,
                readOptions.recordedAt());
        var events = levels == null ? one(row, head, mistakes) : levels.read(row, head, mistakes);
        if (!mistakes.isEmpty()) {
            return List.of();
        }
        if (lastDay != null) {
            validation.day(lastDay);
        }
        return events;
    }

    private List<SpecificRecord> one(Row row, Head head, List<RowError> mistakes) {
        boolean retraction = head.getOperation() == Operation.RETRACT;
        var event = blank.event();
        for (Filled filled : columns) {
            if (!retraction || filled == lead || filled.isOfHead()) {
                fill(event, filled, row, mistakes);
            }
        }
        if (event instanceof StaffMember person && !retraction) {
            settleDays(person, row, mistakes);
        }
        if (!mistakes.isEmpty()) {
            return List.of();
        }
        event.put(0, head);
        var id = type.keyOf(event).toString();
        if (type.isPerson() && !Rules.isPseudonym(id)) {
            if (REWRITTEN.matcher(id).find()) {
                mistakes.add(lead.mistake(
                        row,
                        CellError.cell(
                                "不像" + lead.column.headerZh() + "：含小数点、逗号、冒号或等号，多半是表格软件改写过的。",
                                "请把这一列设为文本格式，填原来的" + lead.column.headerZh() + "。")));
                return List.of();
            }
            validation.countPlainNumber();
            event.put(lead.position, readOptions.pseudonymOf(id));
        }
        checkRules(event, row, mistakes, this::columnOf);
        checkOnce(id, row, lead, mistakes);
        return List.of(event);
    }

    private void settleDays(StaffMember person, Row row, List<RowError> mistakes) {
        var kind = columnOf("kind");
        if (kind != null && row.cell(kind.index).contains("专任")) {
            said.putIfAbsent("fullTimeTeacherFrom", true);
        }
        var today = BeijingDay.of(readOptions.recordedAt());
        StaffDays.settle(person, said, ofWhatever, today, new StaffDays.Notes() {
            @Override
            public void mistake(String field, CellError wrong) {
                mistakes.add(about(field).mistake(row, wrong));
            }

            @Override
            public void remark(String field, Remark remark, LocalDate day) {
                var filled = about(field);
                validation.remarks().add(remark, row.number(), filled.told(row) + "，作 " + day);
            }

            private Filled about(String field) {
                var about = columnOf(StaffMemberColumns.ABOUT + field);
                return about == null ? Objects.requireNonNull(kind) : about;
            }
        });
    }

    /** The column of a field, null where the file has none. */
    @Nullable
    Filled columnOf(String field) {
        for (Filled filled : columns) {
            if (filled.column.field().equals(field)) {
                return filled;
            }
        }
        return null;
    }

    Filled lead() {
        return lead;
    }

    List<Filled> columns() {
        return columns;
    }

    /** What a required cell says, null after a mistake was noted. */
    @Nullable
    Object require(Filled filled, Row row, List<RowError> mistakes) {
        int before = mistakes.size();
        var value = value(filled, row, mistakes);
        if (value == null && mistakes.size() == before) {
            mistakes.add(filled.mistake(row, empty(filled.column)));
        }
        return value;
    }

    /** What a cell says, null where it is empty or a mistake was noted. */
    @Nullable
    Object value(@Nullable Filled filled, Row row, List<RowError> mistakes) {
        var value = filled == null ? null : filled.read(row);
        if (filled == null || value == null) {
            return null;
        }
        filled.everFilled = true;
        if (value instanceof CellError wrong) {
            mistakes.add(filled.mistake(row, wrong));
            return null;
        }
        remark(filled, row, value);
        if (value instanceof LocalDate day && (lastDay == null || day.isAfter(lastDay))) {
            lastDay = day;
        }
        return value;
    }

    /** A row of an item that no figure is made of. */
    void passOverItem(String item, int line) {
        validation.passOverItem(item, line);
    }

    void remark(Remark remark, Filled filled, Row row, Object value) {
        validation.remarks().add(remark, row.number(), filled.told(row) + "读作 " + value);
    }

    private CellError lacksColumns() {
        var names = lacking.stream().map(Column::headerZh).collect(Collectors.joining("”“"));
        return CellError.cell("没有撤回，而文件缺少必填列“" + names + "”。", "要撤回的，请在“操作”列填“撤回”；不是的，" + adviceOnLacking);
    }

    private void fill(SpecificRecord event, Filled filled, Row row, List<RowError> mistakes) {
        var value = filled.column.isRequired() ? require(filled, row, mistakes) : value(filled, row, mistakes);
        if (value == null) {
            return;
        }
        if (filled.position >= 0) {
            put(event, filled, value, row, mistakes);
        } else {
            checkBeside(filled, value, row, mistakes);
        }
    }

    /** What a column says that fills no field. */
    void checkBeside(Filled filled, Object value, Row row, List<RowError> mistakes) {
        var field = filled.column.field();
        if (filled.column.kind() == CellKind.COLLEGE_CODE
                && !CollegeCode.names(value.toString(), readOptions.collegeCode())) {
            mistakes.add(filled.mistake(
                    row,
                    new CellError(
                            Reason.COLLEGE_MISMATCH,
                            "不是本次导入的学校代码 " + readOptions.collegeCode() + "。",
                            CollegeCode.adviceZh(value.toString(), readOptions.collegeCode()))));
        } else if (field.startsWith(StaffMemberColumns.ABOUT)) {
            said.put(
                    field.substring(StaffMemberColumns.ABOUT.length()),
                    value.toString().equals("true"));
        } else if (field.startsWith(StaffMemberColumns.DAY_OF) && value instanceof LocalDate day) {
            ofWhatever.put(field.substring(StaffMemberColumns.DAY_OF.length()), day);
        }
    }

    private void remark(Filled filled, Row row, Object value) {
        var cell = row.cell(filled.index);
        var remark = filled.cells.remark(cell, row.nature(filled.index));
        if (remark != null) {
            remark(remark, filled, row, value);
            cleaned |= remark == Remark.INVISIBLE && filled == lead;
        }
    }

    private static CellError empty(Column column) {
        return CellError.cell("必填，不能为空。", "请填" + column.kind().formZh() + "。");
    }

    private void put(SpecificRecord event, Filled filled, Object value, Row row, List<RowError> mistakes) {
        Object wanted = value;
        if (filled.number == Schema.Type.ENUM) {
            wanted = Objects.requireNonNull(filled.symbols.get(value), filled.header);
        } else if (filled.number == Schema.Type.INT && value instanceof Long number) {
            if (number != number.intValue()) {
                mistakes.add(filled.mistake(row, CellError.cell("数字过大。", "请核对。")));
                return;
            }
            wanted = number.intValue();
        }
        event.put(filled.position, wanted);
    }

    /**
     * Judges an event by the rules of the app's intake.
     *
     * @param columnOf the column to which a mistake in a field belongs; null where it is the row's
     */
    void checkRules(
            SpecificRecord event, Row row, List<RowError> mistakes, Function<String, @Nullable Filled> columnOf) {
        var id = type.keyOf(event).toString().getBytes(StandardCharsets.UTF_8);
        var rejected = Rules.check(event, Arrival.planned(readOptions.collegeCode(), id, readOptions.recordedAt()))
                .<@Nullable Rejected>fold(accepted -> null, verdict -> verdict);
        if (rejected == null) {
            return;
        }
        var wrong = new CellError(rejected.reason(), rejected.message(), "");
        var filled = columnOf.apply(rejected.field());
        mistakes.add(
                filled == null
                        ? RowError.of(row.number(), "", rejected.field(), "", wrong)
                        : filled.mistake(row, wrong));
    }

    void checkOnce(String id, Row row, Filled told, List<RowError> mistakes) {
        int known = ids.size();
        int number = ids.numberOf(id);
        if (number < known) {
            var unseen = cleaned || cleanedIds.get(number) ? "去掉看不见的字符后" : "";
            var what = levels == null ? "同一编号只能有一行，请删除或改正其中一行。" : "同一天的同一项目（统计编号）只能有一个数，请删除或改正其中一个。";
            mistakes.add(told.mistake(row, CellError.cell(unseen + "与第 " + lineOfId[number] + " 行重复。", what)));
            return;
        }
        cleanedIds.set(number, cleaned);
        if (number == lineOfId.length) {
            lineOfId = java.util.Arrays.copyOf(lineOfId, number + (number >> 1));
        }
        lineOfId[number] = row.number();
    }

    /** What can only be said after the last row. */
    void finish(int headerLine) {
        if (validation.rows() == 0) {
            validation.add(RowError.of(headerLine, "", "", "", CellError.cell("表头下面没有数据行。", "请核对文件是否保存完整。")));
            return;
        }
        for (Filled filled : columns) {
            if (filled.everFilled || (!stating && filled != lead && !filled.isOfHead())) {
                continue;
            }
            if (filled.column.isRequired()) {
                validation.addForColumn(
                        RowError.of(
                                headerLine,
                                filled.header,
                                filled.column.field(),
                                "",
                                CellError.cell("整列为空。", "这是必填列，请填好后再导入。")),
                        RowError.of(headerLine, filled.header, filled.column.field(), "", empty(filled.column)));
            } else if (!filled.isOfHead()) {
                validation.hint("列“" + filled.header + "”整列为空，请确认确实没有。");
            }
        }
    }

    /** Whether a line is a sum or a note below the rows, not a row: its first word says so. */
    static boolean isNote(Row row) {
        for (String cell : row.cells()) {
            if (!TextNormalizer.isBlank(cell)) {
                return NOTE.matcher(TextNormalizer.half(cell).replace(" ", "")).lookingAt();
            }
        }
        return false;
    }
}
