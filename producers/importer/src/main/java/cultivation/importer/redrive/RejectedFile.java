package cultivation.importer.redrive;

import cultivation.events.Operation;
import cultivation.events.ResourceItem;
import cultivation.events.ResourceLevel;
import cultivation.importer.code.Measured;
import cultivation.importer.code.MoneyUnit;
import cultivation.importer.code.ResourceItems;
import cultivation.importer.file.CorrectionFile;
import cultivation.importer.file.StudentFile;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.redrive.RejectedRecords.Rejected;
import cultivation.importer.table.CellKind;
import cultivation.importer.table.Column;
import cultivation.importer.table.Layout;
import cultivation.importer.table.ResourceLevelColumns;
import cultivation.rule.Reason;
import cultivation.rule.RecordType;
import cultivation.rule.StudentNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/** Rejected records of one type as a file for a person to mend: the columns of import, and beside them what to know. */
final class RejectedFile {
    /** Where the records lay; several when the same entity was rejected more than once. */
    static final String SOURCE = "来源";
    /** The revision under which the mended row is sent. */
    static final String REVISION = "版本";

    /** Whose record it is: to be confirmed of one that came under another college's code. */
    static final String COLLEGE = "学校代码";

    private static final String OPERATION = "操作";

    private RejectedFile() {}

    /**
     * Writes a file that its owner alone can read.
     *
     * @param number which of a student's numbers the college uses
     */
    static void write(RecordType type, StudentNumber number, List<Rejected> rejected, Path target)
            throws IOException, UnreadableFileException {
        StudentFile.write(target, out -> write(type, number, rejected, out));
    }

    private static void write(RecordType type, StudentNumber number, List<Rejected> rejected, OutputStream out)
            throws IOException {
        var columns = Layout.of(type).templateColumns();
        try (var workbook = new Workbook(out, "cultivation", "1.0")) {
            var sheet = workbook.newWorksheet(type.nameZh());
            var headers = new ArrayList<>(
                    columns.stream().map(column -> header(column, number)).toList());
            headers.addAll(List.of(OPERATION, CorrectionFile.HEADER, REVISION, SOURCE, COLLEGE));
            for (int i = 0; i < headers.size(); i++) {
                sheet.inlineString(0, i, headers.get(i));
            }
            for (int row = 0; row < rejected.size(); row++) {
                var each = rejected.get(row);
                for (int i = 0; i < columns.size(); i++) {
                    sheet.inlineString(row + 1, i, cell(columns.get(i), each.event()));
                }
                var head = type.headOf(each.event());
                var rejection = each.rejection();
                sheet.inlineString(row + 1, columns.size(), head.getOperation() == Operation.RETRACT ? "撤回" : "新增");
                sheet.inlineString(row + 1, columns.size() + 1, rejection.reason() + "：" + rejection.message());
                sheet.inlineString(
                        row + 1,
                        columns.size() + 2,
                        Integer.toString(revision(head.getRevision(), rejection.reason())));
                sheet.inlineString(row + 1, columns.size() + 3, String.join(" ", each.sources()));
                sheet.inlineString(
                        row + 1, columns.size() + 4, head.getCollegeCode().toString());
            }
            sheet.freezePane(0, 1);
        }
    }

    private static String header(Column column, StudentNumber number) {
        return column.kind() == CellKind.STUDENT_ID ? number.nameZh() : column.templateHeader();
    }

    /** Another content of a known revision needs a higher one; of all else nothing was taken in. */
    private static int revision(int sent, String reason) {
        return reason.equals(Reason.REVISION_CONFLICT.name()) ? sent + 1 : Math.max(1, sent);
    }

    private static String cell(Column column, SpecificRecord event) {
        if (event instanceof ResourceLevel level && column.field().equals(ResourceLevelColumns.UNIT)) {
            return measured(level).equals(Measured.MONEY)
                    ? MoneyUnit.YUAN.zh()
                    : measured(level).unit();
        }
        var field = event.getSchema().getField(column.field());
        var value = event.get(field.pos());
        return event instanceof ResourceLevel level
                        && column.kind() == CellKind.QUANTITY
                        && value instanceof Long amount
                ? BigDecimal.valueOf(amount, measured(level).equals(Measured.MONEY) ? MoneyUnit.YUAN.digits() : 0)
                        .toPlainString()
                : text(column, value);
    }

    private static Measured measured(ResourceLevel level) {
        var item = level.getItem();
        return item == ResourceItem.UNKNOWN
                ? Measured.AREA
                : ResourceItems.valueOf(item.name()).measured();
    }

    /** As a person writes it; an unknown symbol is left empty, to be filled. */
    private static String text(Column column, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        var codes = column.codes();
        if (codes != null) {
            var symbol = value.toString();
            return codes.codes().stream()
                    .filter(code -> code.symbol().equals(symbol))
                    .map(code -> code.zh())
                    .findFirst()
                    .orElse("");
        }
        return switch (column.kind()) {
            case MONEY, HUNDREDTHS ->
                BigDecimal.valueOf(((Number) value).longValue(), 2).toPlainString();
            case GRADE -> value.equals(0) ? "" : value.toString();
            default -> value.toString();
        };
    }
}
