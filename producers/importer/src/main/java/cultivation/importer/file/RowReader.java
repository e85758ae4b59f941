package cultivation.importer.file;

import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.EntrySchooling;
import cultivation.events.Evidence;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.PaymentKind;
import cultivation.events.StudentCategory;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingClass;
import cultivation.events.TrainingMode;
import cultivation.events.TrainingSession;
import cultivation.importer.cell.CellError;
import cultivation.importer.cell.Cells;
import cultivation.importer.cell.Remark;
import cultivation.importer.table.CellKind;
import cultivation.importer.table.CollegeCode;
import cultivation.importer.table.Column;
import cultivation.importer.table.TextNormalizer;
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
    private static final class Filled {
        final Column column;
        final Cells cells;
        final String header;
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
    private final Filled key;
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
        this.key = columns.stream()
                .filter(filled -> filled.column.field().equals(type.keyField()))
                .findFirst()
                .orElseThrow();
    }

    /** The event, or null when {@code mistakes} tells why not. */
    @Nullable
    SpecificRecord read(Row row, List<RowError> mistakes) {
        boolean retraction = operation != null && "RETRACT".equals(operation.read(row));
        stating |= !retraction;
        if (!retraction && !lacking.isEmpty()) {
            mistakes.add(RowError.of(row.number(), "", lacking.get(0).field(), "", lacksColumns()));
        }
        var event = blank();
        lastDay = null;
        cleaned = false;
        for (Filled filled : columns) {
            if (!retraction || filled == key || filled.position < 0) {
                fill(event, filled, row, mistakes);
            }
        }
        if (!mistakes.isEmpty()) {
            return null;
        }
        var head = new Head(
                NO_EVENT_ID,
                readOptions.collegeCode(),
                1,
                retraction ? Operation.RETRACT : Operation.UPSERT,
                readOptions.recordedAt());
        event.put(0, head);
        var id = type.keyOf(event).toString();
        if (type.isPerson() && !Rules.isPseudonym(id)) {
            if (REWRITTEN.matcher(id).find()) {
                mistakes.add(
                        key.mistake(row, CellError.cell("不像学号：含小数点、逗号、冒号或等号，多半是表格软件改写过的。", "请把这一列设为文本格式，填原来的学号。")));
                return null;
            }
            validation.countPlainNumber();
            event.put(key.position, readOptions.pseudonymOf(id));
        }
        checkRules(event, row, mistakes);
        checkOnce(id, row, mistakes);
        if (!mistakes.isEmpty()) {
            return null;
        }
        if (lastDay != null) {
            validation.day(lastDay);
        }
        return event;
    }

    private CellError lacksColumns() {
        var names = lacking.stream().map(Column::headerZh).collect(Collectors.joining("”“"));
        return CellError.cell("没有撤回，而文件缺少必填列“" + names + "”。", "要撤回的，请在“操作”列填“撤回”；不是的，" + adviceOnLacking);
    }

    private void fill(SpecificRecord event, Filled filled, Row row, List<RowError> mistakes) {
        var value = filled.read(row);
        if (value == null) {
            if (filled.column.isRequired()) {
                mistakes.add(filled.mistake(row, empty(filled.column)));
            }
            return;
        }
        filled.everFilled = true;
        if (value instanceof CellError wrong) {
            mistakes.add(filled.mistake(row, wrong));
            return;
        }
        remark(filled, row, value);
        if (filled.position >= 0) {
            put(event, filled, value, row, mistakes);
        } else if (filled.column.kind() == CellKind.COLLEGE_CODE
                && !CollegeCode.names(value.toString(), readOptions.collegeCode())) {
            mistakes.add(filled.mistake(
                    row,
                    new CellError(
                            Reason.COLLEGE_MISMATCH,
                            "不是本次导入的学校代码 " + readOptions.collegeCode() + "。",
                            CollegeCode.adviceZh(value.toString(), readOptions.collegeCode()))));
        }
    }

    private void remark(Filled filled, Row row, Object value) {
        var cell = row.cell(filled.index);
        var remark = filled.cells.remark(cell, row.nature(filled.index));
        if (remark != null) {
            validation
                    .remarks()
                    .add(remark, row.number(), "列“" + filled.header + "”，值“" + cell.strip() + "”读作 " + value);
            cleaned |= remark == Remark.INVISIBLE && filled == key;
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
        if (wanted instanceof LocalDate day && (lastDay == null || day.isAfter(lastDay))) {
            lastDay = day;
        }
        event.put(filled.position, wanted);
    }

    private void checkRules(SpecificRecord event, Row row, List<RowError> mistakes) {
        var id = type.keyOf(event).toString().getBytes(StandardCharsets.UTF_8);
        var rejected = Rules.check(event, Arrival.planned(readOptions.collegeCode(), id, readOptions.recordedAt()))
                .<@Nullable Rejected>fold(accepted -> null, verdict -> verdict);
        if (rejected == null) {
            return;
        }
        var wrong = new CellError(rejected.reason(), rejected.message(), "");
        for (Filled filled : columns) {
            if (filled.column.field().equals(rejected.field())) {
                mistakes.add(filled.mistake(row, wrong));
                return;
            }
        }
        mistakes.add(RowError.of(row.number(), "", rejected.field(), "", wrong));
    }

    private void checkOnce(String id, Row row, List<RowError> mistakes) {
        int known = ids.size();
        int number = ids.numberOf(id);
        if (number < known) {
            var unseen = cleaned || cleanedIds.get(number) ? "去掉看不见的字符后" : "";
            mistakes.add(key.mistake(
                    row, CellError.cell(unseen + "与第 " + lineOfId[number] + " 行重复。", "同一编号只能有一行，请删除或改正其中一行。")));
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
            if (filled.everFilled || (!stating && filled != key && filled.position >= 0)) {
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
            } else if (filled.position >= 0) {
                validation.hint("列“" + filled.header + "”整列为空，请确认确实没有。");
            }
        }
    }

    /** With everything that has no default filled, for a retraction, of which only head and key are looked at. */
    private SpecificRecord blank() {
        return switch (type) {
            case ENROLLMENT_PLAN ->
                new EnrollmentPlan(null, "", 0, cultivation.events.AdmissionChannel.OTHER, 0, BeijingDay.FIRST);
            case ENROLLMENT ->
                new Enrollment(
                        null,
                        "",
                        0,
                        cultivation.events.AdmissionChannel.OTHER,
                        null,
                        BeijingDay.FIRST,
                        null,
                        null,
                        StudentCategory.ORDINARY,
                        TrainingMode.ORDINARY,
                        EntrySchooling.NOT_STATED);
            case GRADUATION ->
                new Graduation(null, "", BeijingDay.FIRST, cultivation.events.MajorClass.OTHER, Completion.GRADUATED);
            case EMPLOYMENT_OUTCOME ->
                new EmploymentOutcome(
                        null,
                        "",
                        BeijingDay.FIRST,
                        Destination.SEEKING,
                        null,
                        false,
                        false,
                        null,
                        null,
                        Evidence.DECLARED);
            case TRAINING_SESSION -> new TrainingSession(null, "", BeijingDay.FIRST, TrainingClass.OTHER, 0, 0L, false);
            case TECH_SERVICE_PAYMENT ->
                new TechServicePayment(null, "", BeijingDay.FIRST, PaymentKind.TRAINING, 0L, 0L);
            case STAFF_MEMBER,
                    RESOURCE_LEVEL,
                    ESTABLISHMENT,
                    ACTIVITY,
                    ACHIEVEMENT,
                    FUNDING_FLOW,
                    SURVEY_WAVE,
                    PROJECT_MILESTONE ->
                throw new IllegalStateException("no files of " + type.recordName() + " are read yet");
        };
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
