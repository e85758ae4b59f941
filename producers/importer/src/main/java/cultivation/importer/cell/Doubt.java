package cultivation.importer.cell;

import cultivation.importer.table.CellKind;
import cultivation.importer.workbook.Nature;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a spreadsheet's cell may not be taken for, whatever its text looks like. */
final class Doubt {
    /** As Excel shows a day that it made of 2019-1 or of 1/2: these are no ids that anybody gives. */
    private static final Pattern DAY_OF_SPREADSHEET =
            Pattern.compile("((Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-[0-9]{2}"
                    + "|[0-9]{1,2}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(-[0-9]{2,4})?"
                    + "|[0-9]{4}/[0-9]{1,2}(/[0-9]{1,2})?"
                    + "|([0-9]{4}年)?[0-9]{1,2}月([0-9]{1,2}日)?)");

    private static final CellError MADE_A_DAY =
            CellError.cell("编号被表格软件变成了日期，原来的编号已经不在。", "请把这一列设为“文本”格式，再重新填写原来的编号（如 2019-1）。");

    private Doubt() {}

    /** Null where the text is what the cell says. */
    static @Nullable CellError of(CellKind kind, String text, Nature nature) {
        return switch (nature) {
            case TEXT -> isId(kind) && DAY_OF_SPREADSHEET.matcher(text).matches() ? MADE_A_DAY : null;
            case NUMBER -> null;
            case DAY -> isId(kind) ? MADE_A_DAY : null;
            case ROUNDED ->
                isNumber(kind) ? null : CellError.cell("单元格显示的与存储的不是同一个数，不知道以哪个为准。", "请把这一列设为“文本”格式，填完整的内容。");
            case DRESSED ->
                isNumber(kind) && kind != CellKind.DAY
                        ? CellError.cell("单元格的数字格式给数字添了别的数字或符号，显示的与存储的不是同一个数。", "请把这一列设为“常规”格式，核对数字后再导入。")
                        : null;
            case UNSHOWN -> CellError.cell("单元格的数字格式（〔〕中）使显示的与存储的不是同一个数，如百分比、以万为单位、时间。", "请把这一列设为“常规”格式，核对数字后再导入。");
            case UNCALCULATED -> CellError.cell("公式还没有算出结果，文件中没有它的值。", "请用 Excel 或 WPS 打开这个文件并保存一次，或把公式粘贴为数值，再导入。");
            case ERROR -> CellError.cell("单元格里的公式出错。", "请在表格中改正公式，或粘贴为数值。");
        };
    }

    private static boolean isId(CellKind kind) {
        return switch (kind) {
            case STUDENT_ID, STAFF_ID, PLAIN_ID, TEXT, COLLEGE_CODE -> true;
            case YEAR,
                    CLASS_YEAR,
                    DAY,
                    COUNT,
                    HUNDREDTHS,
                    QUANTITY,
                    UNIT,
                    GRADE,
                    YES_NO,
                    CODE,
                    PROVINCE,
                    COUNTRY,
                    MONEY,
                    OPERATION -> false;
        };
    }

    private static boolean isNumber(CellKind kind) {
        return switch (kind) {
            case YEAR, CLASS_YEAR, DAY, COUNT, HUNDREDTHS, QUANTITY, GRADE, MONEY -> true;
            case STUDENT_ID, STAFF_ID, PLAIN_ID, TEXT, COLLEGE_CODE, UNIT, YES_NO, CODE, PROVINCE, COUNTRY, OPERATION ->
                false;
        };
    }
}
