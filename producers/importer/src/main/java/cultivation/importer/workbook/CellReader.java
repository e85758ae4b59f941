package cultivation.importer.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a cell's content is, as its type and its number format say. */
final class CellReader {
    /** Beyond this a spreadsheet shows zeros: what stood there is lost. */
    private static final MathContext KEPT = new MathContext(15, RoundingMode.HALF_UP);

    private static final Pattern ISO_MIDNIGHT = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})T00:00(:00(\\.0+)?)?");
    private static final Shown EMPTY = new Shown("", Nature.TEXT);
    private static final long SECONDS_OF_DAY = 86_400;

    private final List<String> shared;
    private final Styles styles;
    private final boolean from1904;

    CellReader(List<String> shared, Styles styles, boolean from1904) {
        this.shared = shared;
        this.styles = styles;
        this.from1904 = from1904;
    }

    /**
     * What a cell shows.
     *
     * @param value what stands in {@code v}; null when it is not there
     * @param inline the text of {@code is}; null when it is not there
     * @param formula null when the cell has none
     */
    Shown shown(String type, String style, @Nullable String value, @Nullable String inline, @Nullable String formula)
            throws WorkbookException {
        if (formula != null && (value == null || (value.isEmpty() && !type.equals("str")))) {
            return new Shown("=" + formula, Nature.UNCALCULATED);
        }
        if (inline != null) {
            return new Shown(inline, Nature.TEXT);
        }
        if (value == null) {
            return EMPTY;
        }
        return switch (type) {
            case "s" -> new Shown(sharedText(value), Nature.TEXT);
            case "str", "inlineStr" -> new Shown(XmlText.decoded(value), Nature.TEXT);
            case "b" -> new Shown(WorkbookFile.isTrue(value.strip()) ? "TRUE" : "FALSE", Nature.TEXT);
            case "e" -> new Shown(value.strip(), Nature.ERROR);
            case "d" -> isoDay(value.strip());
            default -> value.isBlank() ? EMPTY : number(value.strip(), styles.format(style));
        };
    }

    private String sharedText(String index) throws WorkbookException {
        int number;
        try {
            number = Integer.parseInt(index.strip());
        } catch (NumberFormatException e) {
            number = -1;
        }
        if (number < 0 || number >= shared.size()) {
            throw WorkbookException.damaged("没有第 " + index + " 条共享文本");
        }
        return shared.get(number);
    }

    private static Shown isoDay(String value) {
        var midnight = ISO_MIDNIGHT.matcher(value);
        return new Shown(midnight.matches() ? midnight.group(1) : value, Nature.DAY);
    }

    private Shown number(String value, NumberFormat format) {
        BigDecimal exact;
        try {
            exact = new BigDecimal(value);
        } catch (NumberFormatException e) {
            return unshown(value, "不是数字");
        }
        if (exact.signum() != 0 && Math.abs((long) exact.precision() - exact.scale()) > 60) {
            return new Shown(value, Nature.NUMBER);
        }
        var kept = exact.signum() == 0 ? BigDecimal.ZERO : exact.round(KEPT).stripTrailingZeros();
        return switch (format.kind()) {
            case GENERAL -> general(exact, kept);
            case DAY -> day(kept, format);
            case OTHER -> unshown(kept.toPlainString(), format.toString());
            case NUMBER -> {
                var shown = isLost(exact) ? general(exact, kept) : format.shown(kept);
                yield shown == null ? unshown(kept.toPlainString(), format.toString()) : shown;
            }
        };
    }

    private static boolean isLost(BigDecimal exact) {
        return exact.precision() - exact.scale() > KEPT.getPrecision();
    }

    /** More digits than a spreadsheet keeps are written so that no id and no amount is read from them. */
    private static Shown general(BigDecimal exact, BigDecimal kept) {
        if (!isLost(exact)) {
            return new Shown(kept.toPlainString(), Nature.NUMBER);
        }
        var text = exact.toString();
        if (text.indexOf('E') < 0) {
            text = exact.round(KEPT).unscaledValue() + "E+" + (exact.precision() - exact.scale() - KEPT.getPrecision());
        }
        return new Shown(text, Nature.NUMBER);
    }

    private static Shown unshown(String value, String format) {
        return new Shown(value + "〔" + format + "〕", Nature.UNSHOWN);
    }

    /** A day as it is shown: without its year or its day where the format leaves them out, with a time where there is one. */
    private Shown day(BigDecimal serial, NumberFormat format) {
        // Half a second more or less is what binary fractions cost.
        long seconds = serial.multiply(BigDecimal.valueOf(SECONDS_OF_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        var day = Serial.dayOf(Math.floorDiv(seconds, SECONDS_OF_DAY), from1904);
        if (day == null) {
            return unshown(serial.toPlainString(), format.toString());
        }
        long time = Math.floorMod(seconds, SECONDS_OF_DAY);
        var text = !format.showsYear()
                ? day.getMonthValue() + "月" + (format.showsDay() ? day.getDayOfMonth() + "日" : "")
                : format.showsDay() ? day.toString() : day.getYear() + "年" + day.getMonthValue() + "月";
        return new Shown(time == 0 ? text : text + " " + LocalTime.ofSecondOfDay(time), Nature.DAY);
    }
}
