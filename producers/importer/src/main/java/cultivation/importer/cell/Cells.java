package cultivation.importer.cell;

import cultivation.importer.code.CodeList;
import cultivation.importer.code.FactCodes;
import cultivation.importer.code.MoneyUnit;
import cultivation.importer.code.ResourceItems;
import cultivation.importer.code.TextNormalizer;
import cultivation.importer.table.CellKind;
import cultivation.importer.table.Column;
import cultivation.importer.workbook.Nature;
import cultivation.importer.workbook.SheetRow;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one column: a value, nothing for an empty cell, or what is {@link CellError}.
 *
 * <p>Not thread-safe: it remembers the words it has read, since a column of a million cells has few of them.
 */
public final class Cells {
    private static final int REMEMBERED = 4_096;
    private static final Pattern GROUPED = Pattern.compile("[-+]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)");
    private static final Pattern SCIENTIFIC = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?[eE]\\+?[0-9]+");
    private static final Pattern FORMULA_ERROR = Pattern.compile("#(N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|#+)");
    /** Longer than any amount of money in fen. */
    private static final int MAX_NUMBER_LENGTH = 40;

    private final Column column;
    private final @Nullable MoneyUnit unit;
    private final DayText days;
    private final Map<String, Object> remembered = new HashMap<>();

    /**
     * @param from1904 whether numbers of days are counted from 1904, as old Macintosh spreadsheets do
     */
    public Cells(Column column, @Nullable MoneyUnit unit, boolean from1904) {
        this.column = column;
        this.unit = unit;
        this.days = new DayText(from1904);
    }

    /** The value as the schema's class wants it, a {@link CellError}, or null for an empty cell. */
    public @Nullable Object read(String cell, Nature nature) {
        if (cell.isEmpty()) {
            return null;
        }
        if (cell.length() >= SheetRow.KEPT_CHARACTERS) {
            return CellError.cell("内容过长，没有读完。", "请核对这一格是不是放错了列。");
        }
        var doubt = Doubt.of(column.kind(), cell, nature);
        if (doubt != null) {
            return doubt;
        }
        return switch (column.kind()) {
            case STUDENT_ID, STAFF_ID, PLAIN_ID -> id(cell);
            case TEXT, COLLEGE_CODE, UNIT -> text(cell);
            case YEAR, CLASS_YEAR, COUNT, HUNDREDTHS, QUANTITY, MONEY -> number(cell);
            case DAY, CODE, YES_NO, PROVINCE, COUNTRY, GRADE, OPERATION -> {
                var known = remembered.get(cell);
                if (known == null) {
                    known = word(cell);
                    if (known != null && !(known instanceof CellError) && remembered.size() < REMEMBERED) {
                        remembered.put(cell, known);
                    }
                }
                yield known;
            }
        };
    }

    /** What a person should know of the cell that was read just now. */
    public @Nullable Remark remark(String cell, Nature nature) {
        return switch (column.kind()) {
            case STUDENT_ID, STAFF_ID, PLAIN_ID, TEXT, COLLEGE_CODE, UNIT ->
                TextNormalizer.id(cell).equals(TextNormalizer.shown(cell)) ? null : Remark.INVISIBLE;
            case YEAR, CLASS_YEAR, COUNT, HUNDREDTHS, QUANTITY, MONEY ->
                nature == Nature.ROUNDED ? Remark.ROUNDED : null;
            case DAY -> DayText.isInstant(TextNormalizer.half(cell)) ? Remark.INSTANT : null;
            case CODE, YES_NO, PROVINCE, COUNTRY, GRADE, OPERATION -> null;
        };
    }

    private @Nullable Object text(String cell) {
        var text = TextNormalizer.id(cell);
        if (FORMULA_ERROR.matcher(text).matches()) {
            return formulaError();
        }
        return text.startsWith("=") ? CellError.cell("是公式，不是它的结果。", "请在表格中打开并保存一次，或粘贴为数值。") : blankToNull(text);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private @Nullable Object word(String cell) {
        var half = TextNormalizer.half(cell);
        if (half.isEmpty()) {
            return null;
        }
        if (FORMULA_ERROR.matcher(half).matches()) {
            return formulaError();
        }
        return switch (column.kind()) {
            case DAY -> days.read(half);
            case GRADE -> grade(half);
            default -> code(half);
        };
    }

    /** 1 to 5 in digits or words; nothing of all grades together. */
    private static @Nullable Object grade(String half) {
        var bare = half.replaceFirst("年级$", "").replaceFirst("^大", "");
        if (bare.matches("0|全校|全部|不分|合计|所有")) {
            return null;
        }
        int grade = bare.length() == 1 ? Math.max("12345".indexOf(bare), "一二三四五".indexOf(bare)) + 1 : 0;
        return grade > 0
                ? (Object) (long) grade
                : CellError.cell("不是年级。", "请填 1 至 5，或一年级、二年级等；入学年份（如 2019 级）不是年级，不分年级的请留空。");
    }

    private static CellError formulaError() {
        return CellError.cell("单元格里的公式出错。", "请在表格中改正公式，或粘贴为数值。");
    }

    private Object code(String half) {
        var codes = Objects.requireNonNull(column.codes());
        if (column.kind() == CellKind.PROVINCE && half.matches("[0-9]{2}|[0-9]{6}")) {
            return half.substring(0, 2);
        }
        var symbol = codes == FactCodes.RESOURCE_ITEM ? itemOf(half) : codes.symbolOf(half);
        if (symbol == null && column.kind() == CellKind.PROVINCE) {
            symbol = provinceOf(half);
        }
        if (symbol != null) {
            return column.kind() == CellKind.YES_NO ? (Object) symbol.equals("true") : symbol;
        }
        return column.kind() == CellKind.PROVINCE
                ? CellError.cell("不是省份名称，也不是两位数字代码。", "请填省份名称（如“北京市”）或 GB/T 2260 的前两位（北京为 11）。")
                : CellError.cell("不在“" + codes.nameZh() + "”的取值之中。", codes.adviceZh());
    }

    private static @Nullable String itemOf(String half) {
        var named = ResourceItems.named(half);
        return named == null ? null : named.item().name();
    }

    /** 北京市海淀区 begins with its province. */
    private static @Nullable String provinceOf(String half) {
        for (int length : new int[] {3, 2}) {
            var symbol = half.length() > length ? CodeList.PROVINCE.symbolOf(half.substring(0, length)) : null;
            if (symbol != null) {
                return symbol;
            }
        }
        return null;
    }

    /** A leading apostrophe or {@code ="…"} is how some programs keep an id's zeros. */
    private @Nullable Object id(String cell) {
        var id = TextNormalizer.id(cell);
        if (id.startsWith("=\"") && id.endsWith("\"") && id.length() > 3) {
            id = id.substring(2, id.length() - 1);
        } else if (id.startsWith("'")) {
            id = id.substring(1);
        }
        id = TextNormalizer.id(id);
        if (id.isEmpty()) {
            return null;
        }
        if (FORMULA_ERROR.matcher(id).matches()) {
            return formulaError();
        }
        if (id.indexOf('+') >= 0 && SCIENTIFIC.matcher(id).matches()) {
            return CellError.cell("编号被表格软件写成了科学计数，后几位已经丢失。", "请把该列设为“文本”格式，从原系统重新导出。");
        }
        if (column.kind() != CellKind.PLAIN_ID && id.chars().anyMatch(c -> c <= ' ')) {
            return CellError.cell("编号中间有空格或换行，分不清是一个编号还是两个。", "请去掉空格；一格只填一个编号。");
        }
        return id;
    }

    private @Nullable Object number(String cell) {
        var plain = isDigits(cell) ? cell : bare(TextNormalizer.half(cell));
        if (plain.isEmpty()) {
            return TextNormalizer.isBlank(cell) ? null : notANumber();
        }
        if (FORMULA_ERROR.matcher(plain).matches()) {
            return formulaError();
        }
        if (column.kind() == CellKind.CLASS_YEAR && plain.endsWith("级")) {
            return CellError.cell("“级”是入学的年份，不是毕业的年份（届）。", "请填毕业年份，如 2016届 填 2016。");
        }
        if (column.kind() == CellKind.YEAR && plain.endsWith("届")) {
            return CellError.cell("“届”是毕业的年份，不是入学的年份（级）。", "请填入学年份，如 2019 级填 2019。");
        }
        if (SCIENTIFIC.matcher(plain).matches()) {
            return CellError.cell("是科学计数，末几位可能已经丢失。", "请把该列设为普通数字格式后重新导出。");
        }
        if (plain.indexOf(',') >= 0) {
            if (!GROUPED.matcher(plain).matches()) {
                return CellError.cell("千分位逗号的位置不对，分不清是千分位还是小数点。", "请去掉逗号，小数点用“.”。");
            }
            plain = plain.replace(",", "");
        }
        if (plain.length() > MAX_NUMBER_LENGTH || !DECIMAL.matcher(plain).matches()) {
            return notANumber();
        }
        var number = new BigDecimal(plain);
        return switch (column.kind()) {
            case MONEY -> fen(number);
            case QUANTITY -> number;
            case HUNDREDTHS -> hundredths(number);
            default -> whole(number);
        };
    }

    private CellError notANumber() {
        return switch (column.kind()) {
            case YEAR, CLASS_YEAR -> CellError.cell("不是四位年份。", "请填四位年份，如 2019。");
            case MONEY -> CellError.cell("不是金额。", "请只填数字，如 1234.56；未知请留空。");
            case QUANTITY, HUNDREDTHS -> CellError.cell("不是数。", "请只填数字，如 1234.5；未知请留空。");
            default -> CellError.cell("不是整数。", "请只填整数，如 120。");
        };
    }

    private static boolean isDigits(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /** Without the currency sign, the unit's word, spaces between digits; brackets around an amount are a minus. */
    private String bare(String half) {
        var text = half.replace('−', '-').replace('–', '-').replace('，', ',').replace(" ", "");
        if (column.kind() == CellKind.MONEY) {
            text = text.replaceFirst("^([-(]?)[¥￥]", "$1");
            if (unit != null
                    && text.endsWith(unit.zh())
                    && text.length() > unit.zh().length()
                    && Character.isDigit(text.charAt(text.length() - unit.zh().length() - 1))) {
                text = text.substring(0, text.length() - unit.zh().length());
            }
            if (text.startsWith("(") && text.endsWith(")") && text.length() > 2) {
                text = "-" + text.substring(1, text.length() - 1);
            }
        } else if (column.kind() == CellKind.COUNT) {
            text = text.replaceFirst("(人次|人日|人天|课次|人|名|项|件|份)$", "");
        } else if (column.kind() == CellKind.HUNDREDTHS) {
            text = text.replaceFirst("(人日|人天|人时|课时|学时)$", "");
        } else if (column.kind() == CellKind.YEAR) {
            text = text.replaceFirst("(年级|年|级)$", "");
        } else if (column.kind() == CellKind.CLASS_YEAR) {
            text = text.replaceFirst("(届|年)$", "");
        }
        return text;
    }

    private Object fen(BigDecimal amount) {
        var named = Objects.requireNonNull(unit, "a header of money without a unit is refused");
        var fen = amount.movePointRight(named.digits()).stripTrailingZeros();
        if (fen.scale() > 0) {
            return CellError.cell("不足一分的部分无法入账（单位：" + named.zh() + "）。", "请四舍五入到分，或核对列名中的单位。");
        }
        if (fen.precision() - fen.scale() > 18) {
            return CellError.cell("金额过大。", "请核对列名中的单位（现为" + named.zh() + "）。");
        }
        return fen.longValueExact();
    }

    private static Object hundredths(BigDecimal number) {
        var hundredths = number.movePointRight(2).stripTrailingZeros();
        if (hundredths.scale() > 0) {
            return CellError.cell("小数多于两位。", "请四舍五入到两位小数，如 92.50。");
        }
        return hundredths.precision() - hundredths.scale() > 18
                ? CellError.cell("数字过大。", "请核对。")
                : hundredths.longValueExact();
    }

    private Object whole(BigDecimal number) {
        var whole = number.stripTrailingZeros();
        if (whole.scale() > 0) {
            return CellError.cell("不是整数。", "请只填整数，如 120。");
        }
        if (column.kind() == CellKind.YEAR || column.kind() == CellKind.CLASS_YEAR) {
            return whole.precision() - whole.scale() == 4 && whole.signum() > 0
                    ? whole.intValueExact()
                    : CellError.cell("不是四位年份。", "请填四位年份，如 2019。");
        }
        return whole.precision() - whole.scale() > 18 ? CellError.cell("数字过大。", "请核对。") : whole.longValueExact();
    }
}
